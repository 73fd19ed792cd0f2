/** A systemd unit: what each section says, by option; options that stand several times keep every value. */
export type Unit = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Reads a unit file, for the options that stand on one line. */
export function readUnit(text: string): Unit {
  const unit: Record<string, Record<string, string[]>> = {};
  let section: Record<string, string[]> = {};
  for (const line of text.split('\n')) {
    const [, name] = /^\[(.+)\]$/.exec(line) ?? [];
    if (name !== undefined) {
      section = {};
      unit[name] = section;
      continue;
    }
    const [, option, value = ''] = /^([A-Za-z]+)=(.*)$/.exec(line) ?? [];
    if (option !== undefined) section[option] = [...(section[option] ?? []), value];
  }
  return unit;
}

/** A command of a unit, as systemd would split it: nothing in ours is quoted. */
export function commandIn(line: string): [command: string, args: string[]] {
  const [command = '', ...args] = line.split(' ');
  return [command, args];
}
