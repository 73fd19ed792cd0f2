type Stated<Fields> = { [Name in keyof Fields]?: NonNullable<Fields[Name]> };

/** Without the fields that are null: not stated is absent. */
export function stated<Fields extends Record<string, unknown>>(fields: Fields): Stated<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Stated<Fields>;
}
