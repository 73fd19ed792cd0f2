import { describe, expect, test } from 'vitest';
import { Localisation, nearestLocale } from './localisation.ts';

describe('the locale', () => {
  test.each([
    ['en-GB', 'en'],
    ['zh', 'zh-CN'],
    ['zh-Hans-CN', 'zh-CN'],
    ['fr', null],
    ['', null],
    [null, null],
  ])('nearest to %s is %s', (tag, locale) => {
    expect(nearestLocale(tag)).toBe(locale);
  });

  test('asked for last is the one that shows, whichever loads first', async () => {
    let finish: (words: string) => void = () => {};
    const slow = new Promise<string>((resolve) => {
      finish = resolve;
    });
    const localisation = new Localisation({ 'zh-CN': () => slow, en: async () => 'english' }, () => {});
    const first = localisation.use('zh-CN');
    await localisation.use('en');
    finish('chinese');
    await first;
    expect(localisation.strings).toBe('english');
    expect(localisation.locale).toBe('en');
  });
});
