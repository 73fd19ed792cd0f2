import { describe, expect, test } from 'vitest';
import { dictionary } from './dictionary.ts';
import { directionOf, languageFor, nearestDisplayLocale, nearestLocale, plainLanguage, sameLanguage } from './language.ts';
import { Localisation } from './localisation.ts';

describe('the locale', () => {
  test.each([
    ['en-GB', 'en'],
    ['zh', 'zh-CN'],
    ['zh-Hans-CN', 'zh-CN'],
    ['ar', null],
    ['fr', null],
    ['', null],
    [null, null],
  ])('nearest to %s that the BFF speaks is %s', (tag, locale) => {
    expect(nearestLocale(tag)).toBe(locale);
  });

  test.each([
    ['ar-EG', 'ar'],
    ['en', 'en'],
    ['fr', null],
  ])('nearest to %s that widgets have words in is %s', (tag, locale) => {
    expect(nearestDisplayLocale(tag)).toBe(locale);
  });

  test.each([
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['ur', 'rtl'],
    ['az-Arab', 'rtl'],
    ['ks-Latn', 'ltr'],
    ['zh-CN', 'ltr'],
    ['en', 'ltr'],
  ])('%s is written %s', (tag, direction) => {
    expect(directionOf(tag)).toBe(direction);
  });

  test('asked for by the host brings its direction; without, the session’s own stands in the page’s direction', () => {
    expect(languageFor({ asked: 'ar', minted: 'zh-CN', wording: null })).toEqual({
      tag: 'ar',
      shipped: 'ar',
      spoken: 'en',
      direction: 'rtl',
      wording: null,
    });
    expect(languageFor({ asked: null, minted: 'zh-CN', wording: null })).toBe(plainLanguage('zh-CN'));
    expect(languageFor({ asked: 'fr', minted: 'en', wording: null })).toBe(plainLanguage('en'));
    expect(languageFor({ asked: 'fr', minted: null, wording: null })).toBeNull();
  });

  test('of the host’s own is spoken where the host has words in it, above English', () => {
    const wording = { 'partner-customer-list': { fa: { list: 'مشتریان' } } };
    const language = languageFor({ asked: 'fa', minted: 'zh-CN', wording });
    expect(language).toEqual({ tag: 'fa', shipped: 'en', spoken: 'en', direction: 'rtl', wording });
    expect(sameLanguage(language, languageFor({ asked: 'fa', minted: 'zh-CN', wording }))).toBe(language);
  });

  test('asked for last is the one that shows, whichever loads first', async () => {
    let finish: (words: { said: string }) => void = () => {};
    const slow = new Promise<{ said: string }>((resolve) => {
      finish = resolve;
    });
    const words = dictionary('charts', { 'zh-CN': () => slow, en: async () => ({ said: 'english' }) });
    const localisation = new Localisation(words, () => {});
    const first = localisation.use(plainLanguage('zh-CN'));
    await localisation.use(plainLanguage('en'));
    finish({ said: 'chinese' });
    await first;
    expect(localisation.strings).toEqual({ said: 'english' });
    expect(localisation.shown).toEqual({ lang: 'en', dir: null });
  });

  test('without words of its own in a dictionary falls back to English, and says so', async () => {
    const words = dictionary('charts', { 'zh-CN': async () => ({ said: '中文' }), en: async () => ({ said: 'english' }) });
    const arabic = languageFor({ asked: 'ar', minted: null, wording: null });
    if (!arabic) throw new Error('Arabic is not spoken.');
    expect(await words(arabic)).toEqual({ said: 'english' });
    expect(words.shown(arabic)).toEqual({ lang: 'en', dir: 'ltr' });
  });
});
