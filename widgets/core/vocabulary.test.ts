import { describe, expect, it } from 'vitest';
import { type Language, plainLanguage } from './language.ts';
import { Vocabulary } from './vocabulary.ts';

const WORDS: Record<string, { close: string }> = { 'zh-CN': { close: '关闭' }, en: { close: 'Close' } };
const said = ({ tag }: Language): { close: string } => WORDS[tag] ?? { close: '' };

describe('Words of a part that came later', () => {
  it('change with the language, where they are kept, and what they came from stays as it was', async () => {
    let drawn = 0;
    const vocabulary = new Vocabulary(() => {
      drawn += 1;
    });
    const words = await vocabulary.learn(plainLanguage('zh-CN'), async (language) => said(language));
    expect(words.close).toBe('关闭');
    await vocabulary.follow(plainLanguage('en'));
    expect(words.close).toBe('Close');
    expect(drawn).toBe(1);
    expect(WORDS['zh-CN']?.close).toBe('关闭');
  });

  it('come in the language that is spoken by then', async () => {
    const vocabulary = new Vocabulary(() => {});
    let come: () => void = () => {};
    const wait = new Promise<void>((resolve) => {
      come = resolve;
    });
    const words = vocabulary.learn(plainLanguage('zh-CN'), async (language) => {
      if (language.tag === 'zh-CN') await wait;
      return said(language);
    });
    await vocabulary.follow(plainLanguage('en'));
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
    const words = await vocabulary.learn(plainLanguage('zh-CN'), async (language) => {
      if (isSlow && language.tag === 'en') await slow;
      return said(language);
    });
    isSlow = true;
    const older = vocabulary.follow(plainLanguage('en'));
    await vocabulary.follow(plainLanguage('zh-CN'));
    come();
    await older;
    expect(words.close).toBe('关闭');
  });
});
