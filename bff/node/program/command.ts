/** A command of the program, such as `partner-widgets verify`. */
export interface Command {
  /** What it does, in the list of commands: one short line. */
  summary: string;
  /** What `--help` says: how to type it (`typed`), and what it does. */
  usage: string;
  /**
   * Runs to its end with the arguments behind its name. Throws `StartFailure` with a sentence where the person who typed it can put
   * something right. A command that ends with another code than 0 sets `process.exitCode`.
   */
  run(args: string[]): Promise<void>;
}
