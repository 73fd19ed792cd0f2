import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RECEIPT_SCRIPT } from '../../bff/files/agreements/receipt-script.ts';
import { ROOT } from '../set-up.mjs';
import { receiptScriptModule, SCRIPT_MODULE } from './build-script.ts';

test('files of receipts hold the script that the sources make; where they do not: npm run receipt-script', async () => {
  expect(readFileSync(SCRIPT_MODULE, 'utf8')).toBe(await receiptScriptModule());
});

test('nothing in the script ends its element, names a machine, or asks for anything beyond the file', () => {
  expect(RECEIPT_SCRIPT).not.toMatch(/<!--|<\/?script/i);
  expect(RECEIPT_SCRIPT).not.toContain(ROOT);
  expect(RECEIPT_SCRIPT).not.toMatch(
    /\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\(|innerHTML|\beval\(|document\.write|localStorage/,
  );
});

test('the script is small enough to stand in every receipt', () => {
  expect(Buffer.byteLength(RECEIPT_SCRIPT)).toBeLessThan(52 * 1024);
});
