import type { AnswerOf, EndpointKey } from '../../shared/contract/index.ts';
import type { StepUpEndpoint } from '../../shared/values/money-lists.ts';
import { ask } from './ask.ts';
import { type Decided, Decision } from './decision.ts';
import type { Failure } from './failure.ts';
import type { Session } from './session.ts';

export type CodeEndpoint = StepUpEndpoint;
/** A code that was sent: to whom, until when (`performance.now()`), and how often it may be tried. */
export interface SentCode {
  sentTo: string;
  endsAt: number;
  triesLeft: number;
}

/** Where an act stands: yet to be sent, under way, waiting for a code, or done. */
export type ActStep = 'ready' | 'sending' | 'code' | 'done';

export interface ActEvents<Key extends EndpointKey> {
  onChange: () => void;
  onDone: (answer: AnswerOf<Key>) => void;
}

const CODE_FAILURES = ['step-up-required', 'step-up-code-wrong', 'step-up-code-expired'];

/**
 * One act that moves money, or binds the partner, from the confirmation on: the code where the partner asks for one (DOMAIN.md §3.8), the request under one key,
 * and what came of it. What was confirmed is kept until it is done or changed, so that an ended session or a lost answer loses nothing.
 */
export class MoneyAct<Key extends EndpointKey> {
  readonly endpoint: Key;
  readonly #session: () => Session;
  readonly #events: ActEvents<Key>;
  readonly #decision: Decision<Key>;
  #decided: Decided<Key> | null = null;
  step: ActStep = 'ready';
  failure: Failure | null = null;
  sent: SentCode | null = null;
  code = '';
  isSendingCode = false;

  constructor(endpoint: Key, session: () => Session, events: ActEvents<Key>) {
    this.endpoint = endpoint;
    this.#session = session;
    this.#events = events;
    this.#decision = new Decision(endpoint);
  }

  /** True while the answer to what was sent is not known: the dialog says so, and offers to send just that again. */
  get isUnclear(): boolean {
    return this.#decision.isOpen;
  }

  get isBusy(): boolean {
    return this.step === 'sending' || this.isSendingCode;
  }

  /** Confirmed. With `needsCode` a code is asked for first, where the endpoint may ask for one at all. */
  async confirm(decided: Decided<Key>, needsCode: Key extends CodeEndpoint ? boolean : false): Promise<void> {
    if (this.isBusy || this.step === 'done') return;
    this.#decided = decided;
    this.failure = null;
    if (needsCode && !this.isUnclear) await this.sendCode();
    else await this.#send(null);
  }

  /** Asks for a code, or for another one. */
  async sendCode(): Promise<void> {
    const decided = this.#decided;
    if (!decided || this.isBusy) return;
    this.isSendingCode = true;
    this.failure = null;
    this.code = '';
    this.#events.onChange();
    const { params, body } = decided as { params?: Record<string, string>; body?: Record<string, unknown> };
    const request = { endpoint: this.endpoint as CodeEndpoint, body: body ?? {}, ...(params ? { params } : {}) };
    const outcome = await ask(this.#session(), 'POST /v1/step-up', { body: request });
    this.isSendingCode = false;
    if (outcome.ok) {
      const { sentTo, expiresInSeconds, triesLeft } = outcome.answer;
      this.sent = { sentTo, endsAt: performance.now() + expiresInSeconds * 1000, triesLeft };
      this.step = 'code';
    } else {
      this.failure = outcome.failure;
      // The partner has switched codes off since the check.
      if (outcome.failure.code === 'step-up-off') await this.#send(null);
    }
    this.#events.onChange();
  }

  type(digits: string): void {
    this.code = digits;
    this.failure = null;
    this.#events.onChange();
  }

  /** Sends what was confirmed with the code that was typed. */
  async enter(digits: string): Promise<void> {
    if (this.isBusy) return;
    this.code = digits;
    await this.#send(digits);
  }

  /** Sends what was confirmed once more: after a lost answer, or with a new session. */
  async again(): Promise<void> {
    if (!this.isBusy) await this.#send(this.code === '' ? null : this.code);
  }

  /** Back to what is confirmed: nothing was sent, or it was refused. */
  back(): void {
    if (this.isBusy || this.isUnclear) return;
    this.step = 'ready';
    this.failure = null;
    this.code = '';
    this.sent = null;
    this.#events.onChange();
  }

  async #send(code: string | null): Promise<void> {
    const decided = this.#decided;
    if (!decided) return;
    const before = this.step;
    this.step = 'sending';
    this.failure = null;
    this.#events.onChange();
    const outcome = await this.#decision.send(this.#session(), decided, code);
    if (outcome.ok) {
      this.step = 'done';
      this.#events.onDone(outcome.answer);
      this.#events.onChange();
      return;
    }
    this.#refused(outcome.failure, before);
    this.#events.onChange();
    if (outcome.failure.code === 'step-up-required') await this.sendCode();
  }

  #refused(failure: Failure, before: ActStep): void {
    const isOfCode = CODE_FAILURES.includes(failure.code);
    this.step = isOfCode || before === 'code' ? (isOfCode ? 'code' : 'ready') : 'ready';
    if (failure.code !== 'step-up-required') this.failure = failure;
    if (isOfCode) this.code = '';
    if (failure.code === 'step-up-code-wrong' && this.sent) this.sent = { ...this.sent, triesLeft: Math.max(0, this.sent.triesLeft - 1) };
  }
}
