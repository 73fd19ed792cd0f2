import { FIRST_PREVIOUS_HASH } from '../../shared/values/audit.ts';
import { type AcceptedLoss, isExcused, type LeftHead, standsIn } from './accepted-loss.ts';

export interface ChainedRow {
  partnerId: string;
  /** From 1, without a gap. */
  sequence: number;
  previousHash: string;
  hash: string;
}

export type ChainBreak = 'sequence' | 'previous-hash' | 'hash' | 'head' | 'tail-missing' | 'trail';

export type ChainCheck =
  /** `losses`: rows that are gone although their heads had left, as restores lost them and somebody accepted it; to be told, never passed over. */
  | { state: 'intact'; rows: number; head: string; losses: readonly AcceptedLoss[] }
  /** The first row that does not follow from the one before it. */
  | { state: 'broken'; rows: number; brokenAt: number; reason: ChainBreak };

/** What a walk found. */
export interface WalkedChain {
  /** Rows before the first that does not follow, or all. */
  rows: number;
  /** Hash of the last of them. */
  head: string;
  /** The first row that does not follow from the one before it; the walk ends there. */
  broken: { at: number; reason: ChainBreak } | null;
  /** Heads whose row is another one, or is not there. */
  unmatched: readonly LeftHead[];
  /** Losses that were accepted, and that stand in this chain. */
  losses: readonly AcceptedLoss[];
}

/** How a chain is walked: what its rows must hash to, and what left the machine. */
export interface ChainWalk<Row> {
  hashRow(row: Omit<Row, 'hash'>): Promise<string>;
  heads?: readonly LeftHead[];
  /** The accepted loss that a row carries, where the signature on it holds; null of any other row. */
  lossOf?(row: Row): Promise<AcceptedLoss | null>;
  /** Losses of this chain that were accepted elsewhere: those stand whose last kept row is in it. */
  losses?: readonly AcceptedLoss[];
  /** What another chain says of the rows: from the first that it names on, it names each; one more or less on either side is a break. */
  trail?: NamedRows | null;
}

/** Hashes of rows, one after the other; `first` is the sequence of the first of them. */
export interface NamedRows {
  first: number;
  hashes: readonly string[];
}

/**
 * Walks a chain from its first row (DESIGN.md §4, evidence). The row at each head's sequence must carry its hash, and a chain shorter than
 * the newest of them has lost its tail; but for what restores lost and somebody accepted (`accepted-loss.ts`).
 */
export async function checkChain<Row extends ChainedRow>(rows: AsyncIterable<Row>, walk: ChainWalk<Row>): Promise<ChainCheck> {
  const { broken, unmatched, losses, ...chain } = await walkChain(rows, walk);
  const [first] = unmatched.filter((head) => !isExcused(head, losses)).sort((one, other) => one.sequence - other.sequence);
  if (first && first.sequence <= chain.rows) return { state: 'broken', rows: first.sequence, brokenAt: first.sequence, reason: 'head' };
  if (broken) return { state: 'broken', rows: chain.rows, brokenAt: broken.at, reason: broken.reason };
  if (first) return { state: 'broken', rows: chain.rows, brokenAt: chain.rows + 1, reason: 'tail-missing' };
  return { state: 'intact', ...chain, losses };
}

/** What a chain holds, and which heads it does not bear out; judging them is left to the caller. */
export async function walkChain<Row extends ChainedRow>(rows: AsyncIterable<Row>, walk: ChainWalk<Row>): Promise<WalkedChain> {
  const { hashRow, heads = [], lossOf = async () => null, trail } = walk;
  const signed = Map.groupBy(heads, (head) => head.sequence);
  const unmatched: LeftHead[] = [];
  const elsewhere = Map.groupBy(walk.losses ?? [], (loss) => loss.keptSequence);
  const losses = (elsewhere.get(0) ?? []).filter((loss) => loss.keptHash === FIRST_PREVIOUS_HASH);
  let count = 0;
  let previousHash = FIRST_PREVIOUS_HASH;
  let broken: WalkedChain['broken'] = null;
  /** Hashes of rows that a restore came right after. */
  const kept = new Map<number, string>();
  for await (const row of rows) {
    const reason = (await breakOf(row, { sequence: count + 1, previousHash }, hashRow)) ?? (isDenied(row, trail) ? 'trail' : null);
    if (reason) {
      broken = { at: count + 1, reason };
      break;
    }
    count += 1;
    if ((row as { action?: unknown }).action === 'store.restore') kept.set(count - 1, previousHash);
    previousHash = row.hash;
    for (const head of signed.get(count) ?? []) if (head.hash !== row.hash) unmatched.push(head);
    const loss = await lossOf(row);
    if (loss && standsIn(loss, row, kept)) losses.push(loss);
    losses.push(...(elsewhere.get(count) ?? []).filter((one) => one.keptHash === row.hash));
  }
  if (broken === null && trail && trail.first - 1 + trail.hashes.length > count) broken = { at: count + 1, reason: 'trail' };
  for (const [sequence, late] of signed) if (sequence > count) unmatched.push(...late);
  return { rows: count, head: previousHash, broken, unmatched, losses };
}

function isDenied({ sequence, hash }: ChainedRow, trail: NamedRows | null | undefined): boolean {
  return !!trail && sequence >= trail.first && trail.hashes[sequence - trail.first] !== hash;
}

async function breakOf<Row extends ChainedRow>(
  row: Row,
  expected: { sequence: number; previousHash: string },
  hashRow: (row: Omit<Row, 'hash'>) => Promise<string>,
): Promise<ChainBreak | null> {
  if (row.sequence !== expected.sequence) return 'sequence';
  if (row.previousHash !== expected.previousHash) return 'previous-hash';
  const { hash, ...unsigned } = row;
  return (await hashRow(unsigned)) === hash ? null : 'hash';
}
