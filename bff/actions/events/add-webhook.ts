import type { AnswerOf } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { checkWebhookCount } from '../../domain/webhook-rules.ts';
import type { WebhookRecord } from '../../ports/events.ts';
import type { World } from '../../ports/index.ts';
import { secretContext } from './secret-context.ts';
import { originOf, refuseAddress } from './webhook-address.ts';
import { toWebhookAnswer } from './webhook-answer.ts';
import { commandByKey, findWebhook, type WebhookCall } from './webhook-command.ts';

/** Adds a webhook, which is told of what happens from now on. Its secret is in this answer and in no other. */
export async function addWebhook(world: World, call: WebhookCall<'POST /v1/webhooks'>): Promise<AnswerOf<'POST /v1/webhooks'> | Refusal> {
  const { partnerId } = call.caller.partner;
  const { url, types } = call.body;
  const webhookId = world.security.makeId('whk');
  const secret = world.security.makeWebhookSecret();
  const secretSealed = await world.security.sealField(secret, secretContext(partnerId, webhookId));
  const made = { action: 'webhook.add', details: { address: originOf(url), types: types ?? 'all' } } as const;
  const webhook = await commandByKey(world, call, made, async (unit, at) => {
    const refused = refuseAddress(world, url) ?? checkWebhookCount((await unit.events.webhooks(partnerId)).length);
    if (refused) return refused;
    const nothingYet = { earlier: null, lastDeliveredAt: null, lastFailure: null, outage: null };
    const added: WebhookRecord = { ...nothingYet, webhookId, partnerId, url, types, isEnabled: true, secretSealed, createdAt: at };
    await unit.events.addWebhook(added);
    const kept = await findWebhook(unit, partnerId, webhookId);
    return isRefusal(kept) ? kept : { answer: toWebhookAnswer(kept), targets: [webhookId] };
  });
  return isRefusal(webhook) ? webhook : { webhook, secret };
}
