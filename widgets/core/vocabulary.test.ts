import { describe, expect, it } from 'vitest';
import type { Locale } from '../../shared/values/lists.ts';
import { Vocabulary } from './vocabulary.ts';

const WORDS: Record<Locale, { close: string }> = { 'zh-CN': { close: '关闭' }, en: { close: 'Close' } };

describe('Words of a part that came later', () => {
  it('change with the language, where they are kept, and what they came from stays as it was', async () => {
    let drawn = 0;
    const vocabulary = new Vocabulary(() => {
      drawn += 1;
    });
    const words = await vocabulary.learn('zh-CN', async (locale) => WORDS[locale]);
    expect(words.close).toBe('关闭');
    await vocabulary.follow('en');
    expect(words.close).toBe('Close');
    expect(drawn).toBe(1);
    expect(WORDS['zh-CN'].close).toBe('关闭');
  });

  it('come in the language that is spoken by then', async () => {
    const vocabulary = new Vocabulary(() => {});
    let come: () => void = () => {};
    const wait = new Promise<void>((resolve) => {
      come = resolve;
    });
    const words = vocabulary.learn('zh-CN', async (locale) => {
      if (locale === 'zh-CN') await wait;
      return WORDS[locale];
    });
    await vocabulary.follow('en');
    come();
    expect((await words).close).toBe('Close');
  });

  it('stay in the newer language where the older one comes later', async () => {
    const vocabulary = new Vocabulary(() => {});
    let come: () => void = () => {};
    const slow = new Promise<void>((resolve) => {
      come = resolve;
    });
    let isSlow = false;
    const words = await vocabulary.learn('zh-CN', async (locale) => {
      if (isSlow && locale === 'en') await slow;
      return WORDS[locale];
    });
    isSlow = true;
    const older = vocabulary.follow('en');
    await vocabulary.follow('zh-CN');
    come();
    await older;
    expect(words.close).toBe('关闭');
  });
});
