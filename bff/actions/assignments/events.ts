import type { EventEntryOf } from '../../ports/events.ts';
import type { AssignmentRecord } from '../../ports/records.ts';

type Assigned = Omit<AssignmentRecord, 'endedAt'>;

/** What the partner's own systems are told of a customer that was given to somebody, or handed over by a holder before. */
export function assignedEvent(
  at: string,
  { customerId, operatorId, assignedAt }: Assigned,
  previousOperatorId: string | null,
): EventEntryOf<'customer.assigned'> {
  return { type: 'customer.assigned', at, customerId, data: { operatorId, previousOperatorId, assignedAt } };
}

/** The same of one that nobody holds any more. */
export function unassignedEvent(
  at: string,
  { customerId, operatorId, endedAt }: { customerId: string; operatorId: string; endedAt: string },
): EventEntryOf<'customer.unassigned'> {
  return { type: 'customer.unassigned', at, customerId, data: { operatorId, endedAt } };
}
