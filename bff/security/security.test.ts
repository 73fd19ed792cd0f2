import { describe, expect, it } from 'vitest';
import { prepareCustomer } from '../actions/customers/prepare.ts';
import { indexContext, sealContext } from '../domain/personal-fields.ts';
import { toBytes } from './bytes.ts';
import { createDemonstrationSecurity } from './demonstration.ts';
import { createSecurity } from './index.ts';

const security = createDemonstrationSecurity();
const headKey = { keyId: 'h1', jwk: (await makeHeadKey()).jwk };
const older = { keyId: 'f1', secret: toBytes('0123456789abcdef0123456789abcdef') };
const newer = { keyId: 'f2', secret: toBytes('fedcba9876543210fedcba9876543210') };

async function makeHeadKey() {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  return { jwk: { ...(await crypto.subtle.exportKey('jwk', pair.privateKey)), kty: 'OKP' } };
}

describe('a personal field at rest', () => {
  it('opens only for the partner, customer and field it was sealed for', async () => {
    const sealed = await security.sealField('13812341234', sealContext('p1', 'c1', 'mobile'));
    expect(sealed).not.toContain('1381234');
    expect(await security.openField(sealed, sealContext('p1', 'c1', 'mobile'))).toBe('13812341234');
    for (const context of [sealContext('p2', 'c1', 'mobile'), sealContext('p1', 'c2', 'mobile'), sealContext('p1', 'c1', 'email')]) {
      await expect(security.openField(sealed, context)).rejects.toThrow();
    }
  });

  it('never looks the same twice, so equal numbers cannot be matched', async () => {
    const context = sealContext('p1', 'c1', 'mobile');
    expect(await security.sealField('13812341234', context)).not.toBe(await security.sealField('13812341234', context));
  });

  it('refuses a text that was changed by one character', async () => {
    const context = sealContext('p1', 'c1', 'email');
    const sealed = await security.sealField('a@example.com', context);
    const changed = sealed.slice(0, -3) + (sealed.at(-3) === 'A' ? 'B' : 'A') + sealed.slice(-2);
    await expect(security.openField(changed, context)).rejects.toThrow();
  });

  it('still opens after the keys were rotated, and new values use the new key', async () => {
    const before = createSecurity({ fieldKeys: [older], headKeys: [headKey] });
    const after = createSecurity({ fieldKeys: [newer, older], headKeys: [headKey] });
    const sealed = await before.sealField('王芳', 'c');
    expect(await after.openField(sealed, 'c')).toBe('王芳');
    expect((await after.sealField('王芳', 'c')).split('.')[1]).toBe('f2');
    await expect(before.openField(await after.sealField('王芳', 'c'), 'c')).rejects.toThrow();
  });

  it('needs keys of 256 bits with ids of their own', () => {
    expect(() => createSecurity({ fieldKeys: [], headKeys: [headKey] })).toThrow();
    expect(() => createSecurity({ fieldKeys: [{ keyId: 'f1', secret: toBytes('short') }], headKeys: [headKey] })).toThrow(/32 bytes/);
    expect(() => createSecurity({ fieldKeys: [older, { ...newer, keyId: 'f1' }], headKeys: [headKey] })).toThrow(/share an id/);
  });
});

describe('a signed chain head', () => {
  const head = { partnerId: 'p1', sequence: 7, hash: 'ab'.repeat(32), at: '2026-01-01T00:00:00.000Z' };

  it('reads back what was signed', async () => {
    expect(await security.readSignedHead(await security.signHead(head))).toEqual(head);
  });

  it('does not hold once changed, or signed by another key', async () => {
    const [header, , signature] = (await security.signHead(head)).split('.');
    const forged = btoa(JSON.stringify({ ...head, sequence: 6 })).replace(/=+$/, '');
    expect(await security.readSignedHead(`${header}.${forged}.${signature}`)).toBeNull();
    const stranger = createSecurity({ fieldKeys: [older], headKeys: [{ keyId: 'demonstration', jwk: headKey.jwk }] });
    expect(await security.readSignedHead(await stranger.signHead(head))).toBeNull();
    expect(await security.readSignedHead('nonsense')).toBeNull();
  });
});

describe('hashes', () => {
  it('of an audit row do not depend on the order of its members', async () => {
    const hash = await security.hashAuditRow({ b: [1, '€'], a: null });
    expect(hash).toBe(await security.hashAuditRow({ a: null, b: [1, '€'] }));
    expect(hash).not.toBe(await security.hashAuditRow({ a: null, b: ['€', 1] }));
  });

  it('of a secret are SHA-256 in hexadecimal', async () => {
    expect(await security.hashSecret('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('ids and secrets have the shape the contract names', () => {
    expect(security.makeId('ses')).toMatch(/^ses_[A-Za-z0-9_-]{22}$/);
    expect(security.makeSecret('pwk_test')).toMatch(/^pwk_test_[A-Za-z0-9_-]{43}$/);
  });
});

describe('a customer that is prepared for the store', () => {
  it('holds mobile and e-mail sealed, and a masked form beside each personal value', async () => {
    const record = await prepareCustomer(security, 'p1', {
      customerId: 'c1',
      partnerCustomerNo: null,
      customerName: '华为技术有限公司',
      accountName: 'huawei',
      mobile: '13812341234',
      email: 'zhangsan@example.com',
      associationType: 'agency-sale',
      associatedAt: '2024-09-01T00:00:00.000Z',
      credit: null,
      earliestResourceExpiryAt: null,
      verification: 'verified',
      customerType: 'enterprise',
      level: null,
      frozen: null,
      tags: [],
      signingEntity: null,
      dissociationBlocks: [],
    });
    expect(record).toMatchObject({
      customerNameMasked: '华为****公司',
      accountNameMasked: 'hu***',
      mobileMasked: '138****1234',
      emailMasked: 'zh***@example.com',
    });
    expect(JSON.stringify(record)).not.toMatch(/13812341234|zhangsan/);
    expect(await security.openField(record.mobileSealed ?? '', sealContext('p1', 'c1', 'mobile'))).toBe('13812341234');
    expect(record.mobileIndex).toBe(await security.indexField('13812341234', indexContext('p1', 'mobile')));
    expect(record.emailIndex).toBe(await security.indexField('zhangsan@example.com', indexContext('p1', 'email')));
  });
});
