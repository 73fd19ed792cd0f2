import type { AnswerOf, BodyOf, EndpointKey, ParamsOf, QueryOf } from '../../shared/contract/index.ts';
import { type Failure, failureOf, isNetworkLoss, type Outcome, readFailure } from './failure.ts';
import type { SessionOptions, SessionReason, SessionSnapshot } from './session-state.ts';
import { networkTransport, type RequestParts, requestOf } from './transport.ts';

/** The token is renewed after this share of its life, less up to `JITTER` of it, so that many pages do not ask at once. */
const RENEW_AFTER = 0.8;
const JITTER = 0.15;
const RETRY_MILLISECONDS = 15_000;

const RENEWABLE: readonly string[] = ['session-expired', 'session-invalid', 'session-missing'];

type CallOptions<Key extends EndpointKey> = {
  signal?: AbortSignal;
  headers?: Readonly<Record<string, string>>;
} & (BodyOf<Key> extends undefined ? { body?: never } : { body: BodyOf<Key> }) &
  (ParamsOf<Key> extends undefined ? { params?: never } : { params: ParamsOf<Key> }) &
  (QueryOf<Key> extends undefined ? { query?: never } : { query?: QueryOf<Key> });

/** Takes what a success carries. */
type Reader<Answer> = (response: Response) => Promise<Answer>;

const readAnswer: Reader<unknown> = (response) => (response.status === 204 ? Promise.resolve(undefined) : response.json());

interface Bearer {
  token: string;
  endsAt: number;
}

/**
 * One session shared by all widgets around one `<partner-session>`. The token lives in this object's memory and nowhere
 * else. Asks the host for a secret ahead of expiry, once for all widgets; waits while offline or unseen; goes on when the
 * page is online and visible again.
 */
export class Session {
  #options: SessionOptions = { baseUrl: '', fetchSession: null, transport: networkTransport, locale: null };
  #snapshot: SessionSnapshot = { status: 'waiting', view: null, failure: null, locale: null, resumptions: 0 };
  #bearer: Bearer | null = null;
  #flight: Promise<Failure | null> | null = null;
  #abort = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #putOffUntil = 0;
  readonly #listeners = new Set<() => void>();

  get snapshot(): SessionSnapshot {
    return this.#snapshot;
  }

  /** Calls back after every change; returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes new options. Another `baseUrl` starts over; another callback or transport is merely used from now on. */
  configure(options: SessionOptions): void {
    const isElsewhere = options.baseUrl !== this.#options.baseUrl && this.#bearer !== null;
    this.#options = options;
    if (isElsewhere) this.#forget('waiting', null);
    this.#change({ locale: options.locale ?? this.#snapshot.view?.locale ?? null });
  }

  start(): void {
    addEventListener('online', this.#resume);
    document.addEventListener('visibilitychange', this.#resume);
    if (this.#options.fetchSession && this.#snapshot.status === 'waiting') void this.renew('start');
  }

  /** Forgets the token and stops all timers; `start` begins anew. */
  stop(): void {
    removeEventListener('online', this.#resume);
    document.removeEventListener('visibilitychange', this.#resume);
    this.#forget('waiting', null);
  }

  /** Logs out: the session is revoked at the BFF, and widgets show that it has ended. */
  async end(): Promise<void> {
    const token = this.#bearer?.token;
    this.#forget('expired', failureOf('session-revoked'));
    if (token) await this.#ask('DELETE /v1/session', { token }, readAnswer);
  }

  /** May this session call the endpoint? False until the session is live. */
  allows(key: EndpointKey): boolean {
    return this.#snapshot.view?.actions.some((action) => action.endpoint === key && action.isAllowed) ?? false;
  }

  /** Calls an endpoint of the contract. Rejects only with an AbortError. */
  call<Key extends EndpointKey>(key: Key, options: CallOptions<Key>): Promise<Outcome<AnswerOf<Key>>> {
    return this.#call(key, options, readAnswer as Reader<AnswerOf<Key>>);
  }

  /** Fetches a file, under the same session; an address with a token in it never comes into being. Rejects only with an AbortError. */
  download<Key extends EndpointKey>(key: Key, options: CallOptions<Key>): Promise<Outcome<Blob>> {
    return this.#call(key, options, (response) => response.blob());
  }

  /** Asks the host for a new secret and swaps it; all who ask meanwhile share one flight. Resolves to the failure, or null. */
  renew(reason: SessionReason): Promise<Failure | null> {
    if (this.#flight) return this.#flight;
    // Started a moment later: whoever asks while listeners are told of `starting` must find this flight.
    const flight = Promise.resolve()
      .then(() => this.#renewNow(reason))
      .finally(() => {
        if (this.#flight === flight) this.#flight = null;
      });
    this.#flight = flight;
    return flight;
  }

  /**
   * A new session hides what was revealed in the old one: renewal ahead of expiry waits until then (`performance.now()`), as far as
   * the token's life allows.
   */
  putOffRenewal(until: number): void {
    this.#putOffUntil = Math.max(this.#putOffUntil, until);
  }

  async #call<Answer>(key: EndpointKey, parts: RequestParts, read: Reader<Answer>): Promise<Outcome<Answer>> {
    const first = await this.#attempt(key, parts, read);
    if (first.ok || !RENEWABLE.includes(first.failure.code) || this.#snapshot.status === 'expired') return this.#noteEnd(first);
    this.#bearer = null;
    return this.#noteEnd(await this.#attempt(key, parts, read));
  }

  async #attempt<Answer>(key: EndpointKey, parts: RequestParts, read: Reader<Answer>): Promise<Outcome<Answer>> {
    const failure = await this.#ensureBearer();
    parts.signal?.throwIfAborted();
    if (failure) return { ok: false, failure };
    const outcome = await this.#ask(key, { ...parts, token: this.#bearer?.token }, read);
    parts.signal?.throwIfAborted();
    return outcome;
  }

  async #ask<Answer>(key: EndpointKey, parts: RequestParts, read: Reader<Answer>): Promise<Outcome<Answer>> {
    try {
      const response = await this.#options.transport(requestOf(this.#options.baseUrl, key, parts));
      if (!response.ok) return { ok: false, failure: await readFailure(response) };
      return { ok: true, answer: await read(response) };
    } catch (error) {
      return { ok: false, failure: failureOf(isNetworkLoss(error) ? 'offline' : 'answer-unreadable') };
    }
  }

  async #ensureBearer(): Promise<Failure | null> {
    if (this.#bearer && this.#bearer.endsAt > performance.now()) return null;
    const { status, failure, view } = this.#snapshot;
    if (status === 'expired' && failure) return failure;
    return this.renew(view ? 'refresh' : status === 'failed' ? 'retry' : 'start');
  }

  #noteEnd<Answer>(outcome: Outcome<Answer>): Outcome<Answer> {
    const hasEnded = !outcome.ok && (outcome.failure.code === 'session-revoked' || RENEWABLE.includes(outcome.failure.code));
    if (hasEnded) this.#forget('expired', outcome.failure);
    return outcome;
  }

  async #renewNow(reason: SessionReason): Promise<Failure | null> {
    const { signal } = this.#abort;
    if (!this.#bearer) this.#change({ status: 'starting', failure: null });
    const outcome = await this.#swapSecret(reason, signal);
    if (signal.aborted) return failureOf('session-missing');
    if (!outcome.ok) return this.#noteRenewalFailure(outcome.failure);
    const { token, expiresInSeconds, session: view } = outcome.answer;
    this.#bearer = { token, endsAt: performance.now() + expiresInSeconds * 1000 };
    this.#schedule(expiresInSeconds * 1000 * (RENEW_AFTER - Math.random() * JITTER));
    this.#change({ status: 'live', view, failure: null, locale: this.#options.locale ?? view.locale });
    return null;
  }

  async #swapSecret(reason: SessionReason, signal: AbortSignal): Promise<Outcome<AnswerOf<'POST /v1/session/token'>>> {
    try {
      const { secret } = (await this.#options.fetchSession?.({ reason, signal })) ?? {};
      if (secret)
        return await this.#ask(
          'POST /v1/session/token',
          { body: { secret }, signal },
          readAnswer as Reader<AnswerOf<'POST /v1/session/token'>>,
        );
      return { ok: false, failure: failureOf('session-unavailable') };
    } catch (error) {
      return { ok: false, failure: failureOf(isNetworkLoss(error) ? 'offline' : 'session-unavailable') };
    }
  }

  /** A token that still lives is used on; without one, the host's refusal of a once live session means that it has ended. */
  #noteRenewalFailure(failure: Failure): Failure {
    if (this.#bearer && this.#bearer.endsAt > performance.now()) {
      this.#schedule(Math.min(RETRY_MILLISECONDS, this.#bearer.endsAt - performance.now()));
    } else if (failure.code === 'offline') {
      this.#bearer = null;
      this.#change({ status: 'offline', failure });
    } else {
      this.#forget(this.#snapshot.view ? 'expired' : 'failed', failure);
    }
    return failure;
  }

  #forget(status: SessionSnapshot['status'], failure: Failure | null): void {
    clearTimeout(this.#timer);
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#bearer = null;
    this.#flight = null;
    this.#change({ status, failure, view: status === 'expired' ? this.#snapshot.view : null });
  }

  #schedule(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#renewIfSeen(), milliseconds);
  }

  #renewIfSeen(): void {
    const latest = (this.#bearer?.endsAt ?? 0) - RETRY_MILLISECONDS;
    const wait = Math.min(this.#putOffUntil, latest) - performance.now();
    if (wait > 0) this.#schedule(wait);
    else if (document.visibilityState === 'visible' && navigator.onLine) void this.renew('refresh');
  }

  readonly #resume = (): void => {
    if (document.visibilityState !== 'visible' || !navigator.onLine) return;
    const { status } = this.#snapshot;
    if (status === 'live' && this.#bearer && this.#bearer.endsAt - performance.now() < RETRY_MILLISECONDS * 2) void this.renew('refresh');
    if (status === 'live' || status === 'offline') this.#change({ resumptions: this.#snapshot.resumptions + 1 });
  };

  #change(part: Partial<SessionSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    for (const listener of [...this.#listeners]) listener();
  }
}
