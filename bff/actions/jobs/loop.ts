import type { World } from '../../ports/index.ts';
import type { JobRunner } from './run.ts';

export interface JobLoop {
  /** Looks for jobs now, not at the next round. */
  wake(): void;
  /** Resolves once nothing is in hand any more: the piece under way is finished, its job given back. */
  stop(): Promise<void>;
}

export interface JobLoopOptions {
  /** Between two looks for jobs; null: only when woken. */
  pauseMilliseconds: number | null;
  /** Between two sweeps. */
  sweepMilliseconds: number;
}

/** Keeps a runner running. A failure is logged and the next round tries again. */
export function startJobLoop(runner: JobRunner, { log }: Pick<World, 'log'>, options: JobLoopOptions): JobLoop {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round: Promise<void> | null = null;
  let sweptAt = Number.NEGATIVE_INFINITY;
  let isStopped = false;
  let isWoken = false;

  const run = async () => {
    try {
      do {
        isWoken = false;
        while (await runner.runOnce());
      } while (isWoken);
      if (performance.now() - sweptAt > options.sweepMilliseconds) {
        await runner.sweep();
        sweptAt = performance.now();
      }
    } catch (error) {
      if (!isStopped) log.failure('jobs', error);
    }
  };
  const begin = () => {
    clearTimeout(timer);
    round ??= run().finally(() => {
      round = null;
      if (!isStopped && options.pauseMilliseconds !== null) timer = setTimeout(begin, options.pauseMilliseconds);
    });
  };
  if (options.pauseMilliseconds !== null) timer = setTimeout(begin, 0);
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
