import { sql } from 'kysely';
import type { EventCommands, EventRecord, NewEvent } from '../../ports/events.ts';
import { type Connection, insertMany, partsOf, query } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';
import { endPause } from './receivers.ts';
import { webhookKeyOf } from './records.ts';

/**
 * Sequences are given under the partner's lock, which is held until the commit, so that nobody ever reads a later event before an earlier
 * one; a command that is rolled back takes its sequences back with it.
 */
const nextSequences = query<{ partnerKey: number; count: number }, { event_sequence: number }>(
  (slot) => sql`update partners set event_sequence = event_sequence + ${slot.count} where partner_key = ${slot.partnerKey}
    returning event_sequence`,
);
const enabledWebhooks = query<{ partnerKey: number }, { webhook_key: number; types: string | null }>(
  (slot) => sql`select webhook_key, types from webhooks where partner_key = ${slot.partnerKey} and is_enabled = 1 order by webhook_key`,
);

export function appending(connection: Connection): Pick<EventCommands, 'append' | 'appendFor'> {
  return {
    async append(partnerId, events) {
      if (events.length === 0) return [];
      const partnerKey = await needPartnerKey(connection, partnerId);
      const kept = await keep(connection, partnerKey, partnerId, events);
      for (const webhook of await enabledWebhooks(connection, { partnerKey })) {
        const types: readonly string[] | null = webhook.types === null ? null : JSON.parse(webhook.types);
        await deliver(connection, partnerKey, webhook.webhook_key, types === null ? kept : kept.filter(({ type }) => types.includes(type)));
      }
      return kept;
    },
    async appendFor(partnerId, webhookId, event) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      const [kept] = await keep(connection, partnerKey, partnerId, [event]);
      const webhookKey = await webhookKeyOf(connection, partnerKey, webhookId);
      if (!kept || webhookKey === null) throw new Error('The partner has no such webhook.');
      await deliver(connection, partnerKey, webhookKey, [kept]);
      await endPause(connection, webhookKey, event.at);
      return kept;
    },
  };
}

async function keep(connection: Connection, partnerKey: number, partnerId: string, events: readonly NewEvent[]): Promise<EventRecord[]> {
  const [given] = await nextSequences(connection, { partnerKey, count: events.length });
  const first = (given?.event_sequence ?? 0) - events.length + 1;
  const kept = events.map((event, index) => ({ ...event, partnerId, sequence: first + index }));
  await insertMany(
    connection,
    'events',
    ['partner_key', 'sequence', 'event_id', 'type', 'at', 'customer_id', 'subject', 'data'],
    kept.map(({ sequence, eventId, type, at, customerId, subject, data }) => [
      partnerKey,
      sequence,
      eventId,
      type,
      at,
      customerId,
      subject,
      JSON.stringify(data),
    ]),
  );
  return kept;
}

/** What comes first of its subject may be sent at once; the rest waits behind it. */
async function deliver(connection: Connection, partnerKey: number, webhookKey: number, events: readonly EventRecord[]): Promise<void> {
  if (events.length === 0) return;
  const before = await waitingSubjects(connection, webhookKey, [...new Set(events.map(({ subject }) => subject))]);
  const rows = events.map(({ sequence, subject, at }) => {
    const isNext = !before.has(subject);
    before.add(subject);
    return [webhookKey, sequence, partnerKey, subject, 'waiting', isNext ? 1 : 0, at, at];
  });
  const columns = ['webhook_key', 'sequence', 'partner_key', 'subject', 'state', 'is_next', 'waiting_since', 'due_at'];
  await insertMany(connection, 'event_deliveries', columns, rows);
}

async function waitingSubjects({ db }: Connection, webhookKey: number, subjects: readonly string[]): Promise<Set<string>> {
  const waiting = new Set<string>();
  for (const part of partsOf(subjects)) {
    const rows = await db
      .selectFrom('event_deliveries')
      .select('subject')
      .distinct()
      .where('webhook_key', '=', webhookKey)
      .where('subject', 'in', part)
      .where(sql<boolean>`state = 'waiting'`)
      .execute();
    for (const { subject } of rows) waiting.add(subject);
  }
  return waiting;
}
