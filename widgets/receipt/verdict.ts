import { checkWords, type WordsLocale } from '../../shared/evidence/check-words.ts';
import { PAGE_PARTS } from '../../shared/evidence/page-parts.ts';
import type { CheckFound } from '../../shared/evidence/receipt.ts';
import { isReceiptGood } from '../../shared/evidence/verify-receipt.ts';
import { SCRIPT_WORDS } from './words.ts';

/** What is said about a file: one line for the eye, one of what to do, and each check. */
export interface Verdict {
  state: 'good' | 'bad';
  title: string;
  next: string;
  found: readonly CheckFound[];
}

export function verdictOf(found: readonly CheckFound[], locale: WordsLocale): Verdict {
  const words = SCRIPT_WORDS[locale];
  if (!isReceiptGood(found)) return { state: 'bad', title: words.fails, next: words.failsNext, found };
  const isSealed = found.some(({ check, outcome }) => check === 'seal' && outcome === 'holds');
  return isSealed
    ? { state: 'good', title: words.sealed, next: words.sealedNext, found }
    : { state: 'good', title: words.holds, next: words.holdsNext, found };
}

/** Draws a verdict where the page has a place for it; what fails stands right under it. `about`: what it is about, where it is not the page itself. */
export function drawVerdict(
  page: Document,
  { state, title, next, found }: Verdict,
  locale: WordsLocale,
  about: readonly string[] = [],
): void {
  const place = page.getElementById(PAGE_PARTS.verdict);
  if (!place) return;
  const wrong = found.filter(({ outcome }) => outcome === 'fails').map((one) => element(page, 'li', checkWords(one, locale)));
  const list = element(page, 'ul', '');
  list.append(...wrong);
  const lines = [...about, next].map((text) => element(page, 'p', text));
  place.dataset.state = state;
  place.replaceChildren(element(page, 'p', title, 'title'), ...(wrong.length > 0 ? [list] : []), ...lines);
  page.getElementById(PAGE_PARTS.checks)?.replaceChildren(...found.map((one) => line(page, one, locale)));
}

/** Marks the block of the text that is not what was signed. */
export function markBlock(page: Document, found: readonly CheckFound[]): void {
  const at = found.find(({ check }) => check === 'text-shown')?.at ?? '';
  const [, block] = /^block (\d+)$/.exec(at) ?? [];
  if (block) page.querySelector('article.agreement')?.children[Number(block) - 1]?.classList.add('wrong');
}

function line(page: Document, found: CheckFound, locale: WordsLocale): HTMLElement {
  const item = element(page, 'li', '');
  item.dataset.outcome = found.outcome;
  const mark = element(page, 'b', SCRIPT_WORDS[locale].marks[found.outcome]);
  item.append(mark, element(page, 'span', checkWords(found, locale)));
  return item;
}

function element(page: Document, name: string, text: string, className?: string): HTMLElement {
  const made = page.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}
