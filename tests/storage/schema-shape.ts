import { CompiledQuery } from 'kysely';
import type { RawDatabase } from './planted.ts';

export interface SchemaShape {
  /** By `table.column`: its type, and whether an insert that does not name it is refused. */
  columns: ReadonlyMap<string, { type: string; isNeeded: boolean }>;
  /** Everything that can refuse a write, by table: constraints, unique indexes, triggers. */
  guards: ReadonlyMap<string, { table: string; text: string }>;
}

const POSTGRES_COLUMNS = `
  select table_name as "table", column_name as "column", data_type || ' ' || coalesce(collation_name, '') as type,
    (is_nullable = 'NO' and column_default is null and is_identity = 'NO') as needed
  from information_schema.columns where table_schema = current_schema()`;
const POSTGRES_GUARDS = `
  select conrelid::regclass::text as "table", 'constraint ' || conname as name, pg_get_constraintdef(oid) as text
    from pg_constraint where connamespace = current_schema()::regnamespace and contype <> 'n'
  union all select tablename, 'index ' || indexname, indexdef from pg_indexes where schemaname = current_schema() and indexdef like 'CREATE UNIQUE%'
  union all select tgrelid::regclass::text, 'trigger ' || tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal`;
const SQLITE_COLUMNS = `
  select t.name as "table", c.name as "column", c.type, (c."notnull" and c.dflt_value is null and not c.pk) as needed
  from sqlite_master t join pragma_table_info(t.name) c where t.type = 'table'`;
const SQLITE_GUARDS = `
  select tbl_name as "table", type || ' ' || name as name, sql as text from sqlite_master
  where type = 'trigger' or (type = 'index' and sql like 'create unique%')`;

/** What a database asks of whoever writes into it. */
export async function shapeOf({ db, engine }: RawDatabase): Promise<SchemaShape> {
  const ask = async (text: string) => (await db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text))).rows;
  const [columns, guards] = engine.kind === 'postgres' ? [POSTGRES_COLUMNS, POSTGRES_GUARDS] : [SQLITE_COLUMNS, SQLITE_GUARDS];
  return {
    columns: new Map(
      (await ask(columns)).map((row) => [`${row.table}.${row.column}`, { type: String(row.type), isNeeded: Boolean(row.needed) }]),
    ),
    guards: new Map((await ask(guards)).map((row) => [`${row.table}: ${row.name}`, { table: String(row.table), text: String(row.text) }])),
  };
}

/** What would break programs that know only the schema before: a sentence each. */
export function breaksBetween(before: SchemaShape, after: SchemaShape): string[] {
  const tables = new Set([...before.columns.keys()].map((name) => name.split('.')[0]));
  const breaks: string[] = [];
  for (const [name, { type }] of before.columns) {
    const now = after.columns.get(name);
    if (!now) breaks.push(`${name} is gone`);
    else if (now.type !== type) breaks.push(`${name} has another type`);
    else if (now.isNeeded && !before.columns.get(name)?.isNeeded) breaks.push(`${name} must be given`);
  }
  for (const [name, { isNeeded }] of after.columns)
    if (isNeeded && !before.columns.has(name) && tables.has(name.split('.')[0])) breaks.push(`${name} must be given`);
  for (const [name, { table, text }] of after.guards)
    if (tables.has(table) && before.guards.get(name)?.text !== text) breaks.push(`${name} may refuse what was allowed`);
  return breaks;
}
