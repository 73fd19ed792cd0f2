import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';

export async function removeWebhook(
  _world: World,
  _call: CallOf<'DELETE /v1/webhooks/:webhookId'>,
): Promise<AnswerOf<'DELETE /v1/webhooks/:webhookId'> | Refusal> {
  throw new Error('UNBUILT');
}
