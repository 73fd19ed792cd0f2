import type { Minor } from '../../../shared/values/minor.ts';
import { keepsRecalled } from '../../domain/reissue-rules.ts';
import type { StoredQuota } from '../../ports/quotas.ts';
import type { Reads } from '../../ports/store.ts';

/** What of a quota is kept for whom (DOMAIN.md §3.1); nothing of quotas that keep nothing, and nothing is read of them. */
export async function keptIn(reads: Pick<Reads, 'quotas'>, quota: StoredQuota): Promise<ReadonlyMap<string, Minor>> {
  if (!keepsRecalled(quota) || quota.issuedCount === 0) return new Map();
  return reads.quotas.recalledFrom(quota.partnerId, quota.quotaId);
}
