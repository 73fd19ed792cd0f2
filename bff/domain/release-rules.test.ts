import { expect, test } from 'vitest';
import { checkRelease, lossOf, type ReleaseFacts, type RestoredChain } from './release-rules.ts';

const closed = { since: '2024-09-30T05:00:00.000Z', backupAt: '2024-09-30T02:00:00.000Z' };
const head = (sequence: number, at: string) => ({ sequence, hash: 'a'.repeat(64), at });
const LOST = head(9, '2024-09-30T04:00:00.000Z');

function chain(unmatched: RestoredChain['walked']['unmatched'] = [], more: Partial<RestoredChain> = {}): RestoredChain {
  const walked = { rows: 7, head: 'f'.repeat(64), broken: null, unmatched, losses: [] };
  return { partnerId: 'par_1', isKnown: true, walked, kept: { sequence: 6, hash: 'b'.repeat(64) }, isReleased: false, ...more };
}

function facts(different: Partial<ReleaseFacts> = {}): ReleaseFacts {
  const heads = { count: 3, badLines: [] };
  return { closed, liveSessions: 0, chains: [chain()], heads, isWithoutHeads: false, isLossAccepted: false, ...different };
}

const failed = (different: Partial<ReleaseFacts>) => checkRelease(facts(different)).flatMap(({ name, passed }) => (passed ? [] : [name]));

test('A store whose chains are borne out by heads from elsewhere is released', () => {
  expect(failed({})).toEqual([]);
});

test.each<[why: string, different: Partial<ReleaseFacts>, names: string[]]>([
  ['nothing was restored', { closed: null }, ['changes-closed']],
  ['a session of before lives', { liveSessions: 1 }, ['sessions-ended']],
  ['nobody said whether heads are kept elsewhere', { heads: null }, ['heads-compared']],
  ['the heads file holds none', { heads: { count: 0, badLines: [] } }, ['heads-compared']],
  ['a line of the heads file does not hold', { heads: { count: 3, badLines: [2] } }, ['heads-compared']],
  ['nobody accepted what was lost', { chains: [chain([LOST])] }, ['losses-accepted']],
  ['a head of before the backup has another row', { chains: [chain([head(5, '2024-09-30T01:00:00.000Z')])] }, ['chains-intact']],
  ['rows signed well before the backup are missing from it', { chains: [chain([head(8, '2024-09-30T01:00:00.000Z')])] }, ['chains-intact']],
  ['a head of after the restore has another row', { chains: [chain([head(7, '2024-09-30T06:00:00.000Z')])] }, ['chains-intact']],
  ['a chain does not say that it was restored', { chains: [chain([], { kept: null })] }, ['chains-intact']],
  [
    'several things are wrong',
    { liveSessions: 2, heads: null, chains: [chain([LOST])] },
    ['sessions-ended', 'heads-compared', 'losses-accepted'],
  ],
])('A store stays closed where %s, and every reason is told', (_why, different, names) => {
  expect(failed(different)).toEqual(names);
});

test('A break is refused whatever was accepted', () => {
  const broken = chain([LOST], { walked: { ...chain().walked, broken: { at: 3, reason: 'hash' } } });
  expect(failed({ chains: [broken], isLossAccepted: true, isWithoutHeads: true })).toEqual(['chains-intact']);
});

test('What is known to be lost is counted from the row after the backup to the newest head', () => {
  const checks = checkRelease(facts({ chains: [chain([head(8, LOST.at), LOST])] }));
  expect(checks.at(-1)).toEqual({ name: 'losses-accepted', passed: false, lost: [{ partnerId: 'par_1', from: 7, until: 9 }] });
});

test('A head signed by a replica whose clock is a little behind the backup’s is of a row that was lost, not of a forged backup', () => {
  expect(failed({ chains: [chain([head(8, '2024-09-30T01:58:00.000Z')])], isLossAccepted: true })).toEqual([]);
});

test('A release that was killed half way goes on: partners that were released are not asked for again', () => {
  expect(failed({ chains: [chain([LOST], { isReleased: true })] })).toEqual([]);
});

test('What an earlier restore lost, and somebody accepted, is not lost again', () => {
  const earlier = {
    ...lossOf({ ...chain([LOST]), kept: { sequence: 6, hash: 'b'.repeat(64) } }, closed),
    restoredAt: '2024-09-29T05:00:00.000Z',
  };
  const old = head(8, '2024-09-29T04:00:00.000Z');
  const walked = { ...chain([old]).walked, losses: [{ ...earlier, backupAt: '2024-09-29T02:00:00.000Z' }] };
  expect(failed({ chains: [chain([], { walked, kept: { sequence: 20, hash: 'c'.repeat(64) } })] })).toEqual([]);
});

test('An acceptance of a store without heads names no lost row', () => {
  const without = chain();
  expect(lossOf({ ...without, kept: { sequence: 6, hash: 'b'.repeat(64) } }, closed)).toMatchObject({ keptSequence: 6, lostUntil: 6 });
});
