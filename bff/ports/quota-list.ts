import type { Minor } from '../../shared/values/minor.ts';
import type { CouponAsset, QuotaState } from '../../shared/values/money-lists.ts';
import type { FoundQuota } from './quotas.ts';

/** Which quotas are asked for; a part that is absent does not narrow them. */
export interface QuotaFilter {
  assets?: readonly CouponAsset[];
  states?: readonly QuotaState[];
  isIssuable?: boolean;
  quotaId?: string;
  /** Granted from this quota. */
  parent?: { partnerId: string; quotaId: string };
}

export interface QuotaQuery {
  /** Whose quotas. */
  partnerIds: readonly string[];
  filter: QuotaFilter;
  /** Business instant from which follows what is issuable, expired, and ends soon. */
  at: string;
  /** End of what ends soon. */
  soonUntil: string;
  after: QuotaPlace | null;
  limit: number;
}

/** A place in the list; `key` is the store's own number. */
export interface QuotaPlace {
  isIssuable: boolean;
  expiresAt: string;
  key: number;
}

/** A quota with where its money is: total = available + held + outstanding + spent + granted + expired. */
export interface ListedQuota extends FoundQuota {
  place: QuotaPlace;
  /** Reserved for operations. */
  held: Minor;
  /** Left of coupons that are not past their end. */
  outstanding: Minor;
  spent: Minor;
  granted: Minor;
  /** Left of coupons past their end. */
  expired: Minor;
  /** Coupons with something left that end before `soonUntil`. */
  expiringSoon: { coupons: number; amount: Minor };
  /** Quotas granted from it. */
  children: number;
}

export interface QuotaListReads {
  /**
   * A page of quotas with how many there are in all: those that can be issued from first, the earliest end first; then the others, the latest
   * end first. All numbers of a page are of one instant of the store.
   */
  page(query: QuotaQuery): Promise<{ quotas: ListedQuota[]; total: number }>;
  /** Those of some partners with these ids. */
  among(partnerIds: readonly string[], quotaIds: readonly string[]): Promise<FoundQuota[]>;
  /** Those of the partners to whose customers not all designated customers of a quota belong. Nobody where it is designated to nobody in particular. */
  withoutDesignated(partnerId: string, quotaId: string, partnerIds: readonly string[]): Promise<ReadonlySet<string>>;
}
