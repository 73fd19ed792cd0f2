import type { Locale } from '../../shared/values/lists.ts';

/** Words of parts that came later than their widget. All of them follow its language, and change where they are kept. */
export class Vocabulary {
  readonly #onChange: () => void;
  readonly #relearn = new Set<(locale: Locale) => Promise<void>>();
  #locale: Locale | null = null;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Words in the widget's language, then and later: whoever keeps them reads them when it draws, and keeps no part of them. */
  async learn<Words extends object>(locale: Locale, load: (locale: Locale) => Promise<Words>): Promise<Words> {
    const wanted = (): Locale => this.#locale ?? locale;
    let learnt = wanted();
    const words = { ...(await load(learnt)) };
    while (learnt !== wanted()) {
      learnt = wanted();
      Object.assign(words, await load(learnt));
    }
    this.#relearn.add(async (next) => {
      const fresh = await load(next);
      if (next === this.#locale) Object.assign(words, fresh);
    });
    return words;
  }

  /** The widget speaks this language now. */
  async follow(locale: Locale): Promise<void> {
    if (locale === this.#locale) return;
    this.#locale = locale;
    await Promise.all([...this.#relearn].map((relearn) => relearn(locale)));
    this.#onChange();
  }

  /** What the words were for is gone. */
  forget(): void {
    this.#relearn.clear();
  }
}
