import type { MaskedField } from '../../../shared/values/lists.ts';
import type { Reads, Unit } from '../../ports/store.ts';
import { type Connection, insertMany, query } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';

interface Place {
  partnerId: string;
  operatorId: string;
  customerId: string;
  field: MaskedField;
  at: string;
}

const shownValue = query<Place, { found: number }>((slot, { db }) =>
  db
    .selectFrom('shown_values')
    .innerJoin('partners', 'partners.partner_key', 'shown_values.partner_key')
    .select((eb) => eb.lit(1).as('found'))
    .where('partner_id', '=', slot.partnerId)
    .where('operator_id', '=', slot.operatorId)
    .where('customer_id', '=', slot.customerId)
    .where('field', '=', slot.field)
    .where('until', '>', slot.at),
);

export function shownReads(connection: Connection): Pick<Reads['reveals'], 'isShown'> {
  return {
    isShown: async (partnerId, operatorId, shown) => (await shownValue(connection, { partnerId, operatorId, ...shown })).length > 0,
  };
}

const COLUMNS = ['partner_key', 'operator_id', 'customer_id', 'field', 'until'];
/** The later end counts: a replica whose clock is behind must not hide what another one has just shown. */
const LATER = `on conflict (partner_key, operator_id, customer_id, field) do update
  set until = case when excluded.until > shown_values.until then excluded.until else shown_values.until end`;

export function shownCommands(connection: Connection): Pick<Unit['reveals'], 'show'> {
  return {
    async show(partnerId, operatorId, { field, customerIds, at, until }) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      await connection.db.deleteFrom('shown_values').where('partner_key', '=', partnerKey).where('until', '<=', at).execute();
      const rows = customerIds.map((customerId) => [partnerKey, operatorId, customerId, field, until]);
      await insertMany(connection, 'shown_values', COLUMNS, rows, LATER);
    },
  };
}
