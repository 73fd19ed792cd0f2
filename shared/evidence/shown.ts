import type { AgreementDocument, DocumentBlock, DocumentInline } from '../values/agreement-document.ts';

/** What stands on a page, as far as it matters whether it is the text: a browser's tree, or what a file's HTML was read into. */
export type ShownNode = string | ShownElement;
export interface ShownElement {
  name: string;
  attributes: { readonly [name: string]: string };
  children: readonly ShownNode[];
}

/**
 * Where an article that is shown is not the text that was signed: `block 3`, counted from 1; null where it is. Every word, its order, and
 * what it is (heading, item, cell, link and its address …) must be the same; what an article knows nothing of makes its block another one.
 */
export function shownFaultOf(rendered: string, shown: readonly ShownNode[]): string | null {
  const { blocks } = JSON.parse(rendered) as AgreementDocument;
  const said = blocks.map((block) => marksOf(block));
  const seen = topLevel(shown).map((node) => seenMarks(node));
  for (let index = 0; index < Math.max(said.length, seen.length); index += 1)
    if (joined(said[index]) !== joined(seen[index])) return `block ${index + 1}`;
  return null;
}

/** A text with its marks, flat: `[kind …]` opens, `[/]` closes, everything else stands behind `"`. */
type Marks = readonly string[];

const END = '[/]';
const within = (open: string, inside: readonly Marks[]): Marks => [`[${open}]`, ...inside.flat(), END];

function marksOf(block: DocumentBlock): Marks {
  const inline = (content: readonly DocumentInline[]) => content.map(inlineMarks);
  switch (block.kind) {
    case 'heading':
      return within(`heading ${block.level} ${block.id}`, inline(block.content));
    case 'paragraph':
      return within('paragraph', inline(block.content));
    case 'quote':
      return within('quote', block.blocks.map(marksOf));
    case 'rule':
      return within('rule', []);
    case 'list':
      return within(
        block.isOrdered ? `list ${block.start}` : 'list',
        block.items.map((item) => within('item', item.map(marksOf))),
      );
    case 'table': {
      const row = (name: string, cells: readonly (readonly DocumentInline[])[]) =>
        within(
          'row',
          cells.map((cell) => within(name, inline(cell))),
        );
      return within('table', [row('head', block.head), ...block.rows.map((cells) => row('cell', cells))]);
    }
  }
}

function inlineMarks(part: DocumentInline): Marks {
  switch (part.kind) {
    case 'text':
      return [`"${part.text}`];
    case 'break':
      return within('break', []);
    case 'link':
      return within(`link ${part.href}`, part.content.map(inlineMarks));
    default:
      return within(part.kind, part.content.map(inlineMarks));
  }
}

/** Texts beside each other are one, as they are on a page. */
function joined(marks: Marks | undefined): string | undefined {
  return marks && JSON.stringify(marks.reduce<string[]>(withMark, []));
}

function withMark(all: string[], mark: string): string[] {
  if (mark === '"') return all;
  const last = all.at(-1);
  if (mark.startsWith('"') && last?.startsWith('"')) all[all.length - 1] = last + mark.slice(1);
  else all.push(mark);
  return all;
}

/** Elements that only hold others together, and attributes that change nothing of what is read, with this value: a class can hide. */
const WRAPPERS = new Set(['div', 'thead', 'tbody']);
const HARMLESS: { readonly [name: string]: { readonly [attribute: string]: string } } = {
  div: { class: 'wide', tabindex: '0' },
  a: { rel: 'noopener noreferrer' },
  th: { scope: 'col' },
};
const PLAIN: { readonly [name: string]: string } = {
  p: 'paragraph',
  blockquote: 'quote',
  hr: 'rule',
  ul: 'list',
  li: 'item',
  table: 'table',
  tr: 'row',
  th: 'head',
  td: 'cell',
  strong: 'strong',
  em: 'emphasis',
  br: 'break',
};
const HOLDS_TEXT = new Set(['p', 'th', 'td', 'strong', 'em', 'a', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

function topLevel(nodes: readonly ShownNode[]): ShownNode[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return isBlank(node) ? [] : [node];
    return WRAPPERS.has(node.name) && isPlain(node) ? topLevel(node.children) : [node];
  });
}

function seenMarks(node: ShownNode): Marks {
  if (typeof node === 'string') return [`"${node}`];
  const children = HOLDS_TEXT.has(node.name) ? node.children : topLevel(node.children);
  return within(openingOf(node), children.map(seenMarks));
}

function openingOf(element: ShownElement): string {
  const { name, attributes } = element;
  const { id, start = '1', href } = attributes;
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level && isPlain(element, 'id')) return `heading ${Number(level) - HEADING_SHIFT} ${id}`;
  if (name === 'ol' && isPlain(element, 'start')) return `list ${start}`;
  if (name === 'a' && isPlain(element, 'href')) return `link ${href}`;
  const plain = Object.hasOwn(PLAIN, name) && isPlain(element) ? PLAIN[name] : undefined;
  return plain ?? `unknown ${name} ${JSON.stringify(attributes)}`;
}

/** The page has a heading of its own above the text's. */
const HEADING_SHIFT = 1;

/** True where it has no attribute but this one and harmless ones: `hidden`, for one, would take words away. */
function isPlain({ name, attributes }: ShownElement, own?: string): boolean {
  return Object.entries(attributes).every(([attribute, value]) => attribute === own || HARMLESS[name]?.[attribute] === value);
}

function isBlank(text: string): boolean {
  return /^[ \t\n]*$/.test(text);
}
