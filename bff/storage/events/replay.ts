import { sql } from 'kysely';
import type { EventCommands } from '../../ports/events.ts';
import { type Connection, insertMany, partsOf } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';
import { moveUp } from './next.ts';
import { endPause } from './receivers.ts';

interface Found {
  sequence: number;
  subject: string;
  type: string;
}
type What = Parameters<EventCommands['replay']>[2];

export function replaying(connection: Connection): Pick<EventCommands, 'replay'> {
  return {
    async replay(partnerId, webhookId, what, at, limit) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      const webhook = await connection.db
        .selectFrom('webhooks')
        .select(['webhook_key', 'types'])
        .where('webhook_id', '=', webhookId)
        .where('partner_key', '=', partnerKey)
        .executeTakeFirst();
      if (!webhook) return { replayed: 0, next: null };
      const found = await findEvents(connection, partnerKey, webhook.webhook_key, what, limit);
      const types: readonly string[] | null = webhook.types === null ? null : JSON.parse(webhook.types);
      const wanted = what.state === 'parked' ? found : found.filter(({ type }) => isTold(types, type));
      await letWait(connection, partnerKey, webhook.webhook_key, wanted, at);
      await endPause(connection, webhook.webhook_key, at);
      return { replayed: wanted.length, next: found.length === limit ? (found.at(-1)?.sequence ?? null) : null };
    },
  };
}

/** Test events were made for one webhook, once. */
function isTold(types: readonly string[] | null, type: string): boolean {
  return type !== 'webhook.test' && (types === null || types.includes(type));
}

async function findEvents({ db }: Connection, partnerKey: number, webhookKey: number, what: What, limit: number): Promise<Found[]> {
  const { state, from, until } = what;
  if (state === 'any')
    return db
      .selectFrom('events')
      .select(['sequence', 'subject', 'type'])
      .where('partner_key', '=', partnerKey)
      .where('sequence', '>=', from)
      .where('sequence', '<=', until)
      .orderBy('sequence')
      .limit(limit)
      .execute();
  return db
    .selectFrom('event_deliveries')
    .select(['sequence', 'subject', sql.lit('').as('type')])
    .where('webhook_key', '=', webhookKey)
    .where('state', '=', 'parked')
    .where('sequence', '>=', from)
    .where('sequence', '<=', until)
    .orderBy('sequence')
    .limit(limit)
    .execute();
}

/** What is let wait again may come before what waits already, so that the first of each subject is looked for anew. */
async function letWait(connection: Connection, partnerKey: number, webhookKey: number, found: readonly Found[], at: string): Promise<void> {
  const columns = ['webhook_key', 'sequence', 'partner_key', 'subject', 'state', 'is_next', 'waiting_since', 'due_at'];
  const rows = found.map(({ sequence, subject }) => [webhookKey, sequence, partnerKey, subject, 'waiting', 0, at, at]);
  const again = `on conflict (webhook_key, sequence) do update set state = excluded.state, is_next = 0, attempts = 0, first_tried_at = null,
    waiting_since = excluded.waiting_since, due_at = excluded.due_at, last_status = null`;
  await insertMany(connection, 'event_deliveries', columns, rows, again);
  const { db } = connection;
  for (const subjects of partsOf([...new Set(found.map(({ subject }) => subject))])) {
    await db
      .updateTable('event_deliveries')
      .set({ is_next: 0 })
      .where('webhook_key', '=', webhookKey)
      .where('subject', 'in', subjects)
      .where(sql<boolean>`state = 'waiting' and is_next = 1`)
      .execute();
    await moveUp(connection, webhookKey, subjects);
  }
}
