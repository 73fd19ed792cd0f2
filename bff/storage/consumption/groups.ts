import { type RawBuilder, sql } from 'kysely';
import { type Amount, addAmounts, subtractAmounts } from '../../../shared/values/amount.ts';
import type { Grouping } from '../../../shared/values/consumption-lists.ts';
import type { ConsumptionQuery, ConsumptionReads, Figures, GroupFigures, GroupQuery } from '../../ports/consumption.ts';
import type { Connection } from '../connection.ts';
import type { Dimension } from './cubes.ts';
import { FIGURE_NAMES, type FigureRow, toFigures } from './figures.ts';
import { type GroupName, isOfPartner, keysNamed, namesOf } from './group-names.ts';
import { type Question, questionOf } from './question.ts';
import { columnOf, rowsFor } from './source.ts';

/** What each grouping is counted by. */
export const GROUPED = {
  service: 'service',
  chargeMode: 'chargeMode',
  associationType: 'association',
  accountManager: 'manager',
  customer: 'customer',
  region: 'region',
  resourceType: 'type',
  billClass: 'billClass',
  billType: 'billType',
  enterpriseProject: 'project',
  reseller: 'partner',
} as const satisfies Record<Grouping, Dimension | 'partner'>;

interface GroupRow extends FigureRow {
  outer_key: number;
  inner_key: number;
  groups: string;
}

type Ranked = { groups: GroupFigures[]; count: number };

/** The largest groups of a query. */
export async function groupsOf(connection: Connection, query: ConsumptionQuery, group: GroupQuery): Promise<Ranked> {
  const question = await questionOf(connection, query);
  if (question === null) return { groups: [], count: 0 };
  const rows = await rankedRows(connection, question, { group, outer: null });
  const names = await namesOf(
    connection,
    group.by,
    rows.map((row) => row.inner_key),
  );
  return ranked(rows, names, group);
}

/** The largest groups inside each value of another grouping. */
export async function groupsWithin(
  connection: Connection,
  query: ConsumptionQuery,
  outer: Parameters<ConsumptionReads['groupsWithin']>[1],
  group: GroupQuery,
): Promise<ReadonlyMap<string | null, Ranked>> {
  const question = await questionOf(connection, query);
  const answers = new Map<string | null, Ranked>();
  if (question === null) return answers;
  const keys = await keysNamed(connection, question.partnerKeys, outer.by, outer.keys);
  const narrowed = narrow(question, GROUPED[outer.by], [...keys.keys()]);
  if (narrowed === null) return answers;
  const rows = await rankedRows(connection, narrowed, { group, outer: outer.by });
  const names = await namesOf(
    connection,
    group.by,
    rows.map((row) => row.inner_key),
  );
  for (const [key, some] of Map.groupBy(rows, (row) => keys.get(row.outer_key) ?? null)) answers.set(key, ranked(some, names, group));
  return answers;
}

/** The question for these values alone; null where they are none of those it is filtered by. */
function narrow(question: Question, dimension: Dimension | 'partner', values: readonly number[]): Question | null {
  if (dimension === 'partner') {
    const partnerKeys = question.partnerKeys.filter((key) => values.includes(key));
    return partnerKeys.length === 0 ? null : { ...question, partnerKeys };
  }
  const before = question.filters.get(dimension);
  const both = before ? values.filter((value) => before.includes(value)) : values;
  return both.length === 0 ? null : { ...question, filters: new Map([...question.filters, [dimension, both]]) };
}

interface Ranking {
  group: GroupQuery;
  outer: Grouping | null;
}

/** Rows of one partner are ranked where they are; what several partners name alike is one group, and ranked after it was put together. */
async function rankedRows({ db }: Connection, question: Question, { group, outer }: Ranking): Promise<GroupRow[]> {
  const [inner, other] = [GROUPED[group.by], outer && GROUPED[outer]];
  const by = [inner, other].filter((one): one is Dimension => one !== null && one !== 'partner');
  const { from, where, figures } = rowsFor(question, { by, isWhole: false, isByDay: false });
  const outerColumn = other === null ? sql.lit(0) : columnOf(other);
  const [micro, rest] = group.rankBy === 'due' ? [figures[1], figures[2]] : [figures[3], figures[4]];
  const isWhole = question.partnerKeys.length > 1 && (isOfPartner(group.by) || (outer !== null && isOfPartner(outer)));
  const grouped = sql`
    select ${outerColumn} as outer_key, ${columnOf(inner)} as inner_key, ${rawSums(figures)},
      ${carried(sql`sum(${micro})`, sql`sum(${rest})`)}
    from ${from} where ${where} group by ${other === null ? sql`` : sql`${outerColumn}, `}${columnOf(inner)}`;
  const { rows } = await (other === null
    ? largest(grouped, isWhole ? null : group.top)
    : largestWithin(grouped, isWhole ? null : group.top)
  ).execute(db);
  return rows;
}

function rawSums(figures: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(figures.map((value, index) => sql`sum(${value}) as ${sql.ref(FIGURE_NAMES[index] as string)}`));
}

const TEXTS = sql.join(FIGURE_NAMES.map((name) => sql`cast(${sql.ref(`g.${name}`)} as text) as ${sql.ref(name)}`));
const IS_STATED = sql`case when inner_key = 0 then 0 else 1 end`;

/** The largest of all groups, and that of lines that state none. Only what is answered is written as text. */
function largest(grouped: RawBuilder<unknown>, top: number | null): RawBuilder<GroupRow> {
  const most = top === null ? sql`` : sql`limit cast(${top + 1} as integer)`;
  return sql<GroupRow>`
    select * from (
      with g as materialized (${grouped})
      select g.outer_key, g.inner_key, ${TEXTS}, (select cast(sum(${IS_STATED}) as text) from g) as groups
      from g order by ${IS_STATED}, g.rank_micro desc, g.rank_rest desc, g.inner_key ${most}) ranked`;
}

/** The same inside each value of another grouping. */
function largestWithin(grouped: RawBuilder<unknown>, top: number | null): RawBuilder<GroupRow> {
  return sql<GroupRow>`
    select g.outer_key, g.inner_key, ${TEXTS}, g.groups from (
      select g.*, row_number() over (partition by outer_key, ${IS_STATED} order by rank_micro desc, rank_rest desc, inner_key) as place,
        cast(sum(${IS_STATED}) over (partition by outer_key) as text) as groups
      from (${grouped}) g) g
    ${top === null ? sql`` : sql`where g.place <= ${top}`} order by g.outer_key, g.place`;
}

const REST_PER_MICRO = sql.raw('10000000000');

/** Two sums as numbers that sort like the amount they make: the rest from zero on, below one micro unit. */
function carried(micro: RawBuilder<unknown>, rest: RawBuilder<unknown>): RawBuilder<unknown> {
  const [m, r] = [sql`cast(${micro} as bigint)`, sql`cast(${rest} as bigint)`];
  const below = sql`(${r} % ${REST_PER_MICRO} + ${REST_PER_MICRO}) % ${REST_PER_MICRO}`;
  return sql`${m} + (${r} - ${below}) / ${REST_PER_MICRO} as rank_micro, ${below} as rank_rest`;
}

/** Puts together what has one name, ranks it, and keeps the largest; what states none stands beside them. */
function ranked(rows: readonly GroupRow[], names: ReadonlyMap<number, GroupName>, { top, rankBy }: GroupQuery): Ranked {
  const groups = new Map<string | null, GroupFigures>();
  let isMerged = false;
  for (const row of rows) {
    const { key, label } = names.get(Number(row.inner_key)) ?? { key: null, label: null };
    const figures = toFigures(row);
    const before = groups.get(key);
    isMerged ||= before !== undefined;
    groups.set(key, before ? { ...added(before, figures), key, label: before.label ?? label } : { ...figures, key, label });
  }
  const stated = [...groups.values()].filter(({ key }) => key !== null).sort((a, b) => byAmount(b[rankBy], a[rankBy]));
  const none = groups.get(null);
  const count = isMerged ? stated.length : Math.max(stated.length, Number(rows[0]?.groups ?? 0));
  return { groups: [...stated.slice(0, top), ...(none ? [none] : [])], count };
}

function added(a: Figures, b: Figures): Figures {
  return {
    lines: a.lines + b.lines,
    due: addAmounts(a.due, b.due),
    paid: addAmounts(a.paid, b.paid),
    linesWithoutCoupon: a.linesWithoutCoupon + b.linesWithoutCoupon,
  };
}

function byAmount(a: Amount, b: Amount): number {
  const { micro, rest } = subtractAmounts(a, b);
  const difference = micro || rest;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}
