import type { Heading, List, RootContent, Table } from 'mdast';
import { type DocumentBlock, plainText } from '../../../shared/values/agreement-document.ts';
import { type Reading, readInlines } from './read-inlines.ts';

/** Quotes and lists inside each other. */
export const NESTING_MAXIMUM = 6;

type HeadingBlock = Extract<DocumentBlock, { kind: 'heading' }>;
type TableBlock = Extract<DocumentBlock, { kind: 'table' }>;

/** Blocks of the closed tree; faults are told, and what they concern is left out. `depth`: 0 for what stands in nothing. */
export function readBlocks(nodes: readonly RootContent[], reading: Reading, depth = 0): DocumentBlock[] {
  return nodes.flatMap((node) => {
    const block = blockOf(node, reading, depth);
    return block ? [block] : [];
  });
}

function blockOf(node: RootContent, reading: Reading, depth: number): DocumentBlock | null {
  const { faults } = reading;
  switch (node.type) {
    case 'heading':
      return depth === 0 ? headingOf(node, reading) : faultOf('unsupported', node, reading);
    case 'paragraph':
      return { kind: 'paragraph', content: readInlines(node.children, reading) };
    case 'list':
      return depth < NESTING_MAXIMUM ? listOf(node, reading, depth) : faultOf('nesting', node, reading);
    case 'blockquote':
      if (depth >= NESTING_MAXIMUM) return faultOf('nesting', node, reading);
      return { kind: 'quote', blocks: readBlocks(node.children, reading, depth + 1) };
    case 'table':
      return tableOf(node, reading);
    case 'thematicBreak':
      return { kind: 'rule' };
    case 'definition':
      return null;
    case 'html':
      return faultOf('html', node, reading);
    default:
      faults.add('unsupported', node);
      return null;
  }
}

function faultOf(fault: 'html' | 'nesting' | 'unsupported', node: RootContent, { faults }: Reading): null {
  faults.add(fault, node);
  return null;
}

/** Ids are given when all headings are known. Levels 5 and 6 are told instead of being flattened. */
function headingOf(node: Heading, reading: Reading): HeadingBlock | null {
  const content = readInlines(node.children, reading);
  if (plainText(content).trim() === '') reading.faults.add('empty', node);
  if (node.depth > 4) reading.faults.add('nesting', node);
  return node.depth > 4 ? null : { kind: 'heading', id: '', level: node.depth as HeadingBlock['level'], content };
}

/**
 * Markdown numbers items anew whatever is written. Written numbers must therefore be those that are shown, or all the same: clause 7 that is
 * shown as clause 3 would be another text.
 */
function listOf(node: List, reading: Reading, depth: number): DocumentBlock {
  const start = node.start ?? 1;
  for (const [index, item] of node.children.entries()) {
    const written = /^\d+/.exec(reading.source.slice(item.position?.start.offset ?? 0).slice(0, 10))?.[0];
    const isShown = !node.ordered || written === undefined || Number(written) === start + index || Number(written) === start;
    if (!isShown) reading.faults.add('unsupported', item);
    if (item.children.length === 0) reading.faults.add('empty', item);
  }
  const items = node.children.map((item) => readBlocks(item.children, reading, depth + 1));
  return { kind: 'list', isOrdered: node.ordered === true, start: node.ordered ? start : 1, items };
}

/** Cells that a row lacks are empty ones; cells for which there is no column would not be drawn everywhere, and are told. */
function tableOf(node: Table, reading: Reading): TableBlock {
  const [head = [], ...rows] = node.children.map((row) => row.children.map((cell) => readInlines(cell.children, reading)));
  for (const [index, row] of rows.entries()) {
    if (row.length > head.length) reading.faults.add('unsupported', node.children[index + 1] ?? node);
  }
  return { kind: 'table', head, rows: rows.map((row) => head.map((_, column) => row[column] ?? [])) };
}
