import type { AgreementDocument } from './agreement-document.ts';

/**
 * A rendered text as its document; null where it is none that is known here: no JSON, another format, or a part of a kind that came later.
 * Nothing of it would be drawn wrong or left out: what somebody signs is shown whole or not at all.
 */
export function readDocument(rendered: string): AgreementDocument | null {
  try {
    const value: unknown = JSON.parse(rendered);
    return isObject(value) && value.format === 1 && isEach(value.blocks, isBlock) ? (value as unknown as AgreementDocument) : null;
  } catch {
    return null;
  }
}

type Members = { readonly [name: string]: unknown };

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;
const isEach = (value: unknown, isOne: (one: unknown) => boolean): boolean => Array.isArray(value) && value.every(isOne);
const isBlocks = (value: unknown): boolean => isEach(value, isBlock);
const isInlines = (value: unknown): boolean => isEach(value, isInline);
const isRow = (value: unknown): boolean => isEach(value, isInlines);

function isBlock(block: unknown): boolean {
  if (!isObject(block)) return false;
  switch (block.kind) {
    case 'heading':
      return typeof block.id === 'string' && [1, 2, 3, 4].some((level) => level === block.level) && isInlines(block.content);
    case 'paragraph':
      return isInlines(block.content);
    case 'list':
      return typeof block.isOrdered === 'boolean' && Number.isSafeInteger(block.start) && isEach(block.items, isBlocks);
    case 'quote':
      return isBlocks(block.blocks);
    case 'table':
      return isRow(block.head) && isEach(block.rows, isRow);
    default:
      return block.kind === 'rule';
  }
}

function isInline(inline: unknown): boolean {
  if (!isObject(inline)) return false;
  switch (inline.kind) {
    case 'text':
      return typeof inline.text === 'string';
    case 'strong':
    case 'emphasis':
      return isInlines(inline.content);
    case 'link':
      return typeof inline.href === 'string' && isInlines(inline.content);
    default:
      return inline.kind === 'break';
  }
}
