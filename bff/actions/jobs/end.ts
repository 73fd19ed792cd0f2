import type { ProblemCode } from '../../../shared/values/problem-codes.ts';
import type { JobRecord } from '../../ports/jobs.ts';
import { instantOf } from '../audit-entry.ts';
import { jobEntry } from './entries.ts';
import type { Worker } from './worker.ts';

/** How a job ends that wrote no file. */
export type Ending = { state: 'cancelled'; failure: null } | { state: 'failed'; failure: ProblemCode };

/** Ends a job without a file. Where it is not this worker's any more nothing happens. A cancellation is on record already. */
export async function endJob({ world, options }: Worker, job: JobRecord, { state, failure }: Ending): Promise<void> {
  const { partnerId, jobId } = job;
  const at = instantOf(world.clock.now());
  const wasOurs = await world.store.write(partnerId, async (unit) => {
    const isEnded = await unit.jobs.end(partnerId, jobId, { owner: options.owner, state, at, failure, fileExpiresAt: null });
    if (isEnded && state === 'failed') await unit.audit.append(partnerId, jobEntry(job, at, 'export.failed', {}, failure));
    return isEnded;
  });
  if (wasOurs) world.meter.job(job.what, state);
}
