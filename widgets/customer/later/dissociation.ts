import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { DissociationReason } from '../../../shared/values/money-lists.ts';
import { ask } from '../../core/ask.ts';
import { type Failure, failureOf } from '../../core/failure.ts';
import { MoneyAct, type SentCode } from '../../core/money-act.ts';
import type { Session } from '../../core/session.ts';

const SUBMIT = 'POST /v1/customers/:customerId/dissociation';
const CHECK = 'POST /v1/customers/:customerId/dissociation/check';
/** What a customer or time stands against shows in the check, which is run again. */
const CHECKED_ANEW: readonly string[] = ['dissociation-blocked', 'dissociation-too-soon', 'dissociation-submitted', 'notes-changed'];
const CODE_DIGITS = 6;
const RESEND_MILLISECONDS = 30_000;
const SECOND = 1000;

export type Checked = AnswerOf<typeof CHECK>;
export type Demand = 'accept' | 'reason';

interface DissociationEvents {
  /** Draws anew. */
  onChange: () => void;
  onDemand: (demand: Demand) => void;
  onDone: () => void;
}

/**
 * The end of the tie to one customer (DOMAIN.md §2.6), without a pixel: check, notes, reason, the code where the partner asks for one, and
 * one submission however often it is pressed. What was chosen survives a session that ends.
 */
export class Dissociation {
  readonly #session: () => Session | null;
  readonly #events: DissociationEvents;
  readonly #act: MoneyAct<typeof SUBMIT>;
  #sent: SentCode | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #resendAt = 0;
  /** Of the check or the session; what was refused of the submission is the act's. */
  #failure: Failure | null = null;
  readonly customerId: string;
  checked: Checked | null = null;
  isChecking = false;
  isAccepted = false;
  reason: DissociationReason | null = null;
  /** What was missing when it was submitted. */
  demand: Demand | null = null;

  constructor(customerId: string, session: () => Session | null, events: DissociationEvents) {
    this.customerId = customerId;
    this.#session = session;
    this.#events = events;
    this.#act = new MoneyAct(SUBMIT, () => session() as Session, { onChange: () => this.#changed(), onDone: events.onDone });
  }

  get step(): 'notes' | 'code' | 'done' {
    if (this.#act.step === 'done') return 'done';
    return this.#act.sent ? 'code' : 'notes';
  }

  get failure(): Failure | null {
    return this.#failure ?? this.#act.failure;
  }

  get code(): string {
    return this.#act.code;
  }

  get sentTo(): string | null {
    return this.#act.sent?.sentTo ?? null;
  }

  get triesLeft(): number {
    return this.#act.sent?.triesLeft ?? 0;
  }

  get isSubmitting(): boolean {
    return this.#act.isBusy;
  }

  get isBusy(): boolean {
    return this.isChecking || this.isSubmitting;
  }

  /** It is not known whether it was submitted: nothing but the same may be sent. */
  get isUnclear(): boolean {
    return this.#act.isUnclear;
  }

  get isUnsaved(): boolean {
    return this.step !== 'done' && (this.isAccepted || this.reason !== null);
  }

  /** A code is asked for and was not typed whole: there is nothing to send yet. */
  get isCodeMissing(): boolean {
    return this.step === 'code' && !this.isUnclear && this.code.length < CODE_DIGITS;
  }

  /** Seconds until another code may be sent; 0: now. */
  get resendSeconds(): number {
    return Math.max(0, Math.ceil((this.#resendAt - performance.now()) / SECOND));
  }

  leave(): void {
    clearTimeout(this.#timer);
  }

  async check(): Promise<void> {
    if (this.isBusy) return;
    this.#fail(null);
    await this.#check();
  }

  accept(isAccepted: boolean): void {
    this.isAccepted = isAccepted;
    if (this.demand === 'accept') this.demand = null;
    this.#events.onChange();
  }

  choose(reason: DissociationReason | null): void {
    this.reason = reason;
    if (this.demand === 'reason') this.demand = null;
    this.#events.onChange();
  }

  type(digits: string): void {
    this.#failure = null;
    this.#act.type(digits);
  }

  back(): void {
    this.#failure = null;
    this.#act.back();
  }

  /** Pressed twice it submits once; what is missing is named and gets the focus. */
  async submit(): Promise<void> {
    const { checked, reason, customerId } = this;
    if (this.isBusy || this.isCodeMissing || !checked?.isPassed) return;
    this.demand = this.isAccepted ? (reason === null ? 'reason' : null) : 'accept';
    if (this.demand || reason === null) {
      if (this.demand) this.#events.onDemand(this.demand);
      this.#events.onChange();
    } else if (this.#hasSession()) {
      this.#failure = null;
      const decided = { params: { customerId }, body: { reason, acceptedNotes: checked.notes.digest } };
      if (this.step === 'code') await this.#act.again();
      else await this.#act.confirm(decided, checked.needsCode);
      await this.#checkAnew();
    }
  }

  async sendCode(): Promise<void> {
    if (this.isBusy || this.resendSeconds > 0 || !this.#hasSession()) return;
    this.#failure = null;
    await this.#act.sendCode();
    await this.#checkAnew();
  }

  /** Asks the host for a new session; everything chosen stays. */
  async resume(): Promise<void> {
    this.#fail((await this.#session()?.renew('expired')) ?? null);
    if (!this.#failure && !this.checked) await this.check();
    this.#events.onChange();
  }

  async #check(): Promise<void> {
    const session = this.#hasSession();
    if (!session) return;
    this.isChecking = true;
    this.#events.onChange();
    const outcome = await ask(session, CHECK, { params: { customerId: this.customerId }, body: {} });
    this.isChecking = false;
    if (outcome.ok) {
      if (outcome.answer.notes.digest !== this.checked?.notes.digest) this.isAccepted = false;
      this.checked = outcome.answer;
    } else this.#failure = outcome.failure;
    this.#events.onChange();
  }

  async #checkAnew(): Promise<void> {
    const { failure } = this.#act;
    if (!failure || !CHECKED_ANEW.includes(failure.code)) return;
    this.#act.back();
    this.#failure = failure;
    await this.#check();
  }

  #hasSession(): Session | null {
    const session = this.#session();
    if (!session) {
      this.#failure = failureOf('session-element-missing');
      this.#events.onChange();
    }
    return session;
  }

  #fail(failure: Failure | null): void {
    this.#failure = failure;
    this.#act.failure = null;
  }

  /** With each code that is sent, the time until another one may be begins anew. */
  #changed(): void {
    const { sent } = this.#act;
    if (sent && sent.endsAt !== this.#sent?.endsAt) this.#resendAt = performance.now() + RESEND_MILLISECONDS;
    this.#sent = sent;
    this.#tick();
  }

  #tick(): void {
    clearTimeout(this.#timer);
    this.#events.onChange();
    if (this.resendSeconds > 0) this.#timer = setTimeout(() => this.#tick(), SECOND);
  }
}
