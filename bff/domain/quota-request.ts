import type { Minor } from '../../shared/values/minor.ts';
import { checkMemo, LARGEST, readAsked } from './amount-rules.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';

/** A grant that is well formed: the same amount for each reseller. */
export interface GrantTerms {
  quotaId: string;
  amount: Minor;
  resellerIds: readonly string[];
  memo: string | null;
}

/** A recall of granted quotas that is well formed. */
export interface QuotaRecallTerms {
  quotaIds: readonly string[];
  memo: string | null;
}

/** Longest memo of a recall of quotas (R-REC-7). */
const RECALL_MEMO_MAXIMUM = 256;

/** Reads a grant. A malformed one is refused whole, in this order: a reseller named twice, the amount, the memo. */
export function readGrant(asked: {
  quotaId: string;
  amount: string;
  resellerIds: readonly string[];
  memo?: string | undefined;
}): GrantTerms | Refusal {
  const { quotaId, resellerIds, memo } = asked;
  const amount = readAsked(asked.amount, LARGEST.grant, '/body/amount');
  const refused = checkRepeated(resellerIds, '/body/resellerIds') ?? (isRefusal(amount) ? amount : checkMemo(memo, '/body/memo'));
  return refused ?? { quotaId, amount: amount as Minor, resellerIds, memo: memo || null };
}

/** Reads a recall of granted quotas. A malformed one is refused whole, in this order: a quota named twice, the memo. */
export function readQuotaRecall({
  quotaIds,
  memo,
}: {
  quotaIds: readonly string[];
  memo?: string | undefined;
}): QuotaRecallTerms | Refusal {
  const refused = checkRepeated(quotaIds, '/body/quotaIds') ?? checkMemo(memo, '/body/memo', RECALL_MEMO_MAXIMUM);
  return refused ?? { quotaIds, memo: memo || null };
}

function checkRepeated(ids: readonly string[], pointer: string): Refusal | null {
  const index = ids.findIndex((id, at) => ids.indexOf(id) < at);
  return index < 0 ? null : refuse('item-repeated', { errors: [{ pointer: `${pointer}/${index}`, detail: 'Named before.' }] });
}
