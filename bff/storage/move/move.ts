import { CompiledQuery, type Kysely, sql } from 'kysely';
import type { RowCounter, TableSum } from '../backup/manifest.ts';
import { type Connection, insertMany } from '../connection.ts';
import { type KeySpace, MADE_KEYS } from '../made-keys.ts';
import type { Tables } from '../tables.ts';
import { MOVED_TABLES, type MovedPartners, rowsOfPartners, type Shifts, shifted } from './tables.ts';

type Row = Record<string, unknown>;

/** A partner with those below it, or null where there is none of this id. */
export async function partnersOf(db: Kysely<Tables>, partnerId: string): Promise<MovedPartners | null> {
  const rows = await db
    .selectFrom('partners')
    .select(['partner_id', 'partner_key'])
    .where(({ eb, or }) => or([eb('partner_id', '=', partnerId), eb('parent_partner_id', '=', partnerId)]))
    .orderBy('partner_key')
    .execute();
  if (!rows.some((row) => row.partner_id === partnerId)) return null;
  return { partnerIds: rows.map((row) => row.partner_id), partnerKeys: rows.map((row) => row.partner_key) };
}

/**
 * Takes as many keys of a PostgreSQL database as the rows that come need, so that no replica working there is given one of them. What was
 * taken stays taken if nothing comes.
 */
export async function takeKeys(target: Kysely<Tables>, source: Kysely<Tables>): Promise<Shifts> {
  const shifts: Partial<Record<KeySpace, number>> = {};
  for (const [table, column] of Object.entries(MADE_KEYS) as [KeySpace, string][]) {
    const { rows } = await sql<{ last: number | string | null }>`select max(${sql.ref(column)}) as last from ${sql.table(table)}`.execute(
      source,
    );
    shifts[table] = await takeRange(target, table, column, Number(rows[0]?.last ?? 0));
  }
  return shifts as Shifts;
}

const LARGEST_KEY = 2 ** 31 - 1;

/** Keys are made by inserts alone, which the lock keeps out for a moment. */
async function takeRange(target: Kysely<Tables>, table: string, column: string, count: number): Promise<number> {
  return target.transaction().execute(async (transaction) => {
    await run(transaction, `lock table ${table} in exclusive mode`);
    const { rows } = await transaction.executeQuery<{ last: string | number; sequence: string }>(
      CompiledQuery.raw(
        `select greatest(coalesce((select max(${column}) from ${table}), 0), nextval(s.name)) as last, s.name as sequence
          from (select pg_get_serial_sequence('${table}', '${column}') as name) as s`,
      ),
    );
    const last = Number(rows[0]?.last ?? 0);
    if (last + count >= LARGEST_KEY) throw new Error(`The database has no keys left for ${table}.`);
    await transaction.executeQuery(CompiledQuery.raw('select setval($1::regclass, $2)', [rows[0]?.sequence, last + count]));
    return last;
  });
}

export interface MovedTables {
  source: TableSum[];
  target: TableSum[];
}

/**
 * Copies every row of some partners into a PostgreSQL transaction, their keys moved and everything else as it is, and reads back what came
 * there: both sides are counted and summed up, keys as they are in the source.
 */
export async function moveRows(
  target: Connection,
  partners: MovedPartners,
  shifts: Shifts,
  sourceRows: (table: keyof Tables, condition: string) => Iterable<Row>,
  counters: { source: RowCounter; target: RowCounter },
): Promise<MovedTables> {
  for (const table of MOVED_TABLES) {
    const condition = rowsOfPartners(table, partners).compile(target.db).sql;
    let waiting: Row[] = [];
    for (const row of sourceRows(table, condition)) {
      counters.source.add(table, row);
      waiting.push(shifted(table, row, shifts, 1));
      if (waiting.length < rowsAtOnce(table)) continue;
      await insertRows(target, table, waiting);
      waiting = [];
    }
    await insertRows(target, table, waiting);
  }
  const partnerKeys = partners.partnerKeys.map((key) => key + shifts.partners);
  for (const table of MOVED_TABLES) await countRows(target, table, { ...partners, partnerKeys }, shifts, counters.target);
  return { source: counters.source.sums(), target: counters.target.sums() };
}

function rowsAtOnce(table: keyof Tables): number {
  return table === 'job_chunks' ? 20 : 1_000;
}

async function insertRows(target: Connection, table: keyof Tables, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  await insertMany(
    target,
    table,
    columns,
    rows.map((row) => columns.map((column) => row[column])),
  );
}

async function countRows(
  { db }: Connection,
  table: keyof Tables,
  partners: MovedPartners,
  shifts: Shifts,
  counter: RowCounter,
): Promise<void> {
  const condition = rowsOfPartners(table, partners).compile(db).sql;
  await run(db, `declare moved_rows no scroll cursor for select * from ${table} where ${condition}`);
  for (;;) {
    const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(`fetch ${rowsAtOnce(table)} from moved_rows`));
    for (const row of rows) counter.add(table, shifted(table, row, shifts, -1));
    if (rows.length === 0) break;
  }
  await run(db, 'close moved_rows');
}

async function run(db: Kysely<Tables>, text: string): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(text));
}
