import { checkIssuable } from '../../domain/quota-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { checkKept } from '../../domain/reissue-rules.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import { instantOf } from '../audit-entry.ts';
import { withoutDecision } from '../money/decision-memo.ts';
import { keptIn } from '../money/kept-in.ts';
import { approvalFor } from '../money/limits.ts';
import { memoFor } from '../money/memo.ts';
import { newItem, newOperation } from '../money/new-operation.ts';
import { addReserved } from './reserve.ts';
import type { Retrying } from './retry.ts';

/**
 * Tries again what takes from a quota, with the terms it had: the total is reserved at once, and each item is decided anew when its turn
 * comes. Above a limit of the partner it waits for a second person, as the first time.
 */
export async function retryFromQuota({ world, unit, call, before, items }: Retrying): Promise<MoneyOperation | Refusal> {
  const { partnerId, quotaId } = before;
  const request = withoutDecision(before.request);
  const { partnerId: retryingId } = call.caller.partner;
  const memo = memoFor(retryingId, before);
  const quota = quotaId === null ? null : await unit.quotas.find(partnerId, quotaId);
  if (!quota) return refuse('not-found');
  const at = instantOf(world.clock.businessNow());
  const total = items.reduce((sum, { asked }) => sum + (asked ?? 0n), 0n);
  const goingTo = items.map(({ customerId, asked }) => ({ customerId, face: asked ?? 0n }));
  const refused =
    checkIssuable(quota, at) ??
    (quota.available < total ? refuse('quota-insufficient') : null) ??
    checkKept({ available: quota.available, kept: await keptIn(unit, quota) }, goingTo);
  if (refused) return refused;
  const kind = before.kind === 'quota-grant' ? 'quota-grant' : 'coupon-issue';
  const { asset, currency } = quota;
  const approval = await approvalFor(unit, call.caller, world.clock, { kind, currency, amount: total });
  const operation = newOperation(world, call, {
    ...{ kind, partnerId, quotaId: quota.quotaId, asset, currency, at, memo, request, approval },
    state: approval ? 'awaiting-approval' : 'queued',
    asked: total,
    items: items.length,
    retryOf: before.operationId,
  });
  await addReserved(world, unit, operation);
  const waiting = items.map(({ customerId, resellerId, asked, terms, memo: noted }, index) => {
    const own = memoFor(retryingId, { ...before, memo: noted });
    return newItem({ item: index + 1, at, state: 'waiting', quotaId: quota.quotaId, customerId, resellerId, asked, terms, memo: own });
  });
  await unit.moneyOperations.saveItems(operation.operationId, waiting);
  return operation;
}
