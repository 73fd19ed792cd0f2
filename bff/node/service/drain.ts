import { setTimeout as pause } from 'node:timers/promises';

/** A service manager kills after 30 s; nothing of ours may take longer than this, whatever hangs. */
const LONGEST_MILLISECONDS = 24_000;
/** What is kept of that time for what comes last: signing heads, closing the store. */
const LAST_STEPS_MILLISECONDS = 4_000;
const LAST_STEP_MILLISECONDS = 2_000;
/** What a second signal leaves. */
const HURRIED_MILLISECONDS = 2_500;

export interface DrainOptions {
  /** How long requests are still taken while readiness says no. */
  takenForMilliseconds: number;
  /** Aborted by a second signal: what is left ends within two seconds and a half. */
  hurry?: AbortSignal | undefined;
}

/** The time that the end of a process may take, and who may use how much of it. */
export class DrainTime {
  readonly #startedAt = performance.now();
  readonly #options: DrainOptions;
  #endsAt = this.#startedAt + LONGEST_MILLISECONDS;

  constructor(options: DrainOptions) {
    this.#options = options;
    const hurry = () => {
      this.#endsAt = Math.min(this.#endsAt, performance.now() + HURRIED_MILLISECONDS);
    };
    if (options.hurry?.aborted) hurry();
    options.hurry?.addEventListener('abort', hurry, { once: true });
  }

  /** Resolves when balancers have had the time to look elsewhere. */
  async untilNoticed(): Promise<void> {
    const milliseconds = Math.min(this.#options.takenForMilliseconds, LONGEST_MILLISECONDS - 2 * LAST_STEPS_MILLISECONDS);
    await this.#wait(milliseconds);
  }

  /** Resolves when requests and pieces of work that are still under way must be broken off. */
  async untilImpatient(): Promise<void> {
    await this.#wait(this.#endsAt - LAST_STEPS_MILLISECONDS - performance.now());
    // Hurried: half of what is left.
    if (this.#options.hurry?.aborted) await pause(Math.max(0, (this.#endsAt - performance.now()) / 2), undefined, { ref: true });
  }

  /** Waits for a last step, but not for long; true where it ended. A failure of it is its own to tell. */
  async lastStep(step: Promise<unknown>): Promise<boolean> {
    const milliseconds = Math.max(100, Math.min(LAST_STEP_MILLISECONDS, this.#endsAt - performance.now()));
    return Promise.race([
      step.then(
        () => true,
        () => true,
      ),
      pause(milliseconds, false),
    ]);
  }

  /** Resolves after the time, or at once where somebody hurries. */
  async #wait(milliseconds: number): Promise<void> {
    const { hurry } = this.#options;
    if (hurry?.aborted || milliseconds <= 0) return;
    await pause(milliseconds, undefined, hurry ? { signal: hurry } : {}).catch(() => {});
  }
}
