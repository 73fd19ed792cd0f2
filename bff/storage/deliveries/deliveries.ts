import { sql } from 'kysely';
import type { Unit } from '../../ports/store.ts';
import type { Connection } from '../connection.ts';
import { changeCounted, rollSome } from '../consumption/counted.ts';
import { forgetRolled } from '../consumption/roll.ts';
import { touchCustomers } from '../customers/save.ts';
import { needPartnerKey } from '../keys.ts';
import { addLines, needOpen } from './lines.ts';
import { refreshTotals } from './totals.ts';

export function deliveryCommands(connection: Connection): Unit['deliveries'] {
  return {
    async begin(partnerId, { deliveryId, source, startedAt }) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      await connection.db
        .insertInto('deliveries')
        .values({ partner_key: partnerKey, delivery_id: deliveryId, source, started_at: startedAt, switched_at: null, line_count: 0 })
        .execute();
    },
    addLines: (partnerId, deliveryId, lines) => addLines(connection, partnerId, deliveryId, lines),
    roll: (partnerId, deliveryId, customers) => roll(connection, partnerId, deliveryId, customers),
    abandoned: (partnerId, source, before) => findAbandoned(connection, partnerId, source, before),
    switch: (partnerId, deliveryId, at) => switchIn(connection, partnerId, deliveryId, at),
    drop: (partnerId, deliveryId) => drop(connection, partnerId, deliveryId),
    forgetReplaced: (partnerId, lines) => forgetReplaced(connection, partnerId, lines),
  };
}

async function findAbandoned(connection: Connection, partnerId: string, source: string, before: string): Promise<string[]> {
  const rows = await connection.db
    .selectFrom('deliveries')
    .select('delivery_id')
    .where('partner_key', '=', await needPartnerKey(connection, partnerId))
    .where('source', '=', source)
    .where('started_at', '<', before)
    .where('switched_at', 'is', null)
    .execute();
  return rows.map((row) => row.delivery_id);
}

async function switchIn(connection: Connection, partnerId: string, deliveryId: string, at: string): Promise<{ replacedLines: number }> {
  const { db } = connection;
  const partnerKey = await needPartnerKey(connection, partnerId);
  const { delivery_key: deliveryKey } = await needOpen(connection, partnerKey, deliveryId);
  const replaced = await sql<{ part_key: number }>`
    select old.part_key from delivery_parts fresh
    join delivery_parts old on old.partner_key = fresh.partner_key and old.source = fresh.source
      and old.billing_account_id = fresh.billing_account_id and old.cycle = fresh.cycle and old.in_force = 1
    where fresh.delivery_key = ${deliveryKey}`.execute(db);
  const replacedKeys = replaced.rows.map((row) => row.part_key);
  await db
    .updateTable('delivery_parts')
    .set({ in_force: 2 })
    .where('part_key', 'in', [0, ...replacedKeys])
    .execute();
  await db.updateTable('delivery_parts').set({ in_force: 1, switched_at: at }).where('delivery_key', '=', deliveryKey).execute();
  await db.updateTable('deliveries').set({ switched_at: at }).where('delivery_key', '=', deliveryKey).execute();
  const touched = sql`
    select distinct pc.customer_key, pc.cycle from part_customers pc
    join delivery_parts p on p.part_key = pc.part_key
    where p.partner_key = ${partnerKey} and (p.delivery_key = ${deliveryKey} or p.in_force = 2)`;
  await changeCounted(connection, partnerKey, { come: await partsOfDelivery(connection, deliveryKey), gone: replacedKeys });
  await refreshTotals(connection, partnerKey, touched);
  const replacedLines = await countLines(connection, replacedKeys);
  await db
    .updateTable('delivery_parts')
    .set({ in_force: FORGETTABLE })
    .where('part_key', 'in', [0, ...replacedKeys])
    .execute();
  await touchCustomers(connection, partnerKey);
  return { replacedLines };
}

async function roll(connection: Connection, partnerId: string, deliveryId: string, customers: number): Promise<boolean> {
  const partnerKey = await needPartnerKey(connection, partnerId);
  const { delivery_key: deliveryKey } = await needOpen(connection, partnerKey, deliveryId);
  const rolled = await rollSome(connection, partnerKey, await partsOfDelivery(connection, deliveryKey), customers);
  return rolled === customers;
}

async function partsOfDelivery({ db }: Connection, deliveryKey: number): Promise<number[]> {
  const rows = await db.selectFrom('delivery_parts').select('part_key').where('delivery_key', '=', deliveryKey).execute();
  return rows.map((row) => row.part_key);
}

/** `in_force` of a part that another has replaced: it counts nowhere, and its lines go in commands of their own. */
const FORGETTABLE = 3;

async function countLines({ db }: Connection, partKeys: readonly number[]): Promise<number> {
  const counted = await sql<{ lines: number }>`
    select cast(count(*) as integer) as lines from part_customers pc
    join bill_lines l on l.customer_key = pc.customer_key and l.part_key = pc.part_key
    where pc.part_key in (${sql.join([0, ...partKeys])})`.execute(db);
  return counted.rows[0]?.lines ?? 0;
}

async function forgetReplaced(connection: Connection, partnerId: string, lines: number): Promise<boolean> {
  const { db } = connection;
  const part = await db
    .selectFrom('delivery_parts')
    .select('part_key')
    .where('partner_key', '=', await needPartnerKey(connection, partnerId))
    .where(sql<boolean>`in_force = ${sql.lit(FORGETTABLE)}`)
    .limit(sql.lit(1))
    .executeTakeFirst();
  if (!part) return false;
  await forgetPart(connection, part.part_key, lines);
  return true;
}

const CUSTOMERS_AT_ONCE = sql.lit(2_000);

/** Takes some lines out of a part, then the customers that have none left, then the part itself. */
async function forgetPart({ db }: Connection, partKey: number, lines: number): Promise<void> {
  const some = sql`select customer_key from part_customers where part_key = ${partKey} order by customer_key limit ${CUSTOMERS_AT_ONCE}`;
  const { numAffectedRows } = await sql`
    delete from bill_lines where (customer_key, part_key, line_number) in (
      select l.customer_key, l.part_key, l.line_number from (${some}) pc join bill_lines l on l.customer_key = pc.customer_key
      where l.part_key = ${partKey} limit cast(${lines} as integer))`.execute(db);
  if (Number(numAffectedRows ?? 0n) >= lines) return;
  await forgetRolled({ db }, sql`select t.customer_key, cast(${partKey} as integer) as part_key from (${some}) t`);
  const gone = await sql`delete from part_customers where part_key = ${partKey} and customer_key in (${some})`.execute(db);
  if (gone.numAffectedRows === 0n) await db.deleteFrom('delivery_parts').where('part_key', '=', partKey).execute();
}

async function drop(connection: Connection, partnerId: string, deliveryId: string): Promise<void> {
  const { db } = connection;
  const partnerKey = await needPartnerKey(connection, partnerId);
  const { delivery_key: deliveryKey } = await needOpen(connection, partnerKey, deliveryId);
  const parts = await db.selectFrom('delivery_parts').select('part_key').where('delivery_key', '=', deliveryKey).execute();
  for (const { part_key: partKey } of parts) {
    await sql`delete from bill_lines where part_key = ${partKey}
      and customer_key in (select customer_key from part_customers where part_key = ${partKey})`.execute(db);
    await forgetRolled(connection, sql`select customer_key, part_key from part_customers where part_key = ${partKey}`);
    await db.deleteFrom('part_customers').where('part_key', '=', partKey).execute();
    await db.deleteFrom('delivery_parts').where('part_key', '=', partKey).execute();
  }
  await db.deleteFrom('deliveries').where('delivery_key', '=', deliveryKey).execute();
}
