import { sql } from 'kysely';
import type { DeliveryAttempt, EventCommands, WebhookOutage } from '../../ports/events.ts';
import { type Connection, query } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';
import { webhookKeyOf } from './records.ts';

const delivered = query<{ webhookKey: number; sequence: number }, { subject: string; is_next: number }>(
  (slot) => sql`delete from event_deliveries where webhook_key = ${slot.webhookKey} and sequence = ${slot.sequence} and state = 'waiting'
    returning subject, is_next`,
);
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
const moveUp = query<{ webhookKey: number; subject: string }, never>(
  (slot) => sql`update event_deliveries set is_next = 1 where webhook_key = ${slot.webhookKey} and sequence = (
      select min(d.sequence) from event_deliveries d where d.webhook_key = ${slot.webhookKey} and d.subject = ${slot.subject} and d.state = 'waiting')`,
);

const overdue = query<{ webhookKey: number; before: string; limit: number }, { subject: string }>(
  (slot) => sql`update event_deliveries set due_at = null, state = 'parked', is_next = 0
    where webhook_key = ${slot.webhookKey} and state = 'waiting' and sequence in (
      select d.sequence from event_deliveries d where d.webhook_key = ${slot.webhookKey} and d.state = 'waiting'
        and d.waiting_since < ${slot.before} order by d.waiting_since, d.sequence limit ${slot.limit}) returning subject`,
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
        .where(({ eb, or }) => or([eb('lease_until', 'is', null), eb('lease_until', '<=', at), eb('lease_until', '>', ahead)]))
        .returning('webhook_key')
        .executeTakeFirst();
      return claimed !== undefined;
    },
    async release(partnerId, webhookId, owner) {
      await (await webhook(partnerId, webhookId)).set({ lease_owner: null, lease_until: null }).where('lease_owner', '=', owner).execute();
    },
    async settle(partnerId, webhookId, owner, { until, attempts, outage }) {
      const held = await (await webhook(partnerId, webhookId))
        .set({ lease_until: until, ...standing(attempts), ...toOutageColumns(outage) })
        .where('lease_owner', '=', owner)
        .returning('webhook_key')
        .executeTakeFirst();
      if (!held) return false;
      for (const attempt of attempts) await settleOne(connection, held.webhook_key, attempt);
      return true;
    },
    async parkOverdue(partnerId, webhookId, before, limit) {
      const webhookKey = await webhookKeyOf(connection, await needPartnerKey(connection, partnerId), webhookId);
      if (webhookKey === null) return 0;
      const gone = await overdue(connection, { webhookKey, before, limit });
      for (const subject of new Set(gone.map((row) => row.subject))) await moveUp(connection, { webhookKey, subject });
      return gone.length;
    },
  };
}

function toOutageColumns(outage: WebhookOutage | null) {
  return { failing_since: outage?.since ?? null, failures: outage?.failures ?? 0, paused_until: outage?.until ?? null };
}

async function settleOne(connection: Connection, webhookKey: number, attempt: DeliveryAttempt): Promise<void> {
  const { sequence, at, status } = attempt;
  if (attempt.outcome === 'failed') {
    await failed(connection, { webhookKey, sequence, at, status, dueAt: attempt.dueAt });
    return;
  }
  const [gone] =
    attempt.outcome === 'delivered'
      ? await delivered(connection, { webhookKey, sequence })
      : await parked(connection, { webhookKey, sequence, at, status });
  if (gone) await moveUp(connection, { webhookKey, subject: gone.subject });
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
