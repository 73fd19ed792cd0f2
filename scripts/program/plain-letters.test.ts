import { describe, expect, it } from 'vitest';
import { plainLetters } from './plain-letters.ts';

const meaning = (expression: string): unknown => new Function(`return ${expression}`)();

describe('a program in ASCII alone', () => {
  for (const expression of ["'客户 · ¥1'", '`截至 8 日 😀`', '/^[\u4e00-\u9fff]+$/.test("客户")', '/^😀$/u.test("😀")', '({ 名: 1 }).名'])
    it(`means the same as before: ${expression}`, () => {
      const plain = plainLetters(expression);
      expect(plain).toMatch(/^[\0-\x7f]+$/);
      expect(meaning(plain)).toEqual(meaning(expression));
    });

  it('is not made where letters would be read as they are written', () => {
    expect(() => plainLetters('String.raw`客户`')).toThrow('客户');
    expect(plainLetters('String.raw`\\d`')).toBe('String.raw`\\d`');
  });
});
