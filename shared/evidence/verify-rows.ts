import { FIRST_PREVIOUS_HASH } from '../values/audit.ts';
import { sha256Of } from './bytes.ts';
import { canonicalOf } from './canonical.ts';
import type { ReceiptRow } from './receipt.ts';

/** The hash that a row must carry: SHA-256 over the canonical JSON of all its other members. Throws where it is no JSON. */
export function rowHashOf(row: ReceiptRow): string {
  const { hash: _, ...rest } = row;
  return sha256Of(canonicalOf(rest));
}

/**
 * What is wrong with a row: `hash`: its content was changed, or its hash was; `previous-hash`: it does not follow from the row before it;
 * `missing`: there is none at this place; `order`: it stands behind a later one, or twice; `head`: it is not the row whose head was signed;
 * `tail-missing`: a signed head says that there was such a row.
 */
export type RowFault = 'hash' | 'previous-hash' | 'missing' | 'order' | 'head' | 'tail-missing';

export interface FoundRow {
  /** The place in the chain, from 1. */
  sequence: number;
  fault: RowFault;
}

/** Where a chain stood when its head was signed; the signature on it was checked before. */
export interface StatedHead {
  sequence: number;
  hash: string;
}

/**
 * Checks the rows of one partner's chain, from the first one on, in the order they are stored in, and tells all that is wrong, not just the
 * first. A tail that was cut, and a chain that was made anew, show by heads alone.
 */
export function verifyRows(rows: Iterable<ReceiptRow>, heads: readonly StatedHead[] = []): FoundRow[] {
  const found: FoundRow[] = [];
  const hashes = new Map<number, unknown>();
  let before: { sequence: number; hash: unknown } = { sequence: 0, hash: FIRST_PREVIOUS_HASH };
  for (const row of rows) {
    const expected = before.sequence + 1;
    const whole = isWhole(row);
    // Where it says to stand is a part of what was changed, so that a row that is not whole is taken to stand where it is found.
    const sequence = whole ? Number(row.sequence) : expected;
    if (!whole) found.push({ sequence, fault: 'hash' });
    if (sequence < expected) {
      found.push({ sequence, fault: 'order' });
      continue;
    }
    for (let gone = expected; gone < sequence; gone += 1) found.push({ sequence: gone, fault: 'missing' });
    if (sequence === expected && row.previousHash !== before.hash) found.push({ sequence, fault: 'previous-hash' });
    hashes.set(sequence, row.hash);
    before = { sequence, hash: row.hash };
  }
  return [...found, ...unmatchedHeads(hashes, before.sequence, heads)];
}

function isWhole(row: ReceiptRow): boolean {
  try {
    return rowHashOf(row) === row.hash;
  } catch {
    return false;
  }
}

function unmatchedHeads(hashes: ReadonlyMap<number, unknown>, last: number, heads: readonly StatedHead[]): FoundRow[] {
  const wrong = heads.filter((head) => hashes.get(head.sequence) !== head.hash);
  return wrong.map(({ sequence }) => ({ sequence, fault: sequence > last ? 'tail-missing' : 'head' }));
}
