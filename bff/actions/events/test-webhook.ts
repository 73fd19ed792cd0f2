import type { AnswerOf } from '../../../shared/contract/index.ts';
import { subjectOf } from '../../domain/event-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { EventEntry } from '../../ports/events.ts';
import type { World } from '../../ports/index.ts';
import { toEventAnswer } from './to-event-answer.ts';
import { commandByKey, findWebhook, type WebhookCall } from './webhook-command.ts';

/** Tells one webhook, whatever its types, that somebody tries whether it is told. */
export async function testWebhook(
  world: World,
  call: WebhookCall<'POST /v1/webhooks/:webhookId/test'>,
): Promise<AnswerOf<'POST /v1/webhooks/:webhookId/test'> | Refusal> {
  const { partnerId } = call.caller.partner;
  const { webhookId } = call.params;
  return commandByKey(world, call, { action: 'webhook.test', details: {} }, async (unit, at) => {
    const webhook = await findWebhook(unit, partnerId, webhookId);
    if (isRefusal(webhook)) return webhook;
    if (!webhook.isEnabled) return refuse('webhook-off');
    const entry: EventEntry = { type: 'webhook.test', at, customerId: null, data: { webhookId } };
    const made = { ...entry, eventId: world.security.makeId('evt'), subject: subjectOf(entry) };
    const event = await unit.events.appendFor(partnerId, webhookId, made);
    return { answer: { event: toEventAnswer(event) }, targets: [webhookId, event.eventId] };
  });
}
