import { describe, expect, test } from 'vitest';
import { bigramsOf, foldText } from './fold.ts';

describe('text made ready for searching', () => {
  test.each([
    ['ＡＢＣ 公司', 'abc 公司', 'full-width letters are the plain ones'],
    ['  Zhang \t San ', 'zhang san', 'white space is one space'],
    ['ﬁn', 'fin', 'ligatures fall apart'],
    ['É', 'é', 'case is folded, accents stay'],
  ])('%j becomes %j: %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
    expect(foldText(folded)).toBe(folded);
  });

  test('a Chinese name of two characters is found by its one pair', () => {
    expect(bigramsOf(foldText('李雷'))).toEqual(['李雷']);
  });

  test('characters beyond the basic plane count as one', () => {
    expect(bigramsOf('𠮷野家')).toEqual(['𠮷野', '野家']);
  });

  test('a repeated pair is named once, a single character has none', () => {
    expect(bigramsOf('aaaa')).toEqual(['aa']);
    expect(bigramsOf('李')).toEqual([]);
  });
});
