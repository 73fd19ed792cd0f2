import { expect, test } from 'vitest';
import { FIRST_PREVIOUS_HASH } from '../../shared/values/audit.ts';
import type { AcceptedLoss } from './accepted-loss.ts';
import { type ChainedRow, type ChainWalk, checkChain } from './audit-chain.ts';
import { emptyTrail, noteRow, type SignatureTrail } from './signature-trail.ts';

const PARTNER = 'par_1';
const AT = '2024-09-30T05:00:00.000Z';
const LOSS: AcceptedLoss = {
  partnerId: PARTNER,
  chain: 'signatures',
  keptSequence: 2,
  keptHash: 'hash-2',
  lostUntil: 4,
  backupAt: null,
  restoredAt: AT,
};

const signed = (sequence: number, hash = `hash-${sequence}`, more: object = {}) =>
  ({ action: 'agreement.sign', outcome: 'done', details: { sequence, hash, ...more } }) as const;
const restored = { action: 'store.restore', outcome: 'done', details: { keptSignatures: 2, keptSignaturesHash: 'hash-2' } } as const;
const released = { action: 'store.release', outcome: 'done', details: { acceptedSignatures: 'signed' } } as const;

type Said = typeof restored | typeof released | ReturnType<typeof signed>;

async function trailOf(said: readonly (Said | { action: string; outcome: string; details: object })[], loss: AcceptedLoss | null = LOSS) {
  const trail = emptyTrail();
  for (const one of said) {
    const details = one.details as Record<string, unknown>;
    await noteRow(trail, { ...one, details, at: AT, partnerId: PARTNER }, async () => loss);
  }
  return trail;
}

/** Rows whose hashes are made of their place. */
async function checked(count: number, { named, losses }: SignatureTrail, heads: ChainWalk<ChainedRow>['heads'] = []): Promise<string> {
  async function* rows() {
    for (let sequence = 1; sequence <= count; sequence += 1)
      yield {
        partnerId: PARTNER,
        sequence,
        previousHash: sequence === 1 ? FIRST_PREVIOUS_HASH : `hash-${sequence - 1}`,
        hash: `hash-${sequence}`,
      };
  }
  const check = await checkChain(rows(), { hashRow: async ({ sequence }) => `hash-${sequence}`, heads, losses, trail: named });
  return check.state === 'intact' ? `intact, ${check.losses.length} losses` : `${check.brokenAt} ${check.reason}`;
}

test('A chain of signatures that the audit trail names row by row is intact', async () => {
  expect(await checked(3, await trailOf([signed(1), signed(2), signed(3)]))).toBe('intact, 0 losses');
});

test('Signatures of before the first that the audit trail names may stand, such as those a demonstration begins with', async () => {
  expect(await checked(5, await trailOf([signed(4), signed(5)]))).toBe('intact, 0 losses');
});

test('A signature that the audit trail does not know is found, as is one that it knows and that is gone', async () => {
  expect(await checked(4, await trailOf([signed(1), signed(2), signed(3)]))).toBe('4 trail');
  expect(await checked(2, await trailOf([signed(1), signed(2), signed(3)]))).toBe('3 trail');
  expect(await checked(3, await trailOf([signed(1), signed(2, 'another'), signed(3)]))).toBe('2 trail');
  expect(await checked(3, await trailOf([signed(1), signed(3)]))).toBe('2 trail');
});

test('A repeated signing, a refused one and other acts say nothing of the chain', async () => {
  const refused = { ...signed(7), outcome: 'refused' };
  const other = { action: 'agreement.receipt', outcome: 'done', details: { sequence: 9, hash: 'x' } };
  const trail = await trailOf([signed(1), refused, signed(1, 'hash-1', { isRepeat: true }), other, signed(2)]);
  expect(await checked(2, trail)).toBe('intact, 0 losses');
});

const LOST = { sequence: 4, hash: 'lost', at: '2024-09-30T04:00:00.000Z' };

test('Signatures that a restore lost and somebody accepted are told and no break', async () => {
  const trail = await trailOf([restored, released]);
  expect(await checked(2, trail, [LOST])).toBe('intact, 1 losses');
  expect(await checked(6, trail, [LOST])).toBe('intact, 1 losses');
  expect(await checked(2, trail, [{ ...LOST, sequence: 5 }])).toBe('3 tail-missing');
});

test.each<[string, Promise<SignatureTrail>]>([
  ['no restore says what was kept', trailOf([released])],
  ['the signature on it does not hold', trailOf([restored, released], null)],
  ['it is of the audit chain', trailOf([restored, released], { ...LOSS, chain: undefined } as unknown as AcceptedLoss)],
  ['it is another partner’s', trailOf([restored, released], { ...LOSS, partnerId: 'par_2' })],
  ['another row was kept', trailOf([restored, released], { ...LOSS, keptHash: 'other' })],
])('A loss counts for nothing where %s', async (_why, trail) => {
  expect(await checked(2, await trail, [LOST])).toBe('3 tail-missing');
});
