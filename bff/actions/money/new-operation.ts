import type { World } from '../../ports/index.ts';
import type { MoneyItem, MoneyOperation } from '../../ports/money-operations.ts';
import type { KeyCaller, SessionCaller } from '../action.ts';
import { auditEntry } from '../audit-entry.ts';

type Stated = Pick<MoneyOperation, 'kind' | 'asset' | 'currency' | 'at'> & Partial<Omit<MoneyOperation, 'operationId' | 'byPartnerId'>>;

/** An operation that a caller begins, done at once in its own partner's book and with nothing in it unless `stated` says otherwise. */
export function newOperation(
  { security }: Pick<World, 'security'>,
  call: { caller: KeyCaller | SessionCaller; requestId: string },
  stated: Stated,
): MoneyOperation {
  const { actor, sessionId, requestId } = auditEntry(call, { at: stated.at, action: 'access' });
  const { partnerId } = call.caller.partner;
  return {
    operationId: security.makeId('mop'),
    partnerId,
    byPartnerId: partnerId,
    state: 'done',
    quotaId: null,
    endedAt: (stated.state ?? 'done') === 'done' ? stated.at : null,
    actor,
    sessionId,
    requestId,
    memo: null,
    request: null,
    asked: 0n,
    moved: 0n,
    items: 0,
    done: 0,
    refused: 0,
    retryOf: null,
    isStopping: false,
    attempts: 0,
    approval: null,
    ...stated,
  };
}

/** An item that names nobody and moved nothing unless `stated` says otherwise. */
export function newItem(stated: Pick<MoneyItem, 'item' | 'at' | 'state'> & Partial<MoneyItem>): MoneyItem {
  return {
    refusal: null,
    quotaId: null,
    couponId: null,
    customerId: null,
    resellerId: null,
    asked: null,
    moved: null,
    balanceBefore: null,
    terms: null,
    memo: null,
    ...stated,
  };
}
