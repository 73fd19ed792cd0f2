import { FIRST_PREVIOUS_HASH } from '../../../shared/values/audit.ts';
import { type ChainWalk, walkChain } from '../../domain/audit-chain.ts';
import type { RestoredChain } from '../../domain/release-rules.ts';
import type { ClosedChanges } from '../../ports/operations.ts';
import type { AuditRow } from '../../ports/records.ts';
import type { ChainHead } from '../../ports/security.ts';
import type { Store } from '../../ports/store.ts';

export interface Walking {
  rowsOf(partnerId: string): AsyncIterable<AuditRow>;
  walk(heads: readonly ChainHead[]): ChainWalk<AuditRow>;
}

/** Walks the chain of every partner that has one or whose head was once signed, and finds in it the restore that closed the store. */
export async function gatherChains(
  store: Pick<Store, 'reads'>,
  closed: ClosedChanges | null,
  heads: readonly ChainHead[],
  { rowsOf, walk }: Walking,
): Promise<RestoredChain[]> {
  const known = new Set((await store.reads.partners.list()).map(({ partnerId }) => partnerId));
  const partners = new Set([...known, ...(await store.reads.audit.partners()), ...heads.map(({ partnerId }) => partnerId)]);
  const chains: RestoredChain[] = [];
  for (const partnerId of [...partners].sort()) {
    let kept: RestoredChain['kept'] = null;
    let isReleased = false;
    const noting = async function* () {
      for await (const row of rowsOf(partnerId)) {
        if (row.action === 'store.restore' && row.at === closed?.since) kept = { sequence: row.sequence - 1, hash: row.previousHash };
        else if (row.action === 'store.release' && kept !== null) isReleased = true;
        yield row;
      }
    };
    const own = heads.filter((head) => head.partnerId === partnerId);
    const walked = await walkChain(noting(), walk(own));
    // The backup did not know the partner, so that no row of it was kept, and no restore could be written after it.
    if (!known.has(partnerId) && walked.rows === 0 && walked.broken === null) kept = { sequence: 0, hash: FIRST_PREVIOUS_HASH };
    chains.push({ partnerId, isKnown: known.has(partnerId), walked, kept, isReleased });
  }
  return chains;
}
