import type { MoneyOperation } from '../../ports/money-operations.ts';
import { instantOf } from '../audit-entry.ts';
import { commonOf } from '../coupons/recall-request.ts';
import { memoFor } from '../money/memo.ts';
import { newItem, newOperation } from '../money/new-operation.ts';
import type { Retrying } from './retry.ts';

/** Recalls coupons that were skipped, as far as they are recallable by now; what is confirmed is what is left of each at this moment. */
export async function retryRecall({ world, unit, call, before, items }: Retrying): Promise<MoneyOperation> {
  const { partnerId } = before;
  const memo = memoFor(call.caller.partner.partnerId, before);
  const at = instantOf(world.clock.businessNow());
  const couponIds = items.flatMap(({ couponId }) => couponId ?? []);
  const coupons = await unit.coupons.find(partnerId, { kind: 'all' }, couponIds);
  const waiting = coupons.map(({ couponId, quotaId, customerId, balance }, index) =>
    newItem({ item: index + 1, at, state: 'waiting', couponId, quotaId, customerId, asked: balance, memo }),
  );
  const operation = newOperation(world, call, {
    kind: 'coupon-recall',
    partnerId,
    state: 'queued',
    ...commonOf(coupons),
    at,
    memo,
    asked: coupons.reduce((sum, { balance }) => sum + balance, 0n),
    items: waiting.length,
    retryOf: before.operationId,
  });
  await unit.moneyOperations.add(operation);
  await unit.moneyOperations.saveItems(operation.operationId, waiting);
  return operation;
}
