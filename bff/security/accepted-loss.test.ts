import { expect, test } from 'vitest';
import { createDemonstrationSecurity } from './demonstration.ts';

const security = createDemonstrationSecurity();
const loss = {
  partnerId: 'par_1',
  keptSequence: 6,
  keptHash: 'a'.repeat(64),
  lostUntil: 10,
  backupAt: null,
  restoredAt: '2024-09-30T05:00:00.000Z',
};

test('An accepted loss is read back as it was signed', async () => {
  expect(await security.readSignedLoss(await security.signLoss(loss))).toEqual(loss);
});

test('A signed head never passes for an accepted loss, nor the other way round', async () => {
  // Heads are signed by the hour whatever the database says, so that a forger could have one made of any content.
  const head = await security.signHead({ ...loss, sequence: 10, hash: 'a'.repeat(64), at: loss.restoredAt });
  expect(await security.readSignedLoss(head)).toBeNull();
  expect(await security.readSignedHead(await security.signLoss(loss))).toBeNull();
});

test('An accepted loss that was changed afterwards does not hold', async () => {
  const [header, , signature] = (await security.signLoss(loss)).split('.');
  const forged = Buffer.from(JSON.stringify({ ...loss, lostUntil: 99 })).toString('base64url');
  expect(await security.readSignedLoss(`${header}.${forged}.${signature}`)).toBeNull();
});
