import { expect, test } from 'vitest';
import { type KeyRing, makeKey, makeKeyRing, withFirst, withKey, withRetired } from '../../bff/node/program/keyring.ts';
import { securityOf } from '../../bff/node/program/keys.ts';
import type { Security } from '../../bff/ports/security.ts';
import { readReceiptFile } from '../../shared/evidence/receipt-file.ts';
import { isReceiptGood, verifyReceipt } from '../../shared/evidence/verify-receipt.ts';
import { makeChain, makeFiles } from './made.ts';

const opened = (ring: KeyRing) => securityOf(ring, { path: 'keys.json' });
const rows = makeChain(8);

const outcomes = (html: string, { publicKeys }: Pick<Security, 'publicKeys'>) => {
  const read = readReceiptFile(new TextEncoder().encode(html));
  if ('fault' in read) throw new Error(read.fault);
  const found = verifyReceipt(read.signed, { ...read.beside, keys: publicKeys() });
  return { isGood: isReceiptGood(found), key: found.find(({ check }) => check === 'key') };
};

test('a receipt stays valid when its key is rotated, and when that is retired: what signed once stays served', async () => {
  const first = makeKeyRing();
  const older = await makeFiles(rows, 3, { security: opened(first) });
  const next = makeKey('head', Date.now(), 0);
  const rotated = withFirst(withKey(first, 'head', next), 'head', next.keyId);
  const newer = await makeFiles(rows, 3, { security: opened(rotated) });
  const retired = withRetired(rotated, 'head', first.headKeys[0]?.keyId ?? '');
  expect(JSON.stringify(retired)).not.toContain(String(first.headKeys[0]?.jwk.d));
  for (const ring of [rotated, retired])
    for (const { html } of [older, newer])
      expect(outcomes(html, opened(ring))).toEqual({ isGood: true, key: { check: 'key', outcome: 'holds', at: null } });
  expect(opened(retired).publicKeys()).toEqual([expect.objectContaining({ keyId: next.keyId }), ...opened(first).publicKeys()]);
});

test('a receipt that somebody else made holds in itself, and fails by the keys of the service alone', async () => {
  const forged = await makeFiles(rows, 3, { security: opened(makeKeyRing()) });
  expect(outcomes(forged.html, opened(makeKeyRing()))).toEqual({
    isGood: false,
    key: { check: 'key', outcome: 'fails', at: 'signature.keyId' },
  });
});

test('keys that are changed while a receipt is being made never sign half of it', async () => {
  const [before, after] = [makeKeyRing(), makeKeyRing()].map(opened);
  if (!before || !after) throw new Error('Two rings.');
  let calls = 0;
  // The keys change right after the head was signed.
  const changing = {
    ...after,
    signSignatureHead: (head: Parameters<Security['signSignatureHead']>[0]) => (calls++ === 0 ? before : after).signSignatureHead(head),
  };
  const { html } = await makeFiles(rows, 3, { security: changing });
  expect(calls).toBe(2);
  expect(outcomes(html, after)).toMatchObject({ isGood: true });
});
