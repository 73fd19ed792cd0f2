import canonicalize from 'canonicalize';
import type { Definition, Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { AgreementDocument, DocumentBlock } from '../../../shared/values/agreement-document.ts';
import { unseenLines } from '../../../shared/values/unseen.ts';
import { readBlocks } from './read-blocks.ts';
import type { Reading } from './read-inlines.ts';
import { type FaultAtLine, SourceFaults } from './source-faults.ts';
import { findTooComplex } from './too-complex.ts';

/**
 * Renders the Markdown of an agreement (CommonMark with tables): canonical JSON (RFC 8785) of `AgreementDocument`, or why not, by line. The same
 * source gives the same bytes for ever: nothing here asks for a clock, a locale or a table that grows with Unicode. Nothing that a reader
 * would not see is dropped in silence.
 */
export function render(source: string): { rendered: string } | { faults: FaultAtLine[] } {
  const faults = new SourceFaults();
  for (const line of unseenLines(source)) faults.add('unseen', line);
  findTooComplex(source, faults);
  if (!faults.isEmpty) return { faults: faults.inOrder() };
  const blocks = documentBlocks(source, faults);
  if (blocks.length === 0) faults.add('empty', 1);
  else if (!blocks.some(({ kind }) => kind === 'heading')) faults.add('no-heading', 1);
  if (!faults.isEmpty) return { faults: faults.inOrder() };
  return { rendered: canonicalize({ format: 1, blocks } satisfies AgreementDocument) as string };
}

function documentBlocks(source: string, faults: SourceFaults): DocumentBlock[] {
  const tree = fromMarkdown(source, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const all = definitionsOf(tree);
  const definitions = new Map(all.toReversed().map((definition) => [definition.identifier, definition]));
  const reading: Reading = { source, faults, definitions, used: new Set() };
  const blocks = readBlocks(tree.children, reading);
  // What no link names, or is named twice, is text that nobody would read.
  for (const definition of all) if (!reading.used.has(definition)) faults.add('unsupported', definition);
  return withIds(blocks);
}

function definitionsOf(root: Root): Definition[] {
  const found: Definition[] = [];
  const left: Nodes[] = [root];
  for (let node = left.pop(); node; node = left.pop()) {
    if (node.type === 'definition') found.push(node);
    if ('children' in node) left.push(...node.children.toReversed());
  }
  return found;
}

/** `part-1`, `part-2` … by their order. */
function withIds(blocks: readonly DocumentBlock[]): DocumentBlock[] {
  let count = 0;
  return blocks.map((block) => (block.kind === 'heading' ? { ...block, id: `part-${++count}` } : block));
}
