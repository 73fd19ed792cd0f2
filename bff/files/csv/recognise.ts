import type { FileProblem, TableEncoding } from '../../ports/tables.ts';
import { CARRIAGE_RETURN, COMMA, LINE_FEED, QUOTE, SEMICOLON, startsWith, TAB } from './bytes.ts';

/** What the first bytes of a file say about it. */
export type Recognised =
  | { kind: 'text'; encoding: TableEncoding | null; skip: number }
  | { kind: 'gzip' }
  | { kind: 'refused'; problem: FileProblem };

/** `encoding` is null where no mark names one; UTF-8 and GB18030 are then told apart by `voteEncoding`. */
export function recognise(head: Uint8Array): Recognised {
  if (head.length === 0) return { kind: 'refused', problem: 'empty' };
  if (startsWith(head, 0x1f, 0x8b)) return { kind: 'gzip' };
  const problem = foreignFormat(head);
  if (problem) return { kind: 'refused', problem };
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return { kind: 'text', encoding: 'utf-8', skip: 3 };
  if (startsWith(head, 0x84, 0x31, 0x95, 0x33)) return { kind: 'text', encoding: 'gb18030', skip: 4 };
  if (startsWith(head, 0xff, 0xfe)) return { kind: 'text', encoding: 'utf-16le', skip: 2 };
  if (startsWith(head, 0xfe, 0xff)) return { kind: 'text', encoding: 'utf-16be', skip: 2 };
  return head.includes(0) ? withZeros(head) : { kind: 'text', encoding: null, skip: 0 };
}

function foreignFormat(head: Uint8Array): FileProblem | null {
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return isWorkbook(head) ? 'workbook' : 'zip';
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return 'workbook';
  if (startsWith(head, 0x50, 0x41, 0x52, 0x31)) return 'parquet';
  return null;
}

function isWorkbook(head: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(head.subarray(0, 4096));
  return text.includes('[Content_Types].xml') || text.includes('xl/');
}

/** UTF-16 without a mark: the header's Latin letters and separators leave a zero in every second byte. */
function withZeros(head: Uint8Array): Recognised {
  const sample = head.subarray(0, 512);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  // Chinese characters bring a few zeros to the other places too.
  if (odd > sample.length / 8 && odd > even * 4) return { kind: 'text', encoding: 'utf-16le', skip: 0 };
  if (even > sample.length / 8 && even > odd * 4) return { kind: 'text', encoding: 'utf-16be', skip: 0 };
  return even + odd > 2 ? { kind: 'refused', problem: 'binary' } : { kind: 'text', encoding: null, skip: 0 };
}

export interface Layout {
  delimiter: number;
  lineEnd: number;
}

/**
 * How the first line is written: the separator that stands most often in it outside quotes (Excel writes `;` in some countries and tabs in "Unicode
 * text"), and the byte that ends it (a carriage return alone in files of old Macintosh programs).
 */
export function recogniseLayout(head: Uint8Array): Layout {
  const counts = { [COMMA]: 0, [SEMICOLON]: 0, [TAB]: 0 };
  let isQuoted = false;
  let lineEnd = LINE_FEED;
  for (const [index, byte] of head.entries()) {
    if (byte === QUOTE) isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (byte === LINE_FEED) break;
    if (byte === CARRIAGE_RETURN) {
      if (index + 1 < head.length && head[index + 1] !== LINE_FEED) lineEnd = CARRIAGE_RETURN;
      break;
    }
    if (byte in counts) counts[byte as keyof typeof counts] += 1;
  }
  const [comma, semicolon, tab] = [counts[COMMA], counts[SEMICOLON], counts[TAB]];
  if (tab > comma && tab > semicolon) return { delimiter: TAB, lineEnd };
  return { delimiter: semicolon > comma ? SEMICOLON : COMMA, lineEnd };
}
