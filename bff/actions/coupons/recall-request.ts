import { checkMemo } from '../../domain/amount-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { onlyOne } from '../money/tell-coupons.ts';

interface AskedRecall {
  couponIds: readonly string[];
  memo?: string | undefined;
}

/** What is malformed refuses the whole call: a memo that is too long, a coupon that is named twice. */
export function checkRecallRequest({ couponIds, memo }: AskedRecall): Refusal | null {
  const tooLong = checkMemo(memo, '/body/memo');
  if (tooLong) return tooLong;
  const repeated = couponIds.findIndex((couponId, index) => couponIds.indexOf(couponId) < index);
  if (repeated === -1) return null;
  return refuse('item-repeated', { errors: [{ pointer: `/body/couponIds/${repeated}`, detail: 'Named before.' }] });
}

interface Amount {
  asset: 'coupon' | 'cash-coupon' | 'pick-up-coupon';
  currency: string;
  amount: bigint;
}

/** Sums by asset and currency, which are never added to one another. */
export function sumsOf(amounts: readonly Amount[]): (Amount & { coupons: number })[] {
  const sums = new Map<string, Amount & { coupons: number }>();
  for (const { asset, currency, amount } of amounts) {
    const name = JSON.stringify([asset, currency]);
    const sum = sums.get(name) ?? { asset, currency, amount: 0n, coupons: 0 };
    sums.set(name, { ...sum, amount: sum.amount + amount, coupons: sum.coupons + 1 });
  }
  return [...sums.values()].sort((one, other) => (one.asset + one.currency < other.asset + other.currency ? -1 : 1));
}

/** What an operation over these coupons says of itself: null where they differ. */
export function commonOf(coupons: readonly { asset: Amount['asset']; currency: string; quotaId: string | null }[]) {
  return {
    asset: onlyOne(coupons.map(({ asset }) => asset)),
    currency: onlyOne(coupons.map(({ currency }) => currency)),
    quotaId: onlyOne(coupons.map(({ quotaId }) => quotaId)),
  };
}
