import type { AnswerOf, BodyOf, EndpointKey, ParamsOf, QueryOf } from '../../shared/contract/index.ts';
import { passed } from './clock.ts';
import { type Failure, failureOf, isNetworkLoss, type Outcome, readFailure } from './failure.ts';
import { languageFor, sameLanguage } from './language.ts';
import type { SessionOptions, SessionReason, SessionSnapshot, SessionView } from './session-state.ts';
import { isTokenAnswer, type TokenAnswer } from './token-answer.ts';
import { networkTransport, type RequestParts, requestOf, wholeAddress } from './transport.ts';

/** The token is renewed after this share of its life, less up to `JITTER` of it, so that many pages do not ask at once. */
const RENEW_AFTER = 0.8;
const JITTER = 0.15;
/** Between two tries, and the end of a token's life that is no longer relied on. */
const RETRY_MILLISECONDS = 15_000;
/** Longest that the host's `fetchSession` and the swap of its secret are waited for, together. */
const PATIENCE_MILLISECONDS = 20_000;

/** A browser's timer for more than this runs at once. */
const LONGEST_TIMER_MILLISECONDS = 2 ** 31 - 1;

const RENEWABLE: readonly string[] = ['session-expired', 'session-invalid', 'session-missing'];

type CallOptions<Key extends EndpointKey> = {
  signal?: AbortSignal;
  headers?: Readonly<Record<string, string>>;
} & (BodyOf<Key> extends undefined ? { body?: never } : { body: BodyOf<Key> }) &
  (ParamsOf<Key> extends undefined ? { params?: never } : { params: ParamsOf<Key> }) &
  (QueryOf<Key> extends undefined ? { query?: never } : { query?: QueryOf<Key> });

/** Hears of a change; `isOver`: what was seen so far is not for whoever looks now, and nothing of it may stay. */
export type SessionListener = (isOver: boolean) => void;

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
  #options: SessionOptions = { baseUrl: '', fetchSession: null, transport: networkTransport, locale: null, wording: null };
  #snapshot: SessionSnapshot = { status: 'waiting', view: null, failure: null, locale: null, language: null, resumptions: 0 };
  #bearer: Bearer | null = null;
  #flight: Promise<Failure | null> | null = null;
  #abort = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dueAt = Infinity;
  #putOffUntil = 0;
  /** Who it is, in words; empty until that is known, and again after logging out. */
  #who = '';
  readonly #listeners = new Set<SessionListener>();
  /** Stands for whoever it is: another object for another person, and after logging out. What a widget keeps for a person is kept by it. */
  person: object = {};

  get snapshot(): SessionSnapshot {
    return this.#snapshot;
  }

  /** Who looks, and at which BFF: the same text for the same person in whichever session, another for anybody else; empty while nobody is known. */
  get subject(): string {
    return this.#who && JSON.stringify([wholeAddress(this.#options.baseUrl).href, this.#who]);
  }

  /** Calls back after every change; returns how to stop. */
  subscribe(listener: SessionListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes new options. Another `baseUrl` starts over; another callback or transport is merely used from now on. */
  configure(options: SessionOptions): void {
    const isElsewhere = options.baseUrl !== this.#options.baseUrl && this.#snapshot.status !== 'waiting';
    this.#options = options;
    if (isElsewhere) this.#leave('waiting', null);
    this.#change(this.#spoken(this.#snapshot.view));
  }

  /** What is spoken while this is what the session may do. */
  #spoken(view: SessionView | null): Pick<SessionSnapshot, 'locale' | 'language'> {
    const { locale, wording } = this.#options;
    const language = languageFor({ asked: locale, minted: view?.locale ?? null, wording });
    return { locale: language?.spoken ?? null, language: sameLanguage(this.#snapshot.language, language) };
  }

  start(): void {
    for (const [target, name] of this.#signs) target.addEventListener(name, this.#resume);
    if (this.#options.fetchSession && this.#snapshot.status === 'waiting') void this.renew('start');
  }

  /** Forgets the token and stops all timers; `start` begins anew. */
  stop(): void {
    for (const [target, name] of this.#signs) target.removeEventListener(name, this.#resume);
    this.#leave('waiting', null);
  }

  /** Logs out: the session is revoked at the BFF; widgets drop all that they show and hold, and say that it has ended. */
  async end(): Promise<void> {
    const token = this.#bearer?.token;
    this.#leave('expired', failureOf('session-revoked'));
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

  /**
   * Asks the host for a new secret and swaps it; all who ask meanwhile share one flight. Resolves to the failure, or null:
   * what was begun can go on. A session for another person is a failure to whoever had begun something.
   */
  renew(reason: SessionReason): Promise<Failure | null> {
    if (this.#flight) return this.#flight;
    // The host has not said yet how; it is waited for.
    if (!this.#options.fetchSession) return Promise.resolve(failureOf('session-unavailable'));
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
   * A new session hides what was revealed in the old one: renewal ahead of expiry waits until then (`passed()`), as far as
   * the token's life allows.
   */
  putOffRenewal(until: number): void {
    this.#putOffUntil = Math.max(this.#putOffUntil, until);
  }

  /** What one person asked is neither sent nor answered in the name of another. */
  async #call<Answer>(key: EndpointKey, parts: RequestParts, read: Reader<Answer>): Promise<Outcome<Answer>> {
    const { person } = this;
    const outcome = await this.#attemptTwice(key, parts, read, person);
    return person === this.person ? this.#noteEnd(outcome) : { ok: false, failure: failureOf('session-revoked') };
  }

  async #attemptTwice<Answer>(key: EndpointKey, parts: RequestParts, read: Reader<Answer>, person: object): Promise<Outcome<Answer>> {
    const before = this.#bearer;
    const first = await this.#attempt(key, parts, read, person);
    if (first.ok || !RENEWABLE.includes(first.failure.code) || this.#snapshot.status === 'expired') return first;
    // The BFF knows better than a clock. A bearer that others have got meanwhile is used as it is.
    if (this.#bearer === before) this.#bearer = null;
    return this.#attempt(key, parts, read, person);
  }

  async #attempt<Answer>(key: EndpointKey, parts: RequestParts, read: Reader<Answer>, person: object): Promise<Outcome<Answer>> {
    const failure = await this.#ensureBearer();
    parts.signal?.throwIfAborted();
    if (failure || person !== this.person) return { ok: false, failure: failure ?? failureOf('session-revoked') };
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
    if (this.#lives) return null;
    const { status, failure, view } = this.#snapshot;
    if (status === 'expired' && failure) return failure;
    return this.renew(view ? 'refresh' : status === 'failed' ? 'retry' : 'start');
  }

  #noteEnd<Answer>(outcome: Outcome<Answer>): Outcome<Answer> {
    const hasEnded = !outcome.ok && (outcome.failure.code === 'session-revoked' || RENEWABLE.includes(outcome.failure.code));
    if (hasEnded) this.#forget('expired', outcome.failure);
    return outcome;
  }

  get #lives(): boolean {
    return this.#bearer !== null && this.#bearer.endsAt > passed();
  }

  async #renewNow(reason: SessionReason): Promise<Failure | null> {
    const { signal } = this.#abort;
    if (!this.#lives) this.#change({ status: 'starting', failure: null });
    const outcome = await this.#swapSecret(reason, signal);
    if (signal.aborted) return failureOf('session-missing');
    if (!outcome.ok) return this.#noteRenewalFailure(outcome.failure);
    const { token, expiresInSeconds, session: view } = outcome.answer;
    const { status, resumptions } = this.#snapshot;
    const isOther = this.#meet(view);
    this.#bearer = { token, endsAt: passed() + expiresInSeconds * 1000 };
    this.#schedule(expiresInSeconds * 1000 * (RENEW_AFTER - Math.random() * JITTER));
    this.#change(
      {
        status: 'live',
        view,
        failure: null,
        ...this.#spoken(view),
        resumptions: resumptions + Number(status !== 'live'),
      },
      isOther,
    );
    return isOther ? failureOf('session-revoked') : null;
  }

  async #swapSecret(reason: SessionReason, ended: AbortSignal): Promise<Outcome<TokenAnswer>> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), PATIENCE_MILLISECONDS);
    const either = new AbortController();
    const stop = (): void => either.abort();
    for (const one of [ended, late.signal]) one.addEventListener('abort', stop);
    if (ended.aborted) stop();
    const { signal } = either;
    let isSwapping = false;
    try {
      const { secret } = (await inTime(this.#options.fetchSession?.({ reason, signal }), signal)) ?? {};
      if (!secret) return { ok: false, failure: failureOf('session-unavailable') };
      isSwapping = true;
      const outcome = await this.#ask('POST /v1/session/token', { body: { secret }, signal }, readAnswer);
      if (!outcome.ok) return late.signal.aborted ? { ok: false, failure: failureOf('offline') } : outcome;
      const { answer } = outcome;
      return isTokenAnswer(answer) ? { ok: true, answer } : { ok: false, failure: failureOf('answer-unreadable') };
    } catch (error) {
      if (late.signal.aborted) return { ok: false, failure: failureOf(isSwapping ? 'offline' : 'session-late') };
      return { ok: false, failure: failureOf(isNetworkLoss(error) ? 'offline' : 'session-unavailable') };
    } finally {
      clearTimeout(timer);
      ended.removeEventListener('abort', stop);
    }
  }

  /** Another person than before? Then nothing of what the first one saw or began may stay. */
  #meet({ partner, mode, actor }: SessionView): boolean {
    const id = actor.kind === 'operator' ? [actor.operatorId] : [actor.customerId, actor.personId];
    const who = JSON.stringify([partner.partnerId, mode, actor.kind, ...id]);
    const isOther = this.#who !== '' && this.#who !== who;
    this.#who = who;
    if (isOther) this.person = {};
    return isOther;
  }

  /** A token that still lives is used on; without one, the host's refusal of a once live session means that it has ended. */
  #noteRenewalFailure(failure: Failure): Failure {
    if (this.#bearer && this.#lives) {
      this.#schedule(Math.min(RETRY_MILLISECONDS, this.#bearer.endsAt - passed()));
    } else if (failure.code === 'offline') {
      this.#bearer = null;
      this.#change({ status: 'offline', failure });
      this.#schedule(RETRY_MILLISECONDS);
    } else {
      this.#forget(this.#snapshot.view ? 'expired' : 'failed', failure);
    }
    return failure;
  }

  /** Nobody is there any more, for all that widgets may keep. */
  #leave(status: SessionSnapshot['status'], failure: Failure | null): void {
    this.#who = '';
    this.person = {};
    this.#snapshot = { ...this.#snapshot, view: null };
    this.#forget(status, failure, true);
  }

  #forget(status: SessionSnapshot['status'], failure: Failure | null, isOver = false): void {
    clearTimeout(this.#timer);
    this.#dueAt = Infinity;
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#bearer = null;
    this.#flight = null;
    this.#change({ status, failure }, isOver);
  }

  #schedule(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#dueAt = passed() + milliseconds;
    this.#timer = setTimeout(() => this.#renewIfSeen(), Math.min(milliseconds, LONGEST_TIMER_MILLISECONDS));
  }

  #renewIfSeen(): void {
    const latest = (this.#bearer?.endsAt ?? 0) - RETRY_MILLISECONDS;
    const wait = Math.min(this.#putOffUntil, latest) - passed();
    if (wait > 0) this.#schedule(wait);
    else if (isAttended()) void this.renew(this.#snapshot.view ? 'refresh' : 'start');
  }

  readonly #resume = (): void => {
    const { status, resumptions } = this.#snapshot;
    if (!isAttended() || (status !== 'live' && status !== 'offline')) return;
    // What fell due out of sight, offline or asleep is done now; a token near its end does not wait for its turn.
    const isLow = (this.#bearer?.endsAt ?? 0) - passed() < RETRY_MILLISECONDS * 2;
    if (isLow || status === 'offline') void this.renew(this.#snapshot.view ? 'refresh' : 'start');
    else if (this.#dueAt <= passed()) this.#renewIfSeen();
    this.#change({ resumptions: resumptions + 1 });
  };

  /** What tells that somebody is back: the network, the page seen again, a page that came back out of the browser's memory. */
  get #signs(): readonly (readonly [EventTarget, string])[] {
    return [
      [window, 'online'],
      [window, 'pageshow'],
      [document, 'visibilitychange'],
    ];
  }

  #change(part: Partial<SessionSnapshot>, isOver = false): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    for (const listener of [...this.#listeners]) listener(isOver);
  }
}

/** Somebody can see what comes, and it can come. */
function isAttended(): boolean {
  return document.visibilityState === 'visible' && navigator.onLine;
}

/** What the host gives, unless the signal comes first: it need not heed it. */
function inTime<Given>(given: Promise<Given> | undefined, signal: AbortSignal): Promise<Given | undefined> {
  return Promise.race([given, new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))]);
}
