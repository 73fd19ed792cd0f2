import { byteCount, policyHashOf, sha256Of, toText } from './bytes.ts';
import { fromBlock, PAGE_PARTS } from './page-parts.ts';
import { shownFaultOf } from './shown.ts';
import { readShownHtml } from './shown-html.ts';
import type { Beside, FileSeal } from './verify-receipt.ts';

/** More than the longest text makes; whatever is larger is no receipt. */
export const MAXIMUM_BYTES = 16 * 1024 * 1024;

/** What was found in a file that may hold a receipt. */
export interface ReceiptFile {
  format: 'html' | 'json';
  /** The signed receipt as it stands there. */
  signed: string;
  beside: Pick<Beside, 'rendered' | 'shownFault' | 'seal'>;
}

/** `empty`: no byte; `cut`: it begins as a receipt and has no end; `encoding`: it is no UTF-8; `other`: it is something else. */
export type FileFault = 'empty' | 'cut' | 'encoding' | 'other';

/** Reads the file of a receipt, page or JSON. `sha256` may be a faster one than ours. Never throws. */
export function readReceiptFile(bytes: Uint8Array, sha256: (bytes: Uint8Array) => string = sha256Of): ReceiptFile | { fault: FileFault } {
  if (bytes.length === 0) return { fault: 'empty' };
  const text = toText(bytes);
  if (/^\s*\{/.test(text)) return readJson(text, bytes);
  const blocks = [PAGE_PARTS.receipt, PAGE_PARTS.rendered].map((id) => blockOf(text, id));
  const [signed, rendered] = blocks.map((block) => block && fromBlock(block));
  if (signed == null || rendered == null) return { fault: faultOf(text) };
  const article = between(text, /<article class="agreement" lang="[a-zA-Z-]+">/, '</article>');
  return {
    format: 'html',
    signed,
    beside: { rendered, shownFault: () => articleFault(rendered, article), seal: sealOf(bytes, text, sha256) },
  };
}

function readJson(text: string, bytes: Uint8Array): ReceiptFile | { fault: FileFault } {
  if (!/^\s*\{\s*"receipt"/.test(text)) return { fault: 'other' };
  if (byteCount(text) !== bytes.length) return { fault: 'encoding' };
  return /\}\s*$/.test(text.slice(-8)) ? { format: 'json', signed: text, beside: {} } : { fault: 'cut' };
}

function faultOf(text: string): FileFault {
  if (!/^<!doctype html>/i.test(text) || !text.includes('partner-widget-kit receipt')) return 'other';
  return /<\/html>\s*(<!--|$)/.test(text) ? 'other' : 'cut';
}

function blockOf(text: string, id: string): string | null {
  return between(text, new RegExp(`<script type="application/json" id="${id}">`), '</script>');
}

/** What stands between the first opening and the closing behind it; null where one of them is not there. */
function between(text: string, opening: RegExp, closing: string): string | null {
  const found = opening.exec(text);
  if (!found) return null;
  const start = found.index + found[0].length;
  const end = text.indexOf(closing, start);
  return end === -1 ? null : text.slice(start, end);
}

function articleFault(rendered: string, article: string | null): string | null {
  const shown = article === null ? null : readShownHtml(article);
  if (shown === null) return 'article';
  try {
    return shownFaultOf(rendered, shown);
  } catch {
    return 'article';
  }
}

const SEAL = /\n<!--seal ([\w.-]+)-->\n$/;

function sealOf(bytes: Uint8Array, text: string, sha256: (bytes: Uint8Array) => string): FileSeal {
  const found = SEAL.exec(text.slice(-MAXIMUM_SEAL));
  if (!found) return { signed: null, sha256: '', locate: () => 'end' };
  const before = bytes.subarray(0, bytes.length - found[0].length + 1);
  return { signed: found[1] ?? '', sha256: sha256(before), locate: () => changedPart(text) };
}

const MAXIMUM_SEAL = 2_000;

/** A page names the digests of its style and its script, so that a change in one of them can be told from one elsewhere. */
function changedPart(text: string): string {
  const policy = between(text, /http-equiv="Content-Security-Policy" content="/, '"') ?? '';
  const isNamed = (part: string | null) => part !== null && policy.includes(policyHashOf(part));
  if (!isNamed(between(text, /<style>/, '</style>'))) return 'style';
  return isNamed(between(text, /<script>/, '</script>')) ? 'page' : 'script';
}
