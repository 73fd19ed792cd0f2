import type { Minor } from '../../shared/values/minor.ts';
import type { StoredCoupon } from './quotas.ts';

/** Coupons that somebody selected all at once, with what was left of each then, so that what is confirmed is what is recalled. */
export interface CouponSelection {
  selectionId: string;
  /** Whose coupons. */
  partnerId: string;
  /** Whose operator selected them. */
  byPartnerId: string;
  operatorId: string;
  /** Business instants: when it was made, and how long it is kept. */
  at: string;
  expiresAt: string;
}

/** Coupons that ended and whose balance should have gone back long ago. */
export interface OverdueCoupons {
  count: number;
  first: readonly { partnerId: string; couponId: string; expiresAt: string }[];
}

export interface CouponSelectionReads {
  find(selectionId: string): Promise<CouponSelection | null>;
  /** Its coupons as they are now, beside what was left of each when they were selected; in an order that stays. */
  coupons(selectionId: string): Promise<(StoredCoupon & { balance: Minor; selected: Minor })[]>;
  /**
   * Coupons of partners that ended by an instant, and whose balance has not gone back yet; earliest first, without those of some partners.
   * The upstream's are not among them.
   */
  expired(at: string, limit: number, except?: readonly string[]): Promise<{ partnerId: string; couponId: string }[]>;
  /** How many of those ended by an instant, and the earliest of them, at most so many. */
  overdue(at: string, limit: number): Promise<OverdueCoupons>;
  /** Partners by which selections were made that were kept until then. */
  forgettable(until: string): Promise<string[]>;
}

export interface CouponSelectionCommands {
  add(selection: CouponSelection, coupons: readonly { couponId: string; balance: Minor }[]): Promise<void>;
  /** Deletes selections of a partner that were kept until then, at most so many; answers how many went. */
  forget(partnerId: string, until: string, limit: number): Promise<number>;
}
