import type { Minor } from '../../shared/values/minor.ts';
import type { QuotaState } from '../../shared/values/money-lists.ts';
import { type Refusal, refuse } from './refusal.ts';
import { checkKept } from './reissue-rules.ts';

/** A quota as far as it decides what may come out of it. Instants as the store keeps them. */
export interface QuotaTerms {
  state: QuotaState;
  effectiveAt: string;
  expiresAt: string;
}

/** With the quota that it was granted from; null where it was not. */
export interface IssuableTerms extends QuotaTerms {
  above: QuotaTerms | null;
}

/**
 * Whether coupons may be issued, or quota granted, from a quota at a business instant (DOMAIN.md §3.2): only from a normal one, from its
 * beginning on and before its end. In this order: recalled, another state, not begun, past its end; then the same of the quota that it
 * was granted from: what is frozen or over goes out through no child of it either (§3.4).
 */
export function checkIssuable(quota: IssuableTerms, at: string): Refusal | null {
  const own = checkOwnTerms(quota, at);
  if (own || quota.above === null) return own;
  return checkOwnTerms(quota.above, at) ? refuse('parent-quota-not-issuable') : null;
}

function checkOwnTerms(quota: QuotaTerms, at: string): Refusal | null {
  if (quota.state === 'recalled') return refuse('quota-recalled');
  if (quota.state !== 'normal') return refuse('quota-not-normal');
  if (Date.parse(quota.effectiveAt) > Date.parse(at)) return refuse('quota-not-started');
  return isPast(quota, at) ? refuse('quota-expired') : null;
}

/** Within what dates coupons of a quota are valid (R-ISS-4): its own, and those of the quota that it was granted from as they are by now. */
export function datesOf({ effectiveAt, expiresAt, above }: IssuableTerms): Pick<QuotaTerms, 'effectiveAt' | 'expiresAt'> {
  if (above === null) return { effectiveAt, expiresAt };
  return {
    effectiveAt: above.effectiveAt > effectiveAt ? above.effectiveAt : effectiveAt,
    expiresAt: above.expiresAt < expiresAt ? above.expiresAt : expiresAt,
  };
}

function isPast({ expiresAt }: QuotaTerms, at: string): boolean {
  return Date.parse(expiresAt) <= Date.parse(at);
}

/** A reseller that is to get quota, as it is at that instant. */
export interface Grantee {
  resellerId: string;
  /** False: no reseller of this distributor's. */
  isKnown: boolean;
  isLeaving: boolean;
  /** True where the quota is designated, to its last customer, to customers of this reseller, or to nobody in particular. */
  hasDesignated: boolean;
}

/** Why a reseller gets nothing (DOMAIN.md §3.4), in this order; null where it gets its amount. */
export function checkGrantee({ isKnown, isLeaving, hasDesignated }: Grantee): Refusal | null {
  if (!isKnown) return refuse('not-found');
  if (isLeaving) return refuse('reseller-leaving');
  return hasDesignated ? null : refuse('designated-not-of-reseller');
}

export interface Grant {
  /** Why nothing is granted at all; null where the others get their amounts. */
  refusal: Refusal | null;
  /** Those that are refused by themselves. */
  refusals: ReadonlyMap<string, Refusal>;
  /** What those that are not refused get together. */
  total: Minor;
}

/**
 * A quota that limits how many coupons come out of it, or their total (R-ISS-3), is granted to nobody: each child would count for itself,
 * and together they would pass the limit.
 */
function checkGrantable({
  restrictions,
}: {
  restrictions: { maximumCount?: number | undefined; maximumTotal?: string | undefined };
}): Refusal | null {
  return restrictions.maximumCount === undefined && restrictions.maximumTotal === undefined ? null : refuse('quota-not-grantable');
}

export interface GrantedQuota extends IssuableTerms {
  available: Minor;
  /** What of it was recalled from designated customers and goes to them alone (`reissue-rules.ts`): a reseller could issue it to others. */
  kept: ReadonlyMap<string, Minor>;
  restrictions: { maximumCount?: number | undefined; maximumTotal?: string | undefined };
}

/**
 * A grant of the same amount to each of some resellers (DOMAIN.md §3.4). What stands against the quota, and more than is available for
 * those that are not refused, refuses the whole.
 */
export function checkGrant(quota: GrantedQuota, at: string, amount: Minor, grantees: readonly Grantee[]): Grant {
  const refusals = new Map<string, Refusal>();
  for (const grantee of grantees) {
    const refused = checkGrantee(grantee);
    if (refused) refusals.set(grantee.resellerId, refused);
  }
  const total = amount * BigInt(grantees.length - refusals.size);
  const { available, kept } = quota;
  const refusal =
    checkIssuable(quota, at) ??
    checkGrantable(quota) ??
    (total > available ? refuse('quota-insufficient') : checkKept({ available, kept }, [{ customerId: null, face: total }]));
  return { refusal, refusals, total };
}

/**
 * Whether a distributor may take a quota back: one it granted, in state normal and not past its end. R-REC-7 says “only quotas in state 有效”,
 * and a quota past its end counts as 失效. `quota` is null where none of its resellers has it. In this order: not there, not granted by
 * it, recalled before, another state, past its end.
 */
export function checkQuotaRecall(
  quota: (QuotaTerms & { parent: { partnerId: string } | null }) | null,
  distributorId: string,
  at: string,
): Refusal | null {
  if (quota === null) return refuse('not-found');
  if (quota.parent?.partnerId !== distributorId) return refuse('quota-not-granted');
  if (quota.state === 'recalled') return refuse('quota-recalled');
  if (quota.state !== 'normal') return refuse('quota-not-normal');
  return isPast(quota, at) ? refuse('quota-expired') : null;
}
