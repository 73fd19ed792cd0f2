import { z } from 'zod';
import { DELIVERY_STATES, EVENT_TYPES, type EventType } from '../values/lists.ts';
import type { Endpoint } from './endpoint.ts';
import { eventData } from './event-data.ts';
import { customerId, instant, madeId } from './fields.ts';

/** What the column of either engine holds: a number beyond is nobody's sequence, and no query is made with it. */
const SEQUENCE_MAXIMUM = 2_147_483_647;
const sequence = z.number().int().min(1).max(SEQUENCE_MAXIMUM).describe('Place among the events of the partner; grows with each.');
const eventType = z.enum(EVENT_TYPES);
/** Answers pass on what a later release has kept, so that two can run on one store. */
const toldType = z.string().describe(`One of ${EVENT_TYPES.join(', ')}; pass over one that you do not know.`);

/** An event as it stands in `GET /v1/events`, and as the body of a webhook. */
export const event = z.object({
  id: madeId.describe('The same in every delivery of the event: keep it to know repetitions.'),
  sequence,
  type: toldType,
  timestamp: instant.describe('When it happened.'),
  customerId: customerId.nullable().describe('The customer it is about; events of one customer are delivered in order.'),
  data: z
    .record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.record(z.string(), z.union([z.string(), z.null()])))]),
    )
    .describe('Ids, amounts and times, and lists of them; the members of each type stand under `webhooks`, and in docs/EVENTS.md.'),
});

const url = z
  .string()
  .max(1024)
  .refine((text) => {
    const parsed = URL.parse(text);
    if (parsed === null || !['https:', 'http:'].includes(parsed.protocol)) return false;
    return parsed.username === '' && parsed.password === '' && parsed.hash === '';
  }, 'An https address without account and fragment.');
const types = z.array(eventType).min(1).nullable().describe('The types it is told of; null: all of them, later ones too.');

const webhook = z.object({
  webhookId: madeId,
  url: z.string(),
  types: z.array(z.string()).nullable().describe('The types it is told of; null: all of them.'),
  isEnabled: z.boolean().describe('Off: nothing is sent, and what happens meanwhile is not kept for it.'),
  createdAt: instant,
  waiting: z.number().int().min(0).describe('Events yet to be delivered.'),
  parked: z.number().int().min(0).describe('Events given up after 72 hours, until they are replayed.'),
  oldestWaitingAt: instant.nullable().describe('When the oldest event yet to be delivered happened.'),
  lastDeliveredAt: instant.nullable(),
  lastFailure: z
    .object({ at: instant, status: z.number().int().nullable().describe('The answer; null where there was none.'), reason: z.string() })
    .nullable()
    .describe('The last delivery that failed since the last one that succeeded.'),
});

const delivery = z.object({
  eventId: madeId,
  sequence,
  type: toldType,
  timestamp: instant,
  state: z.enum(DELIVERY_STATES),
  attempts: z.number().int().min(0),
  nextAttemptAt: instant.nullable().describe('Null where it is parked.'),
  lastStatus: z.number().int().nullable(),
});

const secret = z.string().describe('Signs what is sent (HMAC-SHA-256, Standard Webhooks). Shown this once.');

const KEYS = { callers: ['secret-key'], permission: null, widgets: [], feature: null } as const satisfies Partial<Endpoint>;
const params = z.object({ webhookId: madeId });

export const eventEndpoints = {
  'GET /v1/events': {
    ...KEYS,
    summary: 'Read events',
    description:
      'The partner’s events in order, after the one with the given sequence. Ask again with `after` of the answer; for systems that nothing can call into. Events are kept for 30 days.',
    query: z.object({
      after: z.coerce
        .number()
        .int()
        .min(0)
        .max(SEQUENCE_MAXIMUM)
        .default(0)
        .describe('Sequence of the last event that was read; 0: from the first that is kept.'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    answer: z.object({
      events: z.array(event),
      after: z.number().int().min(0).describe('What to ask with next.'),
      hasMore: z.boolean(),
    }),
    status: 200,
    refusals: ['events-forgotten'],
  },
  'GET /v1/webhooks': {
    ...KEYS,
    summary: 'List webhooks',
    description: 'The partner’s webhooks, and how deliveries to each stand.',
    answer: z.object({ webhooks: z.array(webhook) }),
    status: 200,
    refusals: [],
  },
  'POST /v1/webhooks': {
    ...KEYS,
    summary: 'Add a webhook',
    description:
      'From now on every event of these types is sent to the address, signed, at least once, in order for each customer, and tried again for 72 hours.',
    body: z.strictObject({ url, types: types.default(null) }),
    answer: z.object({ webhook, secret }),
    status: 201,
    refusals: ['webhooks-full', 'webhook-address-refused'],
    isSensitive: true,
  },
  'PUT /v1/webhooks/:webhookId': {
    ...KEYS,
    summary: 'Change a webhook',
    description:
      'What is left out stays as it is. Switching it off drops what waits for it; switching it on begins with what happens then.',
    params,
    body: z.strictObject({ url: url.optional(), types: types.optional(), isEnabled: z.boolean().optional() }),
    answer: z.object({ webhook }),
    status: 200,
    refusals: ['not-found', 'webhook-address-refused'],
  },
  'DELETE /v1/webhooks/:webhookId': {
    ...KEYS,
    summary: 'Remove a webhook',
    description: 'Nothing more is sent to it; what waits for it is dropped.',
    params,
    answer: z.undefined(),
    status: 204,
    refusals: ['not-found'],
  },
  'POST /v1/webhooks/:webhookId/secret': {
    ...KEYS,
    summary: 'Change the secret of a webhook',
    description: 'What is sent is signed with both secrets for 24 hours, with the new one alone from then on.',
    params,
    body: z.strictObject({}),
    answer: z.object({ secret, earlierValidUntil: instant.describe('Until when the earlier secret signs too.') }),
    status: 200,
    refusals: ['not-found'],
    isSensitive: true,
  },
  'POST /v1/webhooks/:webhookId/test': {
    ...KEYS,
    summary: 'Send a test event',
    description: 'Sends one event `webhook.test` to this webhook, whatever types it is told of.',
    params,
    body: z.strictObject({}),
    answer: z.object({ event }),
    status: 200,
    refusals: ['not-found', 'webhook-off'],
  },
  'GET /v1/webhooks/:webhookId/deliveries': {
    ...KEYS,
    summary: 'List deliveries',
    description: 'Events that wait for this webhook or were given up, in order.',
    params,
    query: z.object({
      state: z.enum(DELIVERY_STATES).default('parked'),
      after: z.coerce.number().int().min(0).max(SEQUENCE_MAXIMUM).default(0).describe('Sequence after which the page begins.'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    answer: z.object({ deliveries: z.array(delivery), after: z.number().int().min(0), hasMore: z.boolean() }),
    status: 200,
    refusals: ['not-found'],
  },
  'POST /v1/webhooks/:webhookId/replay': {
    ...KEYS,
    summary: 'Replay events',
    description:
      'Sends events again: those that were parked, or all that are kept from a sequence on. They keep their ids, so a receiver that keeps them loses nothing by it.',
    params,
    body: z.strictObject({ from: sequence.optional().describe('Left out: those that were parked.') }),
    answer: z.object({ replayed: z.number().int().min(0) }),
    status: 200,
    refusals: ['not-found', 'webhook-off', 'events-forgotten'],
  },
} as const satisfies Record<string, Endpoint>;

/** The event of one type as its receiver sees it: what OpenAPI lists under `webhooks`. */
export const eventOf = (type: EventType) => event.extend({ type: z.literal(type), data: eventData[type] });
