import type { AnswerOf } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import { originOf } from './webhook-address.ts';
import { commandByKey, findWebhook, type WebhookCall } from './webhook-command.ts';

/** Removes a webhook and what waits for it. */
export async function removeWebhook(
  world: World,
  call: WebhookCall<'DELETE /v1/webhooks/:webhookId'>,
): Promise<AnswerOf<'DELETE /v1/webhooks/:webhookId'> | Refusal> {
  const { partnerId } = call.caller.partner;
  const { webhookId } = call.params;
  return commandByKey(world, call, { action: 'webhook.remove', details: {} }, async (unit) => {
    const webhook = await findWebhook(unit, partnerId, webhookId);
    if (isRefusal(webhook)) return webhook;
    await unit.events.removeWebhook(partnerId, webhookId);
    const details = { address: originOf(webhook.url), dropped: webhook.waiting + webhook.parked };
    return { answer: undefined, targets: [webhookId], details };
  });
}
