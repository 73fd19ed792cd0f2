import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RECEIPT_CHECKS } from '../../shared/evidence/receipt.ts';
import { shapeFault } from '../../shared/evidence/receipt-shape.ts';
import { GOLDEN_RECEIPTS, readGolden } from './golden-list.ts';
import { PUBLISHED } from './made.ts';

const DOCUMENT = readFileSync(new URL('../../docs/EVIDENCE.md', import.meta.url), 'utf8');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-verifier-'));
  writeFileSync(join(folder, 'check.mjs'), /```js\n(.*?)```/s.exec(DOCUMENT)?.[1] ?? '');
  const keys = PUBLISHED.map(({ keyId, publicKey }) => ({
    kty: 'OKP',
    crv: 'Ed25519',
    x: publicKey,
    kid: keyId,
    use: 'sig',
    alg: 'EdDSA',
  }));
  writeFileSync(join(folder, 'keys.json'), JSON.stringify({ keys }));
});
afterAll(() => rmSync(folder, { recursive: true }));

function check(receipt: string): { code: number | null; said: string } {
  writeFileSync(join(folder, 'receipt.json'), receipt);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['check.mjs', 'receipt.json', 'keys.json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { code: status, said: stdout + stderr };
}

describe('docs/EVIDENCE.md', () => {
  test('names every check, and every member of a row and of a receipt', () => {
    for (const name of RECEIPT_CHECKS) expect(DOCUMENT).toContain(`| \`${name}\` |`);
    const { receipt } = JSON.parse(new TextDecoder().decode(readGolden('format-1-zh-CN', 'json')));
    expect(shapeFault({ receipt, signature: {} })).toMatch(/^signature/);
    for (const name of [...Object.keys(receipt), ...Object.keys(receipt.row)]) expect(DOCUMENT).toContain(`\`${name}\``);
  });

  test('says enough to write a verifier: the one it shows finds what ours finds', () => {
    for (const name of Object.keys(GOLDEN_RECEIPTS)) {
      const json = new TextDecoder().decode(readGolden(name, 'json'));
      expect(check(json)).toEqual({ code: 0, said: expect.stringMatching(/^\w{4}-\w{4}-\w{4} holds: /) });
    }
    const whole = new TextDecoder().decode(readGolden('format-1-en-withdrawn', 'json'));
    for (const [from, to, words] of [
      ['"capacity":"authorised-agent"', '"capacity":"self"', 'the signature'],
      ['"keyId":"evidence-2"', '"keyId":"evidence-1"', 'the key is none'],
      ['{"receipt":', '{ "receipt":', 'it is not canonical'],
    ] as const) {
      expect(whole).toContain(from);
      expect(check(whole.replace(from, to))).toEqual({ code: 1, said: expect.stringContaining(`It does not hold: ${words}`) });
    }
  });
});
