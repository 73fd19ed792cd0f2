import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { toWebhookAnswer } from './webhook-answer.ts';

/** The partner's webhooks, and how deliveries to each stand. */
export async function listWebhooks(
  { store }: World,
  { caller: { partner } }: CallOf<'GET /v1/webhooks'>,
): Promise<AnswerOf<'GET /v1/webhooks'>> {
  return { webhooks: (await store.reads.events.webhooks(partner.partnerId)).map(toWebhookAnswer) };
}
