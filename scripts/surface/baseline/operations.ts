import type { JsonObject } from '../../../bff/http/json-schema.ts';

interface Schema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  format?: string;
}

interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

type Fact = readonly [name: string, value: string];

/** Every operation of an OpenAPI document with what it takes and answers. Problems are told by the list of codes. */
export function operationFacts(document: JsonObject): Fact[] {
  const paths = document.paths as Record<string, Record<string, Operation>>;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => factsOf(`${method.toUpperCase()} ${path}`, operation)),
  );
}

function factsOf(key: string, { parameters = [], requestBody, responses }: Operation): Fact[] {
  const given = parameters.map(
    (one): Fact => [`request ${key} ${one.in}.${one.name}`, `${one.required ? 'required' : 'optional'} ${textOf(one.schema ?? {})}`],
  );
  const body = Object.values(requestBody?.content ?? {}).flatMap(({ schema }) => leavesOf(`request ${key} body`, schema ?? {}));
  const answers = Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([status, { content = {} }]) => [
      [`answer ${key} status ${status}`, Object.keys(content).sort().join(', ')] as const,
      ...Object.values(content).flatMap(({ schema }) => leavesOf(`answer ${key} body`, schema ?? {})),
    ]);
  return [[`operation ${key}`, ''], ...given, ...body, ...answers];
}

function leavesOf(name: string, schema: Schema, mark = 'required'): Fact[] {
  const { properties, items, required = [] } = schema;
  if (properties) {
    const inner = Object.entries(properties).flatMap(([member, one]) =>
      leavesOf(`${name}.${member}`, one, required.includes(member) ? 'required' : 'optional'),
    );
    return [[name, `${mark} object`], ...inner];
  }
  if (items && !choicesOf(schema)) return [[name, `${mark} list`], ...leavesOf(`${name}[]`, items)];
  const object = choicesOf(schema)?.filter((one) => one.type !== 'null');
  if (object?.length === 1 && object[0]) {
    const [[first, value] = [name, ''], ...rest] = leavesOf(name, object[0], mark);
    return [[first, `${value} | null`], ...rest];
  }
  return [[name, `${mark} ${textOf(schema)}`]];
}

const choicesOf = ({ anyOf, oneOf }: Schema): Schema[] | undefined => anyOf ?? oneOf;

function textOf(schema: Schema): string {
  const { type, enum: values, format } = schema;
  if (schema.const !== undefined) return literal(schema.const);
  if (values) return values.map(literal).sort().join(' | ');
  const choices = choicesOf(schema);
  if (choices) return [...new Set(choices.map(textOf))].sort().join(' | ');
  const inner = schema.properties ?? schema.items ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : null);
  if (inner) return JSON.stringify(withoutWords(schema));
  return [type ?? 'any']
    .flat()
    .sort()
    .map((one) => (format ? `${one}(${format})` : one))
    .join(' | ');
}

const literal = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : JSON.stringify(value));

/** A schema without its descriptions and examples, which promise nothing. */
function withoutWords(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutWords);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([name, value]) => !(WORDS.has(name) && typeof value !== 'object') && name !== 'examples');
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, withoutWords(value)]));
}

const WORDS = new Set(['description', 'title', 'example']);
