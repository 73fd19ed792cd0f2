import { hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readReceiptFile } from '../../shared/evidence/receipt-file.ts';
import { isReceiptGood, verifyReceipt } from '../../shared/evidence/verify-receipt.ts';
import { FORMS, GOLDEN, GOLDEN_RECEIPTS, readGolden } from './golden-list.ts';
import { PUBLISHED } from './made.ts';

/** Receipts that somebody may hold. A line here is never changed: where a receipt fails, it is the verifier that is wrong. */
const DIGESTS: { readonly [file: string]: string } = {
  'format-1-en-withdrawn.html': '462176e82d5a3ddf89751a3a5ec249ce816505d31f03524ad04dcc98bb07d07b',
  'format-1-en-withdrawn.json': '7ada233f72bfe4ad911eede0893f9d7c7e1f6b5ec54378eadb621e50fe6f0477',
  'format-1-en.html': 'f2230f1f9a8afcced40a2f4f8e6a1f21ac1b97646f14273df0d798db263f48b8',
  'format-1-en.json': '8c0ab45b00dcd2272b59fdbebcac97721d2f9613b19ddcdd265cd065bc13e312',
  'format-1-zh-CN-earlier-key.html': '3ee9fb7e9fc9509f65cf67d83f4d871a8201c74560810da2f7b0be5660275ad8',
  'format-1-zh-CN-earlier-key.json': 'acc78d9b9ec78f100e8b8e191fce7f99838c1e35e7c43a313a832bf0b00c9482',
  'format-1-zh-CN-withdrawn.html': 'ccbfc40006175c2b41e2e16548287d4ae080d2236f73e7ce4137e037e00e3f68',
  'format-1-zh-CN-withdrawn.json': '6d5cd14ab1a379cc63030880a2784ca0b4bf9e829ab077ee4a47077cb75c9dc1',
  'format-1-zh-CN.html': 'be4a0e84dbd19d0cbb33e5fe3eaa6968645d40c3533401177478d837b4fcdca1',
  'format-1-zh-CN.json': '6213961ff9803b596e644927d24cc80e3e7128f458268316c9f54035be9cd35c',
};

describe('receipts of every release', () => {
  test('are kept as they were made', () => {
    const files = readdirSync(GOLDEN).sort();
    expect(files).toEqual(
      Object.keys(GOLDEN_RECEIPTS)
        .flatMap((name) => FORMS.map((form) => `${name}.${form}`))
        .sort(),
    );
    const digests = files.map((file) => {
      const [, name = '', form = 'html'] = /^(.*)\.(html|json)$/.exec(file) ?? [];
      return [file, hash('sha256', readGolden(name, form as 'html' | 'json'))];
    });
    expect(Object.fromEntries(digests)).toEqual(DIGESTS);
  });

  test.each(Object.keys(GOLDEN_RECEIPTS))('stay valid: %s', (name) => {
    for (const form of FORMS) {
      const read = readReceiptFile(readGolden(name, form));
      if ('fault' in read) throw new Error(read.fault);
      const found = verifyReceipt(read.signed, { ...read.beside, keys: PUBLISHED });
      expect(isReceiptGood(found)).toBe(true);
      const open = found.filter(({ outcome }) => outcome !== 'holds').map(({ check }) => check);
      expect(open).toEqual(form === 'html' ? [] : ['text-digest', 'text-shown', 'seal']);
    }
  });
});
