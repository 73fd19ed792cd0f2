import type { Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { JobRecord } from '../../ports/jobs.ts';
import type { StandingsRequest } from './request.ts';
import type { RowSource } from './sources.ts';

export async function standingSource(
  _world: Pick<World, 'store' | 'security'>,
  _job: JobRecord,
  _request: StandingsRequest,
): Promise<RowSource | Refusal> {
  throw new Error('Not built yet.');
}
