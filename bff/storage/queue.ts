import type { LooksFor } from '../ports/store.ts';
import { StoreOverloaded, StoreUnavailable } from '../ports/store.ts';

/** A command as the queue sees it: whom it is for, and what it does inside a batch. */
export interface Job<Context> {
  /** All partners whose rows it changes. */
  partnerIds: readonly string[];
  /** Runs also while a restored store takes no changes. */
  evenClosed?: boolean;
  /** What it will look for; see the store's `write`. */
  looksFor?: LooksFor | undefined;
  run(context: Context): Promise<void>;
  /** Called after the commit of the batch. */
  done(): void;
  fail(error: unknown): void;
}

/** Runs a batch in one transaction; returns the errors of the commands that were rolled back alone. Throws where the batch as a whole failed. */
export type BatchRunner<Context> = (jobs: readonly Job<Context>[]) => Promise<Map<Job<Context>, unknown>>;

export interface QueueOptions {
  /** Commands that share a commit at most. */
  batchMaximum?: number;
  /** Commands that may wait; one more is refused. */
  waitingMaximum?: number;
  /** Lets other work of the process, such as reading requests, happen before the next batch closes. */
  yieldTurn?: () => Promise<void>;
  /** How long the first of those who were answered together waits for the others. Default: 2, less than a commit takes on most disks. */
  gatheringMilliseconds?: number;
  isRetryable(error: unknown): boolean;
  isUnavailable(error: unknown): boolean;
}

/**
 * The write queue (DESIGN.md §3): commands that wait together commit together, and are answered only after the commit.
 */
export class WriteQueue<Context> {
  readonly #runBatch: BatchRunner<Context>;
  readonly #options: QueueOptions;
  readonly #waiting: Job<Context>[] = [];
  #running: Promise<void> | null = null;
  /** Commands in the newest batch. */
  #newest = 0;
  #isClosed = false;

  constructor(runBatch: BatchRunner<Context>, options: QueueOptions) {
    this.#runBatch = runBatch;
    this.#options = options;
  }

  add(job: Job<Context>): void {
    if (this.#isClosed) throw new StoreUnavailable('The store is closed.');
    if (this.#waiting.length >= (this.#options.waitingMaximum ?? 5_000)) throw new StoreOverloaded('Too many commands are waiting.');
    this.#waiting.push(job);
    this.#running ??= this.#drain();
  }

  /** Commands that wait for a batch. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Refuses new commands and waits for those under way. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#running;
  }

  async #drain(): Promise<void> {
    // Even the first batch waits for the end of this turn, so that `#running` is set before it ends.
    await (this.#options.yieldTurn?.() ?? Promise.resolve());
    while (this.#waiting.length > 0) {
      await this.#gather();
      const batch = this.#waiting.splice(0, this.#options.batchMaximum ?? 64);
      this.#newest = batch.length;
      await this.#settle(batch);
      if (this.#waiting.length > 0) await this.#options.yieldTurn?.();
    }
    this.#running = null;
  }

  /**
   * Those who were answered together mostly ask again together: the first of them waits a moment for the others, so that it does not get a
   * commit for itself. Whoever is alone does not wait.
   */
  async #gather(): Promise<void> {
    const { yieldTurn, gatheringMilliseconds = 2 } = this.#options;
    if (yieldTurn === undefined || this.#isClosed) return;
    const until = performance.now() + gatheringMilliseconds;
    while (this.#waiting.length < this.#newest / 2 && performance.now() < until) await yieldTurn();
  }

  async #settle(batch: readonly Job<Context>[]): Promise<void> {
    try {
      const failures = await this.#attempt(batch);
      for (const job of batch) {
        if (failures.has(job)) job.fail(failures.get(job));
        else job.done();
      }
    } catch (error) {
      const told = this.#options.isUnavailable(error) ? new StoreUnavailable('The database cannot be reached.', { cause: error }) : error;
      for (const job of batch) job.fail(told);
    }
  }

  /** A batch that lost against another writer, or met a migration, is run again. */
  async #attempt(batch: readonly Job<Context>[]): Promise<Map<Job<Context>, unknown>> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#runBatch(batch);
      } catch (error) {
        if (attempt === ATTEMPTS || !this.#options.isRetryable(error)) throw error;
      }
    }
  }
}

const ATTEMPTS = 3;
