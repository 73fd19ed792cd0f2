import { sql } from 'kysely';
import type { EventCommands } from '../../ports/events.ts';
import { type Connection, query } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';

const IS_AWAITED = sql`exists (select 1 from webhooks w join event_deliveries d on d.webhook_key = w.webhook_key and d.sequence = e.sequence
  where w.partner_key = e.partner_key and d.state = 'waiting')`;

const forgettable = query<{ before: string }, { partner_id: string }>(
  (slot) => sql`select p.partner_id from partners p where
    (select e.at from events e where e.partner_key = p.partner_key and e.sequence > p.events_forgotten order by e.sequence limit 1) < ${slot.before}
    or exists (select 1 from events e where e.partner_key = p.partner_key and e.sequence <= p.events_forgotten and not ${IS_AWAITED})
    order by p.partner_id`,
);
const oldest = query<{ partnerKey: number; limit: number }, { sequence: number; at: string }>(
  (slot) => sql`select e.sequence, e.at from partners p join events e on e.partner_key = p.partner_key and e.sequence > p.events_forgotten
    where p.partner_key = ${slot.partnerKey} order by e.sequence limit ${slot.limit}`,
);
const unawaited = query<{ partnerKey: number; limit: number }, { sequence: number }>(
  (slot) => sql`select e.sequence from partners p join events e on e.partner_key = p.partner_key and e.sequence <= p.events_forgotten
    where p.partner_key = ${slot.partnerKey} and not ${IS_AWAITED} order by e.sequence limit ${slot.limit}`,
);

export async function forgettablePartners(connection: Connection, before: string): Promise<string[]> {
  return (await forgettable(connection, { before })).map(({ partner_id }) => partner_id);
}

/**
 * Events are forgotten in their order, up to a sequence that is kept: who reads on from before it is told so, even where single events
 * from before it are still there because a delivery waits for them.
 */
export function forgetting(connection: Connection): Pick<EventCommands, 'forget' | 'skipTo'> {
  const { db } = connection;
  return {
    async forget(partnerId, before, limit) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      const first = await oldest(connection, { partnerKey, limit });
      const young = first.findIndex(({ at }) => at >= before);
      const old = young === -1 ? first : first.slice(0, young);
      const last = old.at(-1);
      if (last) await db.updateTable('partners').set({ events_forgotten: last.sequence }).where('partner_key', '=', partnerKey).execute();
      const gone = (await unawaited(connection, { partnerKey, limit })).map(({ sequence }) => sequence);
      if (gone.length > 0) await deleteEvents(connection, partnerKey, gone);
      return old.length === limit || gone.length === limit;
    },
    async skipTo(partnerId, sequence) {
      await db
        .updateTable('partners')
        .set({ event_sequence: sequence })
        .where('partner_key', '=', await needPartnerKey(connection, partnerId))
        .where('event_sequence', '<', sequence)
        .execute();
    },
  };
}

async function deleteEvents({ db }: Connection, partnerKey: number, sequences: number[]): Promise<void> {
  const webhooks = await db.selectFrom('webhooks').select('webhook_key').where('partner_key', '=', partnerKey).execute();
  for (const { webhook_key } of webhooks)
    await db.deleteFrom('event_deliveries').where('webhook_key', '=', webhook_key).where('sequence', 'in', sequences).execute();
  await db.deleteFrom('events').where('partner_key', '=', partnerKey).where('sequence', 'in', sequences).execute();
}
