import { expect, test } from 'vitest';
import type { AcceptedLoss } from './accepted-loss.ts';
import { type ChainedRow, type ChainWalk, checkChain } from './audit-chain.ts';

const PARTNER = 'par_1';
const BACKUP_AT = '2024-09-30T02:00:00.000Z';
const RESTORED_AT = '2024-09-30T05:00:00.000Z';

interface Row extends ChainedRow {
  action: string;
  text: string;
  /** Stands for a signature that holds. */
  loss?: AcceptedLoss;
}

const hashOf = ({ sequence, previousHash, action, text, loss }: Omit<Row, 'hash'>) =>
  JSON.stringify([sequence, previousHash.slice(0, 40), action, text, loss?.lostUntil]);
/** A chain of such rows, each hashed into the next. */
function chained(rows: readonly Pick<Row, 'action' | 'text' | 'loss'>[], start: readonly Row[] = []): Row[] {
  const chain = [...start];
  for (const made of rows) {
    const unsigned = { partnerId: PARTNER, sequence: chain.length + 1, previousHash: chain.at(-1)?.hash ?? '0'.repeat(64), ...made };
    chain.push({ ...unsigned, hash: hashOf(unsigned) });
  }
  return chain;
}
const acts = (text: string, count: number) => Array.from({ length: count }, () => ({ action: 'customers.tag', text }));
const headOf = (chain: readonly Row[], sequence: number, at: string) => ({ sequence, hash: chain[sequence - 1]?.hash ?? '', at });

async function checked(chain: readonly Row[], heads: ChainWalk<Row>['heads'] = []): Promise<string> {
  async function* rows() {
    yield* chain;
  }
  const check = await checkChain(rows(), { heads, hashRow: async (row) => hashOf(row), lossOf: async ({ loss }) => loss ?? null });
  return check.state === 'intact' ? `intact, ${check.losses.length} losses` : `${check.brokenAt} ${check.reason}`;
}

/** Ten rows, of which a backup holds the first six; then a restore, a release and what came later. */
const lived = chained(acts('first', 10));
const kept = lived.slice(0, 6);
const restored = chained([{ action: 'store.restore', text: '' }], kept);
const accepted: AcceptedLoss = {
  partnerId: PARTNER,
  keptSequence: 6,
  keptHash: kept[5]?.hash ?? '',
  lostUntil: 10,
  backupAt: BACKUP_AT,
  restoredAt: RESTORED_AT,
};
const releasedWith = (loss: AcceptedLoss, after = restored) => chained([{ action: 'store.release', text: '', loss }], after);
const released = chained(acts('later', 5), releasedWith(accepted));
const BEFORE_BACKUP = headOf(lived, 5, '2024-09-30T01:00:00.000Z');
const LOST = [headOf(lived, 8, '2024-09-30T03:00:00.000Z'), headOf(lived, 10, '2024-09-30T04:00:00.000Z')];

test('A chain whose lost rows nobody accepted is broken by their heads', async () => {
  expect(await checked(restored, LOST)).toBe('8 tail-missing');
  expect(await checked(chained(acts('later', 8), restored), LOST)).toBe('8 head');
});

test('A chain whose lost rows were accepted is intact by all its heads, old and new, and tells the loss', async () => {
  expect(await checked(released, [BEFORE_BACKUP, ...LOST, headOf(released, 9, '2024-09-30T06:00:00.000Z')])).toBe('intact, 1 losses');
});

test('A tail cut after the release is found, also where its rows have the numbers of lost ones', async () => {
  const late = headOf(released, 9, '2024-09-30T06:00:00.000Z');
  expect(await checked(released.slice(0, 8), [...LOST, late])).toBe('9 tail-missing');
  expect(await checked(chained(acts('forged', 5), released.slice(0, 8)), [...LOST, late])).toBe('9 head');
});

test('A row changed after the release is found', async () => {
  const changed = released.map((row) => (row.sequence === 10 ? { ...row, text: 'forged' } : row));
  expect(await checked(changed, LOST)).toBe('10 hash');
});

test('A row changed before the backup is found by its head, whatever was accepted', async () => {
  const forged = chained(acts('forged', 6));
  const after = chained([{ action: 'store.restore', text: '' }], forged);
  const widest = { ...accepted, keptSequence: 6, keptHash: forged[5]?.hash ?? '' };
  expect(await checked(releasedWith(widest, after), [BEFORE_BACKUP])).toBe('5 head');
});

test('A head from before the backup cannot be lost, even where an acceptance claims a chain that was kept shorter', async () => {
  const shorter = chained([{ action: 'store.restore', text: '' }], lived.slice(0, 3));
  const claimed = releasedWith({ ...accepted, keptSequence: 3, keptHash: lived[2]?.hash ?? '' }, shorter);
  expect(await checked(claimed, [BEFORE_BACKUP, ...LOST])).toBe('5 head');
});

test('Rows beyond those that were accepted are missed: a newer head that turns up later is a break', async () => {
  expect(await checked(releasedWith({ ...accepted, lostUntil: 9 }), LOST)).toBe('9 tail-missing');
});

const REUSED: readonly [how: string, chain: Row[]][] = [
  ['in the chain of another partner', releasedWith({ ...accepted, partnerId: 'par_2' })],
  ['in a chain that kept other rows', releasedWith({ ...accepted, keptHash: 'f'.repeat(64) })],
  ['where no restore stands after the kept rows', releasedWith(accepted, chained(acts('forged', 1), kept))],
  ['before the rows it says were kept', releasedWith({ ...accepted, keptSequence: 9 })],
];
test.each(REUSED)('An acceptance used again %s excuses nothing', async (_how, chain) => {
  expect(await checked(chain, LOST)).toBe('8 head');
});

test('A row that was cut after the release cannot be excused by the acceptance of an earlier loss', async () => {
  const rebuilt = chained(acts('forged', 3), released.slice(0, 8));
  const heads = [headOf(released, 9, RESTORED_AT), headOf(released, 10, '2024-09-30T06:00:00.000Z')];
  expect(await checked(rebuilt, heads)).toBe('9 head');
});

test('A store restored twice from one backup is intact by the heads of all its lives once the last loss was accepted', async () => {
  const second = { ...accepted, lostUntil: 13, restoredAt: '2024-09-30T08:00:00.000Z' };
  const again = chained(acts('third', 2), releasedWith(second));
  const heads = [BEFORE_BACKUP, ...LOST, headOf(released, 13, '2024-09-30T07:00:00.000Z')];
  expect(await checked(again, heads)).toBe('intact, 1 losses');
});
