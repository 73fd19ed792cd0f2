import type { RoleSource } from '../../shared/values/lists.ts';
import type { CustomerScope } from './actor.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What rules need to know of who holds a customer or a reseller. */
export interface Holding {
  /** The open period; null while nobody holds it. */
  assignment: { operatorId: string; assignedAt: string } | null;
  /** When the last closed period ended; null where there was none. */
  lastEndedAt: string | null;
}

interface Candidate {
  roles: readonly string[];
}

/**
 * Whether an operator may be given customers (DOMAIN.md §1.3). One whose roles are not known yet may where the portal will name them
 * with the first session; where roles are kept in the store, the role must be there.
 */
export function checkAccountManager({ roles }: Candidate, rolesFrom: RoleSource): Refusal | null {
  if (roles.includes('account-manager')) return null;
  return roles.length === 0 && rolesFrom === 'session' ? null : refuse('not-an-account-manager');
}

/**
 * Whether an actor may hand customers to an operator: a supervisor to the own team alone (DOMAIN.md §1.3). Who is beyond that answers
 * as if they were not there.
 */
export function checkRecipient(
  operator: (Candidate & { supervisorId: string | null }) | null,
  { scope, rolesFrom }: { scope: CustomerScope; rolesFrom: RoleSource },
): Refusal | null {
  if (operator === null) return refuse('not-found');
  const isInReach = scope.kind === 'all' || (scope.kind === 'supervisor' && operator.supervisorId === scope.operatorId);
  return isInReach ? checkAccountManager(operator, rolesFrom) : refuse('not-found');
}

/**
 * Whether a customer in scope may be given to somebody at an instant: it has at most one account manager (R-AM-1), so it must be free, or
 * held by the one it is handed over `from`. Null stands for a customer who is not there, or not in scope.
 */
export function checkAssignment(held: Holding | null, { from, at }: { from: string | undefined; at: string }): Refusal | null {
  if (held === null) return refuse('not-found');
  if (from === undefined && held.assignment !== null) return refuse('customer-assigned');
  if (from !== undefined && held.assignment?.operatorId !== from) return refuse('assigned-elsewhere');
  return checkInstant(held, at);
}

/** Whether a customer may be given to anybody anew: whose personal data were erased may not, and is withdrawn at most. */
export function checkGivable(stored: { customer: { erasedAt: string | null } } | null): Refusal | null {
  return stored === null || stored.customer.erasedAt === null ? null : refuse('customer-erased');
}

/** Whether a customer in scope may be withdrawn from its account manager (R-AM-4). */
export function checkWithdrawal(held: Holding | null, at: string): Refusal | null {
  if (held === null) return refuse('not-found');
  return held.assignment === null ? refuse('customer-unassigned') : checkInstant(held, at);
}

/** The same for a reseller (R-AM-6), which is never handed over in one step. */
export function checkResellerAssignment(held: Holding | null, at: string): Refusal | null {
  if (held === null) return refuse('not-found');
  return held.assignment === null ? checkInstant(held, at) : refuse('reseller-assigned');
}

export function checkResellerWithdrawal(held: Holding | null, at: string): Refusal | null {
  if (held === null) return refuse('not-found');
  return held.assignment === null ? refuse('reseller-unassigned') : checkInstant(held, at);
}

/** What the partner's own system says of one customer: held by an operator, or by nobody. */
export interface StatedAssignment {
  /** Null: nobody. */
  operatorId: string | null;
  /** When the period begins or ends; null where that is not said. */
  at: string | null;
}

/**
 * What a statement of the partner's own system does to a customer, who may change hands by it without being withdrawn first. Its word is
 * taken again without any effect, so that a call can be repeated. Answers the instant of the change, or null where nothing changes.
 */
export function decideStated(held: Holding | null, stated: StatedAssignment, now: string): { at: string } | null | Refusal {
  if (held === null) return refuse('not-found');
  if (stated.at !== null && stated.at > now) return refuse('assignment-in-future');
  const at = stated.at ?? effectiveAt(held, now);
  const present = held.assignment;
  if (stated.operatorId === null && present === null) return null;
  if (stated.operatorId === present?.operatorId && (stated.at === null || stated.at >= present.assignedAt)) return null;
  return checkInstant(held, at) ?? { at };
}

/** Periods of one customer or reseller never overlap: a change lies neither before the present period began nor before the last one ended. */
function checkInstant(held: Holding, at: string): Refusal | null {
  const free = freeFrom(held);
  return free !== null && at < free ? refuse('assignment-overlaps') : null;
}

/** A clock that was wrong by more is no clock. */
const SET_BACK_MAXIMUM_MILLISECONDS = 2 * 60 * 60 * 1000;

/**
 * When a change that is made now takes effect: now. Where the clock was set back since the last change, right after that one, so that
 * nobody waits for the clock to catch up.
 */
export function effectiveAt(held: Holding | null, now: string): string {
  const free = held && freeFrom(held);
  const isSetBack = free !== null && free > now && Date.parse(free) - Date.parse(now) <= SET_BACK_MAXIMUM_MILLISECONDS;
  return isSetBack ? free : now;
}

/** The earliest instant at which something may change; null where any will do. */
export function freeFrom({ assignment, lastEndedAt }: Holding): string | null {
  return assignment?.assignedAt ?? lastEndedAt;
}
