import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';

export async function listWebhooks(_world: World, _call: CallOf<'GET /v1/webhooks'>): Promise<AnswerOf<'GET /v1/webhooks'> | Refusal> {
  throw new Error('UNBUILT');
}
