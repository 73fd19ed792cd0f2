/** A field of a JSON schema, flattened for a table. */
export interface DocsField {
  name: string;
  type: string;
  isRequired: boolean;
  description: string;
}

interface Schema {
  type?: string;
  format?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  description?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

/** Lists the fields of an object schema, those of nested objects with dotted names. */
export function listFields(schema: unknown, prefix = ''): DocsField[] {
  const { properties, required = [], anyOf, oneOf, items } = schema as Schema;
  const alternatives = anyOf ?? oneOf;
  if (alternatives) return uniqueByName(alternatives.flatMap((one) => listFields(one, prefix)));
  if (items) return listFields(items, prefix && `${prefix}[]`);
  return Object.entries(properties ?? {}).flatMap(([key, field]) => {
    const name = prefix ? `${prefix}.${key}` : key;
    const own = { name, type: typeOf(field), isRequired: required.includes(key), description: field.description ?? '' };
    return [own, ...listFields(field, name)];
  });
}

function uniqueByName(fields: readonly DocsField[]): DocsField[] {
  const byName = new Map<string, DocsField>();
  for (const field of fields) {
    const known = byName.get(field.name);
    const isSame = known === undefined || known.type === field.type;
    byName.set(
      field.name,
      isSame ? field : { ...field, type: `${known.type} | ${field.type}`, isRequired: known.isRequired && field.isRequired },
    );
  }
  return [...byName.values()];
}

function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum)
    return schema.enum.length > 12 ? `one of ${schema.enum.length} values` : schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return [...new Set(alternatives.map(typeOf))].join(' | ');
  if (schema.items) return `array of ${typeOf(schema.items)}${boundsOf(schema.minItems, schema.maxItems)}`;
  return `${schema.format ?? schema.type ?? 'any'}${boundsOf(schema.minLength, schema.maxLength)}`;
}

function boundsOf(minimum: number | undefined, maximum: number | undefined): string {
  if (maximum === undefined) return minimum === undefined ? '' : ` (${minimum} or more)`;
  return minimum ? ` (${minimum} to ${maximum})` : ` (up to ${maximum})`;
}
