import { waitUntil as within } from '@open-wc/testing';

/** How long a condition is awaited: a slow machine may take many times what a quick one does. */
const PATIENCE_MILLISECONDS = 15_000;

/** Waits until a condition holds; throws with the message where it never does. */
export function waitUntil(is: () => unknown, message?: string): Promise<void> {
  return within(() => Boolean(is()), message, { timeout: PATIENCE_MILLISECONDS });
}
