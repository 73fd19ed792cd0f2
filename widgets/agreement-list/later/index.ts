import { type CSSResult, html, type LitElement, nothing, type TemplateResult } from 'lit';
import type { Failure } from '../../core/failure.ts';
import type { Language } from '../../core/language.ts';
import type { Session } from '../../core/session.ts';
import { Vocabulary } from '../../core/vocabulary.ts';
import { DocumentReading } from '../../kit/document-reading.ts';
import { documentTextStyles } from '../../kit/document-styles.ts';
import type { Signature } from '../controller.ts';
import { Reading } from './reading.ts';
import { readingDialog } from './reading-dialog.ts';
import { type LaterStrings, loadLaterStrings } from './strings/index.ts';
import { styles } from './styles.ts';
import { Withdrawal } from './withdrawal.ts';
import { withdrawalDialog } from './withdrawal-dialog.ts';

export const laterStyles: readonly CSSResult[] = [documentTextStyles, styles];

export interface LaterHost {
  element: LitElement;
  session: () => Session | null;
  /** Goes on after the session has ended. */
  renew: () => Promise<Failure | null>;
  language: () => Language;
  update: () => void;
  save: (one: Signature, format: 'html' | 'json') => void;
  onWithdrawn: (one: Signature) => void;
}

/** What is opened from the list: the text as signed, and a withdrawal. At most one of them at a time. */
export class LaterParts {
  readonly #host: LaterHost;
  readonly #vocabulary: Vocabulary;
  readonly #document: DocumentReading;
  #words: LaterStrings | null = null;
  #open: Reading | Withdrawal | null = null;

  constructor(host: LaterHost) {
    this.#host = host;
    this.#vocabulary = new Vocabulary(host.update);
    this.#document = new DocumentReading(host.element);
  }

  async open(what: 'reading' | 'withdrawal', one: Signature): Promise<void> {
    const { session, update, language } = this.#host;
    this.#words ??= await this.#vocabulary.learn(language(), loadLaterStrings);
    const part = what === 'reading' ? new Reading(one, this.#document, update) : new Withdrawal(one, update);
    this.#open = part;
    if (part instanceof Reading) await part.load(session());
    else update();
  }

  leave(): void {
    this.#open = null;
  }

  draw(): TemplateResult | typeof nothing {
    void this.#vocabulary.follow(this.#host.language());
    const [open, words] = [this.#open, this.#words];
    if (!open || !words) return nothing;
    const onClosed = (): void => {
      this.#open = null;
      this.#host.update();
    };
    if (open instanceof Withdrawal) {
      return html`${withdrawalDialog({ act: open, words, submit: () => void this.#submit(open), close: () => this.#close(), onClosed })}`;
    }
    const retry = (): void => void open.load(this.#host.session());
    return html`${readingDialog({ reading: open, document: this.#document, words, retry, save: () => this.#host.save(open.signature, 'html'), onClosed })}`;
  }

  async #submit(act: Withdrawal): Promise<void> {
    if (await act.submit(this.#host.session(), this.#host.renew)) this.#host.onWithdrawn(act.signature);
  }

  #close(): void {
    this.#host.element.renderRoot.querySelector('dialog')?.close();
  }
}
