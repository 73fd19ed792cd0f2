import { sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { followAssignments } from '../consumption/follow.ts';
import { refreshTotals } from '../deliveries/totals.ts';
import { Tallies } from './tallies.ts';

/** A customer, and who holds it. */
export interface Held {
  customer_key: number;
  customer_id: string;
  /** 0 where nobody holds it. */
  manager_key: number;
  assigned_at: string | null;
  last_ended_at: string | null;
  association_type: number;
  tags: string;
}

/** A customer changes hands: to a manager, or to nobody (0). */
export interface Move {
  held: Held;
  managerKey: number;
}

export async function findHeld({ db }: Connection, partnerKey: number, customerIds: readonly string[]): Promise<Map<string, Held>> {
  const rows = await db
    .selectFrom('customers as c')
    .select(['customer_key', 'customer_id', 'manager_key', 'assigned_at', 'association_type', 'tags'])
    .select((eb) =>
      eb
        .selectFrom('assignments as a')
        .select((of) => of.fn.max('a.ended_at').as('at'))
        .whereRef('a.customer_key', '=', 'c.customer_key')
        .as('last_ended_at'),
    )
    .where('partner_key', '=', partnerKey)
    .where('customer_id', 'in', customerIds)
    .execute();
  return new Map(rows.map((row) => [row.customer_id, row]));
}

/** Periods never overlap (R-AM-1): throws where a change lies before the present period began, or before the last one ended. */
export function needFree(held: Held, at: string): void {
  const free = held.assigned_at ?? held.last_ended_at;
  if (free !== null && at < free) throw new Error('A change of account manager lies within an earlier period.');
}

/** Ends the periods that are open, those of one instant together. */
export async function endOpen({ db }: Connection, endings: readonly { held: Held; at: string }[]): Promise<void> {
  for (const [at, group] of Map.groupBy(endings, (ending) => ending.at)) {
    const keys = group.map(({ held }) => held.customer_key);
    await db.updateTable('assignments').set({ ended_at: at }).where('customer_key', 'in', keys).where('ended_at', 'is', null).execute();
  }
}

/** Makes what repeats the present assignment follow it: the customer's row, the counters, the sums by assignment. */
export async function moveCustomers(connection: Connection, partnerKey: number, moves: readonly Move[]): Promise<void> {
  const { db } = connection;
  const keys = sql.join(moves.map(({ held }) => held.customer_key));
  await sql`
    update customers set manager_key = a.operator_key, assigned_at = a.assigned_at, assignment_key = a.assignment_key
    from assignments a
    where a.customer_key = customers.customer_key and a.ended_at is null and customers.customer_key in (${keys})`.execute(db);
  await sql`
    update customers set manager_key = 0, assigned_at = null, assignment_key = 0
    where customer_key in (${keys}) and not exists (
      select 1 from assignments a where a.customer_key = customers.customer_key and a.ended_at is null)`.execute(db);
  await sql`
    update cycle_totals set own_micro = null, own_rest = null,
      manager_key = (select c.manager_key from customers c where c.customer_key = cycle_totals.customer_key)
    where customer_key in (${keys})`.execute(db);
  await countMoves(connection, partnerKey, moves);
  await followAssignments(
    connection,
    partnerKey,
    moves.map(({ held }) => held.customer_key),
  );
  await refreshTotals(connection, partnerKey, sql`select distinct customer_key, cycle from part_customers where customer_key in (${keys})`);
}

async function countMoves(connection: Connection, partnerKey: number, moves: readonly Move[]): Promise<void> {
  const tallies = new Tallies(partnerKey);
  for (const { held, managerKey } of moves) {
    const tags: string[] = JSON.parse(held.tags);
    tallies.add(-1, held.manager_key, held.association_type, tags);
    tallies.add(1, managerKey, held.association_type, tags);
  }
  await tallies.write(connection);
}
