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
  /** Where the same is wrong with all places up to another one: that. A row that was moved far away leaves more of them than can be told. */
  until?: number;
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
  const walk = new RowWalk(heads);
  return [...Array.from(rows, (row) => walk.take(row)).flat(), ...walk.end()];
}

/** The same, row by row, for chains that are read piece by piece. */
export class RowWalk {
  #before: StatedHead = { sequence: 0, hash: FIRST_PREVIOUS_HASH };
  /** Hashes of the rows that heads name. */
  readonly #hashes = new Map<number, string>();
  readonly #heads: readonly StatedHead[];
  readonly #named: ReadonlySet<number>;

  constructor(heads: readonly StatedHead[]) {
    this.#heads = heads;
    this.#named = new Set(heads.map(({ sequence }) => sequence));
  }

  take(row: ReceiptRow): FoundRow[] {
    const found: FoundRow[] = [];
    const expected = this.#before.sequence + 1;
    const whole = isWhole(row);
    // Where it says to stand is a part of what was changed, so that a row that is not whole is taken to stand where it is found.
    const sequence = whole ? Number(row.sequence) : expected;
    if (!whole) found.push({ sequence, fault: 'hash' });
    if (sequence < expected) return [...found, { sequence, fault: 'order' }];
    if (sequence > expected) found.push({ sequence: expected, ...(sequence - 1 > expected && { until: sequence - 1 }), fault: 'missing' });
    if (sequence === expected && row.previousHash !== this.#before.hash) found.push({ sequence, fault: 'previous-hash' });
    this.#before = { sequence, hash: String(row.hash) };
    if (this.#named.has(sequence)) this.#hashes.set(sequence, this.#before.hash);
    return found;
  }

  /** Heads whose row is another one, or is not there. */
  end(): FoundRow[] {
    const wrong = this.#heads.filter(({ sequence, hash }) => this.#hashes.get(sequence) !== hash);
    return wrong.map(({ sequence }) => ({ sequence, fault: sequence > this.#before.sequence ? 'tail-missing' : 'head' }));
  }
}

function isWhole(row: ReceiptRow): boolean {
  try {
    return rowHashOf(row) === row.hash;
  } catch {
    return false;
  }
}
