import type { Minor } from '../../shared/values/minor.ts';
import type { ChargeMode, OrderType } from '../../shared/values/money-lists.ts';

/** The order that a coupon paid a part of. */
export interface UsedFor {
  amount: Minor;
  orderType: OrderType | null;
  chargeMode: ChargeMode;
  service: string | null;
  productId: string | null;
}

/** One redemption or refund of a coupon; never changed. */
export interface StoredUsage {
  usageId: string;
  partnerId: string;
  couponId: string;
  at: string;
  amount: Minor;
  /** What was left of the coupon then; null where a refund went elsewhere. */
  balanceAfter: Minor | null;
  /** What the system that asked for it calls it; once for each partner. */
  reference: string;
  operationId: string;
  done:
    | { kind: 'redemption'; order: UsedFor }
    | { kind: 'refund'; ofUsageId: string; returnedTo: 'coupon' | 'quota' | 'parent-quota' | 'upstream' };
}

export interface UsageReads {
  find(partnerId: string, usageId: string): Promise<StoredUsage | null>;
  /** Of a coupon, newest first, at most so many. */
  ofCoupon(partnerId: string, couponId: string, limit: number): Promise<StoredUsage[]>;
  /** What was given back of a redemption so far. */
  refunded(partnerId: string, usageId: string): Promise<Minor>;
  /** Who has a reference of the partner: an operation, with its usage where it is one of a coupon; null where nobody has it. */
  byReference(partnerId: string, reference: string): Promise<{ operationId: string; usage: StoredUsage | null } | null>;
}

export interface UsageCommands {
  /** Adds a record; its operation and the usage it gives back were added before. */
  add(usage: StoredUsage): Promise<void>;
}
