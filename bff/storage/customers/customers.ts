import { sql } from 'kysely';
import type { MaskedField } from '../../../shared/values/lists.ts';
import type { ListForms } from '../../ports/ready.ts';
import type { CustomerScope, Reads, Unit } from '../../ports/store.ts';
import { type Connection, query, queryFamily } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';
import { assignCustomers } from './assign.ts';
import { countCustomers } from './count.ts';
import { listCustomers } from './listed.ts';
import { filterOptions } from './options.ts';
import { pageOfCustomers } from './page.ts';
import { saveCustomers } from './save.ts';
import { conditions, listOf, type SelectionShape, selectionOf, shapeOf, type Values, valuesOf } from './selection.ts';
import { storedCustomers } from './stored.ts';

const found = query<{ partnerId: string; customerId: string }, { found: number }>(
  (slot) => sql`select 1 as found from customers where customer_id = ${slot.customerId}
    and partner_key = (select partner_key from partners where partner_id = ${slot.partnerId})`,
);

const VALUE_COLUMNS: Record<MaskedField, string> = {
  customerName: 'c.customer_name',
  accountName: 'c.account_name',
  mobile: 'c.mobile_sealed',
  email: 'c.email_sealed',
  accountManagerName: 'o.name',
};

interface ValuesShape {
  selection: SelectionShape;
  field: MaskedField;
  ids: number;
}

const fieldValues = queryFamily<ValuesShape, Values, { customer_id: string; value: string | null }>(
  (shape, slot, connection) => sql`
    select c.customer_id, ${sql.ref(VALUE_COLUMNS[shape.field])} as value
    from customers c left join operators o on o.operator_key = c.manager_key
    where c.customer_id in (${listOf(shape.ids, slot, 'wanted')})
    and ${sql.join(conditions(shape.selection, slot, connection), sql` and `)}`,
);

async function valuesOfField(
  connection: Connection,
  partnerId: string,
  scope: CustomerScope,
  field: MaskedField,
  customerIds: readonly string[],
): Promise<{ customerId: string; value: string | null }[]> {
  const selection = await selectionOf(connection, partnerId, scope);
  if (selection === null || customerIds.length === 0) return [];
  const values = valuesOf(selection);
  for (const [index, id] of customerIds.entries()) values[`wanted${index}`] = id;
  const rows = await fieldValues(connection, { selection: shapeOf(selection), field, ids: customerIds.length }, values);
  const byId = new Map(rows.map((row) => [row.customer_id, row.value]));
  return customerIds.flatMap((customerId) => {
    const value = byId.get(customerId);
    return value === undefined ? [] : [{ customerId, value }];
  });
}

export function customerReads(
  connection: Connection,
  forms: ListForms,
): Omit<Reads['customers'], 'find' | 'managers' | 'expiringResources'> {
  return {
    page: (request) => pageOfCustomers(connection, request),
    list: (request) => listCustomers(connection, forms, request),
    async count({ partnerIds, scope, filter }) {
      const selection = await selectionOf(connection, partnerIds[0] ?? '', scope, filter);
      return selection === null ? 0 : countCustomers(connection, selection);
    },
    filterOptions: (partnerId, scope) => filterOptions(connection, partnerId, scope),
    values: (partnerId, scope, field, customerIds) => valuesOfField(connection, partnerId, scope, field, customerIds),
    exists: async (partnerId, customerId) => (await found(connection, { partnerId, customerId })).length > 0,
  };
}

export function customerCommands(
  connection: Connection,
  forms: ListForms,
): Omit<Unit['customers'], keyof Reads['customers'] | 'withdraw' | 'saveResources' | 'sealedAfter'> {
  return {
    stored: async (partnerId, customerIds) => storedCustomers(connection, await needPartnerKey(connection, partnerId), customerIds),
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
