import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';

export async function listEvents(_world: World, _call: CallOf<'GET /v1/events'>): Promise<AnswerOf<'GET /v1/events'> | Refusal> {
  throw new Error('UNBUILT');
}
