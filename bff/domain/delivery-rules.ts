/** A worker that said nothing for so long is taken for dead, and another sends. */
export const LEASE_SECONDS = 30;
/** What clocks of replicas may differ by; what lies farther ahead was written before a clock was set back. */
export const AHEAD_SECONDS = 60;
/** Requests to one receiver under way at once, at most. */
export const MOST_AT_ONCE = 8;
/** Requests to a receiver of which nothing is known yet. */
export const FIRST_AT_ONCE = 4;
/** Events taken up for each request under way, and settled together: 128 at most, which a kill may bring twice. */
export const EVENTS_PER_REQUEST = 16;

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const FIRST_DELAY = 5 * SECOND;
const GROWTH = 3;
const LONGEST_DELAY = 4 * HOUR;
/** A receiver that is back should not wait long for what waits for it; one request in ten minutes harms nobody. */
const LONGEST_PAUSE = 600 * SECOND;
/** A `Retry-After` of a year must not park what could be delivered tomorrow. */
const LONGEST_ASKED_PAUSE = HOUR;
/** Different events that fail in a row before the receiver is taken to be down: one alone may be at fault itself. */
const FAILURES_OF_A_RECEIVER = 3;
const GONE = 410;
const OF_THE_RECEIVER: ReadonlySet<number> = new Set([GONE, 429, 502, 503, 504]);

/** What came of one request. */
export interface Tried {
  sequence: number;
  /** Null: no answer came. */
  status: number | null;
  reason: 'answered' | 'address-refused' | 'unreachable' | 'timed-out' | 'tls' | 'broken';
  retryAfterSeconds: number | null;
}

/** While a receiver as a whole fails; instants are milliseconds since 1970 in UTC. */
export interface Outage {
  since: number;
  failures: number;
  until: number;
}

/** What the worker that sends to a receiver knows of it. */
export interface Receiver {
  outage: Outage | null;
  atOnce: number;
  /** Different events that failed in a row since the last one that was delivered. */
  failing: ReadonlySet<number>;
}

/** Only 2xx counts: a redirect is not followed, so what it stands for was not told. */
export function isDelivered({ status }: Pick<Tried, 'status'>): boolean {
  return status !== null && status >= 200 && status < 300;
}

/** Milliseconds until something that failed so often is tried again: seconds, then minutes, then hours, a quarter more or less by chance. */
export function retryDelay(failures: number, chance: number): number {
  return spread(Math.min(LONGEST_DELAY, FIRST_DELAY * GROWTH ** Math.max(0, failures - 1)), chance);
}

/** The same for a receiver as a whole, within minutes; what it asked for with `Retry-After` holds up to an hour. */
export function pauseDelay(failures: number, chance: number, asked: number | null): number {
  const own = spread(Math.min(LONGEST_PAUSE, FIRST_DELAY * GROWTH ** Math.max(0, failures - 1)), chance);
  return Math.max(own, Math.min(LONGEST_ASKED_PAUSE, (asked ?? 0) * SECOND));
}

/**
 * Whether a failure says something of the receiver rather than of the event: nobody there, nobody who can be trusted, too much, a
 * gateway without a service behind it, somewhere else, or gone. A time-out or a 500 may be the event's own.
 */
export function isOfReceiver({ status, reason }: Tried): boolean {
  if (status === null) return reason !== 'timed-out' && reason !== 'broken';
  return OF_THE_RECEIVER.has(status) || (status >= 300 && status < 400);
}

/** Which events failed since the last one that was delivered, in the order in which answers came. */
function failingAfter(failing: ReadonlySet<number>, tried: readonly Tried[]): ReadonlySet<number> {
  const lastDelivered = tried.findLastIndex(isDelivered);
  const kept = lastDelivered === -1 ? failing : [];
  return new Set([...kept, ...tried.slice(lastDelivered + 1).map(({ sequence }) => sequence)]);
}

/** Whether nothing more should be sent before it is settled what was: the receiver itself seems to fail. */
export function seemsDown(receiver: Receiver, tried: readonly Tried[]): boolean {
  return (
    tried.some((one) => !isDelivered(one) && isOfReceiver(one)) || failingAfter(receiver.failing, tried).size >= FAILURES_OF_A_RECEIVER
  );
}

/** A receiver that nothing was sent to yet in this turn. In an outage it is asked with one event. */
export function receiverAtFirst(outage: Outage | null): Receiver {
  return { outage, atOnce: outage ? 1 : FIRST_AT_ONCE, failing: new Set() };
}

/**
 * What is known of a receiver after some requests, at least one. One that is back is given twice as much each time; one that fails alone,
 * half as much; one that is down, nothing until the end of a pause that grows. 410 (gone) pauses it for an hour: it asks not to be
 * called, but a wrong answer of a proxy must not lose events, as switching the webhook off would.
 */
export function receiverAfter(receiver: Receiver, tried: readonly Tried[], now: number, chance: number): Receiver {
  const isSomeDelivered = tried.some(isDelivered);
  const failing = failingAfter(receiver.failing, tried);
  const isDown = seemsDown(receiver, tried) || (receiver.outage !== null && !isSomeDelivered);
  if (!isDown) {
    const isAllDelivered = tried.every(isDelivered);
    const atOnce = isAllDelivered ? Math.min(MOST_AT_ONCE, receiver.atOnce * 2) : Math.max(1, Math.floor(receiver.atOnce / 2));
    return { outage: null, atOnce, failing };
  }
  const before = isSomeDelivered ? null : receiver.outage;
  const failures = (before?.failures ?? 0) + 1;
  const asked = Math.max(
    ...tried.map(({ retryAfterSeconds, status }) => (status === GONE ? LONGEST_ASKED_PAUSE / SECOND : (retryAfterSeconds ?? 0))),
  );
  const until = now + pauseDelay(failures, chance, asked);
  return { outage: { since: before?.since ?? now, failures, until }, atOnce: 1, failing };
}

/** What becomes of a delivery that was tried: when next, or `parked`. `firstTriedAt` null: this was the first time. */
export function nextTry(
  delivery: { attempts: number; firstTriedAt: number | null },
  tried: Tried,
  outage: Outage | null,
  { now, chance, retryHours }: { now: number; chance: number; retryHours: number },
): number | 'parked' {
  const end = (delivery.firstTriedAt ?? now) + retryHours * HOUR;
  if (end <= now) return 'parked';
  const asked = Math.min(LONGEST_ASKED_PAUSE, (tried.retryAfterSeconds ?? 0) * SECOND);
  const own = retryDelay(delivery.attempts + 1, chance);
  // In an outage it waits for the receiver, and no longer than that is left alone; but where others get through in between, at its own pace.
  const due = outage ? Math.max(outage.until, now + Math.min(own, LONGEST_PAUSE)) : now + Math.max(asked, own);
  return Math.min(due, end);
}

/**
 * Before when an event must have happened, or been replayed, to be parked without a try of its own, where the receiver has been down for
 * as long as each is tried; null where it has not.
 */
export function overdueBefore(outage: Outage | null, now: number, retryHours: number): number | null {
  const before = now - retryHours * HOUR;
  return outage !== null && outage.since <= before ? before : null;
}

/** A quarter more or less, so that what failed together does not come back together. */
function spread(delay: number, chance: number): number {
  return Math.round(delay * (0.75 + chance / 2));
}
