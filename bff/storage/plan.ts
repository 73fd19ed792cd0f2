import { CompiledQuery } from 'kysely';
import type { Connection } from './connection.ts';
import { type Catalogue, type Effect, effectOf, type TableLock } from './locks.ts';
import { indexText, MIGRATIONS, type Migration, statementsOf } from './migrations/list.ts';
import { readSchema, type SchemaStanding } from './releases.ts';

export interface PlannedStatement {
  text: string;
  /** Locks on tables that hold something today, with about how many rows each has. */
  locks: readonly (TableLock & { rows: number })[];
  /** Rows that it reads or writes while it holds them. */
  touched: { table: string; what: 'reads' | 'writes'; rows: number } | null;
}

export interface PlannedMigration {
  number: number;
  name: string;
  phase: Migration['phase'];
  runsWith: number;
  /** Runs outside a transaction, while everybody goes on. */
  isApart: boolean;
  statements: readonly PlannedStatement[];
}

/** What `migrate` would run on this database. Reads the catalogue, changes nothing. */
export async function planMigrations(
  connection: Connection,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<{ standing: SchemaStanding; planned: PlannedMigration[] }> {
  const { db, engine } = connection;
  const standing = await readSchema(db, engine, migrations);
  const rows = standing.state === 'behind' ? await tableRows(connection) : new Map<string, number>();
  const catalogue = engine.kind === 'postgres' ? await readCatalogue(connection) : undefined;
  const isOnline = engine.kind === 'postgres' && standing.state === 'behind';
  const planned = migrations.slice(standing.applied).map((migration, index): PlannedMigration => {
    const isApart = 'index' in migration && isOnline;
    const texts = isApart ? [indexText(migration.index, 'concurrently')] : statementsOf(migration, engine);
    const { name, phase, runsWith } = migration;
    const statements = texts.map((text) => plannedStatement(text, effectOf(text, catalogue), rows));
    return { number: standing.applied + index + 1, name, phase, runsWith, isApart, statements };
  });
  return { standing, planned };
}

/** Tables that are not there yet concern nobody. */
function plannedStatement(text: string, { locks, rows: touched }: Effect, rows: ReadonlyMap<string, number>): PlannedStatement {
  const numbered = <Part extends { table: string }>(part: Part) => ({ ...part, rows: rows.get(part.table) ?? 0 });
  return {
    text,
    locks: locks.filter(({ table }) => rows.has(table)).map(numbered),
    touched: touched && rows.has(touched.table) ? numbered(touched) : null,
  };
}

/** As the planner of the database thinks; a table that was never analysed is judged by what was written into it since the server started. */
const POSTGRES_ROWS = `
  select c.relname as "table", case when c.reltuples >= 0 then c.reltuples::bigint else coalesce(s.n_live_tup, 0) end as rows
  from pg_class c left join pg_stat_user_tables s on s.relid = c.oid
  where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')`;
const SQLITE_TABLES = `select name as "table" from sqlite_master where type = 'table' and name not like 'sqlite_%'`;

async function tableRows({ db, engine }: Connection): Promise<Map<string, number>> {
  const ask = async <Row>(text: string) => (await db.executeQuery<Row>(CompiledQuery.raw(text))).rows;
  const counted = new Map<string, number>();
  if (engine.kind === 'postgres')
    for (const { table, rows } of await ask<{ table: string; rows: string }>(POSTGRES_ROWS)) counted.set(table, Number(rows));
  else
    for (const { table } of await ask<{ table: string }>(SQLITE_TABLES))
      counted.set(table, Number((await ask<{ rows: number }>(`select count(*) as rows from "${table}"`))[0]?.rows));
  return counted;
}

const INDEXES = 'select indexname as name, tablename as "table" from pg_indexes where schemaname = current_schema()';
const REFERENCES = `
  select c.conname as name, t.relname as "table", a.attname as "column", r.relname as "to"
  from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class r on r.oid = c.confrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
  where c.contype = 'f' and c.connamespace = current_schema()::regnamespace`;

/** What the locks of `drop` depend on; PostgreSQL alone. */
export async function readCatalogue({ db }: Pick<Connection, 'db'>): Promise<Catalogue> {
  const ask = async <Row>(text: string) => (await db.executeQuery<Row>(CompiledQuery.raw(text))).rows;
  return { indexes: await ask(INDEXES), references: await ask(REFERENCES) };
}
