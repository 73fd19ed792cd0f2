import type { ResourceRecord } from '../../ports/records.ts';
import { type Connection, insertMany, partsOf } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';

const COLUMNS = ['resource_id', 'name', 'service', 'region', 'expires_at'] as const;

/** Replaces a customer's resources; answers whether that changed any. */
export async function saveResources(
  connection: Connection,
  partnerId: string,
  customerId: string,
  resources: readonly ResourceRecord[],
): Promise<boolean> {
  const customerKey = await needCustomerKey(connection, await needPartnerKey(connection, partnerId), customerId);
  const { db } = connection;
  const before = await db.selectFrom('customer_resources').select(COLUMNS).where('customer_key', '=', customerKey).execute();
  const known = new Map(before.map((row) => [row.resource_id, textOf(COLUMNS.map((column) => row[column]))]));
  const rows = resources.map((one) => [one.resourceId, one.name, one.service, one.region, one.expiresAt] as const);
  const fresh = rows.filter((row) => known.get(row[0]) !== textOf(row));
  const stated = new Set(resources.map(({ resourceId }) => resourceId));
  const goneIds = [...known.keys()].filter((resourceId) => !stated.has(resourceId));
  const replacedIds = fresh.flatMap(([resourceId]) => (known.has(resourceId) ? [resourceId] : []));
  for (const ids of partsOf([...goneIds, ...replacedIds]))
    await db.deleteFrom('customer_resources').where('customer_key', '=', customerKey).where('resource_id', 'in', ids).execute();
  await insertMany(
    connection,
    'customer_resources',
    ['customer_key', ...COLUMNS],
    fresh.map((row) => [customerKey, ...row]),
  );
  return goneIds.length + fresh.length > 0;
}

function textOf(values: readonly (string | null)[]): string {
  return JSON.stringify(values);
}

async function needCustomerKey({ db }: Connection, partnerKey: number, customerId: string): Promise<number> {
  const row = await db
    .selectFrom('customers')
    .select('customer_key')
    .where('partner_key', '=', partnerKey)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  if (!row) throw new Error('The store has no such customer.');
  return row.customer_key;
}
