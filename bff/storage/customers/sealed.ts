import type { Unit } from '../../ports/store.ts';
import { type Connection, query } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';
import { storedCustomers } from './stored.ts';

const idsAfter = query<{ partnerKey: number; customerId: string; limit: number }, { customer_id: string }>((slot, { db }) =>
  db
    .selectFrom('customers')
    .select('customer_id')
    .where('partner_key', '=', slot.partnerKey)
    .where('customer_id', '>', slot.customerId)
    .orderBy('customer_id')
    .limit(slot.limit),
);

export function sealedCustomers(connection: Connection): Pick<Unit['customers'], 'sealedAfter'> {
  return {
    async sealedAfter(partnerId, customerId, limit) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      const rows = await idsAfter(connection, { partnerKey, customerId, limit });
      const ids = rows.map((row) => row.customer_id);
      return storedCustomers(connection, partnerKey, ids, { kind: 'all' });
    },
  };
}
