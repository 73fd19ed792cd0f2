import type { EventRecord } from '../../ports/events.ts';

/** An event as `GET /v1/events` answers it, and as the body of a webhook. */
export function toEventAnswer({ eventId, sequence, type, at, customerId, data }: EventRecord) {
  return { id: eventId, sequence, type, timestamp: at, customerId, data };
}
