import type { AgreementDocument, DocumentBlock, DocumentInline } from '../../../shared/values/agreement-document.ts';
import type { Locale } from '../../../shared/values/lists.ts';
import { element, type Html } from './html.ts';

type Inlines = readonly DocumentInline[];
/** The page's own title is h1; the highest headings of the text are h2. */
const HEADING_ELEMENTS = { 1: 'h2', 2: 'h3', 3: 'h4', 4: 'h5' } as const;

/**
 * The text of an agreement as static HTML: `<article class="agreement" lang>` with one element a block, in their order, each text exactly as in
 * the tree, so that what is shown can be compared with it node by node. A heading is h2 to h5 with its id, paragraph p, list ol (`start`
 * where it is not 1) or ul, quote blockquote, rule hr; a table stands in `<div class="wide" tabindex="0">`, so that it alone scrolls where it is
 * too wide. Inlines: text, strong, em, a with `rel="noopener noreferrer"`, br. The same document gives the same bytes.
 */
export function article(document: AgreementDocument, locale: Locale): Html {
  return element('article', { class: 'agreement', lang: locale }, document.blocks.map(block));
}

function block(node: DocumentBlock): Html {
  switch (node.kind) {
    case 'heading':
      return element(HEADING_ELEMENTS[node.level], { id: node.id }, inlines(node.content));
    case 'paragraph':
      return element('p', {}, inlines(node.content));
    case 'list': {
      const items = node.items.map((item) => element('li', {}, item.map(block)));
      return node.isOrdered ? element('ol', { start: node.start === 1 ? null : node.start }, items) : element('ul', {}, items);
    }
    case 'quote':
      return element('blockquote', {}, node.blocks.map(block));
    case 'table':
      return element('div', { class: 'wide', tabindex: 0 }, table(node));
    case 'rule':
      return element('hr');
  }
}

function table({ head, rows }: Extract<DocumentBlock, { kind: 'table' }>): Html {
  const cells = (name: 'th' | 'td', row: readonly Inlines[]) =>
    row.map((cell) => element(name, name === 'th' ? { scope: 'col' } : {}, inlines(cell)));
  const body = rows.map((row) => element('tr', {}, cells('td', row)));
  return element('table', {}, element('thead', {}, element('tr', {}, cells('th', head))), element('tbody', {}, body));
}

function inlines(nodes: Inlines): (Html | string)[] {
  return nodes.map(inline);
}

function inline(node: DocumentInline): Html | string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'strong':
      return element('strong', {}, inlines(node.content));
    case 'emphasis':
      return element('em', {}, inlines(node.content));
    case 'link':
      return element('a', { href: node.href, rel: 'noopener noreferrer' }, inlines(node.content));
    case 'break':
      return element('br');
  }
}
