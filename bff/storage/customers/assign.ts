import { instant } from '../../../shared/contract/fields.ts';
import type { AssignmentRecord } from '../../ports/records.ts';
import { type Connection, insertMany, partsOf, roundsOf } from '../connection.ts';
import { needPartnerKey, operatorKeyOf } from '../keys.ts';
import { endOpen, findHeld, type Held, moveCustomers, needFree } from './held.ts';
import { touchCustomers } from './save.ts';

type NewAssignment = Omit<AssignmentRecord, 'endedAt'>;

interface Change {
  held: Held;
  managerKey: number;
  assignedAt: string;
}

/**
 * Opens assignments (DOMAIN.md §2.5); one that is open already, to the same manager from the same instant, stays as it is, and another
 * ends where the new one begins. Throws where periods would overlap.
 */
export async function assignCustomers(connection: Connection, partnerId: string, assignments: readonly NewAssignment[]): Promise<void> {
  const partnerKey = await needPartnerKey(connection, partnerId);
  const managers = await managerKeysOf(connection, partnerKey, assignments);
  for (const round of roundsOf(assignments, (assignment) => assignment.customerId)) {
    for (const part of partsOf(round)) {
      const ids = part.map((assignment) => assignment.customerId);
      const held = await findHeld(connection, partnerKey, ids);
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

function changeOf(assignment: NewAssignment, customers: Map<string, Held>, managers: Map<string, number>): Change | null {
  const held = customers.get(assignment.customerId);
  if (!held) throw new Error('An assignment names a customer that the store does not have.');
  const managerKey = managers.get(assignment.operatorId) as number;
  // It stands in the list as it is.
  instant.parse(assignment.assignedAt);
  if (held.manager_key === managerKey && held.assigned_at === assignment.assignedAt) return null;
  needFree(held, assignment.assignedAt);
  return { held, managerKey, assignedAt: assignment.assignedAt };
}

async function apply(connection: Connection, partnerKey: number, changes: readonly Change[]): Promise<void> {
  const taken = changes.filter(({ held }) => held.manager_key !== 0);
  await endOpen(
    connection,
    taken.map(({ held, assignedAt }) => ({ held, at: assignedAt })),
  );
  const rows = changes.map(({ held, managerKey, assignedAt }) => [partnerKey, held.customer_key, managerKey, assignedAt]);
  await insertMany(connection, 'assignments', ['partner_key', 'customer_key', 'operator_key', 'assigned_at'], rows);
  await moveCustomers(connection, partnerKey, changes);
}
