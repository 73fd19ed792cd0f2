import type { Language } from './language.ts';

/** Words of parts that came later than their widget. All of them follow its language, and change where they are kept. */
export class Vocabulary {
  readonly #onChange: () => void;
  readonly #relearn = new Set<(language: Language) => Promise<void>>();
  #language: Language | null = null;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Words in the widget's language, then and later: whoever keeps them reads them when it draws, and keeps no part of them. */
  async learn<Words extends object>(language: Language, load: (language: Language) => Promise<Words>): Promise<Words> {
    const wanted = (): Language => this.#language ?? language;
    let learnt = wanted();
    const words = { ...(await load(learnt)) };
    while (learnt !== wanted()) {
      learnt = wanted();
      Object.assign(words, await load(learnt));
    }
    this.#relearn.add(async (next) => {
      const fresh = await load(next);
      if (next === this.#language) Object.assign(words, fresh);
    });
    return words;
  }

  /** The widget speaks this language now. */
  async follow(language: Language): Promise<void> {
    if (language === this.#language) return;
    this.#language = language;
    await Promise.all([...this.#relearn].map((relearn) => relearn(language)));
    this.#onChange();
  }

  /** What the words were for is gone. */
  forget(): void {
    this.#relearn.clear();
  }
}
