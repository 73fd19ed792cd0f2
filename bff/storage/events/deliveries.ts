import { sql } from 'kysely';
import type { DeliveryAttempt, EventCommands, WebhookOutage } from '../../ports/events.ts';
import { type Connection, partsOf, query } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';
import { moveUp, PART } from './next.ts';
import { webhookKeyOf } from './records.ts';

interface Failed {
  webhookKey: number;
  sequence: number;
  at: string;
  dueAt: string;
  status: number | null;
}
const failed = query<Failed, never>(
  (
    slot,
  ) => sql`update event_deliveries set attempts = attempts + 1, first_tried_at = coalesce(first_tried_at, ${slot.at}), due_at = ${slot.dueAt},
      last_status = ${slot.status}
    where webhook_key = ${slot.webhookKey} and sequence = ${slot.sequence} and state = 'waiting'`,
);
const parked = query<Omit<Failed, 'dueAt'>, { subject: string }>(
  (slot) => sql`update event_deliveries set attempts = attempts + 1, first_tried_at = coalesce(first_tried_at, ${slot.at}), due_at = null,
      last_status = ${slot.status}, state = 'parked', is_next = 0
    where webhook_key = ${slot.webhookKey} and sequence = ${slot.sequence} and state = 'waiting' returning subject`,
);
const overdue = query<{ webhookKey: number; before: string; limit: number }, { sequence: number }>(
  (slot) => sql`select sequence from event_deliveries where webhook_key = ${slot.webhookKey} and state = 'waiting'
    and waiting_since < ${slot.before} order by waiting_since, sequence limit ${slot.limit}`,
);

export function settling(connection: Connection): Pick<EventCommands, 'claim' | 'release' | 'settle' | 'parkOverdue'> {
  const { db } = connection;
  const webhook = async (partnerId: string, webhookId: string) =>
    db
      .updateTable('webhooks')
      .where('webhook_id', '=', webhookId)
      .where('partner_key', '=', await needPartnerKey(connection, partnerId));
  return {
    async claim(partnerId, webhookId, { at, ahead }, lease) {
      const claimed = await (await webhook(partnerId, webhookId))
        .set({ lease_owner: lease.owner, lease_until: lease.until })
        .where('is_enabled', '=', 1)
        .where(({ eb, or }) => or([eb('lease_until', 'is', null), eb('lease_until', '<=', at), eb('lease_owner', '=', lease.owner)]))
        .returning('webhook_key')
        .executeTakeFirst();
      if (claimed) return true;
      // Its holder may well live: it is given as long as a lease lasts to say so.
      await (await webhook(partnerId, webhookId)).set({ lease_until: lease.until }).where('lease_until', '>', ahead).execute();
      return false;
    },
    async release(partnerId, webhookId, owner) {
      await (await webhook(partnerId, webhookId)).set({ lease_owner: null, lease_until: null }).where('lease_owner', '=', owner).execute();
    },
    async settle(partnerId, webhookId, owner, { until, attempts, outage, lifted }) {
      const held = await (await webhook(partnerId, webhookId))
        .set({ lease_until: until, ...standing(attempts), ...toOutageColumns(outage) })
        .where('lease_owner', '=', owner)
        .returning('webhook_key')
        .executeTakeFirst();
      if (!held) return false;
      if (lifted) await lift(connection, { webhookKey: held.webhook_key, ...lifted });
      await settleAll(connection, held.webhook_key, attempts);
      return true;
    },
    async parkOverdue(partnerId, webhookId, before, limit) {
      const webhookKey = await webhookKeyOf(connection, await needPartnerKey(connection, partnerId), webhookId);
      if (webhookKey === null) return 0;
      const rows = await overdue(connection, { webhookKey, before, limit });
      const sequences = rows.map(({ sequence }) => sequence);
      await moveUp(connection, webhookKey, await park(connection, webhookKey, sequences));
      return sequences.length;
    },
  };
}

function toOutageColumns(outage: WebhookOutage | null) {
  return { failing_since: outage?.since ?? null, failures: outage?.failures ?? 0, paused_until: outage?.until ?? null };
}

const lift = query<{ webhookKey: number; at: string; until: string }, never>(
  (slot) => sql`update event_deliveries set due_at = ${slot.at}
    where webhook_key = ${slot.webhookKey} and is_next = 1 and due_at > ${slot.at} and due_at <= ${slot.until}`,
);

/** What was delivered is not kept; what stands behind what was delivered or parked comes next. */
async function settleAll(connection: Connection, webhookKey: number, attempts: readonly DeliveryAttempt[]): Promise<void> {
  const gone = await dropDelivered(
    connection,
    webhookKey,
    attempts.filter(({ outcome }) => outcome === 'delivered').map(({ sequence }) => sequence),
  );
  for (const attempt of attempts) {
    const { sequence, at, status } = attempt;
    if (attempt.outcome === 'failed') await failed(connection, { webhookKey, sequence, at, status, dueAt: attempt.dueAt });
    if (attempt.outcome === 'parked')
      gone.push(...(await parked(connection, { webhookKey, sequence, at, status })).map(({ subject }) => subject));
  }
  await moveUp(connection, webhookKey, gone);
}

async function dropDelivered({ db }: Connection, webhookKey: number, sequences: readonly number[]): Promise<string[]> {
  const subjects: string[] = [];
  for (const part of partsOf(sequences, PART)) {
    const rows = await db
      .deleteFrom('event_deliveries')
      .where('webhook_key', '=', webhookKey)
      .where('sequence', 'in', part)
      .where('state', '=', 'waiting')
      .returning('subject')
      .execute();
    for (const { subject } of rows) subjects.push(subject);
  }
  return subjects;
}

async function park({ db }: Connection, webhookKey: number, sequences: readonly number[]): Promise<string[]> {
  const subjects: string[] = [];
  for (const part of partsOf(sequences, PART)) {
    const rows = await db
      .updateTable('event_deliveries')
      .set({ state: 'parked', due_at: null, is_next: 0 })
      .where('webhook_key', '=', webhookKey)
      .where('sequence', 'in', part)
      .returning('subject')
      .execute();
    for (const { subject } of rows) subjects.push(subject);
  }
  return subjects;
}

/** What the last delivery and the last failure since it say of the webhook. */
function standing(attempts: readonly DeliveryAttempt[]) {
  const last = attempts.findLast(({ outcome }) => outcome === 'delivered');
  const since = attempts.slice(attempts.findLastIndex(({ outcome }) => outcome === 'delivered') + 1).at(-1);
  return {
    ...(last ? { last_delivered_at: last.at, last_failed_at: null, last_status: null, last_reason: null } : {}),
    ...(since && since.outcome !== 'delivered' ? { last_failed_at: since.at, last_status: since.status, last_reason: since.reason } : {}),
  };
}
