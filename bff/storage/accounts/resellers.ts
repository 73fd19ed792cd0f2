import { type RawBuilder, sql } from 'kysely';
import type { HeldPeriod } from '../../ports/records.ts';
import type { ListedReseller, Reads, Unit } from '../../ports/store.ts';
import { type Connection, insertMany, partsOf } from '../connection.ts';
import { toHeldPeriod } from '../held-period.ts';
import { needPartnerKey, operatorKeyOf, partnerKeyOf } from '../keys.ts';

interface ResellerRow {
  partner_id: string;
  name: string;
  customers: number;
  operator_id: string | null;
  user_id: string | null;
  name_masked: string | null;
  assigned_at: string | null;
}

export function resellerReads(connection: Connection): Reads['resellers'] {
  return {
    list: (partnerId, heldBy) => list(connection, partnerId, heldBy),
    managers: (partnerId, resellerId, limit) => managers(connection, partnerId, resellerId, limit),
  };
}

export function resellerCommands(connection: Connection): Omit<Unit['resellers'], keyof Reads['resellers']> {
  return {
    assign: (partnerId, assignments) => assign(connection, partnerId, assignments),
    withdraw: (partnerId, resellerIds, at) => withdraw(connection, partnerId, resellerIds, at),
  };
}

async function list(connection: Connection, partnerId: string, heldBy: readonly string[] | null): Promise<ListedReseller[]> {
  const partnerKey = await partnerKeyOf(connection, partnerId);
  if (partnerKey === null || heldBy?.length === 0) return [];
  const parts: (readonly string[] | null)[] = heldBy === null ? [null] : [...partsOf(heldBy)];
  const found: ResellerRow[] = [];
  for (const part of parts) found.push(...(await rowsOf(connection, { partnerId, partnerKey }, part)));
  return found.sort((a, b) => compare(a.name, b.name) || compare(a.partner_id, b.partner_id)).map(toReseller);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

async function rowsOf(
  { db }: Connection,
  { partnerId, partnerKey }: { partnerId: string; partnerKey: number },
  heldBy: readonly string[] | null,
): Promise<ResellerRow[]> {
  const isHeld: RawBuilder<unknown> = heldBy === null ? sql`` : sql`and o.operator_id in (${sql.join(heldBy)})`;
  const { rows } = await sql<ResellerRow>`
    select p.partner_id, p.name, o.operator_id, o.user_id, o.name_masked, a.assigned_at,
      cast((select coalesce(sum(n.customers), 0) from customer_counts n where n.partner_key = p.partner_key) as integer) as customers
    from partners p
    left join reseller_assignments a on a.reseller_key = p.partner_key and a.partner_key = ${partnerKey} and a.ended_at is null
    left join operators o on o.operator_key = a.operator_key
    where p.parent_partner_id = ${partnerId} ${isHeld}`.execute(db);
  return rows;
}

function toReseller(row: ResellerRow): ListedReseller {
  const { operator_id: operatorId, user_id: userId, name_masked: nameMasked, assigned_at: assignedAt } = row;
  const isHeld = operatorId !== null && userId !== null && assignedAt !== null;
  const accountManager = isHeld ? { operatorId, userId, nameMasked, assignedAt } : null;
  return { partnerId: row.partner_id, name: row.name, customers: row.customers, accountManager };
}

async function managers(connection: Connection, partnerId: string, resellerId: string, limit: number): Promise<HeldPeriod[]> {
  const rows = await connection.db
    .selectFrom('reseller_assignments as a')
    .innerJoin('operators as o', 'o.operator_key', 'a.operator_key')
    .innerJoin('partners as p', 'p.partner_key', 'a.partner_key')
    .innerJoin('partners as r', 'r.partner_key', 'a.reseller_key')
    .select(['o.operator_id', 'o.user_id', 'o.name_masked', 'a.assigned_at', 'a.ended_at'])
    .where('p.partner_id', '=', partnerId)
    .where('r.partner_id', '=', resellerId)
    .orderBy('a.assigned_at', 'desc')
    .orderBy('a.assignment_key', 'desc')
    .limit(sql<number>`cast(${limit} as integer)`)
    .execute();
  return rows.map(toHeldPeriod);
}

/** The index `reseller_held_once` refuses a second open period. */
async function assign(
  connection: Connection,
  partnerId: string,
  assignments: readonly { resellerId: string; operatorId: string; assignedAt: string }[],
): Promise<void> {
  const partnerKey = await needPartnerKey(connection, partnerId);
  const rows: unknown[][] = [];
  for (const { resellerId, operatorId, assignedAt } of assignments) {
    const operatorKey = await operatorKeyOf(connection, partnerKey, operatorId);
    if (operatorKey === null) throw new Error('An assignment names an operator that the store does not have.');
    rows.push([partnerKey, await needPartnerKey(connection, resellerId), operatorKey, assignedAt]);
  }
  await insertMany(connection, 'reseller_assignments', ['partner_key', 'reseller_key', 'operator_key', 'assigned_at'], rows);
}

async function withdraw(connection: Connection, partnerId: string, resellerIds: readonly string[], at: string): Promise<void> {
  const partnerKey = await needPartnerKey(connection, partnerId);
  for (const part of partsOf(resellerIds)) {
    await connection.db
      .updateTable('reseller_assignments')
      .set({ ended_at: at })
      .where('partner_key', '=', partnerKey)
      .where('reseller_key', 'in', (eb) => eb.selectFrom('partners').select('partner_key').where('partner_id', 'in', part))
      .where('ended_at', 'is', null)
      .execute();
  }
}
