import { describe, expect, test } from 'vitest';
import { DICTIONARY_NAMES } from '../../widgets/core/wording/names.ts';
import { everyDictionary, type Leaf, leavesOf, localesOf, readSource, SOURCES, saidBy } from './dictionaries.ts';

const DICTIONARIES = await everyDictionary();

/** Words that are the same in every language: names of formats and of a zone. */
const NAMES = /^(CSV|XLSX|UTC\+8|ID|JSON|HTML)$/;

/** A language is called by its own name in every language. */
const isLanguage = (path: string): boolean => /(^|\.)locales\./.test(path);

describe('Dictionaries', () => {
  test('are found, each once, under the names by which they can be reworded', () => {
    expect(DICTIONARIES.map(({ dictionaryName }) => dictionaryName).sort()).toEqual([...DICTIONARY_NAMES].sort());
  });

  test('are the only way to words: nothing loads them past the host’s own', () => {
    const loading = SOURCES.filter((path) => /import\(\s*'[^']*(strings\/|zh-CN|\/en\.ts)/.test(readSource(path)));
    expect(loading.filter((path) => !/strings\/(index|common)\.ts$/.test(path))).toEqual([]);
  });

  test('have types that the property `wording` is made of', () => {
    const types = readSource('wording.ts');
    for (const path of SOURCES.filter((one) => one.endsWith('strings/index.ts')))
      expect(types, path).toContain(path.startsWith('charts/') ? './charts/index.ts' : `./${path}`);
  });
});

/** Sentences about what is a word of the language itself, or ends in a bracket: nothing stands between. */
const ABOUT_WORDS =
  /(^|\.)(asked|announced|facts\.(until|notComparable|audience)|signatures\.more|versions\.(read|download)|record\.heading|within|label|sources\.summary|classes\.open|act\.approve|heading|contact\.done)$/;

const shapeOf = (words: object): string[] =>
  leavesOf(words)
    .map(([path, word]) => `${path} ${typeof word}`)
    .sort();

const inLocale = async (locale: 'zh-CN' | 'en' | 'ar'): Promise<[name: string, leaves: Leaf[]][]> =>
  Promise.all(
    DICTIONARIES.filter(({ loaders }) => loaders[locale]).map(async ({ dictionaryName, loaders }) => [
      dictionaryName,
      leavesOf(await loaders[locale]?.()),
    ]),
  );

/** What of a locale's words breaks a rule: `dictionary: key: what it says`. */
async function breaches(locale: 'zh-CN' | 'en' | 'ar', isBreach: (said: string, path: string) => boolean): Promise<string[]> {
  const all = await inLocale(locale);
  return all.flatMap(([name, leaves]) =>
    leaves.flatMap((leaf) => saidBy(leaf).flatMap((said) => (isBreach(said, leaf[0]) ? [`${name}: ${leaf[0]}: ${said}`] : []))),
  );
}

/** Plain words of a locale that are in no script of it. */
async function strangers(locale: 'zh-CN' | 'ar', script: RegExp): Promise<string[]> {
  const all = await inLocale(locale);
  return all.flatMap(([name, leaves]) =>
    leaves.flatMap(([path, word]) =>
      typeof word === 'function' || script.test(word) || !/[a-z]/i.test(word) || NAMES.test(word) || isLanguage(path)
        ? []
        : [`${name}: ${path}: ${word}`],
    ),
  );
}

describe('The words of the kit', () => {
  test.each(DICTIONARIES.map((one) => [one.dictionaryName, one] as const))('%s has the same keys in every locale', async (_, one) => {
    const [first, ...others] = await Promise.all(localesOf(one).map((locale) => one.loaders[locale]?.()));
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) expect(shapeOf(other ?? {})).toEqual(shapeOf(first ?? {}));
  });

  test.each(['zh-CN', 'en', 'ar'] as const)('leave nothing unsaid in %s', async (locale) => {
    const all = await inLocale(locale);
    expect(all.length).toBeGreaterThan(0);
    expect(all.flatMap(([name, leaves]) => leaves.filter(([, word]) => word === '').map(([path]) => `${name}: ${path}`))).toEqual([]);
  });

  test('hold no Chinese in English, and no state begins with an apology', async () => {
    expect(
      await breaches('en', (said, path) => !isLanguage(path) && /[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]|\b(sorry|oops)\b/i.test(said)),
    ).toEqual([]);
  });

  test('are Chinese in Chinese, but for names', async () => {
    expect(await strangers('zh-CN', /[\u3400-\u9fff]/)).toEqual([]);
  });

  test('use full-width punctuation in Chinese', async () => {
    expect(await breaches('zh-CN', (said) => /[\u3400-\u9fff] ?[,;:!?]|[,;:!?()] ?[\u3400-\u9fff]|[\u3400-\u9fff][()]/.test(said))).toEqual(
      [],
    );
  });

  test('put a space between Chinese and Latin letters or figures', async () => {
    expect(
      await breaches(
        'zh-CN',
        (said, path) => !ABOUT_WORDS.test(path) && /[\u3400-\u9fff][A-Za-z0-9¥]|[A-Za-z0-9%][\u3400-\u9fff]/.test(said),
      ),
    ).toEqual([]);
  });

  test('are Arabic in Arabic, with the comma and question mark of Arabic', async () => {
    expect(await strangers('ar', /[\u0600-\u06ff]/)).toEqual([]);
    expect(await breaches('ar', (said) => /[\u0600-\u06ff] ?[,;?]/.test(said))).toEqual([]);
  });
});
