import { type RawBuilder, sql } from 'kysely';
import { LINE_AMOUNTS } from '../../../shared/values/consumption-lists.ts';
import { bitOf, PAIR_COLUMNS } from './amounts.ts';

/** Counts and sums of a row of the rollups, in the order they are written. */
export const COUNT_COLUMNS = ['lines', 'zero_lines', 'marked_lines'] as const;
export const SUM_COLUMNS: readonly string[] = [...COUNT_COLUMNS, ...PAIR_COLUMNS];
export const RANK_COLUMNS = ['lines', 'due_micro', 'due_rest', 'paid_micro', 'paid_rest', 'without_coupon'] as const;

/** The sum of an integer column, as one. A sum that leaves 64 bits fails; it is never rounded. */
export function sumOf(value: RawBuilder<unknown>): RawBuilder<bigint> {
  return sql<bigint>`cast(sum(${value}) as bigint)`;
}

export function list(columns: readonly string[], table?: string): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.ref(table ? `${table}.${column}` : column)));
}

/** Adds what comes to what stands there. */
export function addingUp(table: string, columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`${table}.${column}`)} + ${sql.ref(`excluded.${column}`)}`));
}

const COUPON = sql.lit(bitOf('coupon'));

/** True for rows whose lines state their coupons. */
export function statesCoupon(table: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(`${table}.stated`)} & ${COUPON}) <> 0`;
}

/** What a line, or a row of sums, adds to a rank: paid is due less coupon where the coupon is stated (R-CON-8). */
export function rankValues(table: string): RawBuilder<unknown>[] {
  const of = (column: string) => sql.ref(`${table}.${column}`);
  const ifStated = (value: RawBuilder<unknown>) => sql`case when ${statesCoupon(table)} then ${value} else 0 end`;
  return [
    sql`${of('lines')}`,
    sql`${of('due_micro')}`,
    sql`${of('due_rest')}`,
    ifStated(sql`${of('due_micro')} - ${of('coupon_micro')}`),
    ifStated(sql`${of('due_rest')} - ${of('coupon_rest')}`),
    sql`case when ${statesCoupon(table)} then 0 else ${of('lines')} end`,
  ];
}

/** Bits of all amounts. */
export const ALL_STATED = (1 << LINE_AMOUNTS.length) - 1;
