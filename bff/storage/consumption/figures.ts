import { type RawBuilder, sql } from 'kysely';
import { type Amount, addAmounts, normaliseAmount, ZERO } from '../../../shared/values/amount.ts';
import { BILL_CLASSES, type BillClass, LINE_AMOUNTS, type LineAmount } from '../../../shared/values/consumption-lists.ts';
import type { ConsumptionQuery, Figures, WholeFigures } from '../../ports/consumption.ts';
import type { Connection } from '../connection.ts';
import { AMOUNT_COLUMNS, bitOf, PAIR_COLUMNS } from './amounts.ts';
import { questionOf } from './question.ts';
import { columnOf, rowsFor } from './source.ts';
import { COUNT_COLUMNS } from './sums.ts';

/** Sums as text, so that no digit is lost on the way. */
export interface FigureRow {
  lines: string;
  due_micro: string;
  due_rest: string;
  paid_micro: string;
  paid_rest: string;
  without_coupon: string;
}

export function amountFrom(micro: string | null, rest: string | null): Amount {
  return normaliseAmount({ micro: BigInt(micro ?? 0), rest: BigInt(rest ?? 0) });
}

export function toFigures(row: FigureRow): Figures {
  return {
    lines: Number(row.lines),
    due: amountFrom(row.due_micro, row.due_rest),
    paid: amountFrom(row.paid_micro, row.paid_rest),
    linesWithoutCoupon: Number(row.without_coupon),
  };
}

export const FIGURE_NAMES = ['lines', 'due_micro', 'due_rest', 'paid_micro', 'paid_rest', 'without_coupon'] as const;

/** The six sums by name, each as text. */
export function figureSums(figures: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(figures.map((value, index) => sql`cast(sum(${value}) as text) as ${sql.ref(FIGURE_NAMES[index] as string)}`));
}

export async function classesOf(connection: Connection, query: ConsumptionQuery): Promise<(Figures & { billClass: BillClass })[]> {
  const question = await questionOf(connection, query);
  if (question === null) return [];
  const rows = rowsFor(question, { by: ['billClass'], isWhole: false, isByDay: false });
  const found = await grouped<number>(connection, rows, columnOf('billClass'));
  return found.map(({ at, figures }) => ({ billClass: BILL_CLASSES[at - 1] as BillClass, ...figures }));
}

export async function byCycle(connection: Connection, query: ConsumptionQuery): Promise<(Figures & { cycle: string })[]> {
  const question = await questionOf(connection, query);
  if (question === null) return [];
  // Ranks add cycles up to quarters and years.
  const rows = rowsFor(question, { by: [], isWhole: true, isByDay: false });
  const found = await grouped<string>(connection, rows, sql.ref('b.span'));
  return found.map(({ at, figures }) => ({ cycle: at, ...figures }));
}

export async function byDay(connection: Connection, query: ConsumptionQuery): Promise<(Figures & { day: string })[]> {
  const { from } = query.cycles;
  const question = await questionOf(connection, { ...query, cycles: { from, to: from } });
  if (question === null) return [];
  const rows = rowsFor(question, { by: [], isWhole: true, isByDay: true });
  const found = await grouped<string>(connection, rows, sql.ref('b.day'));
  return found.map(({ at, figures }) => ({ day: at, ...figures }));
}

async function grouped<At>({ db }: Connection, { from, where, figures }: ReturnType<typeof rowsFor>, at: RawBuilder<unknown>) {
  const { rows } = await sql<FigureRow & { at: At }>`
    select ${at} as at, ${figureSums(figures)} from ${from} where ${where} group by ${at} order by ${at}`.execute(db);
  return rows.map((row) => ({ at: row.at, figures: toFigures(row) }));
}

type WholeRow = Record<string, string | null> & { stated: number };

export async function totalOf(connection: Connection, query: ConsumptionQuery): Promise<WholeFigures> {
  const question = await questionOf(connection, query);
  if (question === null) return wholeFigures([]);
  const { from, where } = rowsFor(question, { by: [], isWhole: true, isByDay: false });
  const sums = [...COUNT_COLUMNS, ...PAIR_COLUMNS].map((column) => sql`cast(sum(${sql.ref(`b.${column}`)}) as text) as ${sql.ref(column)}`);
  const { rows } = await sql<WholeRow>`
    select b.stated, ${sql.join(sums)} from ${from} where ${where} group by b.stated`.execute(connection.db);
  return wholeFigures(rows);
}

/** Lines that state the same amounts are one row. */
function wholeFigures(rows: readonly WholeRow[]): WholeFigures {
  const count = (column: string, isWanted: (row: WholeRow) => boolean = () => true) =>
    rows.reduce((sum, row) => (isWanted(row) ? sum + Number(row[column] ?? 0) : sum), 0);
  const states = (row: WholeRow, amount: LineAmount) => (Number(row.stated) & bitOf(amount)) !== 0;
  const sum = (amount: LineAmount, isWanted: (row: WholeRow) => boolean) => {
    const column = AMOUNT_COLUMNS[amount];
    return rows
      .filter(isWanted)
      .reduce((total, row) => addAmounts(total, amountFrom(row[`${column}_micro`] ?? null, row[`${column}_rest`] ?? null)), ZERO);
  };
  const amounts = Object.fromEntries(
    LINE_AMOUNTS.map((amount) => [
      amount,
      { amount: sum(amount, (row) => states(row, amount)), unstatedLines: count('lines', (row) => !states(row, amount)) },
    ]),
  ) as WholeFigures['amounts'];
  const coupons = (row: WholeRow) => states(row, 'coupon');
  const coupon = sum('coupon', coupons);
  return {
    lines: count('lines'),
    due: sum('due', () => true),
    paid: addAmounts(sum('due', coupons), { micro: -coupon.micro, rest: -coupon.rest }),
    linesWithoutCoupon: count('lines', (row) => !coupons(row)),
    amounts,
    zeroLines: count('zero_lines'),
    markedLines: count('marked_lines'),
  };
}
