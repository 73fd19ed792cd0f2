import { sql } from 'kysely';
import type { EventCommands, EventRecord, NewEvent } from '../../ports/events.ts';
import { type Connection, insertMany, partsOf, query } from '../connection.ts';
import { insertRows, plain } from '../money/rows.ts';
import { together } from '../together.ts';
import { endPause } from './receivers.ts';
import { webhookKeyOf } from './records.ts';

/**
 * Sequences are given under the partner's lock, which is held until the commit, so that nobody ever reads a later event before an earlier
 * one; a command that is rolled back takes its sequences back with it.
 */
const HAS_WEBHOOKS = sql`case when exists (select 1 from webhooks w where w.partner_key = partners.partner_key and w.is_enabled = 1) then 1 else 0 end`;
const nextSequences = query<{ partnerId: string; count: number }, { partner_key: number; event_sequence: number; has_webhooks: number }>(
  (slot) => sql`update partners set event_sequence = event_sequence + ${slot.count} where partner_id = ${slot.partnerId}
    returning partner_key, event_sequence, ${HAS_WEBHOOKS} as has_webhooks`,
);
const setSequence = query<{ partnerKey: number; before: number; last: number }, { partner_key: number }>(
  (slot) => sql`update partners set event_sequence = ${slot.last} where partner_key = ${slot.partnerKey} and event_sequence = ${slot.before}
    returning partner_key`,
);
const enabledWebhooks = query<{ partnerKey: number }, { webhook_key: number; types: string | null }>(
  (slot) => sql`select webhook_key, types from webhooks where partner_key = ${slot.partnerKey} and is_enabled = 1 order by webhook_key`,
);

const newest = query<{ partnerId: string }, { partner_key: number; event_sequence: number; has_webhooks: number }>(
  (slot) => sql`select partner_key, event_sequence, ${HAS_WEBHOOKS} as has_webhooks from partners where partner_id = ${slot.partnerId}`,
);

export function appending(connection: Connection): Pick<EventCommands, 'append' | 'appendFor'> {
  return {
    async append(partnerId, events) {
      if (events.length === 0) return [];
      if (connection.batch) return keepBack(connection, connection.batch, partnerId, events);
      const { kept, partnerKey, hasWebhooks } = await keep(connection, partnerId, events);
      if (hasWebhooks) await deliverToAll(connection, partnerKey, kept);
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

interface Begun {
  partnerKey: number;
  hasWebhooks: boolean;
  sequence: number;
}

/** The same, for later: sequences go on from what the batch knows. */
async function keepBack(
  connection: Connection,
  batch: NonNullable<Connection['batch']>,
  partnerId: string,
  events: readonly NewEvent[],
): Promise<EventRecord[]> {
  const begun = await knownBegun(connection, batch, partnerId);
  const { partnerKey, hasWebhooks, sequence } = begun;
  const kept = events.map((event, index) => ({ ...event, partnerId, sequence: sequence + index + 1 }));
  batch.keep({ kind: 'events', partnerKey, hasWebhooks, events: kept });
  batch.learn(nameOf(partnerId), { ...begun, sequence: sequence + events.length });
  return kept;
}

/** Lets a batch know where the events of a partner go on. */
export function knownBegun(connection: Connection, batch: NonNullable<Connection['batch']>, partnerId: string): Promise<Begun> {
  return batch.known(nameOf(partnerId), async () => {
    const [row] = await newest(connection, { partnerId });
    if (!row) throw new Error('The store has no such partner.');
    return { partnerKey: row.partner_key, hasWebhooks: row.has_webhooks === 1, sequence: row.event_sequence };
  });
}

function nameOf(partnerId: string): string {
  return `events ${partnerId}`;
}

/** Writes events of one partner that have their sequences, in their order. */
export async function addEvents(
  connection: Connection,
  { partnerKey, hasWebhooks, events }: { partnerKey: number; hasWebhooks: boolean; events: readonly EventRecord[] },
): Promise<void> {
  const last = events.at(-1)?.sequence;
  if (last === undefined) return;
  const moving = setSequence(connection, { partnerKey, before: last - events.length, last });
  await together(moving, insertEvents(connection, partnerKey, events));
  if ((await moving).length === 0) throw new Error('Others told events of a partner whose lock was held.');
  if (hasWebhooks) await deliverToAll(connection, partnerKey, events);
}

async function deliverToAll(connection: Connection, partnerKey: number, events: readonly EventRecord[]): Promise<void> {
  for (const webhook of await enabledWebhooks(connection, { partnerKey })) {
    const types: readonly string[] | null = webhook.types === null ? null : JSON.parse(webhook.types);
    await deliver(connection, partnerKey, webhook.webhook_key, types === null ? events : events.filter(({ type }) => types.includes(type)));
  }
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
  await insertEvents(connection, partnerKey, kept);
  return { kept, partnerKey, hasWebhooks: hasWebhooks === 1 };
}

const CELLS = [
  ...['partner_key', 'sequence'].map(plain('integer')),
  ...['event_id', 'type', 'at', 'customer_id', 'subject', 'data'].map(plain('text')),
];

async function insertEvents(connection: Connection, partnerKey: number, events: readonly EventRecord[]): Promise<void> {
  await insertRows(
    connection,
    'events',
    CELLS,
    events.map(({ sequence, eventId, type, at, customerId, subject, data }) => [
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
