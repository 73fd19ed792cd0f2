/** A wall clock that runs ahead of the page's by more than this was not merely set right: the machine slept. */
const SLEEP_MILLISECONDS = 1000;

let offset = Date.now() - performance.now();
let slept = 0;

/**
 * Milliseconds that have passed, as `performance.now()` counts them and with the time in which the machine slept, which some browsers leave out.
 * Never goes back, also where the wall clock is set back.
 */
export function passed(): number {
  const ahead = Date.now() - performance.now() - offset;
  if (ahead > SLEEP_MILLISECONDS) slept += ahead;
  if (Math.abs(ahead) > SLEEP_MILLISECONDS) offset += ahead;
  return performance.now() + slept;
}
