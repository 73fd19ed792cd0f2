import { sql } from 'kysely';
import type { ListForms } from '../../ports/ready.ts';
import type { Reads, Unit } from '../../ports/store.ts';
import { type Connection, query } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';
import { assignCustomers } from './assign.ts';
import { countCustomers } from './count.ts';
import { listCustomers } from './listed.ts';
import { filterOptions } from './options.ts';
import { pageOfCustomers } from './page.ts';
import { saveCustomers } from './save.ts';
import { selectionOf } from './selection.ts';
import { belongingCustomers, storedCustomers } from './stored.ts';
import { valuesOfField } from './values.ts';

const found = query<{ partnerId: string; customerId: string }, { found: number }>(
  (slot) => sql`select 1 as found from customers where customer_id = ${slot.customerId}
    and partner_key = (select partner_key from partners where partner_id = ${slot.partnerId})`,
);

export function customerReads(
  connection: Connection,
  forms: ListForms,
): Omit<Reads['customers'], 'find' | 'managers' | 'expiringResources' | 'picked' | 'identified'> {
  return {
    page: (request) => pageOfCustomers(connection, request),
    list: (request) => listCustomers(connection, forms, request),
    async count({ partnerIds, scope, filter, ...period }) {
      const counts = partnerIds.map(async (partnerId) => {
        const selection = await selectionOf(connection, partnerId, scope, filter, period);
        return selection === null ? 0 : countCustomers(connection, selection);
      });
      return (await Promise.all(counts)).reduce((total, customers) => total + customers, 0);
    },
    filterOptions: (partnerId, scope) => filterOptions(connection, partnerId, scope),
    values: (partnerIds, scope, field, customerIds) => valuesOfField(connection, partnerIds, scope, field, customerIds),
    exists: async (partnerId, customerId) => (await found(connection, { partnerId, customerId })).length > 0,
  };
}

export function customerCommands(
  connection: Connection,
  forms: ListForms,
): Omit<
  Unit['customers'],
  | keyof Reads['customers']
  | 'withdraw'
  | 'leave'
  | 'associateAnew'
  | 'noteAssociationChange'
  | 'saveResources'
  | 'forgetResources'
  | 'sealedAfter'
  | 'erase'
  | 'reseal'
> {
  return {
    stored: async (partnerId, customerIds, scope = { kind: 'all' }) =>
      belongingCustomers(connection, await needPartnerKey(connection, partnerId), customerIds, scope),
    known: async (partnerId, customerIds) =>
      storedCustomers(connection, await needPartnerKey(connection, partnerId), customerIds, { kind: 'all' }),
    save: (partnerId, customers) => saveCustomers(connection, forms, partnerId, customers),
    assign: (partnerId, assignments) => assignCustomers(connection, partnerId, assignments),
  };
}

const deliveredAt = query<{ partnerId: string; cycle: string }, { at: string | null }>(
  (slot) => sql`select max(p.switched_at) as at from delivery_parts p join partners using (partner_key)
    where partner_id = ${slot.partnerId} and p.cycle = ${slot.cycle} and p.in_force = 1`,
);

export function consumptionReads(connection: Connection): Pick<Reads['consumption'], 'asOf'> {
  return { asOf: async (partnerId, cycle) => (await deliveredAt(connection, { partnerId, cycle }))[0]?.at ?? null };
}
