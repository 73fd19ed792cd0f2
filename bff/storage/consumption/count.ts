import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { CUBE_DIMENSIONS, CUBES, type Cube, DIMENSION_COLUMNS, keptColumn } from './cubes.ts';
import { addingUp, list, RANK_COLUMNS, rankValues, SUM_COLUMNS, sumOf } from './sums.ts';

/** A select of `customer_key`, `cycle`, `part_key` and `sign`: rollups that begin to count (1), or count no longer (-1). */
export type Moves = RawBuilder<unknown>;

const DIMENSIONS = CUBE_DIMENSIONS.map((dimension) => DIMENSION_COLUMNS[dimension]);
export const CUBE_KEYS = ['partner_key', 'cube', 'currency', 'lead', 'span', 'second', 'day', ...DIMENSIONS, 'stated'];
export const RANK_KEYS = ['partner_key', 'cube', 'currency', 'lead', 'span', 'second', 'customer_key', ...DIMENSIONS];

/** Brings moves of many customers into every cube of a partner; for those of few there is `delta.ts`. */
export async function countMoves(connection: Connection, partnerKey: number, moves: Moves): Promise<void> {
  await addInTurn(connection, partnerKey, moves);
  await forgetEmpty(connection, partnerKey);
}

/** One after the other: what others are made from waits under a negative number meanwhile, so that most read few rows. */
async function addInTurn(connection: Connection, partnerKey: number, moves: Moves): Promise<void> {
  const parents = new Set(CUBES.flatMap(({ from }) => from ?? []));
  for (const one of CUBES) {
    const target = parents.has(one.number) ? -one.number : one.number;
    if (one.table === 'consumption_ranks') await addRanks(connection, ranksOf(one, partnerKey, moves));
    else if (one.from === null) await addCubes(connection, cubeOf(one, partnerKey, moves, target));
    else await addFromCube(connection, partnerKey, { one, target, source: -one.from });
  }
  for (const number of parents) await settle(connection, partnerKey, number);
}

async function addCubes({ db }: Connection, rows: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into consumption_cubes (${list(CUBE_COLUMNS)}) ${rows}
    on conflict (${list(CUBE_KEYS)}) do update set ${addingUp('consumption_cubes', SUM_COLUMNS)}`.execute(db);
}

interface Counting {
  one: Cube;
  target: number;
}

function leading(one: Cube, table: string): RawBuilder<unknown>[] {
  return [one.lead, one.second].map((dimension) => (dimension ? keptColumn(one, dimension, table) : sql.lit(0)));
}

export const CUBE_COLUMNS: readonly string[] = [...CUBE_KEYS, ...SUM_COLUMNS];
export const RANK_COLUMNS_ALL: readonly string[] = [...RANK_KEYS, ...RANK_COLUMNS];

/** What moves bring into a cube, made from the rollups by customer. */
export function cubeOf(one: Cube, partnerKey: number, moves: Moves, target = one.number): RawBuilder<unknown> {
  const source = sql.table(one.isDaily ? 'consumption_days' : 'consumption_cycles');
  const [lead, second] = leading(one, 'b');
  const keys = [
    sql`cast(${partnerKey} as integer)`,
    sql.lit(target),
    sql.ref('b.currency'),
    lead,
    sql.ref('b.cycle'),
    second,
    one.isDaily ? sql.ref('b.day') : sql.lit(''),
    ...CUBE_DIMENSIONS.map((dimension) => keptColumn(one, dimension, 'b')),
    sql.ref('b.stated'),
  ];
  return sql`
    select ${sql.join(keys)}, ${sql.join(SUM_COLUMNS.map((column) => sumOf(sql`b.sign * ${sql.ref(`b.${column}`)}`)))}
    from (${signed(source, moves)}) b group by ${positions(keys)}`;
}

/** Rollups with who held the customer, and which way they move. */
export function signed(source: RawBuilder<unknown>, moves: Moves): RawBuilder<unknown> {
  return sql`select r.*, t.sign, coalesce(a.operator_key, 0) as manager_key from (${moves}) t
    join ${source} r on r.customer_key = t.customer_key and r.cycle = t.cycle and r.part_key = t.part_key
    left join assignments a on a.assignment_key = r.assignment_key`;
}

function positions(keys: readonly unknown[]): RawBuilder<unknown> {
  return sql.join(keys.map((_, index) => sql.lit(index + 1)));
}

async function addFromCube({ db }: Connection, partnerKey: number, { one, target, source }: Counting & { source: number }) {
  const [lead, second] = leading(one, 'b');
  const keys = [
    sql.ref('b.partner_key'),
    sql.lit(target),
    sql.ref('b.currency'),
    lead,
    sql.ref('b.span'),
    second,
    sql.ref('b.day'),
    ...CUBE_DIMENSIONS.map((dimension) => keptColumn(one, dimension, 'b')),
    sql.ref('b.stated'),
  ];
  await sql`
    insert into consumption_cubes (${list([...CUBE_KEYS, ...SUM_COLUMNS])})
    select ${sql.join(keys)}, ${sql.join(SUM_COLUMNS.map((column) => sumOf(sql.ref(`b.${column}`))))}
    from consumption_cubes b where b.partner_key = ${partnerKey} and b.cube = ${sql.lit(source)} group by ${positions(keys)}
    on conflict (${list(CUBE_KEYS)}) do update set ${addingUp('consumption_cubes', SUM_COLUMNS)}`.execute(db);
}

/** What waited under a negative number comes to the cube it is of. */
async function settle({ db }: Connection, partnerKey: number, number: number): Promise<void> {
  const columns = [...CUBE_KEYS, ...SUM_COLUMNS];
  const moved = columns.map((column) => (column === 'cube' ? sql.lit(number) : sql.ref(`b.${column}`)));
  await sql`
    insert into consumption_cubes (${list(columns)})
    select ${sql.join(moved)} from consumption_cubes b where b.partner_key = ${partnerKey} and b.cube = ${sql.lit(-number)}
    on conflict (${list(CUBE_KEYS)}) do update set ${addingUp('consumption_cubes', SUM_COLUMNS)}`.execute(db);
  await sql`delete from consumption_cubes where partner_key = ${partnerKey} and cube = ${sql.lit(-number)}`.execute(db);
}

const QUARTER = sql`substr(b.cycle, 1, 4) || '-Q' || cast((cast(substr(b.cycle, 6, 2) as integer) + 2) / 3 as text)`;
/** A month, its quarter and its year (`spans.ts`). */
const SPAN = sql`case b.size when 1 then b.cycle when 3 then ${QUARTER} else substr(b.cycle, 1, 4) end`;
const SIZES = sql`select 1 as size union all select 3 union all select 12`;

async function addRanks({ db }: Connection, rows: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into consumption_ranks (${list(RANK_COLUMNS_ALL)}) ${rows}
    on conflict (${list(RANK_KEYS)}) do update set ${addingUp('consumption_ranks', RANK_COLUMNS)}`.execute(db);
}

/** What moves bring into ranks, in every span that they are of. */
export function ranksOf(one: Cube, partnerKey: number, moves: Moves): RawBuilder<unknown> {
  const [lead, second] = leading(one, 'b');
  const keys = [
    sql`cast(${partnerKey} as integer)`,
    sql.lit(one.number),
    sql.ref('b.currency'),
    lead,
    one.hasSpans ? SPAN : sql.ref('b.cycle'),
    second,
    sql.ref('b.customer_key'),
    ...CUBE_DIMENSIONS.map((dimension) => keptColumn(one, dimension, 'b')),
  ];
  const rows = signed(sql.table('consumption_cycles'), moves);
  const source = one.hasSpans ? sql`select r.*, s.size from (${rows}) r cross join (${SIZES}) s` : rows;
  return sql`
    select ${sql.join(keys)}, ${sql.join(rankValues('b').map((value) => sumOf(sql`b.sign * (${value})`)))}
    from (${source}) b group by ${positions(keys)}`;
}

/** Rows that count nothing any more have sums of nothing: they are of no line. */
export async function forgetEmpty({ db }: Connection, partnerKey: number): Promise<void> {
  for (const table of ['consumption_cubes', 'consumption_ranks'] as const)
    await sql`delete from ${sql.table(table)} where partner_key = ${partnerKey} and lines = 0`.execute(db);
}
