import type { EventDataOf } from '../../../shared/contract/event-data.ts';
import { type Minor, minorToText } from '../../../shared/values/minor.ts';
import type { StoredUsage } from '../../ports/coupon-usages.ts';
import type { World } from '../../ports/index.ts';
import type { StoredCoupon } from '../../ports/quotas.ts';
import type { Unit } from '../../ports/store.ts';
import type { KeyCaller } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { emit } from '../events/emit.ts';
import { newItem, newOperation } from '../money/new-operation.ts';

export interface UsageCall {
  caller: KeyCaller;
  requestId: string;
}

interface Using {
  kind: 'coupon-redemption' | 'coupon-refund';
  coupon: StoredCoupon & { balance: Minor };
  amount: Minor;
  at: string;
  reference: string;
}

/** Adds the operation behind a usage, with its one item and under its reference, which must be free; answers its id. */
export async function addUsageOperation(world: World, unit: Unit, call: UsageCall, using: Using): Promise<string> {
  const { kind, coupon, amount, at, reference } = using;
  const { asset, currency, quotaId, couponId, customerId, partnerId } = coupon;
  const moved = { asked: amount, moved: amount };
  const operation = newOperation(world, call, { kind, asset, currency, at, quotaId, ...moved, items: 1, done: 1 });
  const { operationId } = operation;
  await unit.moneyOperations.add(operation);
  const item = newItem({ item: 1, at, state: 'done', quotaId, couponId, customerId, ...moved, balanceBefore: coupon.balance });
  await unit.moneyOperations.saveItems(operationId, [item]);
  const isFree = await unit.moneyOperations.addReference(partnerId, reference, operationId);
  if (!isFree) throw new Error('A reference that was free has been taken within one command.');
  return operationId;
}

/** Tells the partner's own systems what became of a coupon. */
export async function tellUsage(
  world: World,
  unit: Unit,
  type: 'coupon.redeemed' | 'coupon.refunded',
  coupon: StoredCoupon,
  { usageId, operationId, couponId, amount, balanceAfter }: StoredUsage,
): Promise<void> {
  const { partnerId, customerId, currency } = coupon;
  const data: EventDataOf<typeof type> = {
    operationId,
    currency,
    total: minorToText(amount),
    couponId,
    usageId,
    balance: minorToText(balanceAfter ?? 0n),
  };
  await emit(world, unit, partnerId, [{ type, at: instantOf(world.clock.now()), customerId, data }]);
}
