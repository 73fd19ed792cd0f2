import { CompiledQuery, type Kysely } from 'kysely';
import { type Connection, insertMany } from '../connection.ts';
import { MADE_KEYS } from '../made-keys.ts';
import { migrateTo, SCHEMA_NUMBER } from '../migrate.ts';
import type { Tables } from '../tables.ts';
import type { BackupManifest, RowCounter } from './manifest.ts';
import { type BackupHeader, readDump, TABLES, toLine } from './read-dump.ts';

const ROWS_PER_FETCH = 2_000;
/** Rows of these are pieces of files, a hundred kilobytes each. */
const LARGE_ROWS: ReadonlySet<keyof Tables> = new Set(['job_chunks']);
const LARGE_ROWS_PER_FETCH = 20;

function rowsPerFetch(table: keyof Tables): number {
  return LARGE_ROWS.has(table) ? LARGE_ROWS_PER_FETCH : ROWS_PER_FETCH;
}

type Row = Record<string, unknown>;

/**
 * Every row of a PostgreSQL database as lines of JSON: what the backup says of itself, for each table its name and columns and then its
 * rows, and at last how many rows each table has. `db` must see one snapshot (repeatable read), so that the dump is of one moment.
 */
export async function* dumpDatabase({ db }: Connection, header: BackupHeader, counter: RowCounter): AsyncGenerator<string> {
  yield JSON.stringify(header);
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
      for (const row of rows) {
        counter.add(table, row);
        yield JSON.stringify(Object.values(row).map(toLine));
      }
    }
    await run(db, 'close backup_rows');
  }
  yield JSON.stringify({ tables: counter.sums() });
}

/**
 * Writes a dump into an empty database, inside a transaction, and brings it to the newest schema. Throws `BackupDamaged` where a line
 * cannot be read or the rows are not those that were counted.
 */
export async function loadDatabase(connection: Connection, lines: AsyncIterable<string>, counter: RowCounter): Promise<BackupManifest> {
  const { db, engine } = connection;
  let waiting = null as { table: keyof Tables; columns: string[]; rows: unknown[][] } | null;
  const flush = async () => {
    if (waiting && waiting.rows.length > 0) await insertMany(connection, waiting.table, waiting.columns, waiting.rows);
    if (waiting) waiting.rows = [];
  };
  const dump = readDump(lines, counter);
  for (;;) {
    const { value: read, done } = await dump.next();
    if (done) {
      await flush();
      await restartKeys(connection);
      await migrateTo(db, engine, SCHEMA_NUMBER);
      return read;
    }
    if ('header' in read) await migrateTo(db, engine, read.header.schema);
    else {
      if (waiting?.table !== read.table) {
        await flush();
        waiting = { table: read.table, columns: read.columns, rows: [] };
      }
      waiting.rows.push(read.row);
      if (waiting.rows.length >= rowsPerFetch(read.table)) await flush();
    }
  }
}

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
