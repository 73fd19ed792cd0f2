import { CompiledQuery, type Kysely } from 'kysely';
import { fromBase64, toBase64 } from './base64.ts';
import { type Connection, insertMany } from './connection.ts';
import { appliedNumber, migrateTo, SCHEMA_NUMBER } from './migrate.ts';
import type { Tables } from './tables.ts';

/** Tables in an order in which no row names one that comes later. */
const TABLES: readonly (keyof Tables)[] = [
  'partners',
  'partner_keys',
  'operators',
  'sessions',
  'session_origins',
  'reveals',
  'name_searches',
  'audit_rows',
  'customers',
  'customer_names',
  'customer_tags',
  'name_grams',
  'customer_counts',
  'tag_counts',
  'assignments',
  'deliveries',
  'delivery_parts',
  'part_customers',
  'bill_lines',
  'cycle_sums',
  'cycle_totals',
  'cycle_currencies',
  'custom_roles',
  'preferences',
  'reseller_assignments',
  'customer_resources',
  'shown_values',
  'jobs',
  'job_chunks',
  'events',
  'webhooks',
  'event_deliveries',
  'told_events',
  'service_state',
  'field_keys',
];

const FORMAT = 'partner-widget-kit backup 1';
const ROWS_PER_FETCH = 2_000;
/** Rows of these are pieces of files, a hundred kilobytes each. */
const LARGE_ROWS: ReadonlySet<keyof Tables> = new Set(['job_chunks']);
const LARGE_ROWS_PER_FETCH = 20;

function rowsPerFetch(table: keyof Tables): number {
  return LARGE_ROWS.has(table) ? LARGE_ROWS_PER_FETCH : ROWS_PER_FETCH;
}

interface Header {
  format: string;
  /** Number of the newest migration the dumped database had. */
  schema: number;
}

/** A dump that cannot be read to its end. */
export class BackupDamaged extends Error {
  override name = 'BackupDamaged';
}

type Row = Record<string, unknown>;

/**
 * Every row of a PostgreSQL database as lines of JSON: a header, for each table its name and columns and then its rows, and a
 * last line with the count. `transaction` must see one snapshot (repeatable read), so that the dump is of one moment.
 */
export async function* dumpDatabase({ db, engine }: Connection): AsyncGenerator<string> {
  const header: Header = { format: FORMAT, schema: await appliedNumber(db, engine) };
  yield JSON.stringify(header);
  let count = 0;
  for (const table of TABLES) {
    await run(db, `declare backup_rows no scroll cursor for select * from ${table}`);
    let columns: string[] | null = null;
    for (;;) {
      const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(`fetch ${rowsPerFetch(table)} from backup_rows`));
      const [first] = rows;
      if (!first) break;
      if (columns === null) {
        columns = Object.keys(first);
        yield JSON.stringify({ table, columns });
      }
      for (const row of rows) yield JSON.stringify(Object.values(row).map(toLine));
      count += rows.length;
    }
    await run(db, 'close backup_rows');
  }
  yield JSON.stringify({ rows: count });
}

/** Writes a dump into an empty database, inside a transaction, and brings it to the newest schema. Answers with the number of rows. */
export async function loadDatabase(connection: Connection, lines: AsyncIterable<string>): Promise<number> {
  const { db, engine } = connection;
  let table: { name: keyof Tables; columns: string[] } | null = null;
  let waiting: unknown[][] = [];
  let isStarted = false;
  let count = 0;
  const flush = async () => {
    if (table && waiting.length > 0) await insertMany(connection, table.name, table.columns, waiting);
    waiting = [];
  };
  for await (const line of lines) {
    const value = parse(line);
    if (!isStarted) {
      await migrateTo(db, engine, schemaOf(value));
      isStarted = true;
    } else if (Array.isArray(value)) {
      waiting.push(value.map(fromLine));
      count += 1;
      if (table && waiting.length >= rowsPerFetch(table.name)) await flush();
    } else if (isTable(value)) {
      await flush();
      table = { name: value.table, columns: value.columns };
    } else {
      await flush();
      if ((value as { rows?: unknown } | null)?.rows !== count)
        throw new BackupDamaged('The backup does not hold as many rows as it says.');
      await restartKeys(connection);
      await migrateTo(db, engine, SCHEMA_NUMBER);
      return count;
    }
  }
  throw new BackupDamaged('The backup ends too early: it was cut, or is still being written.');
}

/** No column holds an object, so that one in a line can only be bytes. */
function toLine(value: unknown): unknown {
  return value instanceof Uint8Array ? { base64: toBase64(value) } : value;
}

function fromLine(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  try {
    return fromBase64(String((value as { base64?: unknown }).base64));
  } catch {
    throw new BackupDamaged('The backup has a line that cannot be read.');
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BackupDamaged('The backup has a line that cannot be read.');
  }
}

function schemaOf(value: unknown): number {
  const header = value as Partial<Header> | null;
  if (header?.format !== FORMAT || typeof header.schema !== 'number')
    throw new BackupDamaged('The file is not a backup of a PostgreSQL database.');
  return header.schema;
}

function isTable(value: unknown): value is { table: keyof Tables; columns: string[] } {
  const { table, columns } = (value ?? {}) as { table?: keyof Tables; columns?: string[] };
  return table !== undefined && TABLES.includes(table) && Array.isArray(columns) && columns.every((column) => /^[a-z_]+$/.test(column));
}

const MADE_KEYS = {
  partners: 'partner_key',
  operators: 'operator_key',
  customers: 'customer_key',
  assignments: 'assignment_key',
  deliveries: 'delivery_key',
  delivery_parts: 'part_key',
  reseller_assignments: 'assignment_key',
  webhooks: 'webhook_key',
} as const;

/** Lets the keys that the engine makes go on after the ones that were loaded. */
async function restartKeys({ db }: Connection): Promise<void> {
  for (const [table, key] of Object.entries(MADE_KEYS))
    await run(
      db,
      `select setval(pg_get_serial_sequence('${table}', '${key}'), (select coalesce(max(${key}), 0) + 1 from ${table}), false)`,
    );
}

/** True where the database has no partner, so that nothing is lost by writing over it. */
export async function isEmptyDatabase({ db, engine }: Connection): Promise<boolean> {
  if (!(await engine.hasTable(db, 'partners'))) return true;
  return (await db.selectFrom('partners').select('partner_key').limit(1).execute()).length === 0;
}

async function run(db: Kysely<Tables>, text: string): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(text));
}
