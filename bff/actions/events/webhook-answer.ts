import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { WebhookStanding } from '../../ports/events.ts';

type Webhook = AnswerOf<'GET /v1/webhooks'>['webhooks'][number];

/** A webhook as its partner sees it: never its secrets. */
export function toWebhookAnswer(webhook: WebhookStanding): Webhook {
  return {
    webhookId: webhook.webhookId,
    url: webhook.url,
    types: webhook.types === null ? null : [...webhook.types],
    isEnabled: webhook.isEnabled,
    createdAt: webhook.createdAt,
    waiting: webhook.waiting,
    parked: webhook.parked,
    oldestWaitingAt: webhook.oldestWaitingAt,
    lastDeliveredAt: webhook.lastDeliveredAt,
    lastFailure: webhook.lastFailure,
  };
}
