import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { JobRecord } from '../../ports/jobs.ts';
import type { Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { ownJob, toJobAnswer } from './answer.ts';

type Cancel = CallOf<'POST /v1/jobs/:jobId/cancel'>;

/** Cancels a job of the caller's own: one that waits ends here, one that runs is told to, and ends within a chunk. */
export async function cancelJob(world: World, call: Cancel): Promise<AnswerOf<'POST /v1/jobs/:jobId/cancel'> | Refusal> {
  const { partnerId } = call.caller.partner;
  const at = instantOf(world.clock.now());
  return world.store.write(partnerId, async (unit) => {
    const { job, refused } = await cancelled(unit, call, world.clock.now());
    const made = { at, action: 'job.cancel' as const, targets: job ? [job.jobId] : [] };
    await unit.audit.append(partnerId, auditEntry(call, made, refused ?? undefined));
    return refused ?? toJobAnswer(job as JobRecord);
  });
}

/** Ids of jobs that are not the caller's stay out of the trail: they are what somebody typed. */
async function cancelled(
  unit: Unit,
  { caller, params: { jobId } }: Cancel,
  now: number,
): Promise<{ job: JobRecord | null; refused: Refusal | null }> {
  const outdated = await refuseOutdated(unit, caller, null, now);
  if (outdated) return { job: null, refused: outdated };
  const job = await ownJob(unit.jobs, caller, jobId);
  if (!job) return { job, refused: refuse('not-found') };
  if (!(await unit.jobs.cancel(job.partnerId, jobId, instantOf(now)))) return { job, refused: refuse('job-ended') };
  return { job: await unit.jobs.find(job.partnerId, jobId), refused: null };
}
