import { LOCALES, type Locale } from '../../shared/values/lists.ts';

/** One loader a locale: a dictionary that lacks a locale, or a locale that lacks a key, does not compile. */
export type Dictionaries<Strings> = Record<Locale, () => Promise<Strings>>;

/** The nearest spoken locale: `en-GB` is `en`, `zh-Hans-CN` is `zh-CN`; null where none is near. */
export function nearestLocale(tag: string | null | undefined): Locale | null {
  if (!tag) return null;
  const language = tag.toLowerCase().split('-')[0];
  return LOCALES.find((locale) => locale.toLowerCase().split('-')[0] === language) ?? null;
}

/** Loads the strings of one widget for the locale last asked for; the old ones stay until the new ones are there. */
export class Localisation<Strings> {
  readonly #dictionaries: Dictionaries<Strings>;
  readonly #onChange: () => void;
  #wanted: Locale | null = null;
  locale: Locale = LOCALES[0];
  strings: Strings | null = null;

  constructor(dictionaries: Dictionaries<Strings>, onChange: () => void) {
    this.#dictionaries = dictionaries;
    this.#onChange = onChange;
  }

  async use(locale: Locale): Promise<void> {
    if (this.#wanted === locale) return;
    this.#wanted = locale;
    const strings = await this.#dictionaries[locale]();
    if (this.#wanted !== locale) return;
    this.locale = locale;
    this.strings = strings;
    this.#onChange();
  }
}
