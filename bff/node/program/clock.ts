import type { Clock } from '../../ports/clock.ts';
import { StartFailure } from './start-failure.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The system's clock. With `at`, a day (noon in UTC+8) or an instant, business time starts there and runs on; real time does
 * not move (DESIGN.md §3, time).
 */
export function createSystemClock(at?: string): Clock & { isMoved: boolean } {
  if (at === undefined) return { now: Date.now, businessNow: Date.now, isMoved: false };
  const start = Date.parse(DAY.test(at) ? `${at}T12:00:00+08:00` : at);
  if (Number.isNaN(start)) throw new StartFailure(`"${at}" is not a day; write it as 2024-09-30.`);
  const offset = start - Date.now();
  return { now: Date.now, businessNow: () => Date.now() + offset, isMoved: true };
}
