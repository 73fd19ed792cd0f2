import type { QuotaRecallTerms } from '../../domain/quota-request.ts';
import { checkQuotaRecall } from '../../domain/quota-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { FoundQuota } from '../../ports/quotas.ts';
import type { Reads } from '../../ports/store.ts';

/** A quota that is to be taken back. `quota` is null where nobody the caller may know of has it; what is shown of a refused one is its reseller. */
export interface DecidedRecall {
  item: number;
  quotaId: string;
  quota: FoundQuota | null;
  refusal: Refusal | null;
}

/**
 * Decides a recall of quotas of the distributor's `resellers` (id to name). All that go through must be of one kind and currency, so that
 * the operation has one total. Where none of them is there, the whole is not.
 */
export async function decideRecall(
  reads: Pick<Reads, 'quotas'>,
  distributorId: string,
  resellers: ReadonlyMap<string, string>,
  { terms, at }: { terms: QuotaRecallTerms; at: string },
): Promise<DecidedRecall[] | Refusal> {
  const found = await reads.quotas.among([...resellers.keys(), distributorId], terms.quotaIds);
  const decided = terms.quotaIds.map((quotaId, index) => {
    const named = found.filter((quota) => quota.quotaId === quotaId);
    const quota = named.find(({ parent }) => parent?.partnerId === distributorId) ?? named[0] ?? null;
    return { item: index + 1, quotaId, quota, refusal: checkQuotaRecall(quota, distributorId, at) };
  });
  if (decided.every(({ quota }) => quota === null)) return refuse('not-found');
  return checkOneKind(decided) ?? decided;
}

function checkOneKind(decided: readonly DecidedRecall[]): Refusal | null {
  const going = decided.filter(({ refusal }) => refusal === null);
  const first = going[0]?.quota;
  const other = going.find(({ quota }) => quota?.asset !== first?.asset || quota?.currency !== first?.currency);
  if (!other) return null;
  const detail = 'Of another kind or currency than those before: recall it by itself.';
  return refuse('request-invalid', { errors: [{ pointer: `/body/quotaIds/${other.item - 1}`, detail }] });
}
