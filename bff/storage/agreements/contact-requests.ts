import type { AgreementCommands, AgreementReads } from '../../ports/agreements.ts';
import type { Connection } from '../connection.ts';
import { needPartnerKey, partnerKeyOf } from '../keys.ts';

/** Requests are counted to be limited; older ones than any limit looks at are forgotten. */
const KEPT_DAYS = 31;
const DAY = 24 * 60 * 60_000;

export function contactReads(connection: Connection): Pick<AgreementReads, 'contactRequests'> {
  return {
    async contactRequests(partnerId, customerId, since) {
      const { count, oldestAt } = await connection.db
        .selectFrom('contact_requests')
        .select((eb) => [eb.cast<number>(eb.fn.countAll(), 'integer').as('count'), eb.fn.min('at').as('oldestAt')])
        .where('partner_key', '=', await partnerKeyOf(connection, partnerId))
        .where('customer_id', '=', customerId)
        .where('at', '>=', since)
        .executeTakeFirstOrThrow();
      return { count, oldestAt };
    },
  };
}

export function contactCommands(connection: Connection): Pick<AgreementCommands, 'addContactRequest'> {
  const { db } = connection;
  return {
    async addContactRequest(partnerId, customerId, at) {
      const partner_key = await needPartnerKey(connection, partnerId);
      await db
        .deleteFrom('contact_requests')
        .where('partner_key', '=', partner_key)
        .where('customer_id', '=', customerId)
        .where('at', '<', new Date(Date.parse(at) - KEPT_DAYS * DAY).toISOString())
        .execute();
      await db.insertInto('contact_requests').values({ partner_key, customer_id: customerId, at }).execute();
    },
  };
}
