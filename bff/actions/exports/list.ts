import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { toExportRecord } from './record.ts';

const MAXIMUM_LISTED = 100;

/** The caller's own exports, newest first. */
export async function listExports(world: World, { caller }: CallOf<'GET /v1/exports'>): Promise<AnswerOf<'GET /v1/exports'>> {
  const jobs = await world.store.reads.jobs.list(caller.partner.partnerId, caller.session.actor.operatorId, MAXIMUM_LISTED);
  const now = world.clock.now();
  return { exports: jobs.map((job) => toExportRecord(job, caller.permissions, now)) };
}
