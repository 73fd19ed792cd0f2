import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { PAIR_COLUMNS } from './amounts.ts';
import { list, SUM_COLUMNS, sumOf } from './sums.ts';

/** A select of `customer_key` and `part_key`. */
export type Pairs = RawBuilder<unknown>;

const COMMON = [
  'assignment_key',
  'association_type',
  'service_key',
  'region_key',
  'type_key',
  'project_key',
  'charge_mode',
  'bill_class',
  'bill_type',
  'stated',
];
const BY_CYCLE = ['customer_key', 'cycle', 'part_key', 'currency', ...COMMON];
const BY_DAY = ['customer_key', 'cycle', 'part_key', 'currency', 'day', ...COMMON];

/** Makes the rollups of pairs of customer and part anew from their lines. */
export async function rollPairs({ db }: Connection, pairs: Pairs): Promise<void> {
  await forgetRolled({ db }, pairs);
  for (const table of ROLLUPS)
    await sql`insert into ${sql.table(table)} (${list(rollupColumns(table))}) ${rolledUp(table, pairs)}`.execute(db);
  await sql`update part_customers set rolled = 1 where (part_key, customer_key) in (select t.part_key, t.customer_key from (${pairs}) t)`.execute(
    db,
  );
}

export const ROLLUPS = ['consumption_cycles', 'consumption_days'] as const;
export type Rollup = (typeof ROLLUPS)[number];

export function rollupColumns(table: Rollup): readonly string[] {
  return [...(table === 'consumption_cycles' ? BY_CYCLE : BY_DAY), ...SUM_COLUMNS];
}

/** What the rollups of pairs hold if they are true: their lines, added up. */
export function rolledUp(table: Rollup, pairs: Pairs): RawBuilder<unknown> {
  const columns = table === 'consumption_cycles' ? BY_CYCLE : BY_DAY;
  return sql`
    select ${sql.join(columns.map((column) => lineValue(table, column)))}, ${sql.join(LINE_SUMS)}
    from (${pairs}) t join bill_lines l on l.customer_key = t.customer_key and l.part_key = t.part_key
    group by ${sql.join(columns.map((_, index) => sql.lit(index + 1)))}`;
}

const LINE_SUMS = [
  sql`count(*)`,
  sumOf(sql`case when l.due_micro = 0 and l.due_rest = 0 then 1 else 0 end`),
  sumOf(sql`case when l.faults = 0 then 0 else 1 end`),
  ...PAIR_COLUMNS.map((column) => sumOf(sql.ref(`l.${column}`))),
];

function lineValue(table: Rollup, column: string): RawBuilder<unknown> {
  if (column === 'project_key' && table === 'consumption_days') return sql.lit(0);
  if (column === 'charge_mode' || column === 'bill_type') return sql`coalesce(${sql.ref(`l.${column}`)}, 0)`;
  return sql.ref(`l.${column}`);
}

/** Takes the rollups of pairs away, as when their lines go. */
export async function forgetRolled({ db }: Pick<Connection, 'db'>, pairs: Pairs): Promise<void> {
  const rows = sql`select pc.customer_key, pc.cycle, pc.part_key from (${pairs}) t
    join part_customers pc on pc.part_key = t.part_key and pc.customer_key = t.customer_key`;
  await sql`delete from consumption_cycles where (customer_key, cycle, part_key) in (${rows})`.execute(db);
  await sql`delete from consumption_days where (customer_key, cycle, part_key) in (${rows})`.execute(db);
}
