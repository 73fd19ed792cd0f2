import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest';
import { type Language, languageFor } from '../../widgets/core/language.ts';
import type { LooseWording } from '../../widgets/core/wording/kinds.ts';
import { loadStrings as loadList } from '../../widgets/customer-list/strings/index.ts';
import type { Wording } from '../../widgets/wording.ts';
import { everyDictionary, leavesOf } from './dictionaries.ts';

const DICTIONARIES = await everyDictionary();

/** What a session speaks whose host brings these words. */
function speaking(asked: string, wording: LooseWording | Wording): Language {
  const language = languageFor({ asked, minted: 'zh-CN', wording: wording as LooseWording });
  if (!language) throw new Error(`${asked} is not spoken`);
  return language;
}

let warn: MockInstance;
beforeEach(() => {
  warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => warn.mockRestore());

const warnings = (): string[] => warn.mock.calls.map(([said]) => String(said));

/** The same words with another in place of each: sentences as functions, or as texts where one asks for that. */
function marked(node: unknown, path: string, asText: boolean): unknown {
  if (typeof node === 'string') return `‹${path}›`;
  if (typeof node === 'function') return asText ? `‹${path}›` : () => `‹${path}›`;
  if (Array.isArray(node)) return node.map((one, at) => marked(one, `${path}.${at}`, asText));
  return Object.fromEntries(
    Object.entries(node as object).map(([key, next]) => [key, marked(next, path ? `${path}.${key}` : key, asText)]),
  );
}

describe('A host’s own words', () => {
  test.each(DICTIONARIES.map((one) => [one.dictionaryName, one] as const))('reach every word of %s', async (name, dictionary) => {
    for (const locale of ['zh-CN', 'en']) {
      const shipped = await dictionary(speaking(locale, {}));
      const own = marked(shipped, '', locale === 'en') as object;
      const words = await dictionary(speaking(locale, { [name]: { [locale]: own } }));
      for (const [path, word] of leavesOf(words)) {
        if (typeof word === 'string') expect(word).toBe(`‹${path}›`);
        else expect(word, path).not.toBe(leavesOf(shipped).find(([own]) => own === path)?.[1]);
      }
    }
    expect(warnings()).toEqual([]);
  });

  test('that many dictionaries have are changed in all of them at once', async () => {
    const common = { fields: { accountManagerName: 'Representative' }, actions: { retry: 'Once more' }, reveal: { purpose: 'What for' } };
    const language = speaking('en', { common: { en: common } });
    const all = await Promise.all(DICTIONARIES.map((load) => load(language)));
    const leaves = all.flatMap((words) => leavesOf(words));
    expect(leaves.filter(([, word]) => word === 'Account manager').map(([path]) => path)).not.toContain('fields.accountManagerName');
    expect(leaves.filter(([, word]) => word === 'Representative').length).toBeGreaterThan(3);
    expect(leaves.filter(([, word]) => word === 'Once more').length).toBeGreaterThan(3);
    expect(leaves.filter(([, word]) => word === 'What for').length).toBeGreaterThan(3);
  });

  test('for one dictionary go before those for all', async () => {
    const wording: Wording = {
      common: { en: { fields: { email: 'Mail' } } },
      'partner-customer-list': { en: { fields: { email: 'Post' } } },
    };
    expect((await loadList(speaking('en', wording))).fields.email).toBe('Post');
  });

  test('stand where sentences stand, as functions or as texts with places', async () => {
    const wording: Wording = {
      'partner-customer-list': {
        en: {
          cells: { moreCurrencies: '{1} other currencies', creditAsOf: (time) => `by ${time}` },
          announce: { loaded: 'Found: {1}.' },
        },
      },
    };
    const { cells, announce, filters } = await loadList(speaking('en', wording));
    expect(cells.moreCurrencies(2)).toBe('2 other currencies');
    expect(cells.creditAsOf('14:05')).toBe('by 14:05');
    expect(announce.loaded('1,000,000')).toBe('Found: 1,000,000.');
    expect(filters.chip('Tag', 'A')).toBe('Tag: A');
  });

  test('name what an object holds by its own names', async () => {
    const dictionary = DICTIONARIES.find(({ dictionaryName }) => dictionaryName === 'partner-agreement-list');
    const wording = { 'partner-agreement-list': { en: { asked: 'Sign {title} by {due}' } } };
    const words = (await dictionary?.(speaking('en', wording))) as { asked: (asked: object) => string };
    const asked = { title: 'Notice', reason: 'never-signed', due: '2026-12-05 14:05', isOverdue: false };
    expect(words.asked(asked)).toBe('Sign Notice by 2026-12-05 14:05');
  });

  test('for a language hold in its regions too, and those for a region go before', async () => {
    const wording: Wording = { 'partner-customer-list': { zh: { list: '客户', columnsTool: '栏' }, 'zh-CN': { list: '客户一览' } } };
    const { list, columnsTool } = await loadList(speaking('zh-CN', wording));
    expect([list, columnsTool]).toEqual(['客户一览', '栏']);
    expect((await loadList(speaking('en', wording))).list).toBe('Customers');
  });

  test('can be in a language that the kit has none of: English stands for what is not said', async () => {
    const wording: Wording = { 'partner-customer-list': { fa: { list: 'مشتریان' } } };
    const language = speaking('fa-IR', { ...wording, 'partner-customer-list': { 'fa-IR': { list: 'مشتریان' } } });
    const words = await loadList(language);
    expect([words.list, words.columnsTool]).toEqual(['مشتریان', 'Columns']);
    expect(loadList.shown(language)).toEqual({ lang: 'fa-IR', dir: 'rtl' });
  });

  test('are text: markup in them is shown as it is written', async () => {
    const list = '<img src=x onerror=alert(1)>';
    expect((await loadList(speaking('en', { 'partner-customer-list': { en: { list } } }))).list).toBe(list);
  });
});

describe('Words that the kit cannot use', () => {
  const reject = async (en: unknown): Promise<Awaited<ReturnType<typeof loadList>>> =>
    loadList(speaking('en', { 'partner-customer-list': { en: en as object } }));

  test.each([
    [{ lisst: 'Clients' }, 'lisst is no key of it'],
    [{ list: 7 }, 'list must be a text'],
    [{ list: '' }, 'list must be a text'],
    [{ list: null }, 'list must be a text'],
    [{ list: () => 'Clients' }, 'list must be a text'],
    [{ columns: 'Columns' }, 'columns must be an object of words'],
    [{ columns: { consumption: 7 } }, 'columns.consumption must be a function, or a text with places such as {1}'],
    [JSON.parse('{"__proto__": {"list": "Clients"}}'), '__proto__ is no key of it'],
    [{ constructor: 'x' }, 'constructor is no key of it'],
  ])('%j: the key is named once, and the kit’s own stay', async (own, why) => {
    const before = await loadList(speaking('en', {}));
    const words = await reject(own);
    await reject(own);
    expect(Object.keys(words)).toEqual(Object.keys(before));
    expect([words.list, words.columns.consumption('2026-11')]).toEqual(['Customers', 'Consumption 2026-11']);
    // Said before in this process: once is once.
    for (const said of warnings()) expect(said).toContain(`wording["partner-customer-list"]["en"].${why}`);
    expect(warnings().length).toBeLessThanOrEqual(1);
  });

  test.each([
    ['tells of a dictionary that is none', { 'partner-customerlist': { en: {} } }, 'wording["partner-customerlist"] is no dictionary.'],
    ['tells of a locale that is none', { 'partner-roles': { en_GB: {} } }, 'wording["partner-roles"]["en_GB"] is no locale.'],
    [
      'tells of locales that are missing',
      { 'partner-audit': 'en' },
      'wording["partner-audit"] must be an object with a key for each locale.',
    ],
  ])('%s', async (_, wording, said) => {
    const language = speaking('en', wording as LooseWording);
    await loadList(language);
    await loadList(language);
    expect(warnings()).toHaveLength(1);
    expect(warnings()[0]).toContain(said);
  });

  test.each([
    ['a place for nothing', 'Found {3}', 'announce.loaded has the place {3}, for which there is nothing'],
    ['a place by a wrong name', 'Found {total}', 'announce.loaded has the place {total}, for which there is nothing'],
    [
      'a function that throws',
      () => {
        throw new Error('no plural');
      },
      'announce.loaded threw: no plural',
    ],
    ['a function that says no text', () => ({ html: '<b>' }), 'announce.loaded gave no text'],
  ])('%s: the kit’s own sentence speaks', async (_, loaded, why) => {
    const words = await reject({ announce: { loaded } });
    expect([words.announce.loaded('7'), words.announce.loaded('8')]).toEqual(['7 customers', '8 customers']);
    expect(warnings()).toHaveLength(1);
    expect(warnings()[0]).toContain(why);
  });
});
