import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { ownJob, toJobAnswer } from './answer.ts';

/** How far a job of the caller's own is. */
export async function showJob(world: World, call: CallOf<'GET /v1/jobs/:jobId'>): Promise<AnswerOf<'GET /v1/jobs/:jobId'> | Refusal> {
  const job = await ownJob(world.store.reads.jobs, call.caller, call.params.jobId);
  return job ? toJobAnswer(job) : refuse('not-found');
}
