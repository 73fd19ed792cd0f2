import { type Minor, minorToText } from '../../../shared/values/minor.ts';
import type { World } from '../../ports/index.ts';
import type { StoredCoupon } from '../../ports/quotas.ts';
import type { Unit } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import { emit } from '../events/emit.ts';

interface Told {
  coupon: Pick<StoredCoupon, 'partnerId' | 'couponId' | 'customerId' | 'quotaId' | 'asset' | 'currency'>;
  amount: Minor;
}

/** Tells what became of coupons: an event for each asset and currency, of 100 coupons at most. Of one customer's coupons it is about that customer. */
export async function tellCoupons(
  world: Pick<World, 'security' | 'clock'>,
  unit: Unit,
  type: 'coupon.issued' | 'coupon.recalled' | 'coupon.expired',
  operationId: string,
  all: readonly Told[],
): Promise<void> {
  const at = instantOf(world.clock.now());
  for (const told of groupsOf(all)) {
    const [{ coupon }] = told;
    const { asset, currency, partnerId } = coupon;
    const total = minorToText(told.reduce((sum, { amount }) => sum + amount, 0n));
    const quotaId = onlyOne(told.map((one) => one.coupon.quotaId));
    const coupons = told.map((one) => ({
      couponId: one.coupon.couponId,
      customerId: one.coupon.customerId,
      amount: minorToText(one.amount),
    }));
    const customerId = onlyOne(told.map((one) => one.coupon.customerId));
    await emit(world, unit, partnerId, [{ type, at, customerId, data: { operationId, currency, total, asset, quotaId, coupons } }]);
  }
}

const COUPONS_PER_EVENT = 100;

function groupsOf(all: readonly Told[]): [Told, ...Told[]][] {
  const open = new Map<string, [Told, ...Told[]]>();
  const groups: [Told, ...Told[]][] = [];
  for (const told of all) {
    const name = JSON.stringify([told.coupon.asset, told.coupon.currency]);
    const group = open.get(name);
    if (group && group.length < COUPONS_PER_EVENT) {
      group.push(told);
      continue;
    }
    const begun: [Told, ...Told[]] = [told];
    open.set(name, begun);
    groups.push(begun);
  }
  return groups;
}

/** What all have in common; null where they differ. */
export function onlyOne<Value>(values: readonly Value[]): Value | null {
  return new Set(values).size === 1 ? (values[0] as Value) : null;
}
