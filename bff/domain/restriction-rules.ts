import { Decimal } from 'decimal.js';
import { readMinor } from '../../shared/values/minor.ts';
import type { OrderType } from '../../shared/values/money-lists.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What a coupon can be used for; a part that is absent does not limit it. Amounts and shares are decimal text. */
export interface UseLimits {
  services?: readonly string[] | undefined;
  products?: readonly string[] | undefined;
  orderTypes?: readonly OrderType[] | undefined;
  minimumOrder?: string | undefined;
  maximumShare?: string | undefined;
}

const LISTS = ['services', 'products', 'orderTypes'] as const;

/**
 * Whether limits make sense by themselves: a share is above 0 and at most 1, a smallest order is an amount that orders can have.
 */
export function checkUseLimits({ minimumOrder, maximumShare }: UseLimits, pointer: string): Refusal | null {
  const no = (field: string, detail: string) => refuse('request-invalid', { errors: [{ pointer: `${pointer}/${field}`, detail }] });
  if (minimumOrder !== undefined && readMinor(minimumOrder) === null) return no('minimumOrder', 'An amount of 0.00 or more.');
  if (maximumShare === undefined) return null;
  const share = new Decimal(maximumShare);
  return share.gt(0) && share.lte(1) ? null : no('maximumShare', 'Above 0 and at most 1.');
}

/**
 * Whether a coupon stays within its quota (R-ISS-5; R-ISS-9 and `maxDeductionRatio` the same way): of what the quota names only a part,
 * an order no smaller, a share no larger. What the quota leaves open is free.
 */
export function checkWithinLimits(asked: UseLimits, quota: UseLimits, pointer: string): Refusal | null {
  const no = (field: string, detail: string) =>
    refuse('restriction-outside-quota', { errors: [{ pointer: `${pointer}/${field}`, detail }] });
  for (const field of LISTS) {
    const allowed: readonly string[] | undefined = quota[field];
    if (allowed && asked[field]?.some((one) => !allowed.includes(one))) return no(field, 'Only what the quota names.');
  }
  if (isBelow(asked.minimumOrder, quota.minimumOrder)) return no('minimumOrder', `At least ${quota.minimumOrder}.`);
  if (isBelow(quota.maximumShare, asked.maximumShare)) return no('maximumShare', `At most ${quota.maximumShare}.`);
  return null;
}

/** What a coupon is limited to in the end: its own parts, and the quota’s for those it leaves out (R-ISS-5, “empty inherits”). */
export function limitsOfCoupon(asked: UseLimits, quota: UseLimits): UseLimits {
  const limits: UseLimits = {
    services: asked.services ?? quota.services,
    products: asked.products ?? quota.products,
    orderTypes: asked.orderTypes ?? quota.orderTypes,
    minimumOrder: asked.minimumOrder ?? quota.minimumOrder,
    maximumShare: asked.maximumShare ?? quota.maximumShare,
  };
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}

/** Where both are there: whether the one is less than the other. */
function isBelow(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && new Decimal(one).lt(other);
}
