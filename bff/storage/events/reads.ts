import { sql } from 'kysely';
import type { EventReads } from '../../ports/events.ts';
import { type Connection, query } from '../connection.ts';
import { partnerKeyOf } from '../keys.ts';
import { forgettablePartners } from './forget.ts';
import { receiverReads } from './receivers.ts';
import { DELIVERY, type StoredDelivery, type StoredEvent, toDelivery, toEvent, WITH_EVENT, webhookKeyOf } from './records.ts';
import { toldBefore } from './told.ts';
import { webhookReads } from './webhooks.ts';

const eventsAfter = query<{ partnerKey: number; sequence: number; limit: number }, StoredEvent>(
  (slot) => sql`select * from events where partner_key = ${slot.partnerKey} and sequence > ${slot.sequence}
    order by sequence limit ${slot.limit}`,
);
const bounds = query<{ partnerId: string }, { forgotten: number; last: number }>(
  (slot) => sql`select events_forgotten as forgotten, event_sequence as last from partners where partner_id = ${slot.partnerId}`,
);
const deliveries = query<{ webhookKey: number; state: string; after: number; limit: number }, StoredEvent & StoredDelivery>(
  (slot) => sql`select e.*, ${DELIVERY} from ${WITH_EVENT}
    where d.webhook_key = ${slot.webhookKey} and d.state = ${slot.state} and d.sequence > ${slot.after} order by d.sequence limit ${slot.limit}`,
);
const backlog = query<object, { oldest: string | null; waiting: number; parked: number }>(
  () => sql`select min(oldest) as oldest, cast(coalesce(sum(waiting), 0) as integer) as waiting, cast(coalesce(sum(parked), 0) as integer) as parked from (
      select
        (select e.at from ${WITH_EVENT} where d.webhook_key = w.webhook_key and d.state = 'waiting' order by d.sequence limit 1) as oldest,
        (select count(*) from event_deliveries d where d.webhook_key = w.webhook_key and d.state = 'waiting') as waiting,
        (select count(*) from event_deliveries d where d.webhook_key = w.webhook_key and d.state = 'parked') as parked
      from webhooks w) as each_webhook`,
);

export function eventReads(connection: Connection): EventReads {
  const keyOf = async (partnerId: string, webhookId: string) =>
    (await webhookKeyOf(connection, (await partnerKeyOf(connection, partnerId)) ?? 0, webhookId)) ?? 0;
  return {
    ...webhookReads(connection),
    ...receiverReads(connection),
    async after(partnerId, sequence, limit) {
      const partnerKey = (await partnerKeyOf(connection, partnerId)) ?? 0;
      const { forgotten } = await boundsOf(connection, partnerId);
      const rows = await eventsAfter(connection, { partnerKey, sequence: Math.max(sequence, forgotten), limit });
      return rows.map((row) => toEvent(row, partnerId));
    },
    bounds: (partnerId) => boundsOf(connection, partnerId),
    async deliveries(partnerId, webhookId, state, after, limit) {
      const rows = await deliveries(connection, { webhookKey: await keyOf(partnerId, webhookId), state, after, limit });
      return rows.map((row) => toDelivery(row, partnerId));
    },
    async backlog() {
      const [all] = await backlog(connection, {});
      return { oldestWaitingAt: all?.oldest ?? null, waiting: all?.waiting ?? 0, parked: all?.parked ?? 0 };
    },
    forgettable: (before) => forgettablePartners(connection, before),
    told: (beginning, before, limit) => toldBefore(connection, beginning, before, limit),
  };
}

async function boundsOf(connection: Connection, partnerId: string): Promise<{ forgotten: number; last: number }> {
  const [row] = await bounds(connection, { partnerId });
  return { forgotten: row?.forgotten ?? 0, last: row?.last ?? 0 };
}
