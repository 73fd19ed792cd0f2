import { freeFrom, type Holding } from '../../domain/assignment-rules.ts';
import type { OperatorRecord } from '../../ports/records.ts';

/** Why a file cannot give a customer to an account manager (R-AM-1); null where it can, or where it changes nothing. */
export function assignmentProblem(
  held: Holding | null,
  operator: OperatorRecord | null,
  assignedAt: string | null,
): 'missing' | 'assigned-before-current' | null {
  const current = held?.assignment ?? null;
  if (current && current.operatorId === operator?.operatorId) return null;
  if (assignedAt === null) return 'missing';
  const free = held && freeFrom(held);
  if (free === null) return null;
  // Two managers from the same instant on cannot both be right.
  return assignedAt < free || (current !== null && assignedAt === free) ? 'assigned-before-current' : null;
}
