import { vi } from 'vitest';
import { STORY_TIME } from './sandbox.ts';

let files = 0;

/**
 * The wall clock stands still, so that a time of day is the same in every picture; timers and `performance.now()` go on. It stands a
 * millisecond later in each file of stories, because vitest tells by the time whether it has loaded a setup file for this file.
 */
export function holdClock(): void {
  vi.setSystemTime(STORY_TIME + files);
  files += 1;
}
