import { sql } from 'kysely';
import type { Currency } from '../../../shared/values/money.ts';
import type { Budget, ConsumptionReads, ValueOption } from '../../ports/consumption.ts';
import type { Connection } from '../connection.ts';
import { partnerKeyOf } from '../keys.ts';
import { partnerKeysOf } from './question.ts';
import { cyclesBetween } from './spans.ts';
import { VALUE_KINDS } from './values.ts';

/** What is known of consumption beside its figures. */
export function knownReads(connection: Connection): Pick<ConsumptionReads, 'state' | 'values' | 'kinds' | 'budget'> {
  return {
    state: (partnerIds, cycles) => state(connection, partnerIds, cycles),
    values: (partnerIds, kind, limit) => values(connection, partnerIds, kind, limit),
    kinds: (partnerIds) => kinds(connection, partnerIds),
    budget: (partnerId, customerId, currency) => budget(connection, partnerId, customerId, currency),
  };
}

async function state(connection: Connection, partnerIds: readonly string[], cycles: { from: string; to: string }) {
  const { db } = connection;
  const keys = sql.join([0, ...(await partnerKeysOf(connection, partnerIds))]);
  const named = sql`in (${sql.join(cyclesBetween(cycles))})`;
  const { rows } = await sql<{ as_of: string | null; uncounted: string }>`
    select max(p.switched_at) as as_of, cast(sum(case when k.part_key is null then 1 else 0 end) as text) as uncounted
    from delivery_parts p left join consumption_parts k on k.part_key = p.part_key
    where p.partner_key in (${keys}) and p.cycle ${named} and p.in_force = 1`.execute(db);
  const currencies = await sql<{ currency: Currency }>`
    select distinct currency from cycle_currencies k where partner_key in (${keys}) and cycle ${named} and exists (
      select 1 from consumption_cubes b where b.partner_key = k.partner_key and b.cube = 6 and b.currency = k.currency and b.lead = 0
        and b.span = k.cycle) order by currency`.execute(db);
  const isCounted = Number(rows[0]?.uncounted ?? 0) === 0;
  return { asOf: rows[0]?.as_of ?? null, currencies: currencies.rows.map(({ currency }) => currency), isCounted };
}

/** By cube of one dimension: values that no line in force states any more are not there. */
const CUBE_OF = { service: 4, region: 8, resourceType: 12 } as const;

async function values(
  connection: Connection,
  partnerIds: readonly string[],
  kind: keyof typeof CUBE_OF,
  limit: number,
): Promise<ValueOption[]> {
  const keys = sql.join([0, ...(await partnerKeysOf(connection, partnerIds))]);
  const { rows } = await sql<ValueOption>`
    select v.code, max(v.name) as name from consumption_values v
    where v.partner_key in (${keys}) and v.kind = ${sql.lit(VALUE_KINDS[kind])} and exists (
      select 1 from consumption_cubes b join cycle_currencies k on k.partner_key = b.partner_key and k.currency = b.currency
      where b.partner_key = v.partner_key and b.cube = ${sql.lit(CUBE_OF[kind])} and b.lead = v.value_key)
    group by v.code order by coalesce(max(v.name), v.code), v.code limit cast(${limit} as integer)`.execute(connection.db);
  return rows.map(({ code, name }) => ({ code, name }));
}

async function kinds(connection: Connection, partnerIds: readonly string[]): Promise<{ chargeModes: number[]; billTypes: number[] }> {
  const keys = sql.join([0, ...(await partnerKeysOf(connection, partnerIds))]);
  const { rows } = await sql<{ charge_mode: number; bill_type: number }>`
    select distinct charge_mode, bill_type from consumption_cubes where partner_key in (${keys}) and cube = 6`.execute(connection.db);
  const codes = (column: 'charge_mode' | 'bill_type') =>
    [...new Set(rows.map((row) => row[column]))].filter((code) => code !== 0).sort((a, b) => a - b);
  return { chargeModes: codes('charge_mode'), billTypes: codes('bill_type') };
}

async function budget(connection: Connection, partnerId: string, customerId: string | null, currency: Currency): Promise<Budget | null> {
  const partnerKey = await partnerKeyOf(connection, partnerId);
  const customerKey = partnerKey === null ? null : await budgetOwner(connection, partnerKey, customerId);
  if (partnerKey === null || customerKey === null) return null;
  const { rows } = await sql<{ monthly: string; set_by: string; set_at: string }>`
    select cast(monthly as text) as monthly, set_by, set_at from consumption_budgets
    where partner_key = ${partnerKey} and customer_key = ${customerKey} and currency = ${currency}`.execute(connection.db);
  const [row] = rows;
  return row ? { monthly: BigInt(row.monthly), setAt: row.set_at, setBy: row.set_by } : null;
}

/** 0: the partner itself; null where it has no such customer. */
export async function budgetOwner({ db }: Connection, partnerKey: number, customerId: string | null): Promise<number | null> {
  if (customerId === null) return 0;
  const row = await db
    .selectFrom('customers')
    .select('customer_key')
    .where('partner_key', '=', partnerKey)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  return row?.customer_key ?? null;
}
