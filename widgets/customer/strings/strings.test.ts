import { expect, test } from 'vitest';
import { strings as en } from './en.ts';
import { strings as zh } from './zh-CN.ts';

/** Every text of a dictionary; those that are made are made with Latin letters and figures, which must have their spaces too. */
function words(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node === 'function') return [String(node('mobile', '2026'))];
  if (typeof node !== 'object' || node === null) return [];
  return Object.values(node).flatMap(words);
}

test('Chinese sentences use full-width punctuation and a space beside Latin letters and figures', () => {
  const { reveal: sharedWithOtherWidgets, ...own } = zh;
  for (const text of words(own)) {
    expect(text).not.toMatch(/[\u4e00-\u9fff][,;:!?]|[,;:!?][\u4e00-\u9fff]/);
    expect(text).not.toMatch(/[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]/);
  }
});

test('English words hold no Chinese, and no state begins with an apology', () => {
  for (const text of words({ ...en, reveal: null })) expect(text).not.toMatch(/[\u4e00-\u9fff]|sorry|oops/i);
});
