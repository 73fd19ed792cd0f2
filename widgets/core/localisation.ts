import type { Dictionary, Shown } from './dictionary.ts';
import { type Language, plainLanguage } from './language.ts';

/** Loads the strings of one widget for the language last asked for; the old ones stay until the new ones are there. */
export class Localisation<Strings extends object> {
  readonly #dictionary: Dictionary<Strings>;
  readonly #onChange: () => void;
  #wanted: Language | null = null;
  /** What the strings were loaded for; whatever comes later asks for the same. */
  language: Language = plainLanguage('zh-CN');
  strings: Strings | null = null;

  constructor(dictionary: Dictionary<Strings>, onChange: () => void) {
    this.#dictionary = dictionary;
    this.#onChange = onChange;
  }

  /** Which language the strings are in: English, where there are none in the one asked for. */
  get shown(): Shown {
    return this.#dictionary.shown(this.language);
  }

  async use(language: Language): Promise<void> {
    if (this.#wanted === language) return;
    this.#wanted = language;
    const strings = await this.#dictionary(language);
    if (this.#wanted !== language) return;
    this.language = language;
    this.strings = strings;
    this.#onChange();
  }
}
