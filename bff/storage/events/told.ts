import { sql } from 'kysely';
import type { EventCommands, EventReads } from '../../ports/events.ts';
import type { Connection } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';

/** Clocks of replicas may differ by as much; what lies further ahead was written before a clock was set back. */
const AHEAD_MILLISECONDS = 60_000;

/** A few rows for each partner, all looked at: this is asked once in some minutes. */
export async function toldBefore({ db }: Connection, beginning: string, before: string, limit: number): ReturnType<EventReads['told']> {
  const rows = await db
    .selectFrom('told_events as t')
    .innerJoin('partners as p', 'p.partner_key', 't.partner_key')
    .select(['p.partner_id', 't.about'])
    .where('t.told_at', '<', before)
    .where(sql<boolean>`substr(t.about, 1, ${sql.lit(beginning.length)}) = ${beginning}`)
    .orderBy('t.told_at')
    .limit(limit)
    .execute();
  return rows.map(({ partner_id, about }) => ({ partnerId: partner_id, about }));
}

export function telling(connection: Connection): Pick<EventCommands, 'count' | 'forgetTold' | 'takeUntold'> {
  const { db } = connection;
  return {
    async count(partnerId, about, at, before) {
      const partner_key = await needPartnerKey(connection, partnerId);
      const known = await db
        .selectFrom('told_events')
        .select(['told_at', 'untold'])
        .where('partner_key', '=', partner_key)
        .where('about', '=', about)
        .executeTakeFirst();
      const ahead = new Date(Date.parse(at) + AHEAD_MILLISECONDS).toISOString();
      const isTold = known !== undefined && known.told_at >= before && known.told_at <= ahead;
      const state = isTold ? { told_at: known.told_at, untold: known.untold + 1 } : { told_at: at, untold: 0 };
      await db
        .insertInto('told_events')
        .values({ partner_key, about, ...state })
        .onConflict((conflict) => conflict.columns(['partner_key', 'about']).doUpdateSet(state))
        .execute();
      return isTold ? 0 : (known?.untold ?? 0) + 1;
    },
    async forgetTold(partnerId, about, before) {
      await db
        .deleteFrom('told_events')
        .where('partner_key', '=', await needPartnerKey(connection, partnerId))
        .where('about', '=', about)
        .where('told_at', '<', before)
        .execute();
    },
    async takeUntold(partnerId, about, at, before) {
      const partner_key = await needPartnerKey(connection, partnerId);
      const taken = await db
        .deleteFrom('told_events')
        .where('partner_key', '=', partner_key)
        .where('about', '=', about)
        .where('told_at', '<', before)
        .returning('untold')
        .executeTakeFirst();
      const untold = taken?.untold ?? 0;
      if (untold > 0) await db.insertInto('told_events').values({ partner_key, about, told_at: at, untold: 0 }).execute();
      return untold;
    },
  };
}
