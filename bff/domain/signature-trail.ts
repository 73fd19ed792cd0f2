import { FIRST_PREVIOUS_HASH } from '../../shared/values/audit.ts';
import type { AcceptedLoss } from './accepted-loss.ts';
import type { NamedRows } from './audit-chain.ts';

/** What the audit chain of a partner says of its chain of signatures: both are written together, and each bears the other out. */
export interface SignatureTrail {
  /** The rows of signatures; null while none was named. */
  named: (NamedRows & { hashes: string[] }) | null;
  /** Where restores left off, by the row that each wrote. */
  kept: { sequence: number; hash: string; at: string }[];
  /** Rows that restores lost and somebody accepted. */
  losses: AcceptedLoss[];
}

export const emptyTrail = (): SignatureTrail => ({ named: null, kept: [], losses: [] });

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
  if (WRITING.has(action) && details.isRepeat !== true) noteHash(trail, details);
  if (action === 'store.restore') trail.kept.push({ ...keptOf(details), at });
  if (action !== 'store.release' || typeof details.acceptedSignatures !== 'string') return;
  const loss = await readLoss(details.acceptedSignatures);
  const isOurs = loss?.chain === 'signatures' && loss.partnerId === partnerId && loss.lostUntil >= loss.keptSequence;
  if (isOurs && trail.kept.some(({ sequence, hash }) => sequence === loss.keptSequence && hash === loss.keptHash)) trail.losses.push(loss);
}

function noteHash(trail: SignatureTrail, { sequence, hash }: TrailRow['details']): void {
  if (typeof sequence !== 'number' || typeof hash !== 'string') return;
  trail.named ??= { first: sequence, hashes: [] };
  const { first, hashes } = trail.named;
  const place = sequence - first;
  if (place === hashes.length) hashes.push(hash);
  else if (hashes[place] !== hash) hashes[Math.max(0, Math.min(place, hashes.length))] = CONTRADICTED;
}

/** A restore of before there were signatures says nothing of them: there was none. */
function keptOf({ keptSignatures, keptSignaturesHash }: TrailRow['details']): { sequence: number; hash: string } {
  return typeof keptSignatures === 'number' && typeof keptSignaturesHash === 'string'
    ? { sequence: keptSignatures, hash: keptSignaturesHash }
    : { sequence: 0, hash: FIRST_PREVIOUS_HASH };
}
