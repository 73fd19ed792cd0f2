import type { Definition, PhrasingContent } from 'mdast';
import { type DocumentInline, plainText } from '../../../shared/values/agreement-document.ts';
import { hasUnseen } from '../../../shared/values/unseen.ts';
import { joinLines } from './join-lines.ts';
import { safeHref, saysAnotherHost } from './safe-link.ts';
import type { SourceFaults } from './source-faults.ts';

/** Strong inside emphasis inside a link: deeper is no writing. */
const DEPTH_MAXIMUM = 6;
const FOOTNOTE = /\[\^[^\]\s]+\]/;

type Writable<Node> = { -readonly [Member in keyof Node]: Node[Member] };
type TextInline = Writable<Extract<DocumentInline, { kind: 'text' }>>;

/** What is known of the whole source while it is read. */
export interface Reading {
  source: string;
  faults: SourceFaults;
  /** Addresses of reference links, the first of each name. */
  definitions: ReadonlyMap<string, Definition>;
  /** Those that some link named. */
  used: Set<Definition>;
}

/** What stands in one paragraph, heading or cell; faults are told, and what they concern is left out. */
export function readInlines(nodes: readonly PhrasingContent[], reading: Reading): DocumentInline[] {
  const texts: TextInline[] = [];
  const inlines = inlinesOf(nodes, reading, texts, 1);
  const joined = joinLines(texts.map(({ text }) => text));
  for (const [index, inline] of texts.entries()) inline.text = joined[index] ?? '';
  return trimmed(inlines);
}

function inlinesOf(nodes: readonly PhrasingContent[], reading: Reading, texts: TextInline[], depth: number): DocumentInline[] {
  return nodes.flatMap((node) => inlineOf(node, reading, texts, depth));
}

function inlineOf(node: PhrasingContent, reading: Reading, texts: TextInline[], depth: number): DocumentInline[] {
  const { faults } = reading;
  if (depth > DEPTH_MAXIMUM) {
    faults.add('nesting', node);
    return [];
  }
  switch (node.type) {
    case 'text': {
      if (hasUnseen(node.value.replace(/[\t\r\n]/g, ' '))) faults.add('unseen', node);
      if (FOOTNOTE.test(node.value)) faults.add('unsupported', node);
      const inline: TextInline = { kind: 'text', text: node.value };
      texts.push(inline);
      return [inline];
    }
    case 'break':
      return [{ kind: 'break' }];
    case 'strong':
    case 'emphasis':
      return [{ kind: node.type, content: inlinesOf(node.children, reading, texts, depth + 1) }];
    case 'link':
    case 'linkReference':
      return linkOf(node, reading, texts, depth);
    case 'image':
    case 'imageReference':
      faults.add('image', node);
      return [];
    case 'html':
      faults.add('html', node);
      return [];
    default:
      faults.add('unsupported', node);
      return [];
  }
}

function linkOf(
  node: Extract<PhrasingContent, { type: 'link' | 'linkReference' }>,
  reading: Reading,
  texts: TextInline[],
  depth: number,
): DocumentInline[] {
  const target = node.type === 'link' ? node : reading.definitions.get(node.identifier);
  if (target?.type === 'definition') reading.used.add(target);
  const href = target ? safeHref(target.url) : null;
  if (href === null) reading.faults.add('link-unsafe', node);
  if (target?.title) reading.faults.add('unsupported', target);
  const content = inlinesOf(node.children, reading, texts, depth + 1);
  const said = plainText(content);
  if (said.trim() === '') reading.faults.add('empty', node);
  if (href !== null && saysAnotherHost(said, href)) reading.faults.add('link-unsafe', node);
  return href === null ? [] : [{ kind: 'link', href, content }];
}

/** Neighbouring texts as one, empty ones gone. */
function trimmed(inlines: readonly DocumentInline[]): DocumentInline[] {
  const result: DocumentInline[] = [];
  for (const inline of inlines) {
    const last = result.at(-1);
    if (inline.kind === 'text' && last?.kind === 'text') result[result.length - 1] = { kind: 'text', text: last.text + inline.text };
    else if (inline.kind === 'text' || inline.kind === 'break') result.push(inline);
    else result.push({ ...inline, content: trimmed(inline.content) });
  }
  return result.filter((inline) => inline.kind !== 'text' || inline.text !== '');
}
