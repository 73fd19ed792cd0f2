import { sql } from 'kysely';
import { instant } from '../../../shared/contract/fields.ts';
import type { AssignmentRecord } from '../../ports/records.ts';
import { type Connection, insertMany, partsOf, query, roundsOf } from '../connection.ts';
import { refreshTotals } from '../deliveries/totals.ts';
import { needPartnerKey, operatorKeyOf } from '../keys.ts';
import { touchCustomers } from './save.ts';
import { Tallies } from './tallies.ts';

type NewAssignment = Omit<AssignmentRecord, 'endedAt'>;

interface Held {
  customer_key: number;
  customer_id: string;
  manager_key: number;
  assigned_at: string | null;
  association_type: number;
  tags: string;
}

interface Change {
  held: Held;
  managerKey: number;
  assignedAt: string;
}

/** Periods of a customer never overlap: the newest word wins from its start on (R-AM-1). */
const endEarlier = query<{ customerKey: number; at: string }, never>((slot, { db }) =>
  db
    .updateTable('assignments')
    .set({ ended_at: slot.at })
    .where('customer_key', '=', slot.customerKey)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', slot.at)])),
);
const setCurrent = query<{ customerKey: number; managerKey: number; at: string; assignmentKey: number }, never>((slot, { db }) =>
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

/** Opens assignments (DOMAIN.md §2.5); one that is open already, to the same manager from the same instant, stays as it is. */
export async function assignCustomers(connection: Connection, partnerId: string, assignments: readonly NewAssignment[]): Promise<void> {
  const partnerKey = await needPartnerKey(connection, partnerId);
  const managers = await managerKeysOf(connection, partnerKey, assignments);
  for (const round of roundsOf(assignments, (assignment) => assignment.customerId)) {
    for (const part of partsOf(round)) {
      const held = await findHeld(connection, partnerKey, part);
      const changes = part.flatMap((assignment) => changeOf(assignment, held, managers) ?? []);
      if (changes.length > 0) await apply(connection, partnerKey, changes);
    }
  }
  await touchCustomers(connection, partnerKey);
}

async function managerKeysOf(connection: Connection, partnerKey: number, assignments: readonly NewAssignment[]) {
  const keys = new Map<string, number>();
  for (const operatorId of new Set(assignments.map((assignment) => assignment.operatorId))) {
    const key = await operatorKeyOf(connection, partnerKey, operatorId);
    if (key === null) throw new Error('An assignment names an operator that the store does not have.');
    keys.set(operatorId, key);
  }
  return keys;
}

async function findHeld({ db }: Connection, partnerKey: number, assignments: readonly NewAssignment[]): Promise<Map<string, Held>> {
  const rows = await db
    .selectFrom('customers')
    .select(['customer_key', 'customer_id', 'manager_key', 'assigned_at', 'association_type', 'tags'])
    .where('partner_key', '=', partnerKey)
    .where(
      'customer_id',
      'in',
      assignments.map((assignment) => assignment.customerId),
    )
    .execute();
  return new Map(rows.map((row) => [row.customer_id, row]));
}

function changeOf(assignment: NewAssignment, customers: Map<string, Held>, managers: Map<string, number>): Change | null {
  const held = customers.get(assignment.customerId);
  if (!held) throw new Error('An assignment names a customer that the store does not have.');
  const managerKey = managers.get(assignment.operatorId) as number;
  // It stands in the list as it is.
  instant.parse(assignment.assignedAt);
  if (held.manager_key === managerKey && held.assigned_at === assignment.assignedAt) return null;
  return { held, managerKey, assignedAt: assignment.assignedAt };
}

async function apply(connection: Connection, partnerKey: number, changes: readonly Change[]): Promise<void> {
  const tallies = new Tallies(partnerKey);
  for (const { held, assignedAt } of changes) await endEarlier(connection, { customerKey: held.customer_key, at: assignedAt });
  const made = await insertMany<{ assignment_key: number; customer_key: number }>(
    connection,
    'assignments',
    ['partner_key', 'customer_key', 'operator_key', 'assigned_at'],
    changes.map(({ held, managerKey, assignedAt }) => [partnerKey, held.customer_key, managerKey, assignedAt]),
    'returning assignment_key, customer_key',
  );
  const assignmentKeys = new Map(made.map((row) => [row.customer_key, row.assignment_key]));
  for (const { held, managerKey, assignedAt } of changes) {
    const customerKey = held.customer_key;
    await setCurrent(connection, { customerKey, managerKey, at: assignedAt, assignmentKey: assignmentKeys.get(customerKey) as number });
    await resetTotals(connection, { customerKey, managerKey });
    const tags: string[] = JSON.parse(held.tags);
    tallies.add(-1, held.manager_key, held.association_type, tags);
    tallies.add(1, managerKey, held.association_type, tags);
  }
  await tallies.write(connection);
  const keys = sql.join(changes.map(({ held }) => held.customer_key));
  await refreshTotals(connection, partnerKey, sql`select distinct customer_key, cycle from part_customers where customer_key in (${keys})`);
}
