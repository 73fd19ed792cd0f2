import { type RawBuilder, sql } from 'kysely';
import type { RollupFault } from '../../ports/consumption.ts';
import type { Connection } from '../connection.ts';
import { partnerKeyOf } from '../keys.ts';
import { CUBE_COLUMNS, cubeOf, type Moves, RANK_COLUMNS_ALL, ranksOf } from './count.ts';
import { CUBES, type Cube } from './cubes.ts';
import { ROLLUPS, rolledUp, rollupColumns } from './roll.ts';
import { list } from './sums.ts';

export async function yearsOf(connection: Connection, partnerId: string): Promise<string[]> {
  const { rows } = await sql<{ year: string }>`
    select distinct substr(cycle, 1, 4) as year from delivery_parts
    where partner_key = ${await partnerKeyOf(connection, partnerId)} and in_force = 1 order by 1`.execute(connection.db);
  return rows.map((row) => row.year);
}

/** What two selects say differently. */
interface Comparison {
  of: string;
  columns: readonly string[];
  is: RawBuilder<unknown>;
  shouldBe: RawBuilder<unknown>;
  at: string;
  hasCustomer: boolean;
}

/** Every sum of a year that is not what the lines in force add up to (`ports/consumption.ts`). */
export async function checkYear(connection: Connection, partnerId: string, year: string): Promise<RollupFault[]> {
  const partnerKey = await partnerKeyOf(connection, partnerId);
  if (partnerKey === null) return [];
  const faults: RollupFault[] = [];
  for (const comparison of comparisonsOf(partnerKey, year)) {
    const fault = await differences(connection, comparison);
    if (fault) faults.push(fault);
  }
  return faults;
}

function comparisonsOf(partnerKey: number, year: string): Comparison[] {
  const inForce = sql`delivery_parts p join part_customers pc on pc.part_key = p.part_key
    where p.partner_key = ${partnerKey} and p.in_force = 1 and substr(p.cycle, 1, 4) = ${year}`;
  const pairs = sql`select pc.customer_key, pc.part_key from ${inForce}`;
  const moves = sql`select pc.customer_key, pc.cycle, pc.part_key, 1 as sign from ${inForce}`;
  const rollups = ROLLUPS.map((table): Comparison => {
    const columns = rollupColumns(table);
    const is = sql`select ${list(columns)} from ${sql.table(table)} where (customer_key, part_key) in (${pairs})`;
    return { of: table, columns, is, shouldBe: rolledUp(table, pairs), at: 'cycle', hasCustomer: true };
  });
  return [...rollups, ...CUBES.map((cube) => comparisonOf(cube, { partnerKey, year, moves }))];
}

function comparisonOf(cube: Cube, { partnerKey, year, moves }: { partnerKey: number; year: string; moves: Moves }): Comparison {
  const hasCustomer = cube.table === 'consumption_ranks';
  const columns = hasCustomer ? RANK_COLUMNS_ALL : CUBE_COLUMNS;
  const is = sql`select ${list(columns)} from ${sql.table(cube.table)}
    where partner_key = ${partnerKey} and cube = ${sql.lit(cube.number)} and substr(span, 1, 4) = ${year}`;
  const shouldBe = hasCustomer ? ranksOf(cube, partnerKey, moves) : cubeOf(cube, partnerKey, moves);
  const by = [...cube.dimensions, ...(cube.isDaily ? ['day'] : [])].join(', ');
  return { of: `${cube.table} ${cube.number} (${by})`, columns, is, shouldBe, at: 'span', hasCustomer };
}

async function differences({ db }: Connection, { of, columns, is, shouldBe, at, hasCustomer }: Comparison): Promise<RollupFault | null> {
  const named = sql`with stored (${list(columns)}) as (${is}), counted (${list(columns)}) as (${shouldBe})`;
  const customer = hasCustomer ? sql.ref('d.customer_key') : sql`0`;
  const { rows } = await sql<{ more: string | null; less: string | null; at: string | null; customer_id: string | null }>`
    select * from (${named}, differing as (
      select more.*, 1 as more, 0 as less from (select * from stored except select * from counted) more union all
      select less.*, 0 as more, 1 as less from (select * from counted except select * from stored) less)
    select cast(sum(d.more) as text) as more, cast(sum(d.less) as text) as less, min(${sql.ref(`d.${at}`)}) as at, min(c.customer_id) as customer_id
    from differing d left join customers c on c.customer_key = ${customer}) found`.execute(db);
  const [row] = rows;
  // A row that differs is too much as it is, and missing as it should be.
  const differing = Math.max(Number(row?.more ?? 0), Number(row?.less ?? 0));
  if (!row || differing === 0) return null;
  return { of, rows: differing, example: { at: row.at ?? '', customerId: row.customer_id } };
}
