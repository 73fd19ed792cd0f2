import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';

/** Events that wait for a webhook, or were given up. */
export async function listDeliveries(
  { store }: World,
  { caller: { partner }, params: { webhookId }, query: { state, after, limit } }: CallOf<'GET /v1/webhooks/:webhookId/deliveries'>,
): Promise<AnswerOf<'GET /v1/webhooks/:webhookId/deliveries'> | Refusal> {
  const { events } = store.reads;
  if (!(await events.receiver(partner.partnerId, webhookId))) return refuse('not-found');
  const found = await events.deliveries(partner.partnerId, webhookId, state, after, limit + 1);
  const deliveries = found.slice(0, limit).map(({ event, attempts, dueAt, lastStatus }) => ({
    eventId: event.eventId,
    sequence: event.sequence,
    type: event.type,
    timestamp: event.at,
    state,
    attempts,
    nextAttemptAt: dueAt,
    lastStatus,
  }));
  return { deliveries, after: deliveries.at(-1)?.sequence ?? after, hasMore: found.length > limit };
}
