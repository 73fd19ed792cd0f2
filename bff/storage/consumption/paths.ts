import { sql } from 'kysely';
import type { LineQuery } from '../../ports/consumption.ts';
import type { Connection } from '../connection.ts';
import type { Question } from './question.ts';
import { columnOf, rowsFor } from './source.ts';

/** A way to lines: those of a partner's cycle by time, or all lines of some customers; of all cycles asked for where none is named. */
export interface Path {
  partnerKey: number;
  cycle: string | null;
  customers: readonly number[] | null;
}

/** Few ways that together reach every line of a query, and pass over as few others as the rollups can tell. */
export async function pathsOf(connection: Connection, question: Question, query: LineQuery, limit: number): Promise<Path[]> {
  const everywhere = { partnerKey: 0, cycle: null } as const;
  if (query.tradeId !== undefined) return [{ ...everywhere, customers: null }];
  if (query.resourceId !== undefined) {
    const customers = await ownersOf(connection, question, query.resourceId);
    return customers.length === 0 ? [] : [{ ...everywhere, customers }];
  }
  const [matching, all] = [
    await countsOf(connection, question, query),
    await countsOf(connection, { ...question, filters: new Map() }, {}),
  ];
  const paths: Path[] = [];
  for (const [name, { partnerKey, cycle, lines }] of matching) {
    // As many lines are passed over for each that is wanted; and behind the last one, all that are left.
    const passed = (limit + 1) * ((all.get(name)?.lines ?? lines) / lines);
    const few =
      passed > WALK_MOST
        ? await customersOf(connection, { ...question, partnerKeys: [partnerKey], cycles: { from: cycle, to: cycle } }, query)
        : null;
    paths.push({ partnerKey, cycle, customers: few });
  }
  return paths;
}

/** Lines that are passed over sooner than it is asked whose the wanted ones are. */
const WALK_MOST = 10_000;
/** Customers whose lines are read sooner than those of everybody. */
const CUSTOMERS_MOST = 500;

interface Counted {
  partnerKey: number;
  cycle: string;
  lines: number;
}

async function countsOf(
  { db }: Connection,
  question: Question,
  query: Pick<LineQuery, 'hideZero' | 'onlyMarked'>,
): Promise<Map<string, Counted>> {
  const { from, where } = rowsFor(question, { by: [], isWhole: true, isByDay: false });
  const { rows } = await sql<{ partner_key: number; span: string; lines: string }>`
    select b.partner_key, b.span, cast(sum(${wantedLines(query)}) as text) as lines from ${from} where ${where}
    group by b.partner_key, b.span`.execute(db);
  const counted = rows.map((row): Counted => ({ partnerKey: row.partner_key, cycle: row.span, lines: Number(row.lines) }));
  return new Map(counted.filter(({ lines }) => lines > 0).map((one) => [`${one.partnerKey} ${one.cycle}`, one]));
}

function wantedLines({ hideZero, onlyMarked }: Pick<LineQuery, 'hideZero' | 'onlyMarked'>) {
  if (onlyMarked) return sql.ref('b.marked_lines');
  return hideZero ? sql`b.lines - b.zero_lines` : sql.ref('b.lines');
}

/** Whose the lines are; null where they are of many. */
async function customersOf({ db }: Connection, question: Question, query: LineQuery): Promise<number[] | null> {
  const isCounted = !query.hideZero && !query.onlyMarked;
  const { from, where } = rowsFor(question, { by: ['customer'], isWhole: !isCounted, isByDay: false });
  const lines = isCounted ? sql.ref('b.lines') : wantedLines(query);
  const { rows } = await sql<{ customer_key: number }>`
    select ${columnOf('customer')} as customer_key from ${from} where ${where} group by ${columnOf('customer')}
    having sum(${lines}) > 0 limit ${sql.lit(CUSTOMERS_MOST + 1)}`.execute(db);
  return rows.length > CUSTOMERS_MOST ? null : rows.map((row) => row.customer_key);
}

async function ownersOf({ db }: Connection, { partnerKeys, filters }: Question, resourceId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('billed_resources')
    .select('customer_key')
    .where('partner_key', 'in', partnerKeys)
    .where('resource_id', '=', resourceId)
    .execute();
  const asked = filters.get('customer');
  return rows.map((row) => row.customer_key).filter((key) => asked === undefined || asked.includes(key));
}
