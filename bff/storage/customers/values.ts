import { type RawBuilder, sql } from 'kysely';
import type { MaskedField } from '../../../shared/values/lists.ts';
import type { CustomerScope, OwnedValue } from '../../ports/store.ts';
import { type Connection, queryFamily } from '../connection.ts';
import { BELONGS, listOf, type Values } from './selection.ts';

const VALUE_COLUMNS: Record<MaskedField, string> = {
  customerName: 'c.customer_name',
  accountName: 'c.account_name',
  mobile: 'c.mobile_sealed',
  email: 'c.email_sealed',
  accountManagerName: 'o.name',
};

/** Every scope but `none` as a condition on `c`, a row of customers; its id is the slot `who`. */
export const SCOPES: Record<Exclude<CustomerScope['kind'], 'none'>, (slot: Values) => RawBuilder<unknown>> = {
  all: () => sql`1 = 1`,
  'account-manager': (slot) =>
    sql`c.manager_key = (select x.operator_key from operators x where x.operator_id = ${slot.who} and x.partner_key = c.partner_key)`,
  supervisor: (slot) =>
    sql`c.manager_key in (select x.operator_key from operators x where x.supervisor_id = ${slot.who} and x.partner_key = c.partner_key)`,
  customer: (slot) => sql`c.customer_id = ${slot.who}`,
};

interface Shape {
  scope: keyof typeof SCOPES;
  field: MaskedField;
  partners: number;
  ids: number;
}

const fieldValues = queryFamily<Shape, Values, { partner_id: string; customer_id: string; value: string | null }>(
  ({ scope, field, partners, ids }, slot) => sql`
    select p.partner_id, c.customer_id, ${sql.ref(VALUE_COLUMNS[field])} as value
    from partners p join customers c on c.partner_key = p.partner_key left join operators o on o.operator_key = c.manager_key
    where p.partner_id in (${listOf(partners, slot, 'partner')}) and c.customer_id in (${listOf(ids, slot, 'wanted')})
    and ${BELONGS} and ${SCOPES[scope](slot)}`,
);

/** The stored (clear or sealed) value of one field for those of the ids that are in scope, in no order. */
export async function valuesOfField(
  connection: Connection,
  partnerIds: readonly string[],
  scope: CustomerScope,
  field: MaskedField,
  customerIds: readonly string[],
): Promise<OwnedValue[]> {
  if (scope.kind === 'none' || partnerIds.length === 0 || customerIds.length === 0) return [];
  const values: Values = { who: scope.kind === 'all' ? null : scope.kind === 'customer' ? scope.customerId : scope.operatorId };
  for (const [index, id] of partnerIds.entries()) values[`partner${index}`] = id;
  for (const [index, id] of customerIds.entries()) values[`wanted${index}`] = id;
  const shape = { scope: scope.kind, field, partners: partnerIds.length, ids: customerIds.length };
  const rows = await fieldValues(connection, shape, values);
  return rows.map((row) => ({ partnerId: row.partner_id, customerId: row.customer_id, value: row.value }));
}
