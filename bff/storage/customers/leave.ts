import { sql } from 'kysely';
import type { Unit } from '../../ports/store.ts';
import { type Connection, insertMany, partsOf } from '../connection.ts';
import { addTotals, refreshTotals } from '../deliveries/totals.ts';
import { needPartnerKey } from '../keys.ts';
import { gramsOfNames } from './grams.ts';
import { touchCustomers } from './save.ts';
import { Tallies } from './tallies.ts';

/**
 * A customer who left stays a row, to which coupons, operations, bill lines and periods of managers still belong. Everything that makes a
 * customer findable is taken from it: counters, tags, grams, amounts of cycles, resources. What is left for a query to leave out are the
 * rows that a walk over all customers reads anyway (`dissociated_at is null`).
 */
export function leaving(connection: Connection): Pick<Unit['customers'], 'leave' | 'associateAnew' | 'noteAssociationChange'> {
  return {
    leave: (partnerId, customerId, at) => leave(connection, partnerId, customerId, at),
    associateAnew: (partnerId, customerIds) => associateAnew(connection, partnerId, customerIds),
    async noteAssociationChange(partnerId, customerIds, at) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      for (const ids of partsOf(customerIds))
        await connection.db
          .updateTable('customers')
          .set({ association_changed_at: at })
          .where('partner_key', '=', partnerKey)
          .where('customer_id', 'in', ids)
          .execute();
    },
  };
}

const COLUMNS = ['customer_key', 'customer_id', 'customer_name', 'account_name', 'tags', 'association_type', 'manager_key'] as const;

async function leave(connection: Connection, partnerId: string, customerId: string, at: string): Promise<void> {
  const { db } = connection;
  const partnerKey = await needPartnerKey(connection, partnerId);
  const row = await db
    .updateTable('customers')
    .set({ dissociated_at: at, resource_expiry_at: null, resources_stated: 0 })
    .where('partner_key', '=', partnerKey)
    .where('customer_id', '=', customerId)
    .where('dissociated_at', 'is', null)
    .where('manager_key', '=', 0)
    .returning(COLUMNS)
    .executeTakeFirst();
  if (!row) throw new Error('The store has no such customer, or somebody holds it.');
  const { customer_key: key } = row;
  const tags: string[] = JSON.parse(row.tags);
  const tallies = new Tallies(partnerKey);
  tallies.add(-1, 0, row.association_type, tags);
  await tallies.write(connection);
  for (const tag of tags)
    await db
      .deleteFrom('customer_tags')
      .where('partner_key', '=', partnerKey)
      .where('tag', '=', tag)
      .where('customer_key', '=', key)
      .execute();
  for (const grams of partsOf(gramsOf(row)))
    await db
      .deleteFrom('name_grams')
      .where('partner_key', '=', partnerKey)
      .where('gram', 'in', grams)
      .where('customer_key', '=', key)
      .execute();
  await db.deleteFrom('cycle_totals').where('customer_key', '=', key).execute();
  await db.deleteFrom('customer_resources').where('customer_key', '=', key).execute();
  await db.deleteFrom('shown_values').where('partner_key', '=', partnerKey).where('customer_id', '=', customerId).execute();
  await touchCustomers(connection, partnerKey);
}

function gramsOf(row: { customer_name: string | null; account_name: string | null }): number[] {
  return gramsOfNames({ customerName: row.customer_name, accountName: row.account_name });
}

async function associateAnew(connection: Connection, partnerId: string, customerIds: readonly string[]): Promise<void> {
  const { db } = connection;
  const partnerKey = await needPartnerKey(connection, partnerId);
  for (const ids of partsOf(customerIds)) {
    const rows = await db
      .updateTable('customers')
      // Without a version the form is made anew when the customer is saved or read: it repeats what was forgotten of the resources.
      .set({ dissociated_at: null, form_version: 0 })
      .where('partner_key', '=', partnerKey)
      .where('customer_id', 'in', ids)
      .where('dissociated_at', 'is not', null)
      .returning(COLUMNS)
      .execute();
    if (rows.length === 0) continue;
    const tallies = new Tallies(partnerKey);
    const tagged: [number, string, number][] = [];
    const grams: [number, number, number][] = [];
    for (const row of rows) {
      const tags: string[] = JSON.parse(row.tags);
      tallies.add(1, 0, row.association_type, tags);
      for (const tag of tags) tagged.push([partnerKey, tag, row.customer_key]);
      for (const gram of gramsOf(row)) grams.push([partnerKey, gram, row.customer_key]);
    }
    await tallies.write(connection);
    await insertMany(connection, 'customer_tags', ['partner_key', 'tag', 'customer_key'], tagged);
    await insertMany(connection, 'name_grams', ['partner_key', 'gram', 'customer_key'], grams);
    await bringTotals(
      connection,
      partnerKey,
      rows.map((row) => row.customer_key),
    );
  }
  await touchCustomers(connection, partnerKey);
}

/** What was consumed before, and since a bill may have come meanwhile. */
async function bringTotals(connection: Connection, partnerKey: number, customerKeys: readonly number[]): Promise<void> {
  await addTotals(connection, partnerKey, customerKeys);
  const keys = sql.join(customerKeys);
  await refreshTotals(connection, partnerKey, sql`select distinct customer_key, cycle from part_customers where customer_key in (${keys})`);
}
