import { sql } from 'kysely';
import type { PickedRow } from '../../ports/customers.ts';
import type { CustomerScope } from '../../ports/store.ts';
import { type Connection, partsOf, queryFamily } from '../connection.ts';
import { associationOf } from './columns.ts';
import { listOf, type Values } from './selection.ts';
import { SCOPES } from './values.ts';

interface Shape {
  scope: keyof typeof SCOPES;
  partners: number;
  ids: number;
}

interface Row {
  partner_id: string;
  customer_id: string;
  partner_customer_no: string | null;
  customer_name_masked: string | null;
  account_name_masked: string | null;
  association_type: number;
  tags: string;
  signing_entity: string | null;
  erased_at: string | null;
  dissociated_at: string | null;
  operator_id: string | null;
  user_id: string | null;
  name_masked: string | null;
}

const picked = queryFamily<Shape, Values, Row>(
  ({ scope, partners, ids }, slot) => sql`
    select p.partner_id, c.customer_id, c.partner_customer_no, c.customer_name_masked, c.account_name_masked, c.association_type, c.tags,
      c.signing_entity, c.erased_at, c.dissociated_at, o.operator_id, o.user_id, o.name_masked
    from partners p join customers c on c.partner_key = p.partner_key left join operators o on o.operator_key = c.manager_key
    where p.partner_id in (${listOf(partners, slot, 'partner')}) and c.customer_id in (${listOf(ids, slot, 'wanted')})
    and ${SCOPES[scope](slot)}`,
);

/** Few different statements are prepared: ids are asked for in groups of these sizes, the last one filled up with its first id. */
const SIZES = [1, 10, 100, 500] as const;

/** Customers as they are picked and confirmed, by id; those that are not there or not in scope are left out. Dissociated ones are there. */
export async function pickedCustomers(
  connection: Connection,
  partnerIds: readonly string[],
  scope: CustomerScope,
  customerIds: readonly string[],
): Promise<PickedRow[]> {
  if (scope.kind === 'none' || partnerIds.length === 0) return [];
  const { batch } = connection;
  const [partnerId, ...others] = partnerIds;
  if (batch && partnerId !== undefined && others.length === 0) {
    const known = [...new Set(customerIds)].map((customerId) => batch.recall<PickedRow | null>(nameOf(partnerId, scope, customerId)));
    if (known.every((one) => one !== undefined)) return known.filter((one) => one !== null);
  }
  return readPicked(connection, partnerIds, scope, customerIds);
}

/** By what a batch knows a customer. */
function nameOf(partnerId: string, scope: CustomerScope, customerId: string): string {
  return `picked ${JSON.stringify([partnerId, scope, customerId])}`;
}

/** Lets a batch know customers, or that they are not there or not in scope. */
export async function learnPicked(
  connection: Connection,
  { partnerId, scope, customerIds }: { partnerId: string; scope: CustomerScope; customerIds: readonly string[] },
): Promise<void> {
  if (scope.kind === 'none') return;
  const rows = await readPicked(connection, [partnerId], scope, customerIds);
  const found = new Map(rows.map((row) => [row.customerId, row]));
  for (const customerId of customerIds) connection.batch?.learn(nameOf(partnerId, scope, customerId), found.get(customerId) ?? null);
}

async function readPicked(
  connection: Connection,
  partnerIds: readonly string[],
  scope: Exclude<CustomerScope, { kind: 'none' }>,
  customerIds: readonly string[],
): Promise<PickedRow[]> {
  const found: PickedRow[] = [];
  for (const part of partsOf([...new Set(customerIds)], 500)) {
    const size = SIZES.find((size) => size >= part.length) ?? 500;
    const values: Values = { who: scope.kind === 'all' ? null : scope.kind === 'customer' ? scope.customerId : scope.operatorId };
    for (const [index, id] of partnerIds.entries()) values[`partner${index}`] = id;
    for (let index = 0; index < size; index++) values[`wanted${index}`] = part[index] ?? part[0];
    const rows = await picked(connection, { scope: scope.kind, partners: partnerIds.length, ids: size }, values);
    found.push(...rows.map(toPicked));
  }
  return found;
}

function toPicked(row: Row): PickedRow {
  const { operator_id: operatorId, user_id: userId, name_masked: nameMasked } = row;
  return {
    partnerId: row.partner_id,
    customerId: row.customer_id,
    partnerCustomerNo: row.partner_customer_no,
    customerNameMasked: row.customer_name_masked,
    accountNameMasked: row.account_name_masked,
    associationType: associationOf(row.association_type),
    accountManager: operatorId !== null && userId !== null ? { operatorId, userId, nameMasked } : null,
    tags: JSON.parse(row.tags) as string[],
    signingEntity: row.signing_entity,
    isErased: row.erased_at !== null,
    dissociatedAt: row.dissociated_at,
  };
}
