import { type Refusal, refuse } from './refusal.ts';

/** What was done in a sliding window, and when the oldest of it was. */
export interface WindowUse {
  count: number;
  oldestAt: string | null;
}

/**
 * Seconds until the oldest act leaves its window: the earliest moment at which something fits again. At least 1.
 */
export function secondsUntilFree(use: WindowUse, windowSeconds: number, now: number): number {
  if (use.oldestAt === null) return windowSeconds;
  return Math.max(1, Math.ceil((Date.parse(use.oldestAt) + windowSeconds * 1000 - now) / 1000));
}

const MINUTE_SECONDS = 60;

/** Name searches are limited because each one tells whether a name is there (DESIGN.md §4, masking). `searches`: how many a call counts as. */
export function checkNameSearch(use: WindowUse, maximumPerMinute: number, now: number, searches = 1): Refusal | null {
  // What counts as more than a minute holds goes through in a minute of its own.
  const counted = Math.min(searches, maximumPerMinute);
  if (use.count < maximumPerMinute && use.count + counted <= maximumPerMinute) return null;
  return refuse('search-limit-reached', { retryAfterSeconds: secondsUntilFree(use, MINUTE_SECONDS, now) });
}
