import type { Minor } from '../../shared/values/minor.ts';
import type { CouponAsset, CouponIssuer, InvoiceSubject, OrderType, QuotaState } from '../../shared/values/money-lists.ts';
import type { CustomerScope } from '../domain/actor.ts';

/** What coupons can be used for; absent: not limited. Shares are decimal text. */
export interface CouponRestrictions {
  services?: readonly string[] | undefined;
  products?: readonly string[] | undefined;
  orderTypes?: readonly OrderType[] | undefined;
  minimumOrder?: string | undefined;
  maximumShare?: string | undefined;
}

export interface QuotaRestrictions extends CouponRestrictions {
  minimumFaceValue?: string | undefined;
  maximumFaceValue?: string | undefined;
  maximumCount?: number | undefined;
  maximumTotal?: string | undefined;
}

export interface StoredQuota {
  partnerId: string;
  quotaId: string;
  asset: CouponAsset;
  currency: string;
  state: QuotaState;
  effectiveAt: string;
  expiresAt: string;
  total: Minor;
  restrictions: QuotaRestrictions;
  /** How many designated customers; null: for all. */
  designated: number | null;
  invoiceSubject: InvoiceSubject;
  signingEntity: string | null;
  parent: { partnerId: string; quotaId: string } | null;
  /** Coupons ever issued from it, and their face values together. */
  issuedCount: number;
  issuedTotal: Minor;
  createdAt: string;
  changedAt: string;
}

/** A quota as it is read. */
export interface FoundQuota extends StoredQuota {
  available: Minor;
  /** State and dates of the quota it was granted from; null where it was not granted. */
  above: Pick<StoredQuota, 'state' | 'effectiveAt' | 'expiresAt'> | null;
}

export interface QuotaReads {
  find(partnerId: string, quotaId: string): Promise<FoundQuota | null>;
  /**
   * What was recalled from customers and has not been issued to them since, by customer, of those who are still the partner's and still
   * designated. Reads every coupon operation of such a customer in the quota.
   */
  recalledFrom(partnerId: string, quotaId: string): Promise<ReadonlyMap<string, Minor>>;
  /** Those of the customers that a quota is designated to. */
  designated(partnerId: string, quotaId: string, customerIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** All designated customers, for a child quota or a statement; in order. */
  designatedCustomers(partnerId: string, quotaId: string): Promise<string[]>;
}

export interface QuotaCommands {
  /** Adds or replaces by id. Counters of what was issued stay as they are. */
  save(quota: Omit<StoredQuota, 'issuedCount' | 'issuedTotal'>): Promise<void>;
  setDesignated(partnerId: string, quotaId: string, customerIds: readonly string[] | null): Promise<void>;
  /** Counts coupons that were issued. */
  countIssued(partnerId: string, quotaId: string, coupons: number, faceValues: Minor): Promise<void>;
}

export interface StoredCoupon {
  partnerId: string;
  couponId: string;
  asset: CouponAsset;
  currency: string;
  issuer: CouponIssuer;
  quotaId: string | null;
  customerId: string;
  operationId: string | null;
  face: Minor;
  /** As stored: `inactive`, and `expired` before the sweep, follow from the clock (`bff/domain/coupon-rules.ts`). */
  state: 'usable' | 'used' | 'expired' | 'recalled';
  validFrom: string;
  expiresAt: string;
  issuedAt: string;
  endedAt: string | null;
  restrictions: CouponRestrictions;
  customerNote: string | null;
  memo: string | null;
}

export interface CouponReads {
  /** Coupons of a partner with what is left of them, of customers in scope; those that are not there are left out. */
  find(partnerId: string, scope: CustomerScope, couponIds: readonly string[]): Promise<(StoredCoupon & { balance: Minor })[]>;
  /** Coupons of a customer of which something is left. */
  leftOf(partnerId: string, customerId: string): Promise<(StoredCoupon & { balance: Minor })[]>;
}

export interface CouponCommands {
  /** Adds coupons whose ledger account (`kind: coupon`) was opened by a move before. */
  add(coupons: readonly StoredCoupon[]): Promise<void>;
  setState(partnerId: string, couponIds: readonly string[], state: StoredCoupon['state'], endedAt: string | null): Promise<void>;
}
