import type { Permission } from '../../shared/values/lists.ts';
import type { Minor } from '../../shared/values/minor.ts';
import type { OperationKind, OperationState } from '../../shared/values/money-lists.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What may move without an approval; null: any amount. */
export interface ApprovalLimit {
  operationMaximum: Minor | null;
  operatorDayMaximum: Minor | null;
}

/** Kinds that take money or quota out of the partner's hands: they count together, and each can wait for a second person. */
export const APPROVED_KINDS = ['coupon-issue', 'quota-grant', 'allocation'] as const satisfies readonly OperationKind[];
export type ApprovedKind = (typeof APPROVED_KINDS)[number];

const PERMISSIONS_OF_KIND = {
  'coupon-issue': 'coupon.issue',
  'quota-grant': 'quota.grant',
  allocation: 'account.write',
} as const satisfies Record<ApprovedKind, Permission>;

/** The permission that whoever decides needs: the one that asking for the operation needs. Null: nobody approves such an operation. */
export function permissionToDecide(kind: OperationKind): Permission | null {
  return APPROVED_KINDS.some((one) => one === kind) ? PERMISSIONS_OF_KIND[kind as ApprovedKind] : null;
}

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const DAYS_TO_DECIDE = 7;

/** From when on the operator's day counts, which slides: 24 hours. In milliseconds since 1970, like all instants here. */
export function operatorDayStart(now: number): number {
  return now - DAY_MILLISECONDS;
}

/** When an approval lapses that is asked for now: after seven days. */
export function approvalEnd(now: number): number {
  return now + DAYS_TO_DECIDE * DAY_MILLISECONDS;
}

/** Whether so much more needs a second person, after what the operator moved in the last 24 hours. What reaches a limit exactly does not. */
export function isAboveLimit(limit: ApprovalLimit, { amount, movedInDay }: { amount: Minor; movedInDay: Minor }): boolean {
  const { operationMaximum, operatorDayMaximum } = limit;
  if (operationMaximum !== null && amount > operationMaximum) return true;
  return operatorDayMaximum !== null && movedInDay + amount > operatorDayMaximum;
}

interface Awaiting {
  kind: OperationKind;
  state: OperationState;
  /** When it lapses. */
  until: number | null;
  /** Who asked for it. */
  askedBy: string;
}

/** Whether somebody may approve or reject an operation now: with its permission, while it waits, and not whoever asked for it. */
export function checkDecision(
  { kind, state, until, askedBy }: Awaiting,
  { operatorId, permissions, now }: { operatorId: string; permissions: readonly Permission[]; now: number },
): Refusal | null {
  const permission = permissionToDecide(kind);
  if (permission === null) return refuse('operation-not-awaiting');
  if (!permissions.includes(permission)) return refuse('permission-missing');
  if (state !== 'awaiting-approval' || until === null || until <= now) return refuse('operation-not-awaiting');
  return askedBy === operatorId ? refuse('approver-is-requester') : null;
}
