import type { AnswerOf, BodyOf, EndpointKey, ParamsOf } from '../../shared/contract/index.ts';
import { ask } from './ask.ts';
import type { FailureCode, Outcome } from './failure.ts';
import type { Session } from './session.ts';

/** Answers that leave open whether anything moved: the same request must be sent again, never another one. */
const OPEN: readonly FailureCode[] = ['offline', 'answer-unreadable', 'request-in-flight', 'overloaded', 'storage-unavailable', 'internal'];

const PAUSES_MILLISECONDS = [400, 800, 1600, 3200];

/** What is decided: an endpoint that happens once, and its request. */
export type Decided<Key extends EndpointKey> = (BodyOf<Key> extends undefined ? { body?: never } : { body: BodyOf<Key> }) &
  (ParamsOf<Key> extends undefined ? { params?: never } : { params: ParamsOf<Key> });

/**
 * One decision of a person, sent under one key however often it takes (DESIGN.md §4, money moves): a double click, a lost connection or a
 * new session repeat the request, and the BFF answers what the first one did. Another request is another decision with another key.
 */
export class Decision<Key extends EndpointKey> {
  readonly #endpoint: Key;
  #key = '';
  #request = '';
  #flight: Promise<Outcome<AnswerOf<Key>>> | null = null;
  #isOpen = false;

  constructor(endpoint: Key) {
    this.#endpoint = endpoint;
  }

  /** True while the answer to what was sent last is not known: sending anything else would be a second decision. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Sends it. While it is under way the same promise is given again, so that a second click sends nothing. */
  send(session: Session, decided: Decided<Key>, code: string | null = null): Promise<Outcome<AnswerOf<Key>>> {
    this.#flight ??= this.#send(session, decided, code).finally(() => {
      this.#flight = null;
    });
    return this.#flight;
  }

  async #send(session: Session, decided: Decided<Key>, code: string | null): Promise<Outcome<AnswerOf<Key>>> {
    const request = JSON.stringify([decided.params, decided.body]);
    if (request !== this.#request) {
      this.#request = request;
      this.#key = makeKey();
    }
    const headers = { 'idempotency-key': this.#key, ...(code === null ? {} : { 'step-up-code': code }) };
    for (const pause of [...PAUSES_MILLISECONDS, null]) {
      const outcome = await ask(session, this.#endpoint, { ...decided, headers } as never);
      this.#isOpen = !outcome.ok && OPEN.includes(outcome.failure.code);
      // A refusal is kept under its key: trying again after it is a decision of its own.
      if (!outcome.ok && !this.#isOpen) this.#request = '';
      if (outcome.ok || outcome.failure.code !== 'request-in-flight' || pause === null) return outcome as Outcome<AnswerOf<Key>>;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    throw new Error('A decision ends with an answer.');
  }
}

/** 128 random bits; `crypto.randomUUID` is not there on plain http. */
function makeKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
