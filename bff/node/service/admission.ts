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
/**
 * So many at once may be callers of whom each waits for its answer before it asks again: turned away they would only ask again, so they wait.
 * More at once is a flood.
 */
const CALLERS = 256;
/** So long they wait at most: a page that says nothing for longer seems broken. */
const PATIENCE_MILLISECONDS = 2_000;
/** As many turns in one round of the event loop as commands fit into one commit (bff/storage/queue.ts): those that wait for it share it. */
const TURNS = 64;
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
 * Sheds load before it is work. Requests take turns, some in each round of the event loop. Callers who wait for their answers wait for their
 * turns as well, however few of them can be served at once. A larger crowd is served as long as it goes within a tenth of a second; where
 * for so long nobody was served without waiting, more is asked than can be done: then whoever would wait longer than two targets is
 * answered 503 at once, so that what is admitted is answered about as quickly as ever (the rule of CoDel, RFC 8289, for requests).
 */
export class Admission {
  readonly #options: AdmissionOptions;
  readonly #listener: RequestListener;
  readonly #now: () => number;
  #waiting: Waiting[] = [];
  #turnMilliseconds = FIRST_GUESS_MILLISECONDS;
  /** Null while nobody waits. */
  #roundStartedAt: number | null = null;
  #turnsOfRound = 0;
  /** In the order in which they had their turns; `since` that turn. */
  readonly #underWay = new Set<Waiting>();
  #isOverloaded = false;
  /** Since when everybody has had to wait; null while somebody had not. */
  #crowdedSince: number | null = null;
  /** Since then there were more at once than may be callers who wait. */
  #isFlood = false;

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
    if (this.#present > CALLERS) this.#isFlood = true;
    const wait = this.#waiting.length * this.#turnMilliseconds;
    const isLong = this.#waiting.length >= LINE && wait > this.#longestWait;
    const isFull = this.#present >= this.#options.underWayMaximum;
    if (isLong || (isFull && !this.#makeRoom())) return this.#turnAway(request, response);
    const now = this.#now();
    this.#waiting.push({ request, response, since: now });
    if (this.#roundStartedAt !== null) return;
    this.#roundStartedAt = now;
    setImmediate(this.#round);
  };

  /** Requests that wait for their turn, or have had it and are not answered. */
  get #present(): number {
    return this.#underWay.size + this.#waiting.length;
  }

  get #longestWait(): number {
    if (this.#isOverloaded) return 2 * TARGET_MILLISECONDS;
    return this.#isFlood ? INTERVAL_MILLISECONDS : PATIENCE_MILLISECONDS;
  }

  /**
   * The turns of the next round. What requests do in theirs, and all else that happens in the round, are their cost, in equal parts. While
   * many must be turned away, rounds are short, so that whoever comes is seen.
   */
  readonly #round = (): void => {
    const now = this.#now();
    const had = this.#turnsOfRound;
    if (had > 0) this.#learn((now - (this.#roundStartedAt ?? now)) / had, had);
    const most = this.#isOverloaded ? Math.max(1, Math.floor(TARGET_MILLISECONDS / this.#turnMilliseconds)) : TURNS;
    const turns = Math.min(this.#waiting.length, most, TURNS);
    this.#turnsOfRound = 0;
    // Whoever came during the last turns is seen only now.
    this.#roundStartedAt = turns + had === 0 ? null : now;
    if (this.#roundStartedAt === null) {
      this.#isOverloaded = false;
      this.#noteUncrowded();
      return;
    }
    // Each has its own place in the loop, so that the first is answered before the last begins.
    for (let turn = 0; turn < turns; turn += 1) setImmediate(this.#turn);
    setImmediate(this.#round);
  };

  /** As much as the same turns would weigh in rounds of their own. */
  #learn(milliseconds: number, turns: number): void {
    this.#turnMilliseconds += (1 - (1 - NEWEST) ** turns) * (milliseconds - this.#turnMilliseconds);
  }

  readonly #turn = (): void => {
    const now = this.#now();
    const next = this.#next(now);
    if (next === null) return;
    this.#turnsOfRound += 1;
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
    return null;
  }

  /** A stall of the machine is no crowd: it is one when nobody was served without waiting for a while, and is over when nobody waits. */
  #judge(now: number, waited: number): void {
    if (waited <= TARGET_MILLISECONDS) this.#noteUncrowded();
    else this.#crowdedSince ??= now;
    const isLasting = this.#crowdedSince !== null && now - this.#crowdedSince >= INTERVAL_MILLISECONDS;
    if (isLasting && this.#isFlood) this.#isOverloaded = true;
  }

  #noteUncrowded(): void {
    this.#crowdedSince = null;
    this.#isFlood = false;
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
