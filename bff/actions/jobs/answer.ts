import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { ProblemCode } from '../../../shared/values/problem-codes.ts';
import type { JobReads, JobRecord } from '../../ports/jobs.ts';
import type { Actor } from '../../ports/records.ts';
import type { SessionCaller } from '../action.ts';

export type OperatorCaller = SessionCaller<Extract<Actor, { kind: 'operator' }>>;

/** A job as its operator sees it. */
export function toJobAnswer(job: JobRecord): AnswerOf<'GET /v1/jobs/:jobId'> {
  const { jobId, state, done, total, requestedAt, startedAt, endedAt } = job;
  return { jobId, kind: 'export', state, done, total, requestedAt, startedAt, endedAt, failure: job.failure as ProblemCode | null };
}

/** A job of the caller's own; null for one of somebody else as for one that is not there. */
export async function ownJob(reads: JobReads, { partner, session }: OperatorCaller, jobId: string): Promise<JobRecord | null> {
  const job = await reads.find(partner.partnerId, jobId);
  return job?.operatorId === session.actor.operatorId ? job : null;
}
