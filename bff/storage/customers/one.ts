import { sql } from 'kysely';
import type { HeldPeriod, ResourceRecord } from '../../ports/records.ts';
import type { CustomerScope, Reads } from '../../ports/store.ts';
import { type Connection, query, queryFamily } from '../connection.ts';
import { type PeriodRow, toHeldPeriod } from '../held-period.ts';
import { partnerKeyOf } from '../keys.ts';
import { type CustomerTextRow, type MaskedRow, toMaskedCustomer } from './columns.ts';
import { conditions, type SelectionShape, selectionOf, shapeOf, type Values, valuesOf } from './selection.ts';

type OneRow = MaskedRow &
  Pick<CustomerTextRow, 'assigned_at' | 'erased_at'> & { operator_id: string | null; user_id: string | null; name_masked: string | null };

const foundInScope = queryFamily<SelectionShape, Values, OneRow>(
  (shape, slot, connection) => sql`
    select c.customer_id, c.partner_customer_no, c.customer_name_masked, c.account_name_masked, c.mobile_masked, c.email_masked,
      c.association_type, c.associated_at, cast(c.credit_available as text) as credit_available, cast(c.credit_arrears as text) as credit_arrears,
      c.credit_currency, c.credit_as_of, c.resource_expiry_at, c.verification, c.customer_type, c.level, c.frozen, c.tags, c.assigned_at,
      c.erased_at, o.operator_id, o.user_id, o.name_masked
    from customers c left join operators o on o.operator_key = c.manager_key
    where c.customer_id = ${slot.wanted} and ${sql.join(conditions(shape, slot, connection), sql` and `)}`,
);

/** Reads behind one customer's page (ports/store.ts). */
export function oneCustomer(connection: Connection): Pick<Reads['customers'], 'find' | 'managers' | 'expiringResources'> {
  return {
    find: (partnerId, scope, customerId) => find(connection, partnerId, scope, customerId),
    managers: (partnerId, customerId, limit) => managers(connection, partnerId, customerId, limit),
    expiringResources: (partnerId, customerId, span, limit) => expiringResources(connection, { partnerId, customerId, ...span }, limit),
  };
}

async function find(
  connection: Connection,
  partnerId: string,
  scope: CustomerScope,
  customerId: string,
): ReturnType<Reads['customers']['find']> {
  const selection = await selectionOf(connection, partnerId, scope);
  if (selection === null) return null;
  const [row] = await foundInScope(connection, shapeOf(selection), { ...valuesOf(selection), wanted: customerId });
  if (!row) return null;
  const { operator_id: operatorId, user_id: userId, name_masked: nameMasked, assigned_at: assignedAt } = row;
  const isHeld = operatorId !== null && userId !== null && assignedAt !== null;
  return {
    customer: toMaskedCustomer(row),
    accountManager: isHeld ? { operatorId, userId, nameMasked, assignedAt } : null,
    isErased: row.erased_at !== null,
  };
}

/** A period that ended before it began was overruled by an earlier one, and nobody held anything in it. */
const heldPeriods = query<{ partnerKey: number; customerId: string; limit: number }, PeriodRow>(
  (slot) => sql`
    select o.operator_id, o.user_id, o.name_masked, a.assigned_at, a.ended_at
    from customers c join assignments a on a.customer_key = c.customer_key join operators o on o.operator_key = a.operator_key
    where c.partner_key = ${slot.partnerKey} and c.customer_id = ${slot.customerId} and (a.ended_at is null or a.ended_at > a.assigned_at)
    order by a.assigned_at desc, a.assignment_key desc limit cast(${slot.limit} as integer)`,
);

async function managers(connection: Connection, partnerId: string, customerId: string, limit: number): Promise<HeldPeriod[]> {
  const partnerKey = await partnerKeyOf(connection, partnerId);
  if (partnerKey === null) return [];
  const rows = await heldPeriods(connection, { partnerKey, customerId, limit });
  return rows.map(toHeldPeriod);
}

interface ResourceSpan {
  partnerId: string;
  customerId: string;
  from: string;
  until: string;
}
type ResourceRow = Pick<ResourceRecord, 'name' | 'service' | 'region'> & { resource_id: string; expires_at: string };

const expiring = query<ResourceSpan & { partnerKey: number; limit: number }, ResourceRow>(
  (slot) => sql`
    select r.resource_id, r.name, r.service, r.region, r.expires_at
    from customers c join customer_resources r on r.customer_key = c.customer_key
    where c.partner_key = ${slot.partnerKey} and c.customer_id = ${slot.customerId}
      and r.expires_at >= ${slot.from} and r.expires_at < ${slot.until}
    order by r.expires_at, r.resource_id limit cast(${slot.limit} as integer)`,
);
const expiringCount = query<ResourceSpan & { partnerKey: number }, { total: number; stated: number | null }>(
  (slot) => sql`
    select cast(count(case when r.expires_at >= ${slot.from} and r.expires_at < ${slot.until} then 1 end) as integer) as total,
      max(c.resources_stated) as stated
    from customers c left join customer_resources r on r.customer_key = c.customer_key
    where c.partner_key = ${slot.partnerKey} and c.customer_id = ${slot.customerId}`,
);

async function expiringResources(
  connection: Connection,
  span: ResourceSpan,
  limit: number,
): ReturnType<Reads['customers']['expiringResources']> {
  const partnerKey = await partnerKeyOf(connection, span.partnerId);
  if (partnerKey === null) return { resources: [], total: 0, isStated: false };
  const rows = await expiring(connection, { ...span, partnerKey, limit });
  const [counted] = await expiringCount(connection, { ...span, partnerKey });
  return {
    resources: rows.map(({ resource_id: resourceId, name, service, region, expires_at: expiresAt }) => ({
      resourceId,
      name,
      service,
      region,
      expiresAt,
    })),
    total: counted?.total ?? 0,
    isStated: counted?.stated === 1,
  };
}
