import type { Minor } from '../../shared/values/minor.ts';
import type { CouponAsset } from '../../shared/values/money-lists.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Whether what is recalled from a customer is kept for that customer: designated cash coupons are, no other coupons (DOMAIN.md §3.1). */
export function keepsRecalled({ asset, designated }: { asset: CouponAsset; designated: number | null }): boolean {
  return asset === 'cash-coupon' && designated !== null;
}

/** What is in a quota, and what of it is kept for whom. */
export interface Kept {
  available: Minor;
  /** By customer: what was recalled from it and not issued to it since. */
  kept: ReadonlyMap<string, Minor>;
}

/** What goes to a customer; null: to somebody who is no designated customer. */
export interface Going {
  customerId: string | null;
  face: Minor;
}

/**
 * Whether amounts can go out without any of what was recalled from a designated customer going to another (DOMAIN.md §3.1). What goes to
 * a customer comes out of what is kept for it first. Asked only of amounts that are available together.
 */
export function checkKept({ available, kept }: Kept, going: readonly Going[]): Refusal | null {
  const left = new Map(kept);
  let free = available;
  for (const amount of kept.values()) free -= amount;
  for (const { customerId, face } of going) {
    const own = customerId === null ? 0n : (left.get(customerId) ?? 0n);
    const fromOwn = face < own ? face : own;
    if (customerId !== null) left.set(customerId, own - fromOwn);
    const fromFree = face - fromOwn;
    if (fromFree > 0n && fromFree > free) return refuse('quota-kept-for-others');
    free -= fromFree;
  }
  return null;
}
