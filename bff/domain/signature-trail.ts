import { FIRST_PREVIOUS_HASH } from '../../shared/values/audit.ts';
import type { AcceptedLoss } from './accepted-loss.ts';

/** What the audit chain of a partner says of its chain of signatures: both are written together, and each bears the other out. */
export interface SignatureTrail {
  /** Hashes of the rows of signatures, in their order. */
  hashes: string[];
  /** Where restores left off, by the row that each wrote. */
  kept: { sequence: number; hash: string; at: string }[];
  /** Rows that restores lost and somebody accepted. */
  losses: AcceptedLoss[];
}

export const emptyTrail = (): SignatureTrail => ({ hashes: [], kept: [], losses: [] });

/** What of an audit row the trail is made of. */
interface TrailRow {
  at: string;
  partnerId: string;
  action: string;
  outcome: string;
  details: Readonly<Record<string, unknown>>;
}

const WRITING: ReadonlySet<string> = new Set(['agreement.sign', 'agreement.withdraw-signature']);
/** No row hashes to it. */
const CONTRADICTED = '';

/** Adds what a row of the audit chain says; rows come in their order. `readLoss` answers null where a signature does not hold. */
export async function noteRow(
  trail: SignatureTrail,
  { at, partnerId, action, outcome, details }: TrailRow,
  readLoss: (signed: string) => Promise<AcceptedLoss | null>,
): Promise<void> {
  if (outcome !== 'done') return;
  if (WRITING.has(action)) noteHash(trail.hashes, details);
  if (action === 'store.restore') trail.kept.push({ ...keptOf(details), at });
  if (action !== 'store.release' || typeof details.acceptedSignatures !== 'string') return;
  const loss = await readLoss(details.acceptedSignatures);
  const isOurs = loss?.chain === 'signatures' && loss.partnerId === partnerId && loss.lostUntil >= loss.keptSequence;
  if (isOurs && trail.kept.some(({ sequence, hash }) => sequence === loss.keptSequence && hash === loss.keptHash)) trail.losses.push(loss);
}

/** A repeated signing names the first row again. */
function noteHash(hashes: string[], { sequence, hash }: TrailRow['details']): void {
  if (typeof sequence !== 'number' || typeof hash !== 'string') return;
  if (sequence === hashes.length + 1) hashes.push(hash);
  else if (hashes[sequence - 1] !== hash) hashes[Math.min(sequence - 1, hashes.length)] = CONTRADICTED;
}

/** A restore of before there were signatures says nothing of them: there was none. */
function keptOf({ keptSignatures, keptSignaturesHash }: TrailRow['details']): { sequence: number; hash: string } {
  return typeof keptSignatures === 'number' && typeof keptSignaturesHash === 'string'
    ? { sequence: keptSignatures, hash: keptSignaturesHash }
    : { sequence: 0, hash: FIRST_PREVIOUS_HASH };
}
