import type { ResourceRecord } from '../../ports/records.ts';
import { type Connection, insertMany, partsOf } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';

const COLUMNS = ['resource_id', 'name', 'service', 'region', 'expires_at'] as const;

/** Replaces a customer's resources; answers whether that changed what is stated of them. */
export async function saveResources(
  connection: Connection,
  partnerId: string,
  customerId: string,
  resources: readonly ResourceRecord[],
): Promise<boolean> {
  const { key: customerKey, isStated } = await needCustomer(connection, await needPartnerKey(connection, partnerId), customerId);
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
  if (!isStated) await db.updateTable('customers').set({ resources_stated: 1 }).where('customer_key', '=', customerKey).execute();
  return !isStated || goneIds.length + fresh.length > 0;
}

/** Forgets the resources of customers, of whom none are stated any more; answers of whom some were. */
export async function forgetResources(connection: Connection, partnerId: string, customerIds: readonly string[]): Promise<Set<string>> {
  const { db } = connection;
  const partnerKey = await needPartnerKey(connection, partnerId);
  const forgotten = new Set<string>();
  for (const ids of partsOf(customerIds)) {
    const rows = await db
      .updateTable('customers')
      .set({ resources_stated: 0 })
      .where('partner_key', '=', partnerKey)
      .where('customer_id', 'in', ids)
      .where('resources_stated', '=', 1)
      .returning(['customer_id', 'customer_key'])
      .execute();
    const keys = rows.map((row) => row.customer_key);
    if (keys.length > 0) await db.deleteFrom('customer_resources').where('customer_key', 'in', keys).execute();
    for (const row of rows) forgotten.add(row.customer_id);
  }
  return forgotten;
}

function textOf(values: readonly (string | null)[]): string {
  return JSON.stringify(values);
}

async function needCustomer({ db }: Connection, partnerKey: number, customerId: string): Promise<{ key: number; isStated: boolean }> {
  const row = await db
    .selectFrom('customers')
    .select(['customer_key', 'resources_stated'])
    .where('partner_key', '=', partnerKey)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  if (!row) throw new Error('The store has no such customer.');
  return { key: row.customer_key, isStated: row.resources_stated === 1 };
}
