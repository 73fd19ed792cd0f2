import { FIRST_PREVIOUS_HASH } from '../../../shared/values/audit.ts';
import { type ChainWalk, walkChain } from '../../domain/audit-chain.ts';
import type { RestoredChain } from '../../domain/release-rules.ts';
import { emptyTrail, noteRow, type SignatureTrail } from '../../domain/signature-trail.ts';
import type { SignatureRow } from '../../ports/agreements.ts';
import type { ClosedChanges } from '../../ports/operations.ts';
import type { AuditRow } from '../../ports/records.ts';
import type { MarkedHead, Security } from '../../ports/security.ts';
import type { Store } from '../../ports/store.ts';

export interface Walking {
  rowsOf(partnerId: string): AsyncIterable<AuditRow>;
  walk(heads: readonly MarkedHead[]): ChainWalk<AuditRow>;
  signaturesOf(partnerId: string): AsyncIterable<SignatureRow>;
  /** Without a trail where the audit chain does not follow: what comes after its break says nothing. */
  walkSignatures(heads: readonly MarkedHead[], trail: SignatureTrail | null): ChainWalk<SignatureRow>;
  readLoss: Security['readSignedLoss'];
}

/** Walks both chains of every partner that has one or whose head was once signed, and finds in them the restore that closed the store. */
export async function gatherChains(
  store: Pick<Store, 'reads'>,
  closed: ClosedChanges | null,
  heads: readonly MarkedHead[],
  walking: Walking,
): Promise<RestoredChain[]> {
  const known = new Set((await store.reads.partners.list()).map(({ partnerId }) => partnerId));
  const signing = new Set(await store.reads.agreements.partners());
  const named = heads.map(({ partnerId }) => partnerId);
  const partners = new Set([...known, ...(await store.reads.audit.partners()), ...signing, ...named]);
  const chains: RestoredChain[] = [];
  for (const partnerId of [...partners].sort()) {
    const own = heads.filter((head) => head.partnerId === partnerId);
    const trail = emptyTrail();
    const chain = await gatherAudit({ partnerId, isKnown: known.has(partnerId), own, trail }, closed, walking);
    const isSigning = signing.has(partnerId) || trail.named !== null || own.some((head) => head.chain === 'signatures');
    chains.push(isSigning ? { ...chain, signatures: await gatherSignatures(chain, own, trail, closed, walking) } : chain);
  }
  return chains;
}

interface Gathering {
  partnerId: string;
  isKnown: boolean;
  own: readonly MarkedHead[];
  /** Filled while the audit chain is walked. */
  trail: SignatureTrail;
}

async function gatherAudit(
  { partnerId, isKnown, own, trail }: Gathering,
  closed: ClosedChanges | null,
  { rowsOf, walk, readLoss }: Walking,
): Promise<RestoredChain> {
  let kept: RestoredChain['kept'] = null;
  let isReleased = false;
  const noting = async function* () {
    for await (const row of rowsOf(partnerId)) {
      if (row.action === 'store.restore' && row.at === closed?.since) kept = { sequence: row.sequence - 1, hash: row.previousHash };
      else if (row.action === 'store.release' && kept !== null) isReleased = true;
      await noteRow(trail, row, readLoss);
      yield row;
    }
  };
  const walked = await walkChain(noting(), walk(own.filter((head) => head.chain === undefined)));
  if (isUnknown({ isKnown, walked })) kept = { sequence: 0, hash: FIRST_PREVIOUS_HASH };
  return { partnerId, isKnown, walked, kept, isReleased };
}

async function gatherSignatures(
  { partnerId, isKnown, walked: audit }: RestoredChain,
  own: readonly MarkedHead[],
  trail: SignatureTrail,
  closed: ClosedChanges | null,
  { signaturesOf, walkSignatures }: Walking,
): Promise<NonNullable<RestoredChain['signatures']>> {
  const heads = own.filter((head) => head.chain === 'signatures');
  const walked = await walkChain(signaturesOf(partnerId), walkSignatures(heads, audit.broken ? null : trail));
  const kept = isUnknown({ isKnown, walked: audit })
    ? { sequence: 0, hash: FIRST_PREVIOUS_HASH }
    : (trail.kept.findLast(({ at }) => at === closed?.since) ?? null);
  return { walked, kept: kept && { sequence: kept.sequence, hash: kept.hash } };
}

/** The backup did not know the partner, so that no row of it was kept, and no restore could be written after it. */
function isUnknown({ isKnown, walked }: Pick<RestoredChain, 'isKnown' | 'walked'>): boolean {
  return !isKnown && walked.rows === 0 && walked.broken === null;
}
