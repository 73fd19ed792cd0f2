import type { CSSResult, LitElement, TemplateResult } from 'lit';
import { nothing } from 'lit';
import { formatInstant } from '../../core/formats.ts';
import type { Language } from '../../core/language.ts';
import type { Session } from '../../core/session.ts';
import { afterFrame } from '../../core/soon.ts';
import { Vocabulary } from '../../core/vocabulary.ts';
import { checkboxStyles } from '../../kit/checkbox.ts';
import { dialogStyles } from '../../kit/dialog.ts';
import { contentsStyles } from '../../kit/document-contents.ts';
import { DocumentReading } from '../../kit/document-reading.ts';
import { documentTextStyles } from '../../kit/document-text.ts';
import { noticeStyles } from '../../kit/notice.ts';
import { resultStyles } from '../../kit/toast.ts';
import type { Pending } from '../controller.ts';
import { decideStyles } from './decide-styles.ts';
import { SigningDesk } from './desk.ts';
import { signingDialog } from './dialog.ts';
import { Files } from './files.ts';
import { lowStyles } from './low-styles.ts';
import { PassOn } from './pass-on.ts';
import { printText } from './print.ts';
import type { Problem, Signed } from './states.ts';
import { loadSigningStrings, type SigningStrings } from './strings/index.ts';
import { signingStyles } from './styles.ts';
import { textStyles } from './text-styles.ts';
import type { SigningView } from './view.ts';

export const signingPartStyles: readonly CSSResult[] = [
  checkboxStyles,
  dialogStyles,
  noticeStyles,
  resultStyles,
  documentTextStyles,
  contentsStyles,
  signingStyles,
  textStyles,
  decideStyles,
  lowStyles,
];

export interface SigningHost {
  element: LitElement;
  session: () => Session | null;
  language: () => Language;
  update: () => void;
  announce: (text: string) => void;
  copy: (text: string, said: string) => void;
  pending: () => readonly Pending[];
  passOnHref: () => string | null;
  listHref: () => string | null;
  mayGoOn: (intent: { code: string; version: number }) => boolean;
  onSigned: (signed: Signed) => void;
  later: () => void;
  onClosed: () => void;
}

/** Longest that a long text is waited for before it goes on paper, in frames. */
const MOST_FRAMES = 600;

const FRAMES_TO_SETTLE = 4;

const FIELDS: Record<Problem, string> = { agree: '#agree', capacity: '#capacity', sections: '.next-section .button' };

/** Everything behind Sign now: the dialog with its text, and what it does. Comes when it is first wanted. */
export class Signing {
  readonly #host: SigningHost;
  readonly #vocabulary: Vocabulary;
  readonly #desk: SigningDesk;
  readonly #files: Files;
  readonly #passOn: PassOn;
  readonly #readings = new Map<string, DocumentReading>();
  #words: SigningStrings | null = null;

  constructor(host: SigningHost) {
    this.#host = host;
    const { session, update, mayGoOn, onSigned } = host;
    this.#vocabulary = new Vocabulary(update);
    this.#files = new Files(session, update);
    this.#passOn = new PassOn(host.passOnHref, update);
    this.#desk = new SigningDesk({
      session,
      update,
      mayGoOn,
      onSigned,
      reading: (digest) => this.#readingOf(digest),
      onTurn: () => this.#turned(),
    });
  }

  get isOpen(): boolean {
    return this.#desk.isOpen;
  }

  /** Fetches its words; to be awaited once, before it is opened. Rejects where they do not come. */
  async prepare(): Promise<void> {
    this.#words = await this.#vocabulary.learn(this.#host.language(), loadSigningStrings);
  }

  async open(code: string): Promise<void> {
    if (this.#desk.isSending) return;
    this.#files.forget();
    this.#passOn.toggle(false);
    await this.#desk.open(code);
  }

  /** Closes as the button does: nothing is signed, and while a signature is being recorded it stays. */
  close(): void {
    if (!this.#desk.isSending) this.#element('dialog')?.close();
  }

  follow(session: Session | null): void {
    this.#desk.follow(session);
  }

  draw(): TemplateResult | typeof nothing {
    void this.#vocabulary.follow(this.#host.language());
    const words = this.#words;
    if (!words || !this.#desk.isOpen) return nothing;
    return signingDialog(this.#view(words), () => {
      this.#desk.close();
      this.#host.onClosed();
    });
  }

  #view(words: SigningStrings): SigningView {
    const { announce, copy, session, listHref, pending, later } = this.#host;
    const signed = this.#desk.state.kind === 'done' ? this.#desk.state.signed : null;
    const ids = new Set((signed?.pending ?? []).map(({ code }) => code));
    return {
      desk: this.#desk,
      words,
      files: this.#files,
      passOn: this.#passOn,
      left: signed ? pending().filter(({ code }) => ids.has(code)) : [],
      listHref: listHref(),
      isExpired: session()?.snapshot.status === 'expired',
      acts: {
        announce,
        sign: () => void this.#sign(),
        later: () => {
          this.close();
          later();
        },
        close: () => this.close(),
        openNext: (code) => void this.open(code),
        focus: (selector) => this.#focus(selector),
        copy: (requestId) => copy(requestId, words.actions.copied),
        print: () => this.#print(words),
      },
    };
  }

  async #sign(): Promise<void> {
    const isExpired = this.#host.session()?.snapshot.status === 'expired';
    const [problem] = this.#desk.failure && isExpired ? await this.#desk.resume().then(() => []) : await this.#desk.sign();
    if (problem) this.#focus(FIELDS[problem]);
    else if (this.#desk.failure) this.#focus('#refused');
  }

  /** Another text, or the end of it: from its beginning on. */
  #turned(): void {
    this.#focus(this.#desk.news ? '#news' : '#signing-heading');
    void this.#host.element.updateComplete.then(() => this.#element('.dialog-body')?.scrollTo(0, 0));
  }

  #focus(selector: string): void {
    void this.#host.element.updateComplete.then(() => {
      this.#element(selector)?.focus();
      this.#keepInSight(selector, FRAMES_TO_SETTLE);
    });
  }

  /** Heights of what was never drawn were guessed until the text was moved past it. */
  #keepInSight(selector: string, frames: number): void {
    afterFrame(() => {
      this.#element(selector)?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      if (frames > 0) this.#keepInSight(selector, frames - 1);
    });
  }

  #element<Name extends string>(selector: Name): (Name extends 'dialog' ? HTMLDialogElement : HTMLElement) | null {
    return this.#host.element.renderRoot.querySelector(selector);
  }

  /** All of the text is drawn before it is put on paper. */
  async #print(words: SigningStrings): Promise<void> {
    const { presented, reading } = this.#desk;
    if (!presented || !reading) return;
    for (let frame = 0; frame < MOST_FRAMES && !reading.isWhole; frame += 1) await new Promise(requestAnimationFrame);
    await this.#host.element.updateComplete;
    const article = this.#element('article.document');
    const { agreement, company, partnerName } = presented;
    const { facts } = words;
    const said = [
      `${facts.company} ${company.customerName ?? facts.none} ${company.customerId} ${facts.partner} ${partnerName}`,
      `${words.version(agreement.version)} · ${facts.effective} ${words.due(formatInstant(agreement.effectiveAt))}`,
    ];
    if (article) printText(article, words.named(agreement.title), said.join(' · '), agreement.locale);
  }

  #readingOf(digest: string): DocumentReading {
    const known = this.#readings.get(digest) ?? new DocumentReading(this.#host.element);
    this.#readings.set(digest, known);
    return known;
  }
}
