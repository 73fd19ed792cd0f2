import { FIRST_PREVIOUS_HASH } from '../../shared/values/audit.ts';

export interface ChainedRow {
  partnerId: string;
  /** From 1, without a gap. */
  sequence: number;
  previousHash: string;
  hash: string;
}

export type ChainBreak = 'sequence' | 'previous-hash' | 'hash' | 'head' | 'tail-missing';

export type ChainCheck =
  | { state: 'intact'; rows: number; head: string }
  /** The first row that does not follow from the one before it. */
  | { state: 'broken'; rows: number; brokenAt: number; reason: ChainBreak };

/**
 * Walks a chain from its first row (DESIGN.md §4, evidence). `heads` are heads that left the database under a signature: the
 * row at each one's sequence must carry its hash, and a chain shorter than the newest of them has lost its tail.
 */
export async function checkChain<Row extends ChainedRow>(
  rows: AsyncIterable<Row>,
  hashRow: (row: Omit<Row, 'hash'>) => Promise<string>,
  heads: readonly { sequence: number; hash: string }[] = [],
): Promise<ChainCheck> {
  const signed = Map.groupBy(heads, (head) => head.sequence);
  let count = 0;
  let previousHash = FIRST_PREVIOUS_HASH;
  for await (const row of rows) {
    const reason = await breakOf(row, { sequence: count + 1, previousHash }, hashRow);
    if (reason) return { state: 'broken', rows: count, brokenAt: count + 1, reason };
    count += 1;
    previousHash = row.hash;
    if (signed.get(count)?.some((head) => head.hash !== row.hash)) return { state: 'broken', rows: count, brokenAt: count, reason: 'head' };
  }
  const newest = Math.max(0, ...signed.keys());
  if (newest > count) return { state: 'broken', rows: count, brokenAt: count + 1, reason: 'tail-missing' };
  return { state: 'intact', rows: count, head: previousHash };
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
