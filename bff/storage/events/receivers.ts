import { type Selectable, sql } from 'kysely';
import type { EventReads } from '../../ports/events.ts';
import { type Connection, query } from '../connection.ts';
import { partnerKeyOf } from '../keys.ts';
import type { Tables } from '../tables.ts';
import { DELIVERY, type StoredDelivery, type StoredEvent, toDelivery, WITH_EVENT } from './records.ts';
import { toWebhook } from './webhooks.ts';

type StoredWebhook = Selectable<Tables['webhooks']>;

/** Later than any instant. */
const ANY_TIME = '9999';
/** Looked for once a second by every replica: one step into the index for each webhook. */
const dueWebhooks = query<{ at: string; ahead: string; limit: number }, { partner_id: string; webhook_id: string }>(
  (slot) => sql`select partner_id, webhook_id from (
      select p.partner_id, w.webhook_id, case when w.last_failed_at > ${slot.ahead} then 1 else 0 end as is_set_back, w.paused_until,
        (select min(d.due_at) from event_deliveries d where d.webhook_key = w.webhook_key and d.is_next = 1) as due_at
      from webhooks w join partners p on p.partner_key = w.partner_key
      where w.is_enabled = 1 and (w.lease_until is null or w.lease_until <= ${slot.at} or w.lease_until > ${slot.ahead})) as waiting
    where due_at is not null and (is_set_back = 1 or (due_at <= ${slot.at} and (paused_until is null or paused_until <= ${slot.at})))
    order by due_at, webhook_id limit ${slot.limit}`,
);
const receiverOf = query<{ partnerKey: number; webhookId: string }, StoredWebhook>((slot, { db }) =>
  db.selectFrom('webhooks').selectAll().where('webhook_id', '=', slot.webhookId).where('partner_key', '=', slot.partnerKey),
);
const sendable = query<{ webhookKey: number; at: string; limit: number }, StoredEvent & StoredDelivery>(
  (slot) => sql`select e.*, ${DELIVERY} from ${WITH_EVENT}
    where d.webhook_key = ${slot.webhookKey} and d.is_next = 1 and d.due_at <= ${slot.at} order by d.due_at, d.sequence limit ${slot.limit}`,
);
const behindOne = query<{ webhookKey: number; subject: string; sequence: number; limit: number }, StoredEvent & StoredDelivery>(
  (slot) => sql`select e.*, ${DELIVERY} from ${WITH_EVENT}
    where d.webhook_key = ${slot.webhookKey} and d.subject = ${slot.subject} and d.state = 'waiting' and d.sequence > ${slot.sequence}
    order by d.sequence limit ${slot.limit}`,
);
const waitEnded = query<{ webhookKey: number; at: string }, never>(
  (
    slot,
  ) => sql`update event_deliveries set due_at = ${slot.at} where webhook_key = ${slot.webhookKey} and is_next = 1 and due_at > ${slot.at}
    and due_at <= (select w.paused_until from webhooks w where w.webhook_key = ${slot.webhookKey})`,
);
const pauseEnded = query<{ webhookKey: number }, never>(
  (slot) => sql`update webhooks set paused_until = null where webhook_key = ${slot.webhookKey}`,
);

/** What a worker that sends asks. */
export function receiverReads(connection: Connection): Pick<EventReads, 'due' | 'receiver' | 'sendable'> {
  const stored = async (partnerId: string, webhookId: string) =>
    (await receiverOf(connection, { partnerKey: (await partnerKeyOf(connection, partnerId)) ?? 0, webhookId }))[0];
  return {
    async due({ at, ahead }, limit) {
      const rows = await dueWebhooks(connection, { at, ahead, limit });
      return rows.map(({ partner_id, webhook_id }) => ({ partnerId: partner_id, webhookId: webhook_id }));
    },
    async receiver(partnerId, webhookId) {
      const row = await stored(partnerId, webhookId);
      return row ? toWebhook(row, partnerId) : null;
    },
    async sendable(partnerId, webhookId, { at, ahead }, { subjects, behind }) {
      const row = await stored(partnerId, webhookId);
      if (!row) return [];
      const { webhook_key: webhookKey, last_failed_at: failedAt } = row;
      const due = failedAt !== null && failedAt > ahead ? ANY_TIME : at;
      const first = await sendable(connection, { webhookKey, at: due, limit: subjects });
      const share = Math.min(behind, Math.floor((subjects - first.length) / first.length));
      const found: (StoredEvent & StoredDelivery)[] = [];
      for (const one of first) {
        found.push(one);
        if (share === 0) continue;
        const { subject, sequence } = one;
        found.push(...(await behindOne(connection, { webhookKey, subject, sequence, limit: share })));
      }
      return found.map((each) => toDelivery(each, partnerId));
    },
  };
}

/** Lets a receiver be tried at once, whatever is known of it, with what waited for the end of its pause too. */
export async function endPause(connection: Connection, webhookKey: number, at: string): Promise<void> {
  await waitEnded(connection, { webhookKey, at });
  await pauseEnded(connection, { webhookKey });
}
