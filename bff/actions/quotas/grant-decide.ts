import type { Minor } from '../../../shared/values/minor.ts';
import type { GrantTerms } from '../../domain/quota-request.ts';
import { checkGrant, type Grant } from '../../domain/quota-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { FoundQuota } from '../../ports/quotas.ts';
import type { Reads } from '../../ports/store.ts';
import { keptIn } from '../money/kept-in.ts';

/** A grant that was looked at with what it is about. */
export interface DecidedGrant extends Grant {
  quota: FoundQuota;
}

/**
 * Decides a grant from a quota of the distributor's to some of its `resellers` (id to name). `held` was reserved for it before and counts as
 * available; nothing of that is kept for anybody.
 */
export async function decideGrant(
  reads: Pick<Reads, 'partners' | 'quotas'>,
  partnerId: string,
  resellers: ReadonlyMap<string, string>,
  { terms, at, held }: { terms: Pick<GrantTerms, 'quotaId' | 'amount' | 'resellerIds'>; at: string; held?: Minor },
): Promise<DecidedGrant | Refusal> {
  const { quotaId, amount, resellerIds } = terms;
  const quota = await reads.quotas.find(partnerId, quotaId);
  if (!quota) return refuse('not-found');
  const known = resellerIds.filter((id) => resellers.has(id));
  const without = quota.designated === null ? new Set<string>() : await reads.quotas.withoutDesignated(partnerId, quotaId, known);
  const leaving = new Set<string>();
  for (const id of known) if ((await reads.partners.find(id))?.isLeaving) leaving.add(id);
  const grantees = resellerIds.map((resellerId) => ({
    resellerId,
    isKnown: resellers.has(resellerId),
    isLeaving: leaving.has(resellerId),
    hasDesignated: !without.has(resellerId),
  }));
  const kept = held === undefined ? await keptIn(reads, quota) : new Map<string, Minor>();
  return { quota, ...checkGrant({ ...quota, available: quota.available + (held ?? 0n), kept }, at, amount, grantees) };
}
