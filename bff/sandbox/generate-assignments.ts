import type { AssignmentRecord } from '../ports/records.ts';
import type { Draw } from './draw.ts';

const DAY = 24 * 60 * 60 * 1000;

export type Assignment = Omit<AssignmentRecord, 'endedAt'>;

/**
 * Who holds a customer, in order of time: nobody for some, one manager for most, and for some a second one who took over
 * within the last weeks, so that consumption before the hand-over belongs to the first (DOMAIN.md §4).
 */
export function generateAssignments(
  draw: Draw,
  customer: { customerId: string; associatedAt: string },
  managerIds: readonly string[],
  now: number,
): Assignment[] {
  const count = draw.weighted([
    [0, 15],
    [1, 73],
    [2, 12],
  ]);
  if (count === 0 || managerIds.length === 0) return [];
  const associated = Date.parse(customer.associatedAt);
  const at = (milliseconds: number) => new Date(Math.min(milliseconds, now)).toISOString();
  const first = { customerId: customer.customerId, operatorId: draw.pick(managerIds), assignedAt: at(associated + draw.whole(0, 3) * DAY) };
  const others = managerIds.filter((managerId) => managerId !== first.operatorId);
  const takenOver = now - Math.floor(draw.fraction() * 40 * DAY) - 60_000;
  if (count === 1 || others.length === 0 || takenOver <= Date.parse(first.assignedAt)) return [first];
  return [first, { customerId: customer.customerId, operatorId: draw.pick(others), assignedAt: at(takenOver) }];
}
