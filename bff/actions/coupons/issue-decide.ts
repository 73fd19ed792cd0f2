import type { IssueTerms } from '../../domain/issue-request.ts';
import { decideIssue, type IssueDecision } from '../../domain/issue-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { PickedRow } from '../../ports/customers.ts';
import type { FoundQuota } from '../../ports/quotas.ts';
import type { Reads } from '../../ports/store.ts';
import { keptIn } from '../money/kept-in.ts';
import type { WhoseBook } from '../money/whose-book.ts';

export interface DecidedIssue extends IssueDecision {
  quota: FoundQuota;
  /** The customers that are there. */
  customers: readonly PickedRow[];
}

interface Asked {
  quotaId: string;
  terms: IssueTerms;
  /** Business instant. */
  at: string;
  /** Instead of what is available: what was reserved, of which nothing is kept for anybody else. */
  reserved?: bigint;
}

/** Reads what an issue depends on, and decides it: the one way for check, command and job, so that none says what another does not do. */
export async function decideFrom(
  reads: Pick<Reads, 'quotas' | 'customers'>,
  { partnerId, scope }: WhoseBook,
  { quotaId, terms, at, reserved }: Asked,
): Promise<DecidedIssue | Refusal> {
  const quota = await reads.quotas.find(partnerId, quotaId);
  if (!quota) return refuse('not-found');
  const ids = terms.items.map(({ customerId }) => customerId);
  const rows = await reads.customers.picked([partnerId], scope, ids);
  const designated = quota.designated === null ? new Set<string>() : await reads.quotas.designated(partnerId, quotaId, ids);
  const customers = new Map(rows.map((row) => [row.customerId, row]));
  const kept = reserved === undefined ? await keptIn(reads, quota) : new Map<string, bigint>();
  const decision = decideIssue(quota, { available: reserved ?? quota.available, kept, at }, terms, { customers, designated });
  return { ...decision, quota, customers: rows };
}
