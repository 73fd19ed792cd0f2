import type { SortDirection } from '../../shared/values/lists.ts';
import type { Minor } from '../../shared/values/minor.ts';
import type { CouponAsset, CouponState } from '../../shared/values/money-lists.ts';
import type { CustomerScope } from '../domain/actor.ts';
import type { StoredCoupon } from './quotas.ts';

/** From the first instant on and before the second, as the store keeps instants; null ends are open. */
export interface Span {
  from: string | null;
  until: string | null;
}

/** Which coupons are asked for; a part that is absent does not narrow them. */
export interface CouponFilter {
  operationId?: string;
  quotaId?: string;
  couponId?: string;
  assets?: readonly CouponAsset[];
  issued?: Span;
  expiry?: Span;
  /** True: nothing is spent of it, also where all that was spent was given back. */
  isUnspent?: boolean;
  states?: readonly CouponState[];
  /** Whole customer id or whole partner's own number. */
  customer?: string;
  /** Folded (`shared/values/fold.ts`), at least two code points. */
  customerNameFolded?: string;
  /** An operator, or null for customers without an account manager. */
  accountManagerId?: string | null;
  tag?: string;
}

export interface CouponQuery {
  partnerId: string;
  scope: CustomerScope;
  filter: CouponFilter;
  /** Business instant from which `inactive` and `expired` follow. */
  at: string;
}

/** A place in the list: the sort value of a row, and its id. */
export interface CouponPlace {
  value: string;
  couponId: string;
}

export interface CouponPage extends CouponQuery {
  sort: { by: 'issuedAt' | 'expiresAt'; direction: SortDirection };
  after: CouponPlace | null;
  limit: number;
}

export interface ListedCoupon extends StoredCoupon {
  balance: Minor;
  /** Redeemed and not given back. */
  spent: Minor;
}

export interface CouponListReads {
  /** A page of coupons in order, with how many there are of them in all. */
  page(query: CouponPage): Promise<{ coupons: ListedCoupon[]; total: number }>;
  /** All coupons of a query, in no order, at most so many. */
  matching(query: CouponQuery, limit: number): Promise<(StoredCoupon & { balance: Minor })[]>;
}
