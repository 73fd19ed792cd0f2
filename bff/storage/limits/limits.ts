import { sql } from 'kysely';
import type { Reads, Unit } from '../../ports/store.ts';
import { type Connection, query } from '../connection.ts';
import { needPartnerKey, partnerKeyOf } from '../keys.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Open towards the future: another replica's clock may be ahead, or its request may have been written first although it came
 * later, and what it wrote counts all the same.
 */
interface Window {
  partnerKey: number;
  operatorId: string;
  /** Rows of this instant no longer count. */
  since: string;
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
    .where('at', '>', slot.since),
);
const revealsOfPartner = query<Omit<Window, 'operatorId'>, Counted>((slot, { db }) =>
  db
    .selectFrom('reveals')
    .select([sql<number>`cast(coalesce(sum(cells), 0) as integer)`.as('amount'), (eb) => eb.fn.min('at').as('oldest')])
    .where('partner_key', '=', slot.partnerKey)
    .where('at', '>', slot.since),
);
const searchesOfOperator = query<Window, Counted>((slot, { db }) =>
  db
    .selectFrom('name_searches')
    .select([sql<number>`cast(count(*) as integer)`.as('amount'), (eb) => eb.fn.min('at').as('oldest')])
    .where('partner_key', '=', slot.partnerKey)
    .where('operator_id', '=', slot.operatorId)
    .where('at', '>', slot.since),
);

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
      const window = (milliseconds: number) => ({ partnerKey, operatorId, since: before(at, milliseconds) });
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
      const [counted] = await searchesOfOperator(connection, { partnerKey, operatorId, since: before(at, MINUTE) });
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
