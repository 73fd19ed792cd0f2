import { type Answer, type Asking, expectText, first, minor, newId, text } from './ask.ts';
import type { Coupon, Customer } from './things.ts';
import { pick, type Wish } from './wishes.ts';

/** Mostly a part, sometimes all to the last cent, sometimes more than there is. */
export function partOf(whole: bigint, { amount, turn }: Wish): bigint {
  if (turn % 4 === 0 && whole > 0n) return whole;
  return turn % 4 === 1 ? minor(amount) : (whole * minor(amount)) / 5_000n + 1n;
}

const NOES = { inactive: 'coupon-inactive', used: 'coupon-used', expired: 'coupon-expired', recalled: 'coupon-recalled', usable: null };

export const redeem: Asking = (wish, books) => {
  const coupon: Coupon | undefined = pick([...books.coupons.values()], wish.which);
  if (!coupon) return null;
  const { couponId, partnerId, quotaId } = coupon;
  const amount = partOf(coupon.left, wish);
  const no = first(NOES[books.stateOf(coupon)], amount > coupon.left ? 'coupon-insufficient' : null);
  const order = { amount: '1000000.00', chargeMode: 'pay-per-use' };
  const apply = ({ usageId, balance }: Answer) => {
    coupon.left -= amount;
    expectText(balance, coupon.left);
    books.quota(quotaId).spent += amount;
    books.usages.set(usageId, { usageId, couponId, amount, refunded: 0n });
  };
  const body = { couponId, amount: text(amount), reference: newId('order'), order };
  return { who: { server: partnerId }, method: 'POST', path: '/v1/coupons/redemptions', body, isCommand: true, no, apply };
};

/** Whether the tie is the one in which something was issued (R-DIS-1): the customer neither left since nor changed its type. */
function isStillTied(customer: Customer | undefined, issuedAt: number): boolean {
  if (!customer || customer.leftAt !== null) return false;
  return [customer.everLeftAt, customer.switchedAt].every((at) => at === null || at < issuedAt);
}

export const refund: Asking = (wish, books) => {
  const usage = pick([...books.usages.values()], wish.which);
  const coupon = usage && books.coupons.get(usage.couponId);
  if (!usage || !coupon) return null;
  const amount = partOf(usage.amount, wish);
  const no = amount > usage.amount - usage.refunded ? 'refund-exceeds-usage' : null;
  const isTied = isStillTied(books.customers.get(coupon.customerId), coupon.issuedAt);
  const apply = ({ returnedTo }: Answer) => {
    usage.refunded += amount;
    books.quota(coupon.quotaId).spent -= amount;
    const isOver = coupon.ended !== null || coupon.expiresAt <= books.now || !isTied;
    if (!isOver) coupon.left += amount;
    const to = isOver ? books.toQuota(coupon.quotaId, amount) : 'coupon';
    if (to !== returnedTo) throw new Error(`Went to the ${returnedTo} where the model has the ${to}.`);
  };
  const body = { usageId: usage.usageId, amount: text(amount), reference: newId('refund') };
  return { who: { server: coupon.partnerId }, method: 'POST', path: '/v1/coupons/refunds', body, isCommand: true, no, apply };
};
