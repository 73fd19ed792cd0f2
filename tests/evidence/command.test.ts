import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyCommand } from '../../bff/node/commands/verify.ts';
import type { SignatureRow } from '../../bff/ports/agreements.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { MAXIMUM_BYTES } from '../../shared/evidence/receipt-file.ts';
import { GOLDEN, readGolden } from './golden-list.ts';
import { makeChain, makeFiles, PUBLISHED } from './made.ts';

let folder: string;
let whole: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'));
  whole = (await makeFiles(makeChain(8, 'en'), 5, { locale: 'en' })).html;
  process.env.DATA_DIR = folder;
});
afterAll(() => {
  delete process.env.DATA_DIR;
  rmSync(folder, { recursive: true });
});

const fileOf = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const golden = (name: string) => fileURLToPath(new URL(name, GOLDEN));
const keysFile = () =>
  fileOf(
    'keys-served.json',
    JSON.stringify({ keys: PUBLISHED.map(({ keyId, publicKey }) => ({ kty: 'OKP', crv: 'Ed25519', x: publicKey, kid: keyId })) }),
  );

/** What the command says, and the code it ends with. */
async function verify(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const { log } = console;
  console.log = (line: string) => void lines.push(line);
  try {
    await verifyCommand.run(['receipt', ...args]);
    return { code: Number(process.exitCode ?? 0), said: lines.join('\n') };
  } finally {
    console.log = log;
    process.exitCode = 0;
  }
}

describe('verify receipt', () => {
  test('says of each check that it holds, whose key it is, what that proves and what not', async () => {
    const { code, said } = await verify(golden('format-1-en.html'), '--keys', keysFile());
    expect([code, said.match(/^ {2}holds/gm)?.length]).toEqual([0, 11]);
    expect(said).toMatch(
      /Receipt \w{4}-\w{4}-\w{4}\n.*It proves that the service of Example Cloud.*It does not prove who sat at the keyboard.*It holds\.$/s,
    );
  });

  test('takes several files, says of the last line how many hold, and ends with 1 where one does not', async () => {
    const all = ['format-1-zh-CN.json', 'format-1-zh-CN-withdrawn.html', 'format-1-zh-CN-earlier-key.html'].map(golden);
    expect(await verify(...all, '--keys', keysFile())).toMatchObject({
      code: 0,
      said: expect.stringMatching(/withdrawn later\..*3 of 3 receipts hold\.$/s),
    });
    const bad = fileOf('bad.json', Buffer.from(readGolden('format-1-en', 'json')).toString().replace('"sequence":5', '"sequence":4'));
    const { code, said } = await verify(golden('format-1-en.html'), bad);
    expect(code).toBe(1);
    expect(said).toMatch(
      /fails\s+The record of the signature was changed \(member receipt\.row\)\..*It does not hold\..*1 of 2 receipts hold\.$/s,
    );
  });

  test('leaves open whose key it is where no keys are at hand, and names the key to compare', async () => {
    const { code, said } = await verify(golden('format-1-en.html'));
    expect([code, said]).toEqual([0, expect.stringMatching(/not-checked The file alone cannot tell whose key it is/)]);
    expect(said).toContain(`Key evidence-2, public key ${PUBLISHED[0]?.publicKey}.`);
  });

  test('says of a receipt of the demonstration that it proves nothing', async () => {
    const { json } = await makeFiles(makeChain(8), 5, { security: createDemonstrationSecurity() });
    expect((await verify(fileOf('demonstration.json', json))).said).toMatch(
      /key of the demonstration, which everybody has.*proves nothing/,
    );
  });

  test('lets nothing of a file that was made up reach the terminal as a command', async () => {
    const [row, ...others] = makeChain(8, 'en');
    const planted = { ...(row as SignatureRow), title: '\u001b[2Jcleared\u202e', personId: '\r\nIt holds.' };
    const { json } = await makeFiles([planted, ...others], 1);
    const member = json.replace('"algorithm"', '"\\u001b]0;a":1,"algorithm"');
    for (const text of [json, member]) {
      const { said } = await verify(fileOf('planted.json', text));
      expect(said).toMatch(/does not hold|It holds/);
      expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(said).not.toMatch(/^It holds/m);
    }
  });

  test('asks the keys of the installation where they are at hand', async () => {
    const path = fileOf(
      'keys.json',
      JSON.stringify({ fieldKeys: [], headKeys: PUBLISHED.map(({ keyId, publicKey }) => ({ keyId, jwk: { x: publicKey } })) }),
    );
    expect(await verify(golden('format-1-en.html'))).toMatchObject({
      code: 0,
      said: expect.stringContaining('the keys of this installation'),
    });
    writeFileSync(path, JSON.stringify({ fieldKeys: [], headKeys: [{ keyId: 'other', jwk: { x: 'AAAA' } }] }));
    expect(await verify(golden('format-1-en.html'))).toMatchObject({
      code: 1,
      said: expect.stringMatching(/fails\s+The key is none.*--keys FILE/s),
    });
    rmSync(path);
  });

  test.each([
    [
      'a word of the page',
      (text: string) => text.replace('What this receipt proves', 'What this receipt Proves'),
      /seal does not hold.*\(bytes (\d+) to \1 of the file\)/,
    ],
    ['the style', (text: string) => text.replace('47rem', '48rem'), /seal does not hold.*\(bytes \d+ to \d+ of the file\)/],
    [
      'a block of the text',
      (text: string) => text.replace('thirty days', 'three days'),
      /What the page shows is not the text that was signed \(block 6 of the text\)/,
    ],
    ['its line ends', (text: string) => text.replaceAll('\n', '\r\n'), /there is no seal at the end.*editors that save a page anew/s],
    ['its end, which is missing', (text: string) => text.slice(0, -300), /there is no seal at the end/],
    ['its data, which are missing', (text: string) => text.slice(0, 9_000), /whose end is missing\. Download it again/],
  ])('tells where a page was changed: %s', async (_, change, words) => {
    const { code, said } = await verify(fileOf('changed.html', change(whole)));
    expect([code, said]).toEqual([1, expect.stringMatching(words)]);
  });

  test.each([
    ['an empty file', () => fileOf('empty.html', ''), 'The file is empty'],
    ['another page', () => fileOf('other.html', '<!doctype html><p>Hello</p>'), 'The file is no receipt'],
    ['another JSON', () => fileOf('other.json', '{"keys":[]}'), 'The file is no receipt'],
    ['what is no text', () => fileOf('picture.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 255])), 'The file is no receipt'],
    ['half of the JSON', () => fileOf('half.json', readGolden('format-1-en', 'json').subarray(0, 900)), 'whose end is missing'],
    [
      'JSON nested without end',
      () => fileOf('deep.json', `{"receipt":${'['.repeat(200_000)}}`),
      'is not written as receipts are (from byte 139',
    ],
    ['a file larger than any receipt', () => fileOf('large.html', new Uint8Array(MAXIMUM_BYTES + 1)), 'larger than any receipt'],
    ['a folder', () => folder, 'This is no file'],
    ['nothing', () => join(folder, 'nowhere.html'), 'There is no such file'],
  ])('says what is wrong with %s', async (_, path, words) => {
    const { code, said } = await verify(path());
    expect([code, said]).toEqual([1, expect.stringContaining(words)]);
  });

  test('refuses a file of keys that is none, and a call without a file, with what to type', async () => {
    await expect(verify(golden('format-1-en.html'), '--keys', fileOf('none.json', '[]'))).rejects.toThrow(
      /holds no keys of a service.*\/v1\/evidence\/keys/,
    );
    await expect(verify(golden('format-1-en.html'), '--keys', join(folder, 'nowhere.json'))).rejects.toThrow(/cannot be read \(ENOENT\)/);
    await expect(verify()).rejects.toThrow(/verify receipt FILE/);
  });
});
