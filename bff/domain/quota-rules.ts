import type { Minor } from '../../shared/values/minor.ts';
import type { QuotaState } from '../../shared/values/money-lists.ts';
import { type Refusal, refuse } from './refusal.ts';

/** A quota as far as it decides what may come out of it. Instants as the store keeps them. */
export interface QuotaTerms {
  state: QuotaState;
  effectiveAt: string;
  expiresAt: string;
}

/**
 * Whether coupons may be issued, or quota granted, from a quota at a business instant (DOMAIN.md §3.2): only from a normal one, from its
 * beginning on and before its end. In this order: recalled, another state, not begun, past its end.
 */
export function checkIssuable(quota: QuotaTerms, at: string): Refusal | null {
  if (quota.state === 'recalled') return refuse('quota-recalled');
  if (quota.state !== 'normal') return refuse('quota-not-normal');
  if (Date.parse(quota.effectiveAt) > Date.parse(at)) return refuse('quota-not-started');
  return isPast(quota, at) ? refuse('quota-expired') : null;
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

/**
 * A grant of the same amount to each of some resellers (DOMAIN.md §3.4). What stands against the quota, and more than is available for
 * those that are not refused, refuses the whole.
 */
export function checkGrant(
  quota: QuotaTerms & { available: Minor; restrictions: { maximumCount?: number | undefined; maximumTotal?: string | undefined } },
  at: string,
  amount: Minor,
  grantees: readonly Grantee[],
): Grant {
  const refusals = new Map<string, Refusal>();
  for (const grantee of grantees) {
    const refused = checkGrantee(grantee);
    if (refused) refusals.set(grantee.resellerId, refused);
  }
  const total = amount * BigInt(grantees.length - refusals.size);
  const refusal = checkIssuable(quota, at) ?? checkGrantable(quota) ?? (total > quota.available ? refuse('quota-insufficient') : null);
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
