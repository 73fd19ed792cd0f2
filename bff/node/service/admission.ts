import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { refuse } from '../../domain/refusal.ts';
import { problemOf } from '../../http/problems.ts';

export interface AdmissionOptions {
  /** Requests under way at once, whatever they wait for (a commit, a connection of the pool); one more is turned away. */
  underWayMaximum: number;
  /** Paths that always have their turn at once: whoever watches a service that is busy must still see it. */
  isExempt(path: string): boolean;
  /** A request was turned away. */
  onTurnedAway(): void;
  /** Default: the clock of this process, in milliseconds. */
  now?: () => number;
}

/** More than any commit holds, and than fit into the memory of a small machine. */
const UNDER_WAY_MAXIMUM = 1_000;
const PROBES = new Set(['/livez', '/readyz', '/version']);

/** Admission as a service has it; probes stand at the root, and under the path of everything else. */
export function admissionOf(listener: RequestListener, onTurnedAway: () => void = () => {}, basePath = ''): Admission {
  return new Admission(listener, {
    underWayMaximum: UNDER_WAY_MAXIMUM,
    isExempt: (path) => PROBES.has(path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path),
    onTurnedAway,
  });
}

/** A wait that nobody notices. */
const TARGET_MILLISECONDS = 5;
/** So few in line are no crowd, however slow the machine is just then. */
const LINE = 8;
/** So long a crowd may take to go by itself. */
const INTERVAL_MILLISECONDS = 100;
/** Weight of the newest turn in the mean; a service's turns change slowly. */
const NEWEST = 0.05;
const FIRST_GUESS_MILLISECONDS = 1;
const RETRY_SECONDS = 1;
/** So long a request may wait for whoever asked, with its body half sent or its answer unread, while others are turned away for it. */
const CLIENT_MILLISECONDS = 2_000;

interface Waiting {
  request: IncomingMessage;
  response: ServerResponse;
  since: number;
}

/**
 * Sheds load before it is work. Requests take turns, one in each round of the event loop. A crowd that comes at once is served, as
 * long as it goes within a tenth of a second; where for so long nobody was served without waiting, more is asked than can be done: then
 * whoever would wait longer than two targets is answered 503 at once, so that what is admitted is answered about as quickly as ever
 * (the rule of CoDel, RFC 8289, for requests).
 */
export class Admission {
  readonly #options: AdmissionOptions;
  readonly #listener: RequestListener;
  readonly #now: () => number;
  #waiting: Waiting[] = [];
  #turnMilliseconds = FIRST_GUESS_MILLISECONDS;
  #turnStartedAt: number | null = null;
  /** In the order in which they had their turns; `since` that turn. */
  readonly #underWay = new Set<Waiting>();
  #isOverloaded = false;
  /** Since when everybody has had to wait; null while somebody had not. */
  #crowdedSince: number | null = null;

  constructor(listener: RequestListener, options: AdmissionOptions) {
    this.#listener = listener;
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** Requests that wait for their turn. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Give this to the server. */
  readonly admit: RequestListener = (request, response) => {
    if (this.#options.isExempt(pathOf(request))) return void this.#listener(request, response);
    const wait = this.#waiting.length * this.#turnMilliseconds;
    const isLong = this.#waiting.length >= LINE && wait > this.#longestWait;
    const isFull = this.#underWay.size + this.#waiting.length >= this.#options.underWayMaximum;
    if (isLong || (isFull && !this.#makeRoom())) return this.#turnAway(request, response);
    this.#waiting.push({ request, response, since: this.#now() });
    if (this.#waiting.length === 1 && this.#turnStartedAt === null) setImmediate(this.#turn);
  };

  get #longestWait(): number {
    return this.#isOverloaded ? 2 * TARGET_MILLISECONDS : INTERVAL_MILLISECONDS;
  }

  /** One request's turn: what it does at once, and the round of the event loop that follows, are its cost. */
  readonly #turn = (): void => {
    const now = this.#now();
    if (this.#turnStartedAt !== null) this.#turnMilliseconds += NEWEST * (now - this.#turnStartedAt - this.#turnMilliseconds);
    const next = this.#next(now);
    this.#turnStartedAt = next === null ? null : now;
    if (next === null) return;
    setImmediate(this.#turn);
    const begun = { ...next, since: now };
    this.#underWay.add(begun);
    next.response.once('close', () => this.#underWay.delete(begun));
    this.#listener(next.request, next.response);
  };

  /**
   * Whoever sends half a body and waits, or does not read the answer, takes up room without work for anybody: a thousand such connections of
   * one stranger would keep everybody else out. The one that has done so for longest is cut off.
   */
  #makeRoom(): boolean {
    const now = this.#now();
    for (const one of this.#underWay) {
      if (now - one.since < CLIENT_MILLISECONDS) return false;
      if (one.request.complete && !one.response.writableEnded) continue;
      this.#underWay.delete(one);
      one.request.socket.destroy();
      return true;
    }
    return false;
  }

  /** Whose turn it is; those who have waited too long are turned away, those who hung up are forgotten. */
  #next(now: number): Waiting | null {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      const waited = now - next.since;
      this.#judge(now, waited);
      if (next.request.socket.destroyed) continue;
      if (!this.#isOverloaded || waited <= this.#longestWait || this.#waiting.length < LINE) return next;
      this.#turnAway(next.request, next.response);
    }
    this.#isOverloaded = false;
    this.#crowdedSince = null;
    return null;
  }

  /** A stall of the machine is no crowd: it is one when nobody was served without waiting for a while, and is over when nobody waits. */
  #judge(now: number, waited: number): void {
    if (waited <= TARGET_MILLISECONDS) this.#crowdedSince = null;
    else this.#crowdedSince ??= now;
    if (this.#crowdedSince !== null && now - this.#crowdedSince >= INTERVAL_MILLISECONDS) this.#isOverloaded = true;
  }

  #turnAway({ headers }: IncomingMessage, response: ServerResponse): void {
    const problem = problemOf(refuse('overloaded', { retryAfterSeconds: RETRY_SECONDS }), randomUUID());
    const body = JSON.stringify(problem);
    const { origin } = headers;
    response.writeHead(problem.status, {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      'retry-after': String(RETRY_SECONDS),
      // Nothing in it is anybody's own, and a page can only tell its operator what it may read.
      ...(origin === undefined
        ? {}
        : { 'access-control-allow-origin': origin, 'access-control-expose-headers': 'retry-after', vary: 'origin' }),
    });
    response.end(body);
    this.#options.onTurnedAway();
  }
}

function pathOf({ url = '' }: IncomingMessage): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}
