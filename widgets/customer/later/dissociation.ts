import type { AnswerOf, EndpointKey } from '../../../shared/contract/index.ts';
import type { DissociationReason } from '../../../shared/values/money-lists.ts';
import { ask } from '../../core/ask.ts';
import { Decision } from '../../core/decision.ts';
import { type Failure, failureOf, type Outcome } from '../../core/failure.ts';
import type { Session } from '../../core/session.ts';

const SUBMIT = 'POST /v1/customers/:customerId/dissociation';
const CHECK = 'POST /v1/customers/:customerId/dissociation/check';
/** What a customer or time stands against shows in the check, which is run again. */
const CHECKED_ANEW: readonly string[] = ['dissociation-blocked', 'dissociation-too-soon', 'dissociation-submitted', 'notes-changed'];
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
  readonly #decision = new Decision(SUBMIT);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #resendAt = 0;
  readonly customerId: string;
  step: 'notes' | 'code' | 'done' = 'notes';
  checked: Checked | null = null;
  failure: Failure | null = null;
  isChecking = false;
  isSubmitting = false;
  isAccepted = false;
  reason: DissociationReason | null = null;
  /** What was missing when it was submitted. */
  demand: Demand | null = null;
  sentTo: string | null = null;
  triesLeft = 0;
  code = '';

  constructor(customerId: string, session: () => Session | null, events: DissociationEvents) {
    this.customerId = customerId;
    this.#session = session;
    this.#events = events;
  }

  get isBusy(): boolean {
    return this.isChecking || this.isSubmitting;
  }

  /** It is not known whether it was submitted: nothing but the same may be sent. */
  get isUnclear(): boolean {
    return this.#decision.isOpen;
  }

  get isUnsaved(): boolean {
    return this.step !== 'done' && (this.isAccepted || this.reason !== null);
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
    this.failure = null;
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
    this.code = digits;
    this.failure = null;
    this.#events.onChange();
  }

  back(): void {
    if (this.isBusy || this.isUnclear) return;
    this.step = 'notes';
    this.code = '';
    this.failure = null;
    this.#events.onChange();
  }

  /** Pressed twice it submits once; what is missing is named and gets the focus. */
  async submit(): Promise<void> {
    const { checked } = this;
    if (this.isBusy || !checked?.isPassed) return;
    this.demand = this.isAccepted ? (this.reason === null ? 'reason' : null) : 'accept';
    if (this.demand) {
      this.#events.onDemand(this.demand);
      this.#events.onChange();
    } else if (checked.needsCode && this.step === 'notes' && !this.isUnclear) await this.sendCode();
    else await this.#submit();
  }

  async sendCode(): Promise<void> {
    const decided = this.#decided();
    if (!decided || this.isBusy || this.resendSeconds > 0) return;
    this.#begin();
    const outcome = await this.#ask('POST /v1/step-up', { body: { endpoint: SUBMIT, ...decided } });
    this.isSubmitting = false;
    this.code = '';
    if (outcome.ok) {
      const { sentTo, triesLeft } = outcome.answer;
      Object.assign(this, { sentTo, triesLeft, step: 'code' });
      this.#resendAt = performance.now() + RESEND_MILLISECONDS;
      this.#tick();
    } else if (outcome.failure.code === 'step-up-off') await this.#submit();
    else this.failure = outcome.failure;
    this.#events.onChange();
  }

  /** Asks the host for a new session; everything chosen stays. */
  async resume(): Promise<void> {
    this.failure = (await this.#session()?.renew('expired')) ?? null;
    if (!this.failure && !this.checked) await this.check();
    this.#events.onChange();
  }

  async #check(): Promise<void> {
    this.isChecking = true;
    this.#events.onChange();
    const outcome = await this.#ask(CHECK, { params: { customerId: this.customerId }, body: {} });
    this.isChecking = false;
    if (outcome.ok) {
      if (outcome.answer.notes.digest !== this.checked?.notes.digest) this.isAccepted = false;
      this.checked = outcome.answer;
    } else this.failure = outcome.failure;
    this.#events.onChange();
  }

  async #submit(): Promise<void> {
    const decided = this.#decided();
    const session = this.#session();
    if (!decided || !session) return;
    this.#begin();
    const outcome = await this.#decision.send(session, decided, this.code === '' ? null : this.code);
    this.isSubmitting = false;
    if (outcome.ok) {
      this.step = 'done';
      this.#events.onDone();
    } else await this.#refused(outcome.failure);
    this.#events.onChange();
  }

  async #refused(failure: Failure): Promise<void> {
    const { code } = failure;
    if (code === 'step-up-required') return await this.sendCode();
    this.failure = failure;
    if (code === 'step-up-code-wrong') this.triesLeft = Math.max(0, this.triesLeft - 1);
    if (code === 'step-up-code-wrong' || code === 'step-up-code-expired') {
      this.step = 'code';
      this.code = '';
    }
    if (!CHECKED_ANEW.includes(code)) return;
    this.step = 'notes';
    this.code = '';
    await this.#check();
  }

  #begin(): void {
    this.isSubmitting = true;
    this.failure = null;
    this.#events.onChange();
  }

  #decided() {
    const { checked, reason, customerId } = this;
    return checked && reason ? { params: { customerId }, body: { reason, acceptedNotes: checked.notes.digest } } : null;
  }

  async #ask<Key extends EndpointKey>(key: Key, options: Parameters<typeof ask<Key>>[2]): Promise<Outcome<AnswerOf<Key>>> {
    const session = this.#session();
    if (!session) return { ok: false, failure: failureOf('session-element-missing') };
    return (await ask(session, key, options)) as Outcome<AnswerOf<Key>>;
  }

  #tick(): void {
    clearTimeout(this.#timer);
    this.#events.onChange();
    if (this.resendSeconds > 0) this.#timer = setTimeout(() => this.#tick(), SECOND);
  }
}
