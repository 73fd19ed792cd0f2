import type { Clock } from '../ports/index.ts';

/** A clock that a test or a story sets. Real and business time move together until business time is moved apart. */
export interface SandboxClock extends Clock {
  /** Sets real time (milliseconds since 1970 in UTC). */
  set(milliseconds: number): void;
  /** Moves real time on. */
  advance(milliseconds: number): void;
  /** Moves business time to an instant; from there it goes on with real time. */
  setBusiness(milliseconds: number): void;
}

/**
 * `elapsed` says how many milliseconds have passed since some fixed point; without it time stands still between calls of
 * `set` and `advance`.
 */
export function createSandboxClock(start: number, elapsed: () => number = () => 0): SandboxClock {
  const passed = () => Math.floor(elapsed());
  let base = start - passed();
  let businessShift = 0;
  const now = () => base + passed();
  return {
    now,
    businessNow: () => now() + businessShift,
    set: (milliseconds) => {
      base += milliseconds - now();
    },
    advance: (milliseconds) => {
      base += milliseconds;
    },
    setBusiness: (milliseconds) => {
      businessShift = milliseconds - now();
    },
  };
}
