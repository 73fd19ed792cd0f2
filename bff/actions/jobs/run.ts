import { MAXIMUM_ATTEMPTS } from '../../domain/export-rules.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { JobRecord } from '../../ports/jobs.ts';
import { ChangesClosed, StoreOverloaded, StoreUnavailable } from '../../ports/store.ts';
import { forgetOldAnnexes } from '../agreements/forget-annexes.ts';
import { instantOf } from '../audit-entry.ts';
import { sweepEvents } from '../events/forget.ts';
import { type Begun, beginExport, writePiece } from '../exports/run.ts';
import { forgetPassing } from '../step-up/forget.ts';
import { type Ending, endJob } from './end.ts';
import { takeOverEntry } from './entries.ts';
import { forgetOldJobs } from './forget.ts';
import { type JobRunnerOptions, leaseEnd, type Worker } from './worker.ts';

/** Works on jobs, one at a time. Any number of them, in any number of processes, share one store. */
export interface JobRunner {
  /**
   * Takes up the oldest job that is due and works on it until it ended, was lost, or the runner is stopped; false where none was due.
   * Throws `StoreUnavailable`, `StoreOverloaded` and `ChangesClosed`; the job then goes on when its lease ran out.
   */
  runOnce(): Promise<boolean>;
  /** Deletes files that expired, and records, events, answers of commands, codes, drafts and annexes of signatures that are old. */
  sweep(): Promise<void>;
  /** Lets the piece in hand be finished and gives the job back; nothing is taken up any more. */
  stop(): void;
}

const LEASE_SECONDS = 30;
const ROWS_PER_PIECE = 500;
/** What says nothing about the job in hand. */
const AWAY = [StoreUnavailable, StoreOverloaded, ChangesClosed];
/** How many due jobs are reached for before it is left to the next call. */
const REACHED_FOR = 8;

/** Works on one job at a time, of any partner, under a lease that is renewed with every piece. */
export function createJobRunner(world: World, options: JobRunnerOptions): JobRunner {
  let isStopped = false;
  const worker: Worker = {
    world,
    options: { leaseSeconds: LEASE_SECONDS, rowsPerPiece: ROWS_PER_PIECE, ...options },
    isStopped: () => isStopped,
  };
  return {
    async runOnce() {
      if (isStopped) return false;
      const due = await world.store.reads.jobs.due(instantOf(world.clock.now()), REACHED_FOR);
      for (const { partnerId, jobId } of due) {
        const job = await claim(worker, partnerId, jobId);
        if (job) {
          await work(worker, job);
          return true;
        }
      }
      return false;
    },
    async sweep() {
      await forgetOldJobs(world);
      await sweepEvents(world);
      await forgetPassing(world);
      await forgetOldAnnexes(world);
    },
    stop() {
      isStopped = true;
    },
  };
}

/**
 * Null where another worker was quicker. That a worker before it died is put on record, with how far it came. A file that nobody else
 * can go on with starts anew.
 */
async function claim({ world, options }: Worker, partnerId: string, jobId: string): Promise<JobRecord | null> {
  const { owner } = options;
  const now = world.clock.now();
  return world.store.write(partnerId, async (unit) => {
    const before = await unit.jobs.find(partnerId, jobId);
    const job = await unit.jobs.claim(partnerId, jobId, instantOf(now), { owner, until: leaseEnd(options, now) });
    if (!job) return null;
    if (before?.lease && before.lease.owner !== owner) await unit.audit.append(partnerId, takeOverEntry(job, instantOf(now)));
    if (job.checkpoint === null || options.writers[job.format].canGoOn) return job;
    return unit.jobs.startAnew(partnerId, jobId, owner);
  });
}

async function work(worker: Worker, job: JobRecord): Promise<void> {
  try {
    const ending = await endingOf(worker, job);
    if (ending) await endJob(worker, job, ending);
  } catch (error) {
    if (AWAY.some((kind) => error instanceof kind)) throw error;
    worker.world.log.failure(job.jobId, error);
    await endJob(worker, job, { state: 'failed', failure: 'internal' });
  }
}

/** Works on a job; null where it is no longer this worker's, or was given back. */
async function endingOf(worker: Worker, job: JobRecord): Promise<Ending | null> {
  if (job.isCancelling) return { state: 'cancelled', failure: null };
  if (job.attempts > MAXIMUM_ATTEMPTS) return { state: 'failed', failure: 'internal' };
  const begun = await beginExport(worker, job);
  if (isRefusal(begun)) return { state: 'failed', failure: begun.refusal };
  try {
    return await goOn(worker, job, begun);
  } finally {
    await begun.file.close();
  }
}

async function goOn(worker: Worker, job: JobRecord, begun: Begun): Promise<Ending | null> {
  const { world, options } = worker;
  const { jobs } = world.store.reads;
  while (!worker.isStopped()) {
    const written = await writePiece(worker, job, begun);
    if (written === 'last') return null;
    if (written === 'lost') {
      const now = await jobs.find(job.partnerId, job.jobId);
      return now?.isCancelling && now.lease?.owner === options.owner ? { state: 'cancelled', failure: null } : null;
    }
    await nextTurn();
  }
  await world.store.write(job.partnerId, (unit) => unit.jobs.release(job.partnerId, job.jobId, options.owner));
  return null;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
