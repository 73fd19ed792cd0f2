import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';

export async function testWebhook(
  _world: World,
  _call: CallOf<'POST /v1/webhooks/:webhookId/test'>,
): Promise<AnswerOf<'POST /v1/webhooks/:webhookId/test'> | Refusal> {
  throw new Error('UNBUILT');
}
