import { sql } from 'kysely';
import type { RebuildStep } from '../../ports/consumption.ts';
import type { Connection } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';
import { changeCounted, forgetStray, rollSome } from './counted.ts';
import { followAssignments } from './follow.ts';

/** Customers of a part that one command rolls up. */
const PAIRS_AT_ONCE = 500;
/** Customers whose periods one command follows. */
const CUSTOMERS_AT_ONCE = 200;
/** Rows of cubes that one command takes away. */
const ROWS_AT_ONCE = 20_000;

/**
 * One step towards rollups that hold what an earlier release wrote: its lines are rolled up a few customers at a time, then a part counts as a
 * whole; parts that it replaced count no longer; lines follow assignments that it changed. `next` is null where nothing was left to do.
 */
export async function catchUp(connection: Connection, partnerId: string): Promise<RebuildStep> {
  const partnerKey = await needPartnerKey(connection, partnerId);
  const gone = await strayPart(connection, partnerKey);
  if (gone !== null) {
    await forgetStray(connection, partnerKey, gone);
    return { counted: 1, next: 'count' };
  }
  const part = await uncountedPart(connection, partnerKey);
  if (part !== null) {
    const counted = await rollSome(connection, partnerKey, [part], PAIRS_AT_ONCE);
    if (counted < PAIRS_AT_ONCE) await changeCounted(connection, partnerKey, { come: [part], gone: [], isMany: true });
    return { counted, next: 'count' };
  }
  const customers = await unfollowed(connection, partnerKey);
  if (customers.length > 0) await followAssignments(connection, partnerKey, customers);
  return { counted: customers.length, next: customers.length === 0 ? null : 'count' };
}

/** A part that counts and is in force no longer: an earlier release replaced it. */
async function strayPart({ db }: Connection, partnerKey: number): Promise<number | null> {
  const { rows } = await sql<{ part_key: number }>`
    select k.part_key from consumption_parts k left join delivery_parts p on p.part_key = k.part_key
    where k.partner_key = ${partnerKey} and (p.part_key is null or p.in_force <> 1) order by k.part_key limit 1`.execute(db);
  return rows[0]?.part_key ?? null;
}

async function uncountedPart({ db }: Connection, partnerKey: number): Promise<number | null> {
  const { rows } = await sql<{ part_key: number }>`
    select p.part_key from delivery_parts p left join consumption_parts k on k.part_key = p.part_key
    where p.partner_key = ${partnerKey} and p.in_force = 1 and k.part_key is null order by p.part_key limit 1`.execute(db);
  return rows[0]?.part_key ?? null;
}

async function unfollowed({ db }: Connection, partnerKey: number): Promise<number[]> {
  const { rows } = await sql<{ customer_key: number }>`
    select distinct customer_key from assignments
    where partner_key = ${partnerKey} and (stamped = 0 or coalesce(ended_at, '') <> coalesce(stamped_end, ''))
    order by customer_key limit ${sql.lit(CUSTOMERS_AT_ONCE)}`.execute(db);
  return rows.map((row) => row.customer_key);
}

/**
 * One step of making everything anew: first nothing counts any more, then the sums go a few rows at a time, then every line is rolled up and
 * counted as if an earlier release had written it.
 */
export async function rebuild(connection: Connection, partnerId: string, from: string | null): Promise<RebuildStep> {
  if (from === 'count') return catchUp(connection, partnerId);
  const partnerKey = await needPartnerKey(connection, partnerId);
  if (from === null) await uncountAll(connection, partnerKey);
  for (const table of ['consumption_cubes', 'consumption_ranks'] as const)
    if ((await takeAway(connection, partnerKey, table)) > 0) return { counted: 0, next: 'clear' };
  return { counted: 0, next: 'count' };
}

async function uncountAll({ db }: Connection, partnerKey: number): Promise<void> {
  await db.deleteFrom('consumption_parts').where('partner_key', '=', partnerKey).execute();
  await db.updateTable('assignments').set({ stamped: 0 }).where('partner_key', '=', partnerKey).execute();
  await sql`update part_customers set rolled = 0
    where part_key in (select part_key from delivery_parts where partner_key = ${partnerKey})`.execute(db);
}

async function takeAway({ db }: Connection, partnerKey: number, table: 'consumption_cubes' | 'consumption_ranks'): Promise<number> {
  const key = ['partner_key', 'cube', 'currency', 'lead', 'span', 'second'];
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} where (${columns}) in (
      select distinct ${columns} from (select ${columns} from ${sql.table(table)} where partner_key = ${partnerKey} limit ${sql.lit(ROWS_AT_ONCE)}) first)`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0n);
}
