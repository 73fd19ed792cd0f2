/** Longest time a story waits for something that must come. */
const PATIENCE_MILLISECONDS = 15_000;
const STEP_MILLISECONDS = 20;

/** Waits until `find` gives something; else throws with what `tell` says, in place of a dump of the whole page. */
export async function until<Found>(find: () => Found | null | undefined | false, tell: () => string): Promise<Found> {
  const end = performance.now() + PATIENCE_MILLISECONDS;
  while (performance.now() < end) {
    const found = find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, STEP_MILLISECONDS));
  }
  throw new Error(tell());
}
