import { html, type nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../../shared/values/lists.ts';
import type { Outcome } from '../../core/failure.ts';
import { Remote } from '../../core/remote.ts';
import { failureLine } from '../../kit/acts/draw.ts';
import { documentText } from '../../kit/document-text.ts';
import type { RecordsContext } from '../context.ts';

/** A text that is on its way, there, or could not be had, where it is read: in a dialog. */
export class Reading<Answer extends { rendered: string }> {
  readonly #context: RecordsContext;
  readonly #remote: Remote<Answer>;
  #ask: ((signal: AbortSignal) => Promise<Outcome<Answer>>) | null = null;

  constructor(context: RecordsContext) {
    this.#context = context;
    this.#remote = new Remote(() => context.update());
  }

  /** Null until it is there. */
  get answer(): Answer | null {
    return this.#remote.state.status === 'ready' ? this.#remote.state.value : null;
  }

  open(ask: (signal: AbortSignal) => Promise<Outcome<Answer>>): void {
    this.#ask = ask;
    this.#remote.reset();
    void this.#remote.run(ask);
  }

  close(): void {
    this.#ask = null;
    this.#remote.reset();
  }

  draw(locale: Locale): TemplateResult | typeof nothing {
    const { state } = this.#remote;
    const { strings } = this.#context;
    if (state.status === 'ready') return html`<article class="reading" lang=${locale}>${documentText(state.value.rendered)}</article>`;
    if (state.status !== 'failed') return html`<p class="about" role="status">${strings.loading}</p>`;
    return html`${failureLine(state.failure, strings.act)}
      <p><button type="button" class="button" @click=${() => void this.#again()}>${strings.actions.retry}</button></p>`;
  }

  async #again(): Promise<void> {
    const { session } = this.#context;
    if (session.snapshot.status === 'expired') await session.renew('expired');
    if (this.#ask) await this.#remote.run(this.#ask);
  }
}
