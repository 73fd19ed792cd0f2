import type { World } from '../../ports/index.ts';
import { type JobLoop, type JobLoopOptions, startJobLoop } from '../jobs/loop.ts';
import type { JobRunner } from '../jobs/run.ts';

const MINUTE = 60_000;

/** Keeps a runner of long operations running; what is left of expired coupons comes back within a minute. */
export function startOperationLoop(runner: JobRunner, world: Pick<World, 'log'>, options: JobLoopOptions = {}): JobLoop {
  return startJobLoop(runner, world, { sweepMilliseconds: MINUTE, ...options });
}
