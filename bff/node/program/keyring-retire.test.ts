import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearCustomer, partnerRecord } from '../../../tests/storage/records.ts';
import { prepareCustomer } from '../../actions/customers/prepare.ts';
import type { Security } from '../../ports/security.ts';
import type { Store } from '../../ports/store.ts';
import { openSqliteStore } from '../storage/stores.ts';
import { type KeyRing, makeKey, makeKeyRing, withFirst, withKey, writeKeyRing } from './keyring.ts';
import { findKeyTroubles } from './keyring-guard.ts';
import { retireRingKey } from './keyring-retire.ts';
import { openKeys } from './keys.ts';

const NOW = Date.parse('2026-01-31T00:00:00.000Z');
const PARTNER = 'par_AAAAAAAAAAAAAAAAAAAAAA';
let folder: string;
let path: string;
let store: Store;
let old: KeyRing;
let late: Security;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'retire-'));
  path = join(folder, 'keys.json');
  old = makeKeyRing(NOW);
  late = openKeys({ KEYS: writeKeyRing(old) }, folder).security;
  store = await openSqliteStore({ path: join(folder, 'db.sqlite'), security: late });
  await findKeyTroubles(store, old, NOW);
  const next = makeKey('field', NOW, 0);
  writeFileSync(path, writeKeyRing(withFirst(withKey(old, 'field', next), 'field', next.keyId)));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const oldId = () => old.fieldKeys[0]?.keyId ?? '';
const ids = () => (JSON.parse(readFileSync(path, 'utf8')) as KeyRing).fieldKeys.map(({ keyId }) => keyId);
const retiredAt = async () => (await store.operations.keys()).find(({ keyId }) => keyId === oldId())?.retiredAt;
const retire = (untilHeard: () => Promise<void>) =>
  retireRingKey(store, path, { kind: 'field', keyId: oldId() }, { now: () => NOW, untilHeard });
/** A command such as an import, which is no replica and was not given the new keys. */
async function sealWithOldKey(): Promise<void> {
  const record = await prepareCustomer(late, PARTNER, clearCustomer('c-1', { mobile: '13812341234' }));
  await store.write(PARTNER, async (unit) => {
    await unit.partners.add(partnerRecord(PARTNER));
    await unit.customers.save(PARTNER, [record]);
  });
}

describe('taking a key out', () => {
  it('tells every process first, and then takes it out for good', async () => {
    let toldAt: string | null | undefined;
    await retire(async () => {
      toldAt = await retiredAt();
      expect(ids()).toContain(oldId());
    });
    expect(toldAt).toBe('2026-01-31T00:00:00.000Z');
    expect([ids().includes(oldId()), await retiredAt()]).toEqual([false, toldAt]);
  });

  it('is called off where something was sealed with it in the last moment, and nothing is lost', async () => {
    const refused = retire(sealWithOldKey);
    await expect(refused).rejects.toThrow(`open with the field key ${oldId()} alone: 1.`);
    expect([ids().includes(oldId()), await retiredAt()]).toEqual([true, null]);
  });

  it('can be typed again after it was killed halfway', async () => {
    await expect(retire(() => Promise.reject(new Error('killed')))).rejects.toThrow('killed');
    const [record] = (await store.operations.keys()).filter(({ keyId }) => keyId === oldId());
    if (!record) throw new Error('Nothing is recorded.');
    await store.operations.saveKey({ ...record, retiredAt: '2026-01-30T00:00:00.000Z' });
    await retire(async () => {});
    expect(ids()).not.toContain(oldId());
  });
});
