import { sql } from 'kysely';
import type { Reads, Unit } from '../../ports/store.ts';
import { type Connection, query } from '../connection.ts';
import { needPartnerKey, partnerKeyOf } from '../keys.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Clocks of replicas may differ by as much; what lies further ahead was written before a clock was set back. */
const AHEAD = MINUTE;

/**
 * Open a little towards the future: another replica's clock may be ahead, or its request may have been written first although it came
 * later, and what it wrote counts all the same. Not further: after a clock was set back, whatever the hour before wrote would count as
 * if it were of the last minute, until the clock has caught up.
 */
interface Window {
  partnerKey: number;
  operatorId: string;
  /** Rows of this instant no longer count. */
  since: string;
  /** Rows after this instant do not count. */
  until: string;
}
interface Counted {
  amount: number;
  oldest: string | null;
}

const revealsOfOperator = query<Window, Counted>((slot, { db }) =>
  db
    .selectFrom('reveals')
    .select([sql<number>`cast(coalesce(sum(cells), 0) as integer)`.as('amount'), (eb) => eb.fn.min('at').as('oldest')])
    .where('partner_key', '=', slot.partnerKey)
    .where('operator_id', '=', slot.operatorId)
    .where('at', '>', slot.since)
    .where('at', '<=', slot.until),
);
const revealsOfPartner = query<Omit<Window, 'operatorId'>, Counted>((slot, { db }) =>
  db
    .selectFrom('reveals')
    .select([sql<number>`cast(coalesce(sum(cells), 0) as integer)`.as('amount'), (eb) => eb.fn.min('at').as('oldest')])
    .where('partner_key', '=', slot.partnerKey)
    .where('at', '>', slot.since)
    .where('at', '<=', slot.until),
);
const searchesOfOperator = query<Window, Counted>((slot, { db }) =>
  db
    .selectFrom('name_searches')
    .select([sql<number>`cast(count(*) as integer)`.as('amount'), (eb) => eb.fn.min('at').as('oldest')])
    .where('partner_key', '=', slot.partnerKey)
    .where('operator_id', '=', slot.operatorId)
    .where('at', '>', slot.since)
    .where('at', '<=', slot.until),
);

/** The day goes on counting what the hour before a clock was set back wrote: otherwise setting it back would give a whole day anew. */
function windowOf(at: string, milliseconds: number): Pick<Window, 'since' | 'until'> {
  return { since: before(at, milliseconds), until: before(at, milliseconds === DAY ? -HOUR - AHEAD : -AHEAD) };
}

function before(at: string, milliseconds: number): string {
  return new Date(Date.parse(at) - milliseconds).toISOString();
}

function toCells([counted]: Counted[]): { cells: number; oldestAt: string | null } {
  return { cells: counted?.amount ?? 0, oldestAt: counted?.oldest ?? null };
}

export function revealReads(connection: Connection): Pick<Reads['reveals'], 'count'> {
  return {
    async count(partnerId, operatorId, at) {
      const partnerKey = (await partnerKeyOf(connection, partnerId)) ?? 0;
      const window = (milliseconds: number) => ({ partnerKey, operatorId, ...windowOf(at, milliseconds) });
      return {
        operatorMinute: toCells(await revealsOfOperator(connection, window(MINUTE))),
        operatorDay: toCells(await revealsOfOperator(connection, window(DAY))),
        partnerHour: toCells(await revealsOfPartner(connection, window(HOUR))),
      };
    },
  };
}

export function revealCommands(connection: Connection): Pick<Unit['reveals'], 'record'> {
  return {
    async record(partnerId, operatorId, at, cells) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      const { db } = connection;
      await db.deleteFrom('reveals').where('partner_key', '=', partnerKey).where('at', '<=', before(at, DAY)).execute();
      await db.insertInto('reveals').values({ partner_key: partnerKey, operator_id: operatorId, at, cells }).execute();
    },
  };
}

export function searchReads(connection: Connection): Reads['searches'] {
  return {
    async count(partnerId, operatorId, at) {
      const partnerKey = (await partnerKeyOf(connection, partnerId)) ?? 0;
      const [counted] = await searchesOfOperator(connection, { partnerKey, operatorId, ...windowOf(at, MINUTE) });
      return { count: counted?.amount ?? 0, oldestAt: counted?.oldest ?? null };
    },
  };
}

export function searchCommands(connection: Connection): Omit<Unit['searches'], keyof Reads['searches']> {
  return {
    async record(partnerId, operatorId, at) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      const { db } = connection;
      await db
        .deleteFrom('name_searches')
        .where('partner_key', '=', partnerKey)
        .where('operator_id', '=', operatorId)
        .where('at', '<=', before(at, HOUR))
        .execute();
      await db.insertInto('name_searches').values({ partner_key: partnerKey, operator_id: operatorId, at }).execute();
    },
  };
}
