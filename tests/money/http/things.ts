/** What the model knows of, in minor units and milliseconds. */

export type Asset = 'coupon' | 'cash-coupon' | 'pick-up-coupon';
export type Currency = 'CNY' | 'USD';

export interface Quota {
  quotaId: string;
  partnerId: string;
  asset: Asset;
  currency: Currency;
  state: 'normal' | 'frozen' | 'recalled';
  effectiveAt: number;
  expiresAt: number;
  limits: { smallest: bigint | null; largest: bigint | null; count: number | null; total: bigint | null };
  designated: readonly string[] | null;
  parentId: string | null;
  total: bigint;
  available: bigint;
  granted: bigint;
  spent: bigint;
  issuedCount: number;
  issuedTotal: bigint;
}

export interface Coupon {
  couponId: string;
  partnerId: string;
  quotaId: string;
  customerId: string;
  face: bigint;
  left: bigint;
  issuedAt: number;
  ended: 'recalled' | 'expired' | null;
  validFrom: number;
  expiresAt: number;
}

export interface Usage {
  usageId: string;
  couponId: string;
  amount: bigint;
  refunded: bigint;
}

export interface Customer {
  customerId: string;
  partnerId: string;
  type: 'agency-sale' | 'referral';
  leftAt: number | null;
  /** When it left last, also where it came back since. */
  everLeftAt: number | null;
  switchedAt: number | null;
  submitted: { dissociationId: string; at: number; state: 'submitted' | 'accepted' | 'declined' } | null;
}

export interface Account {
  amount: bigint;
  designated: bigint;
  customers: Map<string, { left: bigint; spent: bigint }>;
  resellers: Map<string, bigint>;
}

/** An item of an operation that goes on by itself. */
export interface Item {
  state: 'waiting' | 'done' | 'refused';
  amount: bigint;
  /** Customer, reseller or coupon. */
  id: string;
  /** Whether it names somebody or something of the partner's; what does not is tried by nobody again. */
  isKnown: boolean;
}

export interface Operation {
  operationId: string;
  /** Whose book it moves. */
  partnerId: string;
  byPartnerId: string;
  kind: 'issue' | 'grant' | 'allocation' | 'recall';
  /** Null where coupons of several are recalled. */
  currency: Currency | null;
  state: 'awaiting-approval' | 'open' | 'done' | 'stopped' | 'rejected' | 'lapsed';
  isStopping: boolean;
  quotaId: string | null;
  to: 'customer' | 'reseller';
  /** End that was asked for of the coupons of an issue; null: the quota's. */
  expiresAt: number | null;
  /** When it was asked for. */
  at: number;
  items: Item[];
  /** Of the items that were not refused when it began. */
  asked: bigint;
  held: bigint;
  moved: bigint;
  /** When an approval that it waits for lapses. */
  until: number;
  /** The final state in which it was found; null: it may still change. */
  shownAs: string | null;
  /** Among all operations, the earliest first. */
  order: number;
  /** The operation whose refused items it tries again. */
  retryOf: string | null;
}

/** What was issued to a customer from a quota, below zero, or recalled from it. */
export interface Turn {
  quotaId: string;
  customerId: string;
  at: number;
  order: number;
  amount: bigint;
}

export type CouponState = 'inactive' | 'usable' | 'used' | 'expired' | 'recalled';

export const CURRENCIES: readonly Currency[] = ['CNY', 'USD'];
const LIVE = new Set<Operation['state']>(['awaiting-approval', 'open']);

export function isLive({ state }: Operation): boolean {
  return LIVE.has(state);
}
