import { setTimeout as pause } from 'node:timers/promises';

/** A service manager kills after 30 s; nothing of ours may take longer than this, whatever hangs. */
const LONGEST_MILLISECONDS = 24_000;
/** What is kept of that time for the last steps: signing heads, closing the store and `/metrics`. */
const LAST_STEPS = 1 / 5;
const LAST_STEP = LAST_STEPS / 3;
/** What a second signal leaves of it. */
const HURRIED = 1 / 10;
const SHORTEST_STEP = 1 / 200;

export interface DrainOptions {
  /** How long requests are still taken while readiness says no. */
  takenForMilliseconds: number;
  /** Aborted by a second signal: what is left ends within two seconds and a half: a tenth of all. */
  hurry?: AbortSignal | undefined;
  /** Default: 24 seconds. */
  longestMilliseconds?: number;
}

/** The time that the end of a process may take, and who may use how much of it. */
export class DrainTime {
  readonly #hurry: AbortSignal | undefined;
  readonly #takenForMilliseconds: number;
  readonly #longest: number;
  readonly #over = new AbortController();
  #endsAt: number;

  constructor({ takenForMilliseconds, hurry, longestMilliseconds = LONGEST_MILLISECONDS }: DrainOptions) {
    this.#hurry = hurry;
    this.#longest = longestMilliseconds;
    this.#endsAt = performance.now() + longestMilliseconds;
    this.#takenForMilliseconds = Math.min(takenForMilliseconds, longestMilliseconds * (1 - LAST_STEPS));
    const shorten = () => {
      this.#endsAt = Math.min(this.#endsAt, performance.now() + longestMilliseconds * HURRIED);
    };
    if (hurry?.aborted) shorten();
    hurry?.addEventListener('abort', shorten, { once: true });
  }

  /** Resolves when balancers have had the time to look elsewhere. */
  async untilNoticed(): Promise<void> {
    await this.#wait(this.#takenForMilliseconds);
  }

  /** Resolves when requests and pieces of work that are still under way must be broken off. */
  async untilImpatient(): Promise<void> {
    await this.#wait(this.#endsAt - this.#longest * LAST_STEPS - performance.now());
    if (this.#hurry?.aborted) await pause(Math.max(0, (this.#endsAt - performance.now()) / 2));
  }

  /** Waits for a last step, but not for long; false where it did not end. Throws where it failed. */
  async lastStep(step: Promise<unknown>): Promise<boolean> {
    const left = this.#endsAt - performance.now();
    const late = new AbortController();
    const milliseconds = Math.max(this.#longest * SHORTEST_STEP, Math.min(this.#longest * LAST_STEP, left));
    try {
      return await Promise.race([step.then(() => true), pause(milliseconds, false, { signal: late.signal }).catch(() => false)]);
    } finally {
      late.abort();
    }
  }

  /** Nothing is waited for any more. */
  end(): void {
    this.#over.abort();
  }

  /** Resolves after the time, or at once where somebody hurries. */
  async #wait(milliseconds: number): Promise<void> {
    if (this.#hurry?.aborted || milliseconds <= 0) return;
    const signal = AbortSignal.any([this.#over.signal, ...(this.#hurry ? [this.#hurry] : [])]);
    await pause(milliseconds, undefined, { signal }).catch(() => {});
  }
}
