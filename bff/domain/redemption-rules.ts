import { Decimal } from 'decimal.js';
import type { Minor } from '../../shared/values/minor.ts';
import { minorToText, readMinor } from '../../shared/values/minor.ts';
import type { ChargeMode, CouponIssuer, OrderType } from '../../shared/values/money-lists.ts';
import { type CouponTerms, checkUsable, couponStateAt } from './coupon-rules.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { UseLimits } from './restriction-rules.ts';

/** The order that a coupon is to pay a part of. */
export interface Order {
  amount: Minor;
  orderType: OrderType | null;
  chargeMode: ChargeMode;
  service: string | null;
  productId: string | null;
}

/** A coupon as far as it decides what it can pay. */
export interface SpendableCoupon extends CouponTerms {
  balance: Minor;
  restrictions: UseLimits;
}

const Exact = Decimal.clone({ precision: 60 });

/**
 * Whether a coupon can pay an amount of an order at a business instant. In this order: its state (DOMAIN.md §3.6), more than the order
 * comes to, more than is left, an order below the minimum (R-ISS-9), of another type, for another service, for another product
 * (R-ISS-5), too large a share of it (DOMAIN.md §3.1, pick-up coupon). An order that does not say what a coupon is limited to is not
 * covered by it.
 */
export function checkRedemption(coupon: SpendableCoupon, amount: Minor, order: Order, at: string): Refusal | null {
  return (
    checkUsable(couponStateAt(coupon, coupon.balance, at)) ??
    checkAmount(coupon.balance, amount, order.amount) ??
    checkCovered(coupon.restrictions, order) ??
    checkShare(coupon.restrictions.maximumShare, amount, order)
  );
}

function checkAmount(balance: Minor, amount: Minor, ofOrder: Minor): Refusal | null {
  if (amount > ofOrder) return refuse('amount-out-of-range', { errors: [{ pointer: '/body/amount', detail: 'Not more than the order.' }] });
  return amount > balance ? refuse('coupon-insufficient') : null;
}

function checkCovered(limits: UseLimits, order: Order): Refusal | null {
  const minimum = limits.minimumOrder === undefined ? 0n : (readMinor(limits.minimumOrder) ?? 0n);
  if (order.amount < minimum) return refuse('order-below-minimum');
  if (!isAmong(limits.orderTypes, order.orderType)) return refuse('order-type-not-covered');
  if (!isAmong(limits.services, order.service)) return refuse('service-not-covered');
  return isAmong(limits.products, order.productId) ? null : refuse('product-not-covered');
}

function isAmong(allowed: readonly string[] | undefined, asked: string | null): boolean {
  return allowed === undefined || (asked !== null && allowed.includes(asked));
}

/** A share does not bind what is paid per use. */
function checkShare(share: string | undefined, amount: Minor, order: Order): Refusal | null {
  if (share === undefined || order.chargeMode === 'pay-per-use') return null;
  const most = new Exact(minorToText(order.amount)).times(share);
  return most.lt(minorToText(amount)) ? refuse('use-ratio-exceeded') : null;
}

/** Up to what a usage spent and was not given back of it before. */
export function checkRefund(amount: Minor, usage: { spent: Minor; refunded: Minor }): Refusal | null {
  return amount > usage.spent - usage.refunded ? refuse('refund-exceeds-usage') : null;
}

/**
 * Where what is given back goes at a business instant: to the coupon while that can be used; then to its quota of origin (DESIGN.md §4,
 * ledger), of a coupon of the upstream's to the upstream. `isTieOver`: since it was issued the customer left, or changed the type of its
 * association; what the partner issued stays with nobody then, also what was wholly spent at the time (R-DIS-1).
 */
export function refundTarget(
  coupon: CouponTerms & { issuer: CouponIssuer },
  { isTieOver, at }: { isTieOver: boolean; at: string },
): 'coupon' | 'quota' | 'upstream' {
  if (coupon.issuer === 'partner' && isTieOver) return 'quota';
  const isOver = coupon.state === 'recalled' || coupon.state === 'expired' || Date.parse(coupon.expiresAt) <= Date.parse(at);
  if (!isOver) return 'coupon';
  return coupon.issuer === 'upstream' ? 'upstream' : 'quota';
}

/** Orders that say the same: a redemption that is asked for again under its reference. */
export function isSameOrder(one: Order, other: Order): boolean {
  const parts = ['amount', 'orderType', 'chargeMode', 'service', 'productId'] as const;
  return parts.every((part) => one[part] === other[part]);
}
