const NAMES_MAXIMUM = 1_000;
const PARAMETERS_MAXIMUM = 200;
const names = new Map<string, string>();

/** The name under which servers prepare a statement once for each connection; undefined for texts that are too many or too long for that. */
export function nameOf(text: string, parameters: number): string | undefined {
  if (parameters === 0 || parameters > PARAMETERS_MAXIMUM) return undefined;
  let name = names.get(text);
  if (name === undefined && names.size < NAMES_MAXIMUM) {
    name = `s${names.size}`;
    names.set(text, name);
  }
  return name;
}

/** Every text that has a name, for whoever wants to know what this process asks of its database. */
export function namedStatements(): string[] {
  return [...names.keys()];
}
