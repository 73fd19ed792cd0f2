import { mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearCustomer, partnerRecord } from '../../../tests/storage/records.ts';
import { prepareCustomer } from '../../actions/customers/prepare.ts';
import type { Store } from '../../ports/store.ts';
import { openSqliteStore } from '../storage/stores.ts';
import { type KeyRing, makeKey, makeKeyRing, withFirst, withKey, writeKeyRing } from './keyring.ts';
import { addRingKey, promoteRingKey } from './keyring-change.ts';
import { type WatchedKeys, watchKeys } from './keyring-watch.ts';
import { openKeys } from './keys.ts';

const NOW = Date.parse('2026-01-31T00:00:00.000Z');
const PARTNER = 'par_AAAAAAAAAAAAAAAAAAAAAA';
let folder: string;
let path: string;
let store: Store;
let notices: string[];
const watching: WatchedKeys[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'watch-'));
  path = join(folder, 'keys.json');
  writeFileSync(path, writeKeyRing(makeKeyRing(NOW)));
  store = await openSqliteStore({ path: join(folder, 'db.sqlite'), security: openKeys({}, folder).security });
  notices = [];
});
afterEach(async () => {
  for (const keys of watching.splice(0)) await keys.stop();
  await store.close();
  rmSync(folder, { recursive: true });
});

async function watch(env: { KEYS?: string } = {}): Promise<WatchedKeys> {
  const onNotice = (sentence: string) => void notices.push(sentence);
  const keys = await watchKeys(openKeys(env, folder), store, { now: () => NOW, onNotice, everyMilliseconds: 3_600_000 });
  watching.push(keys);
  return keys;
}
const ringOf = (): KeyRing => JSON.parse(readFileSync(path, 'utf8'));
const idOf = (ring = ringOf()) => ring.fieldKeys[0]?.keyId ?? '';
const sealedBy = async (keys: WatchedKeys) => (await keys.security.sealField('a', 'c')).split('.')[1];

describe('keys of a process, held against the database', () => {
  it('are refused under another secret, by id alone', async () => {
    await watch();
    const ring = ringOf();
    const secret = makeKeyRing().fieldKeys[0]?.secret;
    const other = { ...ring, fieldKeys: [{ ...ring.fieldKeys[0], keyId: idOf(), secret }] };
    await expect(watch({ KEYS: JSON.stringify(other) })).rejects.toThrow(
      expect.objectContaining({ name: 'StartFailure', message: expect.stringMatching(`The field key ${idOf()} .* another secret`) }),
    );
    await expect(watch({ KEYS: JSON.stringify(other) })).rejects.not.toThrow(secret);
  });

  it('are refused where one is missing that was used before', async () => {
    await watch();
    await expect(watch({ KEYS: writeKeyRing(makeKeyRing()) })).rejects.toThrow(
      new RegExp(`used with the field key ${idOf()}.*\\n.*used with the head key ${ringOf().headKeys[0]?.keyId}`),
    );
    const headless = { ...ringOf(), headKeys: makeKeyRing().headKeys };
    await expect(watch({ KEYS: writeKeyRing(headless) })).rejects.toThrow(/used with the head key/);
    const both = withFirst(
      { ...headless, headKeys: [...headless.headKeys, ...ringOf().headKeys] },
      'head',
      headless.headKeys[0]?.keyId ?? '',
    );
    expect((await watch({ KEYS: writeKeyRing(both) })).misfit()).toBeNull();
  });

  it('are refused where one was retired and would be used again', async () => {
    await watch();
    const [record] = await store.operations.keys();
    if (!record) throw new Error('Nothing is recorded.');
    await store.operations.saveKey({ ...record, retiredAt: new Date(NOW).toISOString() });
    await expect(watch()).rejects.toThrow(/was retired: nothing may be made with it/);
  });

  it('are held against what is stored, where the database is from before keys were recorded', async () => {
    const { security } = openKeys({}, folder);
    const record = await prepareCustomer(security, PARTNER, clearCustomer('c-1', { mobile: '13812341234' }));
    await store.write(PARTNER, async (unit) => {
      await unit.partners.add(partnerRecord(PARTNER));
      await unit.customers.save(PARTNER, [record]);
    });
    await expect(watch({ KEYS: writeKeyRing(makeKeyRing()) })).rejects.toThrow(`used with the field key ${idOf()}`);
    expect(await store.operations.keys()).toEqual([]);
    await watch();
    expect((await store.operations.keys()).map(({ keyId }) => keyId).sort()).toEqual(
      [idOf(), `head.${ringOf().headKeys[0]?.keyId}`].sort(),
    );
  });
});

describe('a changed keys file', () => {
  it('is in use without a restart, in a mount that swaps what a link leads to as well', async () => {
    const keys = await watch();
    const before = await keys.security.sealField('李雷', 'c');
    const keyId = addRingKey(path, 'field', NOW, 0);
    await keys.refresh();
    expect([await sealedBy(keys), keys.ring().fieldKeys.length]).toEqual([before.split('.')[1], 2]);
    await promoteRingKey(store, path, { kind: 'field', keyId }, NOW);
    await keys.refresh();
    expect([await sealedBy(keys), await keys.security.openField(before, 'c')]).toEqual([keyId, '李雷']);
    const next = makeKey('field', NOW, 0);
    writeFileSync(join(folder, 'mounted.json'), writeKeyRing(withFirst(withKey(ringOf(), 'field', next), 'field', next.keyId)));
    symlinkSync('mounted.json', join(folder, 'link'));
    renameSync(join(folder, 'link'), path);
    await keys.refresh();
    expect(await sealedBy(keys)).toBe(next.keyId);
    expect(notices).toEqual(expect.arrayContaining([expect.stringContaining(`Other keys are in use: field key ${next.keyId}`)]));
  });

  it.each([
    ['it is cut off', (text: string) => text.slice(0, 100), /not the JSON of a keys file/],
    ['it lacks a key that is needed', () => writeKeyRing(makeKeyRing()), /used with the field key/],
    ['it is empty', () => '', /not the JSON/],
  ])('is not taken where %s: the earlier keys stay in use, and it is said once', async (_why, spoil, sentence) => {
    const keys = await watch();
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, spoil(text));
    await keys.refresh();
    await keys.refresh();
    expect([await sealedBy(keys), keys.misfit()]).toEqual([idOf(JSON.parse(text)), null]);
    expect(keys.refusedFile()).toMatch(sentence);
    expect(notices).toHaveLength(1);
    for (const { secret } of (JSON.parse(text) as KeyRing).fieldKeys) expect(notices.join()).not.toContain(secret);
    writeFileSync(path, text);
    await keys.refresh();
    expect([keys.refusedFile(), notices.length]).toEqual([null, 2]);
  });

  it('that is away leaves the earlier keys in use', async () => {
    const keys = await watch();
    const seals = idOf();
    rmSync(path);
    await keys.refresh();
    expect([await sealedBy(keys), keys.refusedFile()]).toEqual([seals, expect.stringContaining('ENOENT')]);
  });
});

describe('a process that was not given the new keys', () => {
  it('says that it does not fit, once another replica uses a key it lacks, and fits again with it', async () => {
    const old = writeKeyRing(ringOf());
    const keyId = addRingKey(path, 'field', NOW, 0);
    const behind = await watch({ KEYS: old });
    await promoteRingKey(store, path, { kind: 'field', keyId }, NOW);
    const keys = await watch();
    expect(await sealedBy(keys)).toBe(keyId);
    await behind.refresh();
    expect(behind.misfit()).toMatch(`used with the field key ${keyId}`);
    expect((await watch()).misfit()).toBeNull();
  });

  it('seals nothing more with a key that was retired, and still opens', async () => {
    const old = writeKeyRing(ringOf());
    const straggler = await watch({ KEYS: old });
    const sealed = await straggler.security.sealField('李雷', 'c');
    const record = (await store.operations.keys()).find(({ keyId }) => keyId === idOf());
    if (!record) throw new Error('Nothing is recorded.');
    await store.operations.saveKey({ ...record, retiredAt: new Date(NOW).toISOString() });
    await straggler.refresh();
    await expect(straggler.security.sealField('a', 'c')).rejects.toThrow(/was retired/);
    expect(await straggler.security.openField(sealed, 'c')).toBe('李雷');
  });
});
