import { html, nothing } from 'lit';
import type { Language } from '../core/language.ts';
import type { SectionHost, Whose } from './late-section.ts';
import { type SectionName, section } from './section.ts';
import type { Strings } from './strings/index.ts';

/** Words that every section has that comes after the page. */
export interface PartWords {
  heading: string;
  loading: string;
  failed: string;
  retry: string;
}

/** What a late section does, whatever it shows: words, asking, trying again, and letting go. */
export abstract class SectionPart<Words extends PartWords = PartWords, Known = unknown> {
  readonly #host: SectionHost;
  readonly #name: SectionName;
  #words: Words | null = null;
  #language: Language | null = null;
  #whose: Whose | null = null;
  #known: Known | null = null;
  #hasFailed = false;

  constructor(host: SectionHost, name: SectionName) {
    this.#host = host;
    this.#name = name;
  }

  protected abstract learn(language: Language): Promise<Words>;

  /** Null where it did not come. */
  protected abstract ask(whose: Whose): Promise<Known | null>;

  /** What stands below the heading, and beside it; null where there is nothing worth a section. */
  protected abstract content(known: Known, words: Words, rows: Strings['rows']): { body: unknown; aside?: unknown } | null;

  /** Stands in until the first answer. */
  protected waiting(words: Words): unknown {
    return html`<p class="quiet" role="status">${words.loading}</p>`;
  }

  async use(language: Language): Promise<void> {
    if (language === this.#language) return;
    this.#language = language;
    const words = await this.learn(language);
    if (language === this.#language) this.#words = words;
    this.#host.update();
  }

  async load(whose: Whose): Promise<void> {
    this.#whose = whose;
    this.#hasFailed = false;
    const known = await this.ask(whose);
    if (this.#whose !== whose) return;
    this.#hasFailed = known === null;
    this.#known = known ?? this.#known;
    this.#host.update();
  }

  leave(): void {
    this.#whose = null;
    this.#known = null;
    this.#hasFailed = false;
  }

  draw(rows: Strings['rows']): unknown {
    const words = this.#words;
    if (!words) return nothing;
    if (this.#hasFailed) {
      const retry = (): void => void (this.#whose && this.load(this.#whose));
      const button = html`<button type="button" class="button quiet no-print" part="button button-quiet" @click=${retry}>${words.retry}</button>`;
      return section(this.#name, words.heading, html`<p class="quiet" role="alert">${words.failed} ${button}</p>`);
    }
    if (this.#known === null) return section(this.#name, words.heading, this.waiting(words));
    const content = this.content(this.#known, words, rows);
    return content ? section(this.#name, words.heading, content.body, content.aside ?? nothing) : nothing;
  }
}
