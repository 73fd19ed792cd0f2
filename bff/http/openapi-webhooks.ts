import { eventData } from '../../shared/contract/event-data.ts';
import { eventOf } from '../../shared/contract/events.ts';
import { EVENT_TYPES, type EventType } from '../../shared/values/lists.ts';
import { exampleEvent } from './examples/events.ts';
import { jsonSchemaOf } from './json-schema.ts';

const HEADERS = {
  'webhook-id': 'Id of the event; the same in every repetition.',
  'webhook-timestamp': 'When this attempt was made: seconds since 1970.',
  'webhook-signature': 'One or more `v1,` and an HMAC-SHA-256 in base64, apart by blanks; one of them must be yours.',
};

/** What webhooks receive, by type: OpenAPI 3.1 `webhooks`. */
export function describeWebhooks(): Record<string, object> {
  return Object.fromEntries(EVENT_TYPES.map((type) => [type, { post: describe(type) }]));
}

function describe(type: EventType): object {
  return {
    operationId: `webhook-${type.replace('.', '-')}`,
    summary: type,
    description: `${eventData[type].description} Sent to the webhooks that are told of it, at least once.`,
    parameters: Object.entries(HEADERS).map(([name, description]) => ({
      in: 'header',
      name,
      required: true,
      description,
      schema: { type: 'string' },
    })),
    requestBody: {
      required: true,
      content: { 'application/json': { schema: jsonSchemaOf(eventOf(type), 'output'), example: exampleEvent(type) } },
    },
    responses: { '2XX': { description: 'Taken. Any other answer, or none within ten seconds, is tried again for 72 hours.' } },
  };
}
