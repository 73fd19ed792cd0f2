import type { Locale } from '../../../shared/values/lists.ts';
import { receiptPage } from '../../files/agreements/receipt-page.ts';

/** More than this share of a page in between, and it was another release that wrote it. */
const LARGEST_SHARE = 0.1;
const SEAL_MARK = '\n<!--seal ';

/**
 * The bytes between which a receipt's page is not what this release makes of the receipt and the text in it, such as `bytes 120 to 124`,
 * counted from 0; null where that tells nothing: the page is of another release, or its data are broken.
 */
export function changedBytes(file: Uint8Array, page: { receipt: string; rendered: string }): string | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const expected = expectedPage(bytes, page);
  const end = bytes.lastIndexOf(SEAL_MARK) + 1;
  if (expected === null || end === 0) return null;
  const actual = bytes.subarray(0, end);
  const shortest = Math.min(actual.length, expected.length);
  let before = 0;
  while (before < shortest && actual[before] === expected[before]) before += 1;
  let after = 0;
  while (after < shortest - before && actual[actual.length - 1 - after] === expected[expected.length - 1 - after]) after += 1;
  const last = Math.max(actual.length - after - 1, before);
  const isSame = before === actual.length && actual.length === expected.length;
  return isSame || last - before > expected.length * LARGEST_SHARE ? null : `bytes ${before} to ${last}`;
}

function expectedPage(bytes: Buffer, page: { receipt: string; rendered: string }): Buffer | null {
  const locale: Locale = bytes.subarray(0, 60).includes('lang="en"') ? 'en' : 'zh-CN';
  try {
    return Buffer.from(receiptPage({ locale, ...page }));
  } catch {
    return null;
  }
}
