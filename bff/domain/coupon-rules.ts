import type { Minor } from '../../shared/values/minor.ts';
import type { CouponIssuer, CouponState } from '../../shared/values/money-lists.ts';
import { type Refusal, refuse } from './refusal.ts';

/** A coupon as it is stored, as far as its state follows from it. */
export interface CouponTerms {
  state: 'usable' | 'used' | 'expired' | 'recalled';
  validFrom: string;
  expiresAt: string;
}

/**
 * The state of a coupon at a business instant (DOMAIN.md §3.6). Past its end it counts as expired even before what is left has gone back;
 * one that was spent before stays used. Partly spent it stays usable.
 */
export function couponStateAt(coupon: CouponTerms, balance: Minor, at: string): CouponState {
  if (coupon.state === 'recalled' || coupon.state === 'expired') return coupon.state;
  if (balance === 0n) return 'used';
  if (Date.parse(coupon.expiresAt) <= Date.parse(at)) return 'expired';
  return Date.parse(coupon.validFrom) > Date.parse(at) ? 'inactive' : 'usable';
}

/** Why a coupon in this state can be neither recalled nor spent; null where it is usable. */
export function checkUsable(state: CouponState): Refusal | null {
  return state === 'usable' ? null : refuse(`coupon-${state}`);
}

/**
 * Whether a partner may recall a coupon: one of its own (R-DIS-1), and only in state usable (R-REC-1). It always brings back the whole
 * balance (R-REC-2).
 */
export function checkRecallable(coupon: CouponTerms & { issuer: CouponIssuer }, balance: Minor, at: string): Refusal | null {
  if (coupon.issuer === 'upstream') return refuse('coupon-from-upstream');
  return checkUsable(couponStateAt(coupon, balance, at));
}
