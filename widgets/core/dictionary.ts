import { type Direction, type DisplayLocale, directionOf, type Language } from './language.ts';
import type { DictionaryName } from './wording/names.ts';

/** What a host must be told about words: which language they are in and how they run; null: as the page runs. */
export interface Shown {
  readonly lang: string;
  readonly dir: Direction | null;
}

/** One loader a locale. A dictionary that lacks one of `LOCALES`, or a locale that lacks a key, does not compile. */
export type Loaders<Words> = Record<'zh-CN' | 'en', () => Promise<Words>> & Partial<Record<DisplayLocale, () => Promise<Words>>>;

/** Loads words in a language: those of the kit, English where it has none, with the host's own in their place. */
export interface Dictionary<Words extends object, Name extends DictionaryName = DictionaryName> {
  (language: Language): Promise<Words>;
  readonly dictionaryName: Name;
  readonly loaders: Loaders<Words>;
  /** What the words are in, once they are loaded. */
  shown: (language: Language) => Shown;
}

/** Does the host bring words of this dictionary in just this language? */
function isBrought(name: DictionaryName, { tag, wording }: Language): boolean {
  const own = tag.toLowerCase();
  return Object.keys(wording?.[name] ?? {}).some((locale) => locale.toLowerCase() === own);
}

export function dictionary<Words extends object, Name extends DictionaryName>(
  dictionaryName: Name,
  loaders: Loaders<Words>,
): Dictionary<Words, Name> {
  const localeOf = ({ shipped }: Language): DisplayLocale => (loaders[shipped] ? shipped : 'en');
  const load = async (language: Language): Promise<Words> => {
    const locale = localeOf(language);
    const words = await (loaders[locale] ?? loaders.en)();
    if (!language.wording) return words;
    const { reworded } = await import('./wording/reworded.ts');
    return reworded(words, { name: dictionaryName, locale, tag: language.tag, wording: language.wording });
  };
  return Object.assign(load, {
    dictionaryName,
    loaders,
    shown: (language: Language): Shown => {
      const locale = localeOf(language);
      const isOwn = locale === language.tag || isBrought(dictionaryName, language);
      return isOwn
        ? { lang: language.tag, dir: language.direction }
        : { lang: locale, dir: language.direction === null ? null : directionOf(locale) };
    },
  });
}
