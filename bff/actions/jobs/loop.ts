import type { World } from '../../ports/index.ts';
import { ChangesClosed } from '../../ports/store.ts';
import type { JobRunner } from './run.ts';

export interface JobLoop {
  /** Looks for jobs now, not at the next round. */
  wake(): void;
  /** Resolves once nothing is in hand any more: the piece under way is finished, its job given back. */
  stop(): Promise<void>;
}

export interface JobLoopOptions {
  /** Between two looks for jobs; null: only when woken. Default: a second. */
  pauseMilliseconds?: number | null;
  /** Between two sweeps. Default: ten minutes. */
  sweepMilliseconds?: number;
}

const SECOND = 1_000;
const TEN_MINUTES = 600_000;
/** A database that is away for an hour must not fill the log. */
const PAUSES_AFTER_FAILURE = 10;

/** Keeps a runner running. A failure is logged, and a later round tries again. */
export function startJobLoop(
  runner: JobRunner,
  { log }: Pick<World, 'log'>,
  { pauseMilliseconds = SECOND, sweepMilliseconds = TEN_MINUTES }: JobLoopOptions = {},
): JobLoop {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round: Promise<void> | null = null;
  let sweptAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let isStopped = false;
  let isWoken = false;
  let isFailing = false;

  const sweepWhenDue = async (lastAt: number) => {
    if (performance.now() - lastAt <= sweepMilliseconds) return;
    triedAt = performance.now();
    await runner.sweep();
    sweptAt = performance.now();
  };
  const run = async () => {
    try {
      do {
        isWoken = false;
        // However much there is to do, what is due by the clock does not wait for its end.
        while (await runner.runOnce()) await sweepWhenDue(triedAt);
      } while (isWoken);
      await sweepWhenDue(sweptAt);
      isFailing = false;
    } catch (error) {
      isFailing = true;
      // A restored store says itself that it takes no changes.
      if (!isStopped && !(error instanceof ChangesClosed)) log.failure('jobs', error);
    }
  };
  const begin = () => {
    clearTimeout(timer);
    round ??= run().finally(() => {
      round = null;
      if (isStopped) return;
      if (isWoken && !isFailing) begin();
      else if (pauseMilliseconds !== null) timer = setTimeout(begin, pauseMilliseconds * (isFailing ? PAUSES_AFTER_FAILURE : 1));
    });
  };
  if (pauseMilliseconds !== null) timer = setTimeout(begin, 0);
  return {
    wake() {
      isWoken = true;
      if (!isStopped) begin();
    },
    async stop() {
      isStopped = true;
      runner.stop();
      clearTimeout(timer);
      await round;
    },
  };
}
