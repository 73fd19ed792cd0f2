import type { WordsLocale } from '../../shared/evidence/check-words.ts';
import { type Fact, factsOf, statementIn } from '../../shared/evidence/facts.ts';
import { outlineFaultOf } from '../../shared/evidence/page-outline.ts';
import { PAGE_PARTS } from '../../shared/evidence/page-parts.ts';
import type { SignedReceipt } from '../../shared/evidence/receipt.ts';
import { type ShownElement, type ShownNode, shownFaultOf } from '../../shared/evidence/shown.ts';

/**
 * Where what this page shows is not what its receipt says and its text is: a fact, the statement, a block of the text, or another part of
 * the page, which shows nothing besides. Null where all of it is. An extension that translates or changes pages shows here as well.
 */
export function pageFaultOf(page: Document, signed: SignedReceipt, rendered: string, locale: WordsLocale): string | null {
  const { main, technical } = factsOf(signed, locale);
  const { proves, provesNot } = statementIn(signed.receipt, locale);
  const shown = textOf(page, PAGE_PARTS.number);
  if (shown !== signed.receipt.receiptNumber) return 'receipt.receiptNumber';
  const wrong = factFault(page, [...main, ...technical]);
  if (wrong !== null) return wrong;
  if (textOf(page, PAGE_PARTS.proves) !== proves || textOf(page, PAGE_PARTS.provesNot) !== provesNot) return 'statement';
  const article = page.querySelector('article.agreement');
  if (!article) return 'article';
  return shownFaultOf(rendered, nodesOf(article)) ?? outlineFaultOf(elementOf(page.documentElement), signed, locale);
}

function factFault(page: Document, facts: readonly Fact[]): string | null {
  const shown = [...page.querySelectorAll('dl > div')].map((row) => [...row.children].map((part) => part.textContent));
  const wrong = Array.from({ length: Math.max(facts.length, shown.length) }, (_, index) => index).find((index) => {
    const [term, text, ...more] = shown[index] ?? [];
    return more.length > 0 || term !== facts[index]?.term || text !== facts[index]?.text;
  });
  return wrong === undefined ? null : `fact ${wrong + 1}`;
}

function textOf(page: Document, id: string): string | null {
  return page.getElementById(id)?.textContent ?? null;
}

/** The tree below an element; what is neither element nor text shows nothing. */
function nodesOf(parent: Node): ShownNode[] {
  return [...parent.childNodes].flatMap((node): ShownNode[] => {
    if (node instanceof Text) return [node.data];
    return node instanceof Element ? [elementOf(node)] : [];
  });
}

function elementOf(node: Element): ShownElement {
  const attributes = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
  return { name: node.localName, attributes, children: nodesOf(node) };
}
