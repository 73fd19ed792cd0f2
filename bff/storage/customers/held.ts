import { sql } from 'kysely';
import { type Connection, query } from '../connection.ts';
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

/** A customer changes hands: to a manager from an instant on, or to nobody (0 and null). */
export interface Move {
  held: Held;
  managerKey: number;
  assignedAt: string | null;
  assignmentKey: number;
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

/** Ends the period that is open. */
export const endOpen = query<{ customerKey: number; at: string }, never>((slot, { db }) =>
  db.updateTable('assignments').set({ ended_at: slot.at }).where('customer_key', '=', slot.customerKey).where('ended_at', 'is', null),
);
const setCurrent = query<{ customerKey: number; managerKey: number; at: string | null; assignmentKey: number }, never>((slot, { db }) =>
  db
    .updateTable('customers')
    .set({ manager_key: slot.managerKey, assigned_at: slot.at, assignment_key: slot.assignmentKey })
    .where('customer_key', '=', slot.customerKey),
);
const resetTotals = query<{ customerKey: number; managerKey: number }, never>((slot, { db }) =>
  db
    .updateTable('cycle_totals')
    .set({ manager_key: slot.managerKey, own_micro: null, own_rest: null })
    .where('customer_key', '=', slot.customerKey),
);

/** Makes what repeats the present assignment follow it: the customer's row, the counters, the sums by assignment. */
export async function moveCustomers(connection: Connection, partnerKey: number, moves: readonly Move[]): Promise<void> {
  const tallies = new Tallies(partnerKey);
  for (const { held, managerKey, assignedAt, assignmentKey } of moves) {
    const customerKey = held.customer_key;
    await setCurrent(connection, { customerKey, managerKey, at: assignedAt, assignmentKey });
    await resetTotals(connection, { customerKey, managerKey });
    const tags: string[] = JSON.parse(held.tags);
    tallies.add(-1, held.manager_key, held.association_type, tags);
    tallies.add(1, managerKey, held.association_type, tags);
  }
  await tallies.write(connection);
  const keys = sql.join(moves.map(({ held }) => held.customer_key));
  await refreshTotals(connection, partnerKey, sql`select distinct customer_key, cycle from part_customers where customer_key in (${keys})`);
}
