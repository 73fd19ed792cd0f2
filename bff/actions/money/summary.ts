import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Permission } from '../../../shared/values/lists.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import type { OperationKind } from '../../../shared/values/money-lists.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import type { Reads } from '../../ports/store.ts';
import type { KeyCaller, SessionCaller } from '../action.ts';
import { actorIdOf } from '../audit-entry.ts';
import { decisionMemoOf } from './decision-memo.ts';
import { Doers } from './doers.ts';
import { memoFor } from './memo.ts';

export type OperationSummary = AnswerOf<'GET /v1/operations/:operationId'>;

/** What somebody needs who begins, approves or retries an operation of a kind; null where no operator does. */
export const PERMISSION_OF_KIND: { readonly [Kind in OperationKind]: Permission | null } = {
  'quota-statement': null,
  'quota-grant': 'quota.grant',
  'quota-recall': 'quota.grant',
  'coupon-statement': null,
  'coupon-issue': 'coupon.issue',
  'coupon-recall': 'coupon.recall',
  'coupon-redemption': null,
  'coupon-refund': null,
  'coupon-expiry': null,
  'top-up': null,
  allocation: 'account.write',
  'allocation-recall': 'account.write',
  charge: null,
  dissociation: 'customer.dissociate',
  'type-switch': null,
};

/** Operations as their readers see them; `businessNow` counts the time left to decide. */
export async function toSummaries(
  reads: { operators: Pick<Reads['operators'], 'named'> },
  caller: KeyCaller | SessionCaller,
  operations: readonly MoneyOperation[],
  businessNow: number,
): Promise<OperationSummary[]> {
  const doers = new Doers(reads.operators, caller.partner.partnerId);
  const deciders = operations.flatMap(({ approval }) => (approval?.decidedBy ? [operatorActor(approval.decidedBy)] : []));
  await doers.load([...operations.map(({ actor }) => actor), ...deciders]);
  return operations.map((operation) => summary(operation, caller, doers, businessNow));
}

export async function toSummary(
  reads: { operators: Pick<Reads['operators'], 'named'> },
  caller: KeyCaller | SessionCaller,
  operation: MoneyOperation,
  businessNow: number,
): Promise<OperationSummary> {
  const [made] = await toSummaries(reads, caller, [operation], businessNow);
  return made as OperationSummary;
}

function summary(operation: MoneyOperation, caller: KeyCaller | SessionCaller, doers: Doers, businessNow: number): OperationSummary {
  const isOwn = operation.actor.id === actorIdOf(caller);
  return {
    operationId: operation.operationId,
    kind: operation.kind,
    state: operation.state,
    asset: operation.asset,
    currency: operation.currency,
    at: operation.at,
    endedAt: operation.endedAt,
    by: doers.of(operation.actor),
    indirectPartnerId: operation.byPartnerId === operation.partnerId ? null : operation.partnerId,
    quotaId: operation.quotaId,
    memo: memoFor(caller.partner.partnerId, operation),
    items: {
      total: operation.items,
      waiting: operation.items - operation.done - operation.refused,
      done: operation.done,
      refused: operation.refused,
    },
    amount: { asked: minorToText(operation.asked), moved: minorToText(operation.moved) },
    approval: operation.approval && {
      expiresInSeconds:
        operation.state === 'awaiting-approval' ? Math.max(0, Math.ceil((Date.parse(operation.approval.until) - businessNow) / 1000)) : 0,
      canDecide: operation.state === 'awaiting-approval' && !isOwn && mayDecide(caller, operation.kind),
      decidedBy: operation.approval.decidedBy === null ? null : doers.of(operatorActor(operation.approval.decidedBy)),
      decidedAt: operation.approval.decidedAt,
      memo: memoFor(caller.partner.partnerId, { ...operation, memo: decisionMemoOf(operation.request) }),
    },
    isStopping: operation.isStopping,
    isOwn,
  };
}

function mayDecide(caller: KeyCaller | SessionCaller, kind: OperationKind): boolean {
  const permission = PERMISSION_OF_KIND[kind];
  return caller.kind === 'session' && permission !== null && caller.permissions.includes(permission);
}

function operatorActor(id: string) {
  return { kind: 'operator' as const, id };
}
