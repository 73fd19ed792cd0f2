import { sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { countMoves, forgetEmpty, type Moves } from './count.ts';
import { CubeDelta } from './delta.ts';
import { type Pairs, rollPairs } from './roll.ts';
import { adoptLines } from './stamp.ts';

/** Pairs of customers and parts of a select of part keys whose rollups are not there, or no longer true. */
function unrolledOf(partKeys: readonly number[]): Pairs {
  return sql`select customer_key, part_key from part_customers where part_key in (${sql.join([0, ...partKeys])}) and rolled = 0`;
}

/** Rolls up what was not yet. Lines of an earlier release are given what it did not know. */
export async function rollAll(connection: Connection, partnerKey: number, pairs: Pairs): Promise<void> {
  if (!(await isAny(connection, pairs))) return;
  const unknown = sql`select l.customer_key from (${pairs}) t
    join bill_lines l on l.customer_key = t.customer_key and l.part_key = t.part_key where l.partner_key is null`;
  if (await isAny(connection, unknown)) await adoptLines(connection, partnerKey, pairs);
  await rollPairs(connection, pairs);
}

async function isAny({ db }: Connection, rows: Pairs): Promise<boolean> {
  const found = await sql`select 1 as found from (${rows}) any_row limit ${sql.lit(1)}`.execute(db);
  return found.rows.length > 0;
}

/** Rolls up a few customers of open deliveries, so that the switch need not; answers how many it was. */
export async function rollSome(connection: Connection, partnerKey: number, partKeys: readonly number[], limit: number): Promise<number> {
  const { rows } = await sql<{ customer_key: number; part_key: number }>`
    ${unrolledOf(partKeys)} order by part_key, customer_key limit cast(${limit} as integer)`.execute(connection.db);
  if (rows.length > 0) await rollAll(connection, partnerKey, pairsOf(rows));
  return rows.length;
}

/** The same pairs as a select of what was read. */
function pairsOf(pairs: readonly { customer_key: number; part_key: number }[]): Pairs {
  const groups = [...Map.groupBy(pairs, (pair) => pair.part_key)].map(([partKey, group]) => {
    const customers = sql.join(group.map((pair) => sql.lit(pair.customer_key)));
    return sql`select customer_key, part_key from part_customers where part_key = ${sql.lit(partKey)} and customer_key in (${customers})`;
  });
  return sql.join(groups, sql` union all `);
}

/** Lets parts count, and others count no longer, in one move: what both say alike is not touched twice. */
export async function changeCounted(
  connection: Connection,
  partnerKey: number,
  { come, gone, isMany = false }: { come: readonly number[]; gone: readonly number[]; isMany?: boolean },
): Promise<void> {
  const { db } = connection;
  await rollAll(connection, partnerKey, unrolledOf(come));
  const counted = await countedOf(connection, [...come, ...gone]);
  const added = come.filter((part) => !counted.has(part));
  const removed = gone.filter((part) => counted.has(part));
  if (added.length + removed.length === 0) return;
  const moves = sql`${movesOf(added, 1)} union all ${movesOf(removed, -1)}`;
  const { rows } = await sql`select 1 as found from (${moves}) moved limit ${sql.lit(FEW_PAIRS + 1)}`.execute(db);
  if (isMany || rows.length > FEW_PAIRS) await countMoves(connection, partnerKey, moves);
  else await countFew(connection, partnerKey, moves);
  await db
    .deleteFrom('consumption_parts')
    .where('part_key', 'in', [0, ...removed])
    .execute();
  await sql`
    insert into consumption_parts (part_key, partner_key, cycle)
    select part_key, partner_key, cycle from delivery_parts where part_key in (${sql.join([0, ...added])})`.execute(db);
}

const FEW_PAIRS = 200;

async function countFew(connection: Connection, partnerKey: number, moves: Moves): Promise<void> {
  const delta = new CubeDelta(partnerKey);
  await delta.add(connection, moves);
  await delta.write(connection);
  await forgetEmpty(connection, partnerKey);
}

function movesOf(partKeys: readonly number[], sign: 1 | -1): Moves {
  return sql`select customer_key, cycle, part_key, ${sql.lit(sign)} as sign from part_customers where part_key in (${sql.join([0, ...partKeys])})`;
}

/**
 * Lets a part count no longer that was replaced, and perhaps taken away, by a release that knows no rollups: what it counted stands in them
 * still. Looks at the rollups of all customers of the partner.
 */
export async function forgetStray(connection: Connection, partnerKey: number, partKey: number): Promise<void> {
  const { db } = connection;
  const own = sql`part_key = ${partKey} and customer_key in (select customer_key from customers where partner_key = ${partnerKey})`;
  const moves = sql`select distinct customer_key, cycle, part_key, -1 as sign from consumption_cycles where ${own}`;
  await countMoves(connection, partnerKey, moves);
  for (const table of ['consumption_cycles', 'consumption_days'] as const)
    await sql`delete from ${sql.table(table)} where ${own}`.execute(db);
  await db.deleteFrom('consumption_parts').where('part_key', '=', partKey).execute();
  await db.updateTable('part_customers').set({ rolled: 0 }).where('part_key', '=', partKey).execute();
}

async function countedOf({ db }: Connection, partKeys: readonly number[]): Promise<Set<number>> {
  const rows = await db
    .selectFrom('consumption_parts')
    .select('part_key')
    .where('part_key', 'in', [0, ...partKeys])
    .execute();
  return new Set(rows.map((row) => row.part_key));
}

/**
 * Changes what lines of some pairs say: their old sums leave the cubes, `change` is made, the rollups are made anew and their new sums come.
 * Pairs that do not count are only rolled up anew.
 */
export async function changeLines(connection: Connection, partnerKey: number, pairs: Pairs, change: () => Promise<void>): Promise<void> {
  const moves = (sign: 1 | -1): Moves => sql`
    select pc.customer_key, pc.cycle, pc.part_key, ${sql.lit(sign)} as sign from (${pairs}) t
    join part_customers pc on pc.part_key = t.part_key and pc.customer_key = t.customer_key
    join consumption_parts p on p.part_key = pc.part_key`;
  const delta = new CubeDelta(partnerKey);
  await delta.add(connection, moves(-1));
  await change();
  await rollPairs(connection, pairs);
  await delta.add(connection, moves(1));
  await delta.write(connection);
  await forgetEmpty(connection, partnerKey);
}
