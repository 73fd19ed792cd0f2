import { sql } from 'kysely';
import type { EventCommands, EventRecord, NewEvent } from '../../ports/events.ts';
import { type Connection, insertMany, partsOf, query } from '../connection.ts';
import { endPause } from './receivers.ts';
import { webhookKeyOf } from './records.ts';

/**
 * Sequences are given under the partner's lock, which is held until the commit, so that nobody ever reads a later event before an earlier
 * one; a command that is rolled back takes its sequences back with it.
 */
const nextSequences = query<{ partnerId: string; count: number }, { partner_key: number; event_sequence: number; has_webhooks: number }>(
  (slot) => sql`update partners set event_sequence = event_sequence + ${slot.count} where partner_id = ${slot.partnerId}
    returning partner_key, event_sequence,
      case when exists (select 1 from webhooks w where w.partner_key = partners.partner_key and w.is_enabled = 1) then 1 else 0 end as has_webhooks`,
);
const enabledWebhooks = query<{ partnerKey: number }, { webhook_key: number; types: string | null }>(
  (slot) => sql`select webhook_key, types from webhooks where partner_key = ${slot.partnerKey} and is_enabled = 1 order by webhook_key`,
);

export function appending(connection: Connection): Pick<EventCommands, 'append' | 'appendFor'> {
  return {
    async append(partnerId, events) {
      if (events.length === 0) return [];
      const { kept, partnerKey, hasWebhooks } = await keep(connection, partnerId, events);
      for (const webhook of hasWebhooks ? await enabledWebhooks(connection, { partnerKey }) : []) {
        const types: readonly string[] | null = webhook.types === null ? null : JSON.parse(webhook.types);
        await deliver(connection, partnerKey, webhook.webhook_key, types === null ? kept : kept.filter(({ type }) => types.includes(type)));
      }
      return kept;
    },
    async appendFor(partnerId, webhookId, event) {
      const {
        kept: [kept],
        partnerKey,
      } = await keep(connection, partnerId, [event]);
      const webhookKey = await webhookKeyOf(connection, partnerKey, webhookId);
      if (!kept || webhookKey === null) throw new Error('The partner has no such webhook.');
      await deliver(connection, partnerKey, webhookKey, [kept]);
      await endPause(connection, webhookKey, event.at);
      return kept;
    },
  };
}

interface Kept {
  kept: EventRecord[];
  partnerKey: number;
  hasWebhooks: boolean;
}

async function keep(connection: Connection, partnerId: string, events: readonly NewEvent[]): Promise<Kept> {
  const [given] = await nextSequences(connection, { partnerId, count: events.length });
  if (!given) throw new Error('The store has no such partner.');
  const { partner_key: partnerKey, event_sequence: last, has_webhooks: hasWebhooks } = given;
  const first = last - events.length + 1;
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
  return { kept, partnerKey, hasWebhooks: hasWebhooks === 1 };
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
