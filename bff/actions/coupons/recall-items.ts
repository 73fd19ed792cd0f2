import { checkRecallable } from '../../domain/coupon-rules.ts';
import type { MoneyItem } from '../../ports/money-operations.ts';
import type { StoredCoupon } from '../../ports/quotas.ts';
import { returnCoupons } from '../money/returns.ts';
import { tellCoupons } from '../money/tell-coupons.ts';
import type { Executor } from '../money-operations/executor.ts';

type Coupon = StoredCoupon & { balance: bigint };

/**
 * Recalls the coupons that items name, each with its whole balance as it is now (R-REC-2), and answers the items as they became: with what
 * was actually recalled, or why it was skipped. The same coupon is never recalled twice: the second time it says that it was.
 */
export const recallItems: Executor = async (world, unit, { operation, items, at }) => {
  const { partnerId, operationId } = operation;
  const couponIds = items.flatMap(({ couponId }) => couponId ?? []);
  const found = new Map((await unit.coupons.find(partnerId, { kind: 'all' }, couponIds)).map((coupon) => [coupon.couponId, coupon]));
  const decided = items.map((item) => decide(item, found.get(item.couponId ?? ''), at));
  const recalled = decided.flatMap(({ item, coupon }) => (coupon ? [{ coupon, balance: coupon.balance, item: item.item }] : []));
  await returnCoupons(unit, { operationId, at }, recalled, 'recalled');
  await tellCoupons(
    world,
    unit,
    'coupon.recalled',
    operationId,
    recalled.map(({ coupon, balance }) => ({ coupon, amount: balance })),
  );
  return decided.map(({ item }) => item);
};

function decide(item: MoneyItem, coupon: Coupon | undefined, at: string): { item: MoneyItem; coupon: Coupon | null } {
  if (!coupon) return { item: { ...item, at, state: 'refused', refusal: 'not-found' }, coupon: null };
  const { quotaId, customerId, balance } = coupon;
  const known = { ...item, at, quotaId, customerId, balanceBefore: balance, terms: null };
  const refused = checkRecallable(coupon, balance, at);
  if (refused) return { item: { ...known, state: 'refused', refusal: refused.refusal }, coupon: null };
  return { item: { ...known, state: 'done', asked: item.asked ?? balance, moved: balance }, coupon };
}
