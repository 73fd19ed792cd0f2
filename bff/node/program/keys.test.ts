import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { makeKey, makeKeyRing, readKeyRing, withFirst, withKey, withRetired, writeKeyRing } from './keyring.ts';
import { changeKeys, writeNewKeys } from './keyring-file.ts';
import { ringLines } from './keyring-list.ts';
import { openKeys } from './keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;
let path = '';
beforeEach(() => {
  count += 1;
  path = join(folder, `${count}.json`);
});
const NOW = Date.parse('2026-01-31T00:00:00.000Z');
const open = (KEYS: string) => openKeys({ KEYS }, folder);
const secretsOf = (keys: ReturnType<typeof makeKeyRing>) => [
  ...keys.fieldKeys.map(({ secret }) => secret),
  ...keys.headKeys.map(({ jwk }) => jwk.d ?? 'none'),
];

describe('keys of an installation', () => {
  it('are rotated step by step: a new one behind opens nothing yet, first it seals, and the earlier one still opens', async () => {
    const first = makeKeyRing();
    const keys = open(writeKeyRing(first));
    const sealed = await keys.security.sealField('李雷', 'c');
    const more = makeKey('field', NOW, 0);
    keys.use(withKey(first, 'field', more));
    expect(await keys.security.sealField('李雷', 'c')).toContain(`.${first.fieldKeys[0]?.keyId}.`);
    keys.use(withFirst(keys.ring(), 'field', more.keyId));
    expect(await keys.security.sealField('李雷', 'c')).toContain(`.${more.keyId}.`);
    expect(await keys.security.openField(sealed, 'c')).toBe('李雷');
    keys.use(withRetired(keys.ring(), 'field', first.fieldKeys[0]?.keyId ?? ''));
    await expect(keys.security.openField(sealed, 'c')).rejects.toThrow('no key that is known');
  });

  it('let a head be verified for good: of a retired head key the public part stays, and no more', async () => {
    const first = makeKeyRing();
    const signing = open(writeKeyRing(first));
    const head = { partnerId: 'p', sequence: 7, hash: 'h', at: new Date(NOW).toISOString() };
    const signed = await signing.security.signHead(head);
    const next = makeKey('head', NOW, 0);
    const rotated = withRetired(withFirst(withKey(first, 'head', next), 'head', next.keyId), 'head', first.headKeys[0]?.keyId ?? '');
    const after = open(writeKeyRing(rotated));
    expect(await after.security.readSignedHead(signed)).toEqual(head);
    expect(await after.security.readSignedHead(await after.security.signHead(head))).toEqual(head);
    expect(writeKeyRing(rotated)).not.toContain(first.headKeys[0]?.jwk.d);
    expect(() => open(writeKeyRing(withFirst(rotated, 'head', first.headKeys[0]?.keyId ?? '')))).toThrow(/private part/);
  });

  it('read as they were written before keys had dates, and keep what a later release put there', () => {
    const { fieldKeys, headKeys } = makeKeyRing(NOW);
    const bare = {
      fieldKeys: fieldKeys.map(({ keyId, secret }) => ({ keyId, secret })),
      headKeys: headKeys.map(({ keyId, jwk }) => ({ keyId, jwk })),
      receiptKeys: [{ keyId: 'r1', more: true }],
    };
    expect(readKeyRing(JSON.stringify(bare))).toEqual(bare);
    expect(readKeyRing(writeKeyRing(withKey(readKeyRing(JSON.stringify(bare)), 'field', makeKey('field', NOW, 30))))).toMatchObject({
      receiptKeys: bare.receiptKeys,
      fieldKeys: [bare.fieldKeys[0], { madeAt: '2026-01-31T00:00:00.000Z', rotateBy: '2026-03-02T00:00:00.000Z' }],
    });
  });

  it('are listed without a secret', () => {
    const keys = withKey(makeKeyRing(NOW), 'field', makeKey('field', NOW, 0));
    const lines = ringLines(keys, () => 3).join('\n');
    expect(lines).toMatch(/field .+ seals and indexes .+ made 2026-01-31 {2}due 2027-01-31 {2}stored values that need it: 3/);
    for (const secret of secretsOf(keys)) expect(lines).not.toContain(secret);
  });

  it.each([
    ['no JSON', (text: string) => text.slice(5), /not the JSON of a keys file/],
    ['a secret that is too short', (text: string) => text.replace('"secret": "', '"secret": "short", "was": "'), /must have 32 bytes/],
    ['a secret that is missing', (text: string) => text.replace('"secret"', '"was"'), /secret is missing \(fieldKeys\.0\.secret\)/],
    ['an id that cannot be stored', (text: string) => text.replace('"keyId": "', '"keyId": "a.b'), /letters, digits/],
    ['two keys of one id', (text: string) => text.replace(/("fieldKeys": \[)([^\]]+)/, '$1$2,$2'), /two field keys share an id/],
    ['no field key', (text: string) => text.replace(/"fieldKeys": \[[^\]]+/, '"fieldKeys": ['), /At least one field key/],
    ['keys that everybody knows', (text: string) => text.replace(/"keyId": "[^"]+/, '"keyId": "demonstration'), /everybody knows/],
  ])('are refused with %s, in a sentence that quotes none of them', (_what, spoil, sentence) => {
    const keys = makeKeyRing();
    const spoilt = spoil(writeKeyRing(keys));
    expect(() => open(spoilt)).toThrow(expect.objectContaining({ name: 'StartFailure', message: expect.stringMatching(sentence) }));
    for (const secret of secretsOf(keys)) expect(() => open(spoilt)).not.toThrow(secret);
  });

  it('are never made silently, but in a demonstration', () => {
    const empty = join(folder, 'empty');
    expect(() => openKeys({}, empty)).toThrow(/keys\.json is not there.*keyring make/);
    expect(() => openKeys({ KEYS_FILE: path }, folder, { makesKeys: true })).toThrow(/is not there/);
    expect(() => openKeys({ DATABASE_URL: 'postgres://a@db.example.com/a' }, empty, { makesKeys: true })).toThrow(/Every replica/);
    const made = openKeys({}, folder, { makesKeys: true });
    expect(() => openKeys({ KEYS: writeKeyRing(made.ring()), KEYS_FILE: path }, folder)).toThrow(/both set/);
    expect(openKeys({}, folder).ring()).toEqual(made.ring());
  });
});

describe('a keys file', () => {
  it('is made for its owner alone, and never in place of another', () => {
    writeNewKeys(path, makeKeyRing());
    const before = readFileSync(path, 'utf8');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(() => writeNewKeys(path, makeKeyRing())).toThrow(/is there already/);
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('is changed as a whole, and keeps who may read it', () => {
    writeFileSync(path, writeKeyRing(makeKeyRing()), { mode: 0o640 });
    const { ino } = statSync(path);
    changeKeys(path, (keys) => withKey(keys, 'field', makeKey('field', NOW, 0)));
    expect(readKeyRing(readFileSync(path, 'utf8')).fieldKeys).toHaveLength(2);
    expect([statSync(path).mode & 0o777, statSync(path).ino === ino]).toEqual([0o640, false]);
  });

  it('stays as it is where a change fails or another command is at it', () => {
    writeNewKeys(path, makeKeyRing());
    const before = readFileSync(path, 'utf8');
    const failing = () => {
      throw new Error('killed');
    };
    expect(() => changeKeys(path, failing)).toThrow('killed');
    const nested = () => changeKeys(path, (keys) => withKey(keys, 'field', makeKey('field', NOW, 0)));
    expect(() => changeKeys(path, nested)).toThrow(/another command is changing/);
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(changeKeys(path, (keys) => keys)).toEqual(readKeyRing(before));
  });
});
