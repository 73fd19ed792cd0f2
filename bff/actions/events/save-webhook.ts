import type { AnswerOf } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { originOf, refuseAddress } from './webhook-address.ts';
import { toWebhookAnswer } from './webhook-answer.ts';
import { commandByKey, findWebhook } from './webhook-command.ts';

type Save = CallOf<'PUT /v1/webhooks/:webhookId'>;

/** Changes where a webhook points to, what it is told of, and whether; switched off, it loses what waits for it. */
export async function saveWebhook(world: World, call: Save): Promise<AnswerOf<'PUT /v1/webhooks/:webhookId'> | Refusal> {
  const { partnerId } = call.caller.partner;
  const { webhookId } = call.params;
  const webhook = await commandByKey(world, call, { action: 'webhook.save', details: audited(call.body) }, async (unit) => {
    const before = await findWebhook(unit, partnerId, webhookId);
    if (isRefusal(before)) return before;
    const { url, types, isEnabled } = call.body;
    const refused = url === undefined || url === before.url ? null : refuseAddress(world, url);
    if (refused) return refused;
    await unit.events.saveWebhook(partnerId, webhookId, {
      ...(url === undefined ? {} : { url }),
      ...(types === undefined ? {} : { types }),
      ...(isEnabled === undefined ? {} : { isEnabled }),
    });
    const kept = await findWebhook(unit, partnerId, webhookId);
    if (isRefusal(kept)) return kept;
    const dropped = before.waiting + before.parked - kept.waiting - kept.parked;
    return { answer: toWebhookAnswer(kept), targets: [webhookId], details: dropped === 0 ? {} : { dropped } };
  });
  return isRefusal(webhook) ? webhook : { webhook };
}

function audited({ url, types, isEnabled }: Save['body']) {
  return {
    ...(url === undefined ? {} : { address: originOf(url) }),
    ...(types === undefined ? {} : { types: types ?? 'all' }),
    ...(isEnabled === undefined ? {} : { isEnabled }),
  };
}
