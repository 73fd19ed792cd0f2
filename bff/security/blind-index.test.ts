import { describe, expect, it } from 'vitest';
import { indexContext } from '../domain/personal-fields.ts';
import { toBytes } from './bytes.ts';
import { createDemonstrationSecurity } from './demonstration.ts';
import { createSecurity } from './index.ts';

const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
const headKeys = [{ keyId: 'h1', jwk: { ...(await crypto.subtle.exportKey('jwk', pair.privateKey)), kty: 'OKP' } }];
const older = { keyId: 'f1', secret: toBytes('0123456789abcdef0123456789abcdef') };
const newer = { keyId: 'f2', secret: toBytes('fedcba9876543210fedcba9876543210') };
const before = createSecurity({ fieldKeys: [older], headKeys });
const during = createSecurity({ fieldKeys: [newer, older], headKeys });
const after = createSecurity({ fieldKeys: [newer], headKeys });
const MOBILES = indexContext('p1', 'mobile');

describe('a blind index', () => {
  it('is the same for the same number, so that it can be found, and says nothing of it', async () => {
    const index = await before.indexField('13812341234', MOBILES);
    expect(index).toMatch(/^i1\.f1\.[A-Za-z0-9_-]{43}$/);
    expect(await createSecurity({ fieldKeys: [older], headKeys }).indexField('13812341234', MOBILES)).toBe(index);
    expect(await before.indexField('13812341235', MOBILES)).not.toBe(index);
  });

  it('has nothing in common between two partners, or two fields', async () => {
    const indexes = await Promise.all(
      [MOBILES, indexContext('p2', 'mobile'), indexContext('p1', 'email')].map((context) => before.indexField('13812341234', context)),
    );
    expect(new Set(indexes).size).toBe(3);
  });

  it('cannot be made by somebody without the key, though they know the number', async () => {
    const stranger = createSecurity({ fieldKeys: [{ ...older, secret: newer.secret }], headKeys });
    expect(await stranger.indexField('13812341234', MOBILES)).not.toBe(await before.indexField('13812341234', MOBILES));
  });

  it('is keyed by HMAC-SHA-256 with a key that HKDF-SHA-256 derives from the field key, never with the field key itself', async () => {
    const body = (await before.indexField('13812341234', MOBILES)).split('.')[2] ?? '';
    const text = toBytes(JSON.stringify(['i1', 'f1', MOBILES, '13812341234']));
    const base = await crypto.subtle.importKey('raw', older.secret, 'HKDF', false, ['deriveBits']);
    const info = toBytes('partner-widget-kit blind index 1');
    const derived = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }, base, 256);
    expect(body).toBe(await macOf(derived, text));
    expect(body).not.toBe(await macOf(older.secret, text));
  });
});

describe('while field keys are rotated', () => {
  it('a search compares with what every key made, the present key first', async () => {
    const [first, second, ...more] = await during.indexesOfField('13812341234', MOBILES);
    expect(first).toBe(await after.indexField('13812341234', MOBILES));
    expect(second).toBe(await before.indexField('13812341234', MOBILES));
    expect(more).toEqual([]);
  });

  it('tells what an earlier key made from what the present one made', async () => {
    const made = await Promise.all([before.sealField('a', 'c'), before.indexField('a', 'c')]);
    expect(made.map(during.isOutdated)).toEqual([true, true]);
    expect(made.map(before.isOutdated)).toEqual([false, false]);
    expect([await during.sealField('a', 'c'), await during.indexField('a', 'c')].map(during.isOutdated)).toEqual([false, false]);
    expect(during.isOutdated('i1.f2')).toBe(true);
  });
});

it('the demonstration finds numbers as well', async () => {
  const security = createDemonstrationSecurity();
  const index = await security.indexField('13812341234', MOBILES);
  expect(index).toMatch(/^i1\.demonstration\./);
  expect(await security.indexesOfField('13812341234', MOBILES)).toEqual([index]);
  expect(security.isOutdated(index)).toBe(false);
});

async function macOf(secret: BufferSource, text: BufferSource): Promise<string> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return Buffer.from(await crypto.subtle.sign('HMAC', key, text)).toString('base64url');
}
