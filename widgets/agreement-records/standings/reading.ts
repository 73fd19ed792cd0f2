import { html, type nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../../shared/values/lists.ts';
import { readDocument } from '../../../shared/values/read-document.ts';
import { failureOf, type Outcome } from '../../core/failure.ts';
import { Remote } from '../../core/remote.ts';
import type { DocumentWords } from '../../core/strings/document.zh-CN.ts';
import { failureLine } from '../../kit/acts/draw.ts';
import { DocumentReading } from '../../kit/document-reading.ts';
import { documentText } from '../../kit/document-text.ts';
import type { RecordsContext } from '../context.ts';

/** A text that is on its way, there, or could not be had, where it is read: in a dialog. */
export class Reading<Answer extends { rendered: string }> {
  readonly #context: RecordsContext;
  readonly #words: () => DocumentWords;
  readonly #remote: Remote<Answer>;
  readonly #document: DocumentReading;
  #ask: ((signal: AbortSignal) => Promise<Outcome<Answer>>) | null = null;

  constructor(context: RecordsContext, words: () => DocumentWords) {
    this.#context = context;
    this.#words = words;
    this.#remote = new Remote(() => context.update());
    this.#document = new DocumentReading(context.host);
  }

  /** Null until it is there. */
  get answer(): Answer | null {
    return this.#remote.state.status === 'ready' ? this.#remote.state.value : null;
  }

  open(ask: (signal: AbortSignal) => Promise<Outcome<Answer>>): void {
    this.#ask = ask;
    this.#remote.reset();
    void this.#run(ask);
  }

  close(): void {
    this.#ask = null;
    this.#remote.reset();
  }

  /** `label`: the text's name, for those who hear it. */
  draw(locale: Locale, label: string): TemplateResult | typeof nothing {
    const { state } = this.#remote;
    const { strings } = this.#context;
    if (state.status === 'ready') return documentText({ reading: this.#document, locale, label, words: this.#words() });
    if (state.status !== 'failed') return html`<p class="about" role="status">${strings.loading}</p>`;
    return html`${failureLine(state.failure, strings.act)}
      <p><button type="button" class="button" part="button" @click=${() => void this.#again()}>${strings.actions.retry}</button></p>`;
  }

  async #again(): Promise<void> {
    const { session } = this.#context;
    if (session.snapshot.status === 'expired') await session.renew('expired');
    if (this.#ask) await this.#run(this.#ask);
  }

  async #run(ask: (signal: AbortSignal) => Promise<Outcome<Answer>>): Promise<void> {
    await this.#remote.run(async (signal) => {
      const outcome = await ask(signal);
      if (!outcome.ok) return outcome;
      const document = readDocument(outcome.answer.rendered);
      if (document === null) return { ok: false, failure: failureOf('answer-unreadable') };
      this.#document.open(document, outcome.answer.rendered);
      return outcome;
    });
  }
}
