import { sql } from 'kysely';
import type { EventCommands } from '../../ports/events.ts';
import { type Connection, query } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';

/** Events that are looked at together. */
const PAGE = 500;

const forgettable = query<{ before: string }, { partner_id: string }>(
  (slot) => sql`select p.partner_id from partners p where
    (select e.at from events e where e.partner_key = p.partner_key and e.sequence > p.events_forgotten order by e.sequence limit 1) < ${slot.before}
    or exists (select 1 from events e where e.partner_key = p.partner_key and e.sequence <= p.events_forgotten)
    order by p.partner_id`,
);
const forgottenOf = query<{ partnerKey: number }, { forgotten: number }>(
  (slot) => sql`select events_forgotten as forgotten from partners where partner_key = ${slot.partnerKey}`,
);
const eventsBetween = query<{ partnerKey: number; after: number; until: number; limit: number }, { sequence: number; at: string }>(
  (slot) => sql`select sequence, at from events where partner_key = ${slot.partnerKey} and sequence > ${slot.after}
    and sequence <= ${slot.until} order by sequence limit ${slot.limit}`,
);

/** The largest number that the column holds. */
const AFTER_ALL = 2 ** 31 - 1;

/** Partners with events that are old, or that were kept for a delivery beyond their time. */
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
      const forgotten = (await forgottenOf(connection, { partnerKey }))[0]?.forgotten ?? 0;
      const first = await eventsBetween(connection, { partnerKey, after: forgotten, until: AFTER_ALL, limit });
      const young = first.findIndex(({ at }) => at >= before);
      const old = young === -1 ? first : first.slice(0, young);
      const until = old.at(-1)?.sequence ?? forgotten;
      if (until > forgotten)
        await db.updateTable('partners').set({ events_forgotten: until }).where('partner_key', '=', partnerKey).execute();
      return (await deleteUnawaited(connection, partnerKey, until, limit)) === limit || old.length === limit;
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

/** Deletes events up to a sequence that no delivery waits for, so many at most; answers how many. */
async function deleteUnawaited(connection: Connection, partnerKey: number, until: number, limit: number): Promise<number> {
  const { db } = connection;
  const webhooks = await db.selectFrom('webhooks').select('webhook_key').where('partner_key', '=', partnerKey).execute();
  const keys = webhooks.map(({ webhook_key }) => webhook_key);
  let deleted = 0;
  let after = 0;
  while (deleted < limit) {
    const page = await eventsBetween(connection, { partnerKey, after, until, limit: Math.min(PAGE, limit - deleted) });
    const sequences = page.map(({ sequence }) => sequence);
    const last = sequences.at(-1);
    if (last === undefined) break;
    deleted += await deleteThese(connection, partnerKey, keys, sequences);
    after = last;
  }
  return deleted;
}

/** By keys and sequences as they are, so that each is one step into the index, however old the planner's statistics are. */
async function deleteThese({ db }: Connection, partnerKey: number, webhooks: readonly number[], sequences: number[]): Promise<number> {
  const awaited = new Set<number>();
  for (const key of webhooks) {
    const these = db.selectFrom('event_deliveries').select(['sequence', 'state']).where('webhook_key', '=', key);
    for (const { sequence, state } of await these.where('sequence', 'in', sequences).execute())
      if (state === 'waiting') awaited.add(sequence);
  }
  const gone = sequences.filter((sequence) => !awaited.has(sequence));
  if (gone.length === 0) return 0;
  for (const key of webhooks)
    await db.deleteFrom('event_deliveries').where('webhook_key', '=', key).where('sequence', 'in', gone).execute();
  await db.deleteFrom('events').where('partner_key', '=', partnerKey).where('sequence', 'in', gone).execute();
  return gone.length;
}
