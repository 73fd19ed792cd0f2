import type { eventEndpoints } from '../../../shared/contract/events.ts';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Example } from './example.ts';

type EventExamples = { readonly [Key in keyof typeof eventEndpoints]: Example<Key> };

const assigned = {
  id: 'evt_q7Rt2YuIoP4aSdFgHjKl0z',
  sequence: 318,
  type: 'customer.assigned',
  timestamp: '2024-09-15T04:00:00.000Z',
  customerId: '6f2c1a4e9b7d4c0f',
  data: {
    operatorId: 'op_h3Jk8LmNp2QrStUvWxYz01',
    assignedAt: '2024-09-15T04:00:00.000Z',
    actorKind: 'operator',
    actorId: 'op_s2Ad4Fg6Hj8Kl0Qw1Er3Ty',
  },
} as const satisfies AnswerOf<'GET /v1/events'>['events'][number];
const webhook: AnswerOf<'GET /v1/webhooks'>['webhooks'][number] = {
  webhookId: 'whk_Zx8Cv6Bn4Mq2We0Rt9Yu7I',
  url: 'https://portal.example.com/hooks/partner-widgets',
  types: ['customer.assigned', 'customer.unassigned', 'export.done'],
  isEnabled: true,
  createdAt: '2024-09-01T02:00:00.000Z',
  waiting: 0,
  parked: 0,
  oldestWaitingAt: null,
  lastDeliveredAt: '2024-09-15T04:00:00.412Z',
  lastFailure: null,
};
const secret = 'whsec_c2VjcmV0LW9mLXRoZS1leGFtcGxlLTMyLWJ5dGVzLS0=';

export const eventExamples: EventExamples = {
  'GET /v1/events': { answer: { events: [assigned], after: 318, hasMore: false } },
  'GET /v1/webhooks': { answer: { webhooks: [webhook] } },
  'POST /v1/webhooks': { body: { url: webhook.url, types: webhook.types }, answer: { webhook, secret } },
  'PUT /v1/webhooks/:webhookId': { body: { isEnabled: false }, answer: { webhook: { ...webhook, isEnabled: false } } },
  'DELETE /v1/webhooks/:webhookId': { answer: undefined },
  'POST /v1/webhooks/:webhookId/secret': { body: {}, answer: { secret, earlierValidUntil: '2024-09-16T04:00:00.000Z' } },
  'POST /v1/webhooks/:webhookId/test': {
    body: {},
    answer: { event: { ...assigned, sequence: 319, type: 'webhook.test', customerId: null, data: { webhookId: webhook.webhookId } } },
  },
  'GET /v1/webhooks/:webhookId/deliveries': {
    answer: {
      deliveries: [
        {
          eventId: assigned.id,
          sequence: assigned.sequence,
          type: assigned.type,
          timestamp: assigned.timestamp,
          state: 'parked',
          attempts: 21,
          nextAttemptAt: null,
          lastStatus: 503,
        },
      ],
      after: 318,
      hasMore: false,
    },
  },
  'POST /v1/webhooks/:webhookId/replay': { body: {}, answer: { replayed: 1 } },
};
