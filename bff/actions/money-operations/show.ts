import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { toSummary } from '../money/summary.ts';
import { visibleOperation } from './visible.ts';

/** How far an operation is. */
export async function showOperation(
  world: World,
  { caller, params }: CallOf<'GET /v1/operations/:operationId'>,
): Promise<AnswerOf<'GET /v1/operations/:operationId'> | Refusal> {
  const operation = await visibleOperation(world.store.reads, caller, params.operationId);
  return operation ? toSummary(world.store.reads, caller, operation, world.clock.businessNow()) : refuse('not-found');
}
