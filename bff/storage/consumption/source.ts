import { type RawBuilder, sql } from 'kysely';
import { PAIR_COLUMNS } from './amounts.ts';
import { CLOSED, chooseSource, leadingFilters, type Source, type Wanted } from './choose.ts';
import { CUBE_DIMENSIONS, type Cube, type CubeDimension, DIMENSION_COLUMNS, type Dimension } from './cubes.ts';
import type { Question } from './question.ts';
import { cyclesBetween, spansOf } from './spans.ts';
import { list, RANK_COLUMNS, rankValues } from './sums.ts';

/** Rows `b` whose sums are the answer. */
export interface Rows {
  from: RawBuilder<unknown>;
  where: RawBuilder<unknown>;
  /** Lines, due and paid in two columns each, lines without a coupon. */
  figures: RawBuilder<unknown>[];
}

export function rowsFor(question: Question, wanted: Wanted): Rows {
  const source = chooseSource(question, wanted);
  if (source.kind === 'cube') return rowsOfCube(source.cube, question);
  return rowsOfCustomers(source.kind, question);
}

export function columnOf(dimension: Dimension | 'partner'): RawBuilder<unknown> {
  if (dimension === 'partner') return sql.ref('b.partner_key');
  return sql.ref(`b.${dimension === 'customer' ? 'customer_key' : DIMENSION_COLUMNS[dimension]}`);
}

function rowsOfCube(cube: Cube, question: Question): Rows {
  const { partnerKeys, currency, cycles, dates, filters } = question;
  const spans = cube.hasSpans ? spansOf(cycles) : cyclesBetween(cycles);
  const conditions = [
    sql`b.partner_key in (${sql.join(partnerKeys)}) and b.cube = ${sql.lit(cube.number)} and b.currency = ${currency}`,
    ...leadingConditions(cube, filters),
    sql`b.span in (${sql.join(spans)})`,
    ...(dates ? [sql`b.day >= ${dates.begin} and b.day <= ${dates.end}`] : []),
    ...filterConditions(filters),
  ];
  return {
    from: sql`${sql.table(cube.table)} b`,
    where: sql.join(conditions, sql` and `),
    figures: cube.table === 'consumption_ranks' ? RANK_COLUMNS.map((column) => sql`${sql.ref(`b.${column}`)}`) : rankValues('b'),
  };
}

/** The same filters by the columns that the table is in order of. */
function leadingConditions(cube: Cube, filters: Question['filters']): RawBuilder<unknown>[] {
  const columns = { lead: cube.lead, second: cube.second } as const;
  const leading = new Set(leadingFilters(cube, filters));
  return (['lead', 'second'] as const).flatMap((column) => {
    const dimension = columns[column];
    if (dimension === null)
      return column === 'lead' || cube.lead === null || filters.has(cube.lead) ? [sql`${sql.ref(`b.${column}`)} = 0`] : [];
    const values = leading.has(dimension) ? (filters.get(dimension) ?? CLOSED[dimension]) : undefined;
    return values ? [sql`${sql.ref(`b.${column}`)} in (${sql.join(values)})`] : [];
  });
}

function filterConditions(filters: Question['filters']): RawBuilder<unknown>[] {
  return [...filters].map(([dimension, values]) => sql`${columnOf(dimension)} in (${sql.join(values)})`);
}

/** Rollups of customers, or their lines: of one customer these are few; of all of a partner they are what no cube has. */
function rowsOfCustomers(kind: Exclude<Source['kind'], 'cube'>, question: Question): Rows {
  const { partnerKeys, currency, cycles, dates, filters } = question;
  const ownColumn = (dimension: CubeDimension) =>
    dimension === 'manager' ? sql`coalesce(a.operator_key, 0) as manager_key` : ownValue(kind, dimension);
  const customers = filters.get('customer');
  const managers = filters.get('manager');
  const conditions = [
    sql`c.partner_key in (${sql.join(partnerKeys)})`,
    ...(customers ? [sql`c.customer_key in (${sql.join(customers)})`] : []),
    ...(managers && !managers.includes(0)
      ? [sql`c.customer_key in (select customer_key from assignments where operator_key in (${sql.join(managers)}))`]
      : []),
    sql`r.cycle in (${sql.join(cyclesBetween(cycles))}) and r.currency = ${currency}`,
    ...(dates ? [sql`r.day >= ${dates.begin} and r.day <= ${dates.end}`] : []),
  ];
  const dimensions = CUBE_DIMENSIONS.map(ownColumn);
  const from = sql`(
    select c.partner_key, r.customer_key, r.cycle as span, ${kind === 'cycles' ? sql`'' as day` : sql.ref('r.day')}, ${sql.join(dimensions)},
      r.stated, ${sql.join(ownSums(kind))}
    from customers c ${tableOf(kind)} join consumption_parts p on p.part_key = r.part_key
    left join assignments a on a.assignment_key = r.assignment_key
    where ${sql.join(conditions, sql` and `)}) b`;
  const others = filterConditions(filters);
  return { from, where: others.length === 0 ? sql`1 = 1` : sql.join(others, sql` and `), figures: rankValues('b') };
}

function tableOf(kind: Exclude<Source['kind'], 'cube'>): RawBuilder<unknown> {
  if (kind === 'cycles') return sql`join consumption_cycles r on r.customer_key = c.customer_key`;
  if (kind === 'days') return sql`join consumption_days r on r.customer_key = c.customer_key`;
  return sql`join part_customers pc on pc.customer_key = c.customer_key
    join bill_lines r on r.customer_key = pc.customer_key and r.part_key = pc.part_key`;
}

function ownValue(kind: Exclude<Source['kind'], 'cube'>, dimension: CubeDimension): RawBuilder<unknown> {
  const column = DIMENSION_COLUMNS[dimension];
  const isOpen = dimension === 'chargeMode' || dimension === 'billType';
  return kind === 'lines' && isOpen ? sql`coalesce(${sql.ref(`r.${column}`)}, 0) as ${sql.ref(column)}` : sql.ref(`r.${column}`);
}

function ownSums(kind: Exclude<Source['kind'], 'cube'>): RawBuilder<unknown>[] {
  const pairs = list(PAIR_COLUMNS, 'r');
  if (kind !== 'lines') return [list(['lines', 'zero_lines', 'marked_lines'], 'r'), pairs];
  return [
    sql`1 as lines, case when r.due_micro = 0 and r.due_rest = 0 then 1 else 0 end as zero_lines`,
    sql`case when r.faults = 0 then 0 else 1 end as marked_lines`,
    pairs,
  ];
}
