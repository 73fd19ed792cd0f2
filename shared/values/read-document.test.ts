import { expect, test } from 'vitest';
import { readDocument } from './read-document.ts';

const text = [{ kind: 'text', text: '甲' }];
const of = (...blocks: unknown[]) => JSON.stringify({ format: 1, blocks });
const BLOCKS = [
  { kind: 'heading', id: 'part-1', level: 1, content: text },
  { kind: 'paragraph', content: [...text, { kind: 'break' }, { kind: 'strong', content: [{ kind: 'emphasis', content: text }] }] },
  { kind: 'paragraph', content: [{ kind: 'link', href: 'https://example.com/', content: text }] },
  { kind: 'list', isOrdered: true, start: 3, items: [[{ kind: 'quote', blocks: [{ kind: 'rule' }] }]] },
  { kind: 'table', head: [text], rows: [[text], [[]]] },
];

test('A rendered text of every kind of part is read as it is', () => {
  expect(readDocument(of(...BLOCKS))).toEqual({ format: 1, blocks: BLOCKS });
});

test.each([
  ['no JSON', '<!doctype html><p>503</p>'],
  ['nothing', 'null'],
  ['another format', '{"format":2,"blocks":[]}'],
  ['no blocks', '{"format":1}'],
  ['a kind of block that came later', of({ kind: 'script', content: text })],
  ['a kind of inline that came later', of({ kind: 'paragraph', content: [{ kind: 'image', href: 'https://example.com/' }] })],
  ['one deep within', of({ kind: 'list', isOrdered: false, start: 1, items: [[{ kind: 'quote', blocks: [{ kind: 'video' }] }]] })],
  ['a heading of no level', of({ kind: 'heading', id: 'a', level: 5, content: text })],
  ['a text that is none', of({ kind: 'paragraph', content: [{ kind: 'text', text: { toString: 1 } }] })],
  ['a table whose row is none', of({ kind: 'table', head: [text], rows: [{}] })],
  ['nested without an end', `${'{"format":1,"blocks":['.repeat(1)}${'{"kind":"quote","blocks":['.repeat(200_000)}`],
])('What is none, or would be shown in part, is not read: %s', (_, rendered) => {
  expect(readDocument(rendered)).toBeNull();
});
