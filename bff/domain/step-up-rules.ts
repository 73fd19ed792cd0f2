import { secondsUntilFree } from './limit-rules.ts';
import { type Refusal, refuse } from './refusal.ts';

/** DOMAIN.md §3.8: six digits, ten minutes, five tries; 15 an hour and 60 a day for each operator. */
export const CODE_LIFE_SECONDS = 600;
export const CODE_TRIES = 5;
const CODES_PER_HOUR = 15;
const CODES_PER_DAY = 60;

const HOUR_SECONDS = 3_600;
export const CODE_DAY_SECONDS = 86_400;
/** What lies further ahead was written before a clock was set back. */
const AHEAD_MILLISECONDS = 60_000;

/** Instants in milliseconds since 1970. */
export interface SentBefore {
  sentAt: number;
}

export interface CodesLeft {
  hour: number;
  day: number;
}

/** What is left of the limits before another code is sent; refused where that is nothing, with the time until one fits again. */
export function checkCodeLimits(sent: readonly SentBefore[], now: number): CodesLeft | Refusal {
  const windows = [windowOf(sent, HOUR_SECONDS, CODES_PER_HOUR, now), windowOf(sent, CODE_DAY_SECONDS, CODES_PER_DAY, now)] as const;
  const waits = windows.flatMap(({ left, wait }) => (left <= 0 ? [wait] : []));
  if (waits.length > 0) return refuse('step-up-limit-reached', { retryAfterSeconds: Math.max(...waits) });
  return { hour: windows[0].left, day: windows[1].left };
}

function windowOf(sent: readonly SentBefore[], seconds: number, limit: number, now: number): { left: number; wait: number } {
  const within = sent
    .map(({ sentAt }) => sentAt)
    .filter((at) => at > now - seconds * 1_000 && at <= now + AHEAD_MILLISECONDS)
    .sort((a, b) => a - b);
  const left = limit - within.length;
  // One more fits once so many have left the window that a place is free.
  const freed = within[within.length - limit];
  const oldestAt = freed === undefined ? null : new Date(freed).toISOString();
  return { left, wait: secondsUntilFree({ count: within.length, oldestAt }, seconds, now) };
}

export interface CheckedCode extends SentBefore {
  expiresAt: number;
  /** Wrong ones that came before. */
  tries: number;
  isUsed: boolean;
}

/**
 * Whether a code opens the operation for which it was sent. `sent`: the newest that was sent for just this request, null where none was.
 * A code that is over says so whatever was typed, so that nobody learns by trying whether it would have been the right one.
 */
export function checkCode(sent: CheckedCode | null, isRight: boolean, now: number): Refusal | null {
  if (sent === null) return refuse('step-up-code-wrong');
  const isAhead = sent.sentAt > now + AHEAD_MILLISECONDS;
  if (sent.isUsed || isAhead || sent.expiresAt <= now || sent.tries >= CODE_TRIES) return refuse('step-up-code-expired');
  return isRight ? null : refuse('step-up-code-wrong');
}

/** Compares two texts without telling by its time where they begin to differ. */
export function isSameText(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let index = 0; index < one.length; index += 1) difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}
