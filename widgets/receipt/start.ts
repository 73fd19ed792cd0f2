import type { WordsLocale } from '../../shared/evidence/check-words.ts';
import { fromBlock, PAGE_PARTS } from '../../shared/evidence/page-parts.ts';
import type { SignedReceipt } from '../../shared/evidence/receipt.ts';
import { MAXIMUM_BYTES, readReceiptFile } from '../../shared/evidence/receipt-file.ts';
import { verifyReceipt } from '../../shared/evidence/verify-receipt.ts';
import { pageFaultOf } from './shown-page.ts';
import { drawVerdict, markBlock, type Verdict, verdictOf } from './verdict.ts';
import { SCRIPT_WORDS } from './words.ts';

/** Starts once all of the page is there: what stands behind the script is shown as well. */
export function startWhenRead(page: Document): void {
  if (page.readyState === 'loading') page.addEventListener('DOMContentLoaded', () => start(page));
  else start(page);
}

/** Checks the page of a receipt that this script stands in, says what was found, and offers to read the file again for its seal. */
function start(page: Document): void {
  const locale: WordsLocale = page.documentElement.lang === 'en' ? 'en' : 'zh-CN';
  const [signed, rendered] = [PAGE_PARTS.receipt, PAGE_PARTS.rendered].map((id) => fromBlock(page.getElementById(id)?.textContent ?? ''));
  const shownFault = () => faultOf(page, signed ?? '', rendered ?? '', locale);
  const found = verifyReceipt(signed ?? '', { rendered: rendered ?? '', shownFault });
  markBlock(page, found);
  drawVerdict(page, verdictOf(found, locale), locale);
  offerAgain(page, locale, signed ?? '');
}

function faultOf(page: Document, signed: string, rendered: string, locale: WordsLocale): string | null {
  try {
    return pageFaultOf(page, JSON.parse(signed) as SignedReceipt, rendered, locale);
  } catch {
    return 'page';
  }
}

/** A page from a file cannot read itself; the person who opened it can hand it over. */
function offerAgain(page: Document, locale: WordsLocale, own: string): void {
  const place = page.getElementById(PAGE_PARTS.again);
  const input = place?.querySelector('input');
  if (!place || !input) return;
  place.hidden = false;
  input.addEventListener('change', async () => {
    const file = input.files?.[0];
    if (!file) return;
    const about = [SCRIPT_WORDS[locale].chosen(file.name)];
    const { verdict, signed } = await verdictOfFile(file, locale);
    if (signed !== null && signed !== own) about.push(SCRIPT_WORDS[locale].other(numberIn(signed)));
    drawVerdict(page, verdict, locale, about);
    page.getElementById(PAGE_PARTS.verdict)?.focus();
    // The same file may be chosen again.
    input.value = '';
  });
}

async function verdictOfFile(file: File, locale: WordsLocale): Promise<{ verdict: Verdict; signed: string | null }> {
  const words = SCRIPT_WORDS[locale];
  const refused = (fault: keyof typeof words.unreadable) => {
    const verdict: Verdict = { state: 'bad', title: words.fails, next: words.unreadable[fault], found: [] };
    return { verdict, signed: null };
  };
  if (file.size > MAXIMUM_BYTES) return refused('large');
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return refused('unread');
  const read = readReceiptFile(new Uint8Array(bytes));
  if ('fault' in read) return refused(read.fault);
  return { verdict: verdictOf(verifyReceipt(read.signed, read.beside), locale), signed: read.signed };
}

function numberIn(signed: string): string {
  return /"receiptNumber":"([\w-]{1,20})"/.exec(signed)?.[1] ?? '?';
}
