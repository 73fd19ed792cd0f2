import type { WordsLocale } from './check-words.ts';
import { type Fact, factsOf, instantWords, statementIn } from './facts.ts';
import { PAGE_PARTS } from './page-parts.ts';
import { RECEIPT_WORDS } from './page-words.ts';
import type { SignedReceipt } from './receipt.ts';
import type { ShownElement, ShownNode } from './shown.ts';

/**
 * Where a receipt's page, given from its root element, is not made of the parts that a receipt has: `part 2`, counted from 1; `around` where
 * something is shown beside them. Null where it is. What stands in the article is compared elsewhere, block by block. So nothing can be
 * added to a page, or hidden on it, while all that was signed is still in it.
 */
export function outlineFaultOf(root: ShownElement, signed: SignedReceipt, locale: WordsLocale): string | null {
  const [head, body, ...beyond] = elementsOf(root);
  const [main, ...scripts] = body ? elementsOf(body) : [];
  const wanted = mainOf(signed, locale);
  const isAlone =
    sameOf(emptied(root)) === sameOf(made('html', { lang: locale })) &&
    head?.name === 'head' &&
    titleOf(head) === `${RECEIPT_WORDS[locale].kind} ${signed.receipt.receiptNumber}` &&
    body !== undefined &&
    sameOf(emptied(body)) === sameOf(made('body')) &&
    beyond.length === 0 &&
    main !== undefined &&
    sameOf(emptied(main)) === sameOf(made('main')) &&
    sameOf(...scripts.map(emptied)) === sameOf(blockOf('receipt'), blockOf('rendered'), made('script')) &&
    [body, main].every(({ children }) => children.every((child) => typeof child !== 'string' || child.trim() === ''));
  if (!isAlone) return 'around';
  const parts = elementsOf(main).map(withoutDrawn);
  for (let index = 0; index < Math.max(parts.length, wanted.length); index += 1)
    if (sameOf(parts[index]) !== sameOf(wanted[index])) return `part ${index + 1}`;
  return null;
}

const blockOf = (part: 'receipt' | 'rendered') => made('script', { type: 'application/json', id: PAGE_PARTS[part] });

function titleOf(head: ShownElement): string | undefined {
  const titles = elementsOf(head).filter(({ name }) => name === 'title');
  return titles.length === 1 ? titles[0]?.children.join('') : undefined;
}

/** The parts in their order. The verdict is drawn over whatever stands there. */
function mainOf(signed: SignedReceipt, locale: WordsLocale): ShownElement[] {
  const { receipt } = signed;
  const { row, withdrawal, receiptNumber } = receipt;
  const words = RECEIPT_WORDS[locale];
  const { main, technical } = factsOf(signed, locale);
  const { proves, provesNot } = statementIn(receipt, locale);
  const number = made('span', { class: 'number', id: PAGE_PARTS.number }, receiptNumber);
  const input = made('input', { type: 'file', accept: '.html,.htm,.json' });
  const gone = withdrawal ? [made('p', { class: 'withdrawn' }, words.withdrawn(instantWords(`${withdrawal.at}`)))] : [];
  const titled = (title: string, ...children: ShownNode[]) => made('section', {}, made('h2', {}, title), ...children);
  return [
    made('header', {}, made('p', { class: 'kind' }, words.kind, number), made('h1', {}, words.title(`${row.title}`)), ...gone),
    made('section', { id: PAGE_PARTS.verdict, role: 'status', tabindex: '-1' }),
    made('section', { id: PAGE_PARTS.again, hidden: '' }, made('label', {}, made('span', {}, words.again), input)),
    titled(words.statement, made('p', { id: PAGE_PARTS.proves }, proves), made('p', { id: PAGE_PARTS.provesNot }, provesNot)),
    titled(words.facts, listOf(main)),
    made('p', { class: 'label' }, words.text),
    made('article', { class: 'agreement', lang: `${row.locale}` }),
    made('section', { class: 'checks' }, made('h2', {}, words.checks), made('ol', { id: PAGE_PARTS.checks })),
    {
      ...titled(words.technical, listOf(technical), made('p', { class: 'label' }, words.keyNote)),
      attributes: { class: 'code' },
    },
    made('p', { class: 'paper' }, words.paper(receiptNumber, `${row.renderedSha256}`)),
  ];
}

function listOf(facts: readonly Fact[]): ShownElement {
  return made('dl', {}, ...facts.map(({ term, text }) => made('div', {}, made('dt', {}, term), made('dd', {}, text))));
}

function withoutDrawn(part: ShownElement): ShownElement {
  return part.name === 'article' || part.attributes.id === PAGE_PARTS.verdict ? emptied(part) : part;
}

const emptied = (element: ShownElement): ShownElement => ({ ...element, children: [] });

function made(name: string, attributes: ShownElement['attributes'] = {}, ...children: ShownNode[]): ShownElement {
  return { name, attributes, children };
}

function elementsOf({ children }: ShownElement): ShownElement[] {
  return children.filter((child) => typeof child !== 'string');
}

/** The same text for what is the same, in whatever order its attributes stand. */
function sameOf(...nodes: (ShownNode | undefined)[]): string {
  return JSON.stringify(nodes.map((node) => (typeof node === 'object' ? plain(node) : node)));
}

function plain({ name, attributes, children }: ShownElement): unknown {
  return [name, Object.entries(attributes).sort(), children.map((child) => (typeof child === 'string' ? child : plain(child)))];
}
