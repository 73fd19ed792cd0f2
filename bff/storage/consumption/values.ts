import type { BillLineRecord } from '../../ports/records.ts';
import { type Connection, insertMany, partsOf } from '../connection.ts';

/** What `consumption_values.kind` says a code is of. */
export const VALUE_KINDS = { service: 1, region: 2, resourceType: 3, enterpriseProject: 4 } as const;
export type ValueKind = keyof typeof VALUE_KINDS;

/** The store's own number of a code; 0 where none is stated. */
export type ValueKeys = (kind: ValueKind, code: string | null | undefined) => number;

interface Stated {
  kind: number;
  code: string;
  name: string | null;
}

/** Numbers of all codes that these lines state; codes that are new get one, and a name that is stated takes the place of an earlier one. */
export async function valueKeysOf(connection: Connection, partnerKey: number, lines: readonly BillLineRecord[]): Promise<ValueKeys> {
  const stated = new Map<string, Stated>();
  for (const line of lines) {
    note(stated, 'service', line.service, line.serviceName);
    note(stated, 'region', line.region, line.regionName);
    note(stated, 'resourceType', line.resourceType, line.resourceTypeName);
    note(stated, 'enterpriseProject', line.enterpriseProject, undefined);
  }
  const known = await readValues(connection, partnerKey, [...stated.values()]);
  const isNews = ({ kind, code, name }: Stated) => {
    const before = known.get(nameOf(kind, code));
    return before === undefined || (name !== null && before.name !== name);
  };
  const news = [...stated.values()].filter(isNews);
  const rows = await insertMany<{ value_key: number; kind: number; code: string }>(
    connection,
    'consumption_values',
    ['partner_key', 'kind', 'code', 'name'],
    news.map(({ kind, code, name }) => [partnerKey, kind, code, name]),
    'on conflict (partner_key, kind, code) do update set name = coalesce(excluded.name, consumption_values.name) returning value_key, kind, code',
  );
  const keys = new Map([...known].map(([name, { key }]) => [name, key]));
  for (const row of rows) keys.set(nameOf(row.kind, row.code), row.value_key);
  return (kind, code) => (isCode(code) ? (keys.get(nameOf(VALUE_KINDS[kind], code)) ?? 0) : 0);
}

function isCode(code: string | null | undefined): code is string {
  return code !== null && code !== undefined && code !== '';
}

function note(stated: Map<string, Stated>, kind: ValueKind, code: string | null | undefined, name: string | null | undefined): void {
  if (!isCode(code)) return;
  const number = VALUE_KINDS[kind];
  const place = nameOf(number, code);
  const before = stated.get(place);
  if (!before || name) stated.set(place, { kind: number, code, name: name ?? before?.name ?? null });
}

function nameOf(kind: number, code: string): string {
  return `${kind} ${code}`;
}

async function readValues(
  { db }: Connection,
  partnerKey: number,
  stated: readonly Stated[],
): Promise<Map<string, { key: number; name: string | null }>> {
  const found = new Map<string, { key: number; name: string | null }>();
  for (const [kind, group] of Map.groupBy(stated, (one) => one.kind))
    for (const part of partsOf(group)) {
      const rows = await db
        .selectFrom('consumption_values')
        .select(['value_key', 'code', 'name'])
        .where('partner_key', '=', partnerKey)
        .where('kind', '=', kind)
        .where(
          'code',
          'in',
          part.map(({ code }) => code),
        )
        .execute();
      for (const row of rows) found.set(nameOf(kind, row.code), { key: row.value_key, name: row.name });
    }
  return found;
}
