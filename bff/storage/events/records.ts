import { type Selectable, sql } from 'kysely';
import type { DeliveryState } from '../../../shared/values/lists.ts';
import type { DeliveryRecord, EventRecord } from '../../ports/events.ts';
import { type Connection, query } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type StoredEvent = Selectable<Tables['events']>;
export type StoredDelivery = Pick<
  Selectable<Tables['event_deliveries']>,
  'state' | 'attempts' | 'first_tried_at' | 'due_at' | 'last_status'
>;

export const DELIVERY = sql`d.state, d.attempts, d.first_tried_at, d.due_at, d.last_status`;
export const WITH_EVENT = sql`event_deliveries d join events e on e.partner_key = d.partner_key and e.sequence = d.sequence`;

export function toEvent(row: StoredEvent, partnerId: string): EventRecord {
  return {
    eventId: row.event_id,
    partnerId,
    sequence: row.sequence,
    type: row.type,
    at: row.at,
    customerId: row.customer_id,
    subject: row.subject,
    data: JSON.parse(row.data),
  };
}

export function toDelivery(row: StoredEvent & StoredDelivery, partnerId: string): DeliveryRecord {
  return {
    event: toEvent(row, partnerId),
    state: row.state as DeliveryState,
    attempts: row.attempts,
    firstTriedAt: row.first_tried_at,
    dueAt: row.due_at,
    lastStatus: row.last_status,
  };
}

const keyOf = query<{ partnerKey: number; webhookId: string }, { webhook_key: number }>((slot, { db }) =>
  db.selectFrom('webhooks').select('webhook_key').where('webhook_id', '=', slot.webhookId).where('partner_key', '=', slot.partnerKey),
);

/** The store's own number of a partner's webhook; null where the partner has no such webhook. */
export async function webhookKeyOf(connection: Connection, partnerKey: number, webhookId: string): Promise<number | null> {
  return (await keyOf(connection, { partnerKey, webhookId }))[0]?.webhook_key ?? null;
}
