/** Something the person at the command line can put right; the message is a sentence that says how. */
export class StartFailure extends Error {
  override name = 'StartFailure';
}

/** Files that this process makes (database, log, keys, backups) are for its own account alone: they hold names, and who did what. */
export function keepFilesPrivate(): void {
  process.umask(0o077);
}

/** Runs a command to its end. A `StartFailure` shows its sentence and ends with exit code 1; a bug shows its stack. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  keepFilesPrivate();
  try {
    await command();
  } catch (error) {
    console.error(error instanceof StartFailure ? error.message : error);
    process.exitCode = 1;
  }
}
