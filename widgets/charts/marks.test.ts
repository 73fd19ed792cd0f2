import { describe, expect, test } from 'vitest';
import { type Mark, markAfter } from './marks.ts';

// Of a mark only its data is looked at.
const mark = (key: string, row?: string): Mark => ({ dataset: { mark: key, ...(row === undefined ? {} : { row }) } }) as unknown as Mark;
const after = (marks: Mark[], from: number, key: string, isRightToLeft = false): string | undefined =>
  markAfter(marks, marks[from] as Mark, key, isRightToLeft)?.dataset.mark;

describe('arrows over a trend', () => {
  const trend = ['a', 'b', 'c'].map((key) => mark(key));

  test.each([
    [1, 'ArrowRight', 'c'],
    [1, 'ArrowLeft', 'a'],
    [2, 'ArrowRight', undefined],
    [1, 'Home', 'a'],
    [0, 'End', 'c'],
    [1, 'ArrowDown', undefined],
    [1, 'PageDown', undefined],
  ])('from %d, %s leads to %s', (from, key, to) => {
    expect(after(trend, from, key)).toBe(to);
  });

  test('from right to left they follow the eye', () => {
    expect(after(trend, 1, 'ArrowRight', true)).toBe('a');
    expect(after(trend, 1, 'ArrowLeft', true)).toBe('c');
  });
});

describe('arrows over parts with segments', () => {
  const rows = [mark('one', '0'), mark('one/x', '0'), mark('one/y', '0'), mark('two', '1'), mark('two/x', '1')];

  test.each([
    [0, 'ArrowRight', 'one/x'],
    [2, 'ArrowRight', undefined],
    [2, 'ArrowDown', 'two'],
    [4, 'ArrowUp', 'one'],
    [0, 'ArrowUp', undefined],
    [1, 'End', 'two'],
    [4, 'Home', 'one'],
  ])('from %d, %s leads to %s', (from, key, to) => {
    expect(after(rows, from, key)).toBe(to);
  });
});
