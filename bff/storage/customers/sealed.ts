import { sql } from 'kysely';
import type { ResealedCustomer, Unit } from '../../ports/store.ts';
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

interface Replacing {
  partnerKey: number;
  customerId: string;
  mobileRead: string | null;
  emailRead: string | null;
  mobileSealed: string | null;
  mobileIndex: string | null;
  emailSealed: string | null;
  emailIndex: string | null;
}

/** Only what is sealed: whatever else is stored of a customer, and what is made from it, knows nothing of keys. */
const replace = query<Replacing, { customer_id: string }>(
  (slot) => sql`
    update customers set mobile_sealed = ${slot.mobileSealed}, mobile_index = ${slot.mobileIndex},
      email_sealed = ${slot.emailSealed}, email_index = ${slot.emailIndex}
    where partner_key = ${slot.partnerKey} and customer_id = ${slot.customerId}
      and mobile_sealed is not distinct from ${slot.mobileRead} and email_sealed is not distinct from ${slot.emailRead}
    returning customer_id`,
);

export function sealedCustomers(connection: Connection): Pick<Unit['customers'], 'sealedAfter' | 'reseal'> {
  return {
    async sealedAfter(partnerId, customerId, limit) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      const rows = await idsAfter(connection, { partnerKey, customerId, limit });
      const ids = rows.map((row) => row.customer_id);
      return storedCustomers(connection, partnerKey, ids, { kind: 'all' });
    },
    reseal: (partnerId, changes) => reseal(connection, partnerId, changes),
  };
}

async function reseal(connection: Connection, partnerId: string, changes: readonly ResealedCustomer[]): Promise<number> {
  const partnerKey = await needPartnerKey(connection, partnerId);
  let count = 0;
  for (const { customerId, read, made } of changes) {
    const before = { mobileRead: read.mobileSealed, emailRead: read.emailSealed };
    count += (await replace(connection, { partnerKey, customerId, ...before, ...made })).length;
  }
  return count;
}
