import { sql } from 'kysely';
import type { ConsumptionLine, ConsumptionReads, LineQuery } from '../../ports/consumption.ts';
import { type Connection, partsOf } from '../connection.ts';
import { namesOf } from './group-names.ts';
import { LINE_PARTS, type LineRow, toLine } from './line-row.ts';
import { type Path, pathsOf } from './paths.ts';
import { type Question, questionOf } from './question.ts';

type From = Parameters<ConsumptionReads['lines']>[1];

/** Where a line stands: newest consumption first; keys of the store's own tell lines of one instant apart. */
interface Place {
  at: string;
  keys: readonly [customer: number, part: number, line: number];
}

export async function linesOf(connection: Connection, query: LineQuery, from: From, limit: number): Promise<ConsumptionLine[]> {
  const question = await questionOf(connection, query);
  if (question === null || limit <= 0) return [];
  const place = from.place === null ? null : readPlace(from.place);
  // A place that nobody was given.
  if (from.place !== null && place === null) return [];
  const walk: Walk = { question, query, place, direction: from.direction, limit };
  const found: LineRow[] = [];
  for (const path of await pathsOf(connection, question, query, limit)) found.push(...(await walkPath(connection, walk, path)));
  const sign = from.direction === 'after' ? -1 : 1;
  found.sort((a, b) => sign * comparePlaces(placeOf(a), placeOf(b)));
  const rows = found.slice(0, limit);
  if (from.direction === 'before') rows.reverse();
  const codes = rows.flatMap((row) => [row.service_key, row.region_key, row.type_key, row.project_key]);
  const names = await namesOf(connection, 'service', codes);
  return rows.map((row) => toLine(row, writePlace(placeOf(row)), names));
}

interface Walk {
  question: Question;
  query: LineQuery;
  place: Place | null;
  direction: From['direction'];
  limit: number;
}

async function walkPath(connection: Connection, walk: Walk, path: Path): Promise<LineRow[]> {
  const { question, query, place, direction, limit } = walk;
  const { currency, dates, filters } = question;
  const conditions = [
    sql`l.currency = ${currency}`,
    ...(dates ? [sql`l.day >= ${dates.begin} and l.day <= ${dates.end}`] : []),
    ...[...filters].map(([dimension, values]) => sql`${LINE_PARTS[dimension]} in (${sql.join(values)})`),
    ...(query.hideZero ? [sql`(l.due_micro <> 0 or l.due_rest <> 0)`] : []),
    ...(query.onlyMarked ? [sql`l.faults <> 0`] : []),
    ...(query.tradeId === undefined ? [] : [sql`l.trade_id = ${query.tradeId}`]),
    ...(query.resourceId === undefined ? [] : [sql`l.resource_id = ${query.resourceId}`]),
    ...(place === null ? [] : [beyond(place, direction)]),
  ];
  const order = sql.raw(direction === 'after' ? 'desc' : 'asc');
  const found: LineRow[] = [];
  for (const customers of path.customers === null ? [null] : partsOf(path.customers)) {
    const { rows } = await sql<LineRow>`
      select ${sql.join(LINE_PARTS.columns)}
      from ${sourceOf(path, customers, question)}
      join delivery_parts p on p.part_key = l.part_key
      left join assignments a on a.assignment_key = l.assignment_key left join operators o on o.operator_key = a.operator_key
      join customers c on c.customer_key = l.customer_key join partners w on w.partner_key = l.partner_key
      where ${boundsOf(path, customers, question)} and p.in_force = 1 and ${sql.join(conditions, sql` and `)}
      order by l.consumed_at ${order}, l.customer_key ${order}, l.part_key ${order}, l.line_number ${order}
      limit cast(${limit} as integer)`.execute(connection.db);
    found.push(...rows);
  }
  return found;
}

/** Lines by time, by trade, or of some customers: each by an index of its own. */
function sourceOf(path: Path, customers: readonly number[] | null, { cycles }: Question) {
  if (customers === null) return sql`bill_lines l`;
  const { from, to } = path.cycle === null ? cycles : { from: path.cycle, to: path.cycle };
  return sql`(
    select m.customer_key, m.part_key from part_customers m
    where m.customer_key in (${sql.join(customers)}) and m.cycle >= ${from} and m.cycle <= ${to}) m
    join bill_lines l on l.customer_key = m.customer_key and l.part_key = m.part_key`;
}

function boundsOf(path: Path, customers: readonly number[] | null, { partnerKeys, cycles }: Question) {
  const { from, to } = path.cycle === null ? cycles : { from: path.cycle, to: path.cycle };
  if (customers !== null) return sql`+l.partner_key in (${sql.join(partnerKeys)})`;
  if (path.cycle === null) return sql`l.partner_key in (${sql.join(partnerKeys)}) and l.cycle >= ${from} and l.cycle <= ${to}`;
  return sql`l.partner_key = ${path.partnerKey} and l.cycle = ${path.cycle}`;
}

function beyond({ at, keys }: Place, direction: From['direction']) {
  const sign = sql.raw(direction === 'after' ? '<' : '>');
  const [customer, part, line] = keys;
  return sql`(l.consumed_at, l.customer_key, l.part_key, l.line_number)
    ${sign} (${at}, cast(${customer} as integer), cast(${part} as integer), cast(${line} as integer))`;
}

function placeOf(row: LineRow): Place {
  return { at: row.consumed_at, keys: [row.customer_key, row.part_key, row.line_number] };
}

function comparePlaces(a: Place, b: Place): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  const index = a.keys.findIndex((key, index) => key !== b.keys[index]);
  return index === -1 ? 0 : (a.keys[index] as number) - (b.keys[index] as number);
}

function writePlace({ at, keys }: Place): string {
  return [Date.parse(at), ...keys].map((number) => number.toString(36)).join('-');
}

const PLACE = /^-?[0-9a-z]{1,10}(-[0-9a-z]{1,7}){3}$/;

function readPlace(text: string): Place | null {
  if (!PLACE.test(text)) return null;
  const [at = Number.NaN, customer = 0, part = 0, line = 0] = text.split('-').map((digits) => Number.parseInt(digits, 36));
  return { at: new Date(at).toISOString(), keys: [customer, part, line] };
}
