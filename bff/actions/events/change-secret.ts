import type { AnswerOf } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { earlierSecretUntil } from '../../domain/webhook-rules.ts';
import type { World } from '../../ports/index.ts';
import { instantOf } from '../audit-entry.ts';
import { secretContext } from './secret-context.ts';
import { commandByKey, findWebhook, type WebhookCall } from './webhook-command.ts';

/** Gives a webhook a new secret. The one before it signs as well for a day; one before that no longer. */
export async function changeWebhookSecret(
  world: World,
  call: WebhookCall<'POST /v1/webhooks/:webhookId/secret'>,
): Promise<AnswerOf<'POST /v1/webhooks/:webhookId/secret'> | Refusal> {
  const { partnerId } = call.caller.partner;
  const { webhookId } = call.params;
  const secret = world.security.makeWebhookSecret();
  const secretSealed = await world.security.sealField(secret, secretContext(partnerId, webhookId));
  const until = instantOf(earlierSecretUntil(world.clock.now()));
  return commandByKey(world, call, { action: 'webhook.secret', details: {} }, async (unit) => {
    const webhook = await findWebhook(unit, partnerId, webhookId);
    if (isRefusal(webhook)) return webhook;
    await unit.events.saveWebhook(partnerId, webhookId, { secretSealed, earlier: { secretSealed: webhook.secretSealed, until } });
    return { answer: { secret, earlierValidUntil: until }, targets: [webhookId], details: { earlierValidUntil: until } };
  });
}
