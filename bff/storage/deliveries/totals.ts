import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { partsOf } from '../connection.ts';
import { rollAll } from '../consumption/counted.ts';
import { normalised } from './sums.ts';

/** A select of the (customer_key, cycle) pairs whose lines in force, or whose assignments, have changed. */
export type Touched = RawBuilder<unknown>;

/** Makes the sums and totals of the touched pairs anew from the lines in force. */
export async function refreshTotals({ db, ...rest }: Connection, partnerKey: number, touched: Touched): Promise<void> {
  const connection = { db, ...rest };
  await rollAll(connection, partnerKey, unrolled(touched));
  await sql`delete from cycle_sums where (customer_key, cycle) in (${touched})`.execute(db);
  await sql`insert into cycle_sums (customer_key, cycle, currency, assignment_key, due_micro, due_rest) ${sumsByAssignment(touched)}`.execute(
    db,
  );
  await openCurrencies(connection, partnerKey, touched);
  await sql`
    update cycle_totals set total_micro = null, total_rest = null, own_micro = null, own_rest = null
    where (customer_key, cycle) in (${touched}) and total_micro is not null and not exists (
      select 1 from cycle_sums s
      where s.customer_key = cycle_totals.customer_key and s.cycle = cycle_totals.cycle and s.currency = cycle_totals.currency)`.execute(
    db,
  );
  await writeTotals(connection, touched);
}

/** Pairs in force among them whose lines are not in the rollups yet, such as those of an earlier release. */
function unrolled(touched: Touched): RawBuilder<unknown> {
  return sql`
    select pc.customer_key, pc.part_key from (${touched}) t
    join part_customers pc on pc.customer_key = t.customer_key and pc.cycle = t.cycle and pc.rolled = 0
    join delivery_parts p on p.part_key = pc.part_key and p.in_force = 1`;
}

function sumsByAssignment(touched: Touched): RawBuilder<unknown> {
  const grouped = sql`
    select t.customer_key, t.cycle, r.currency, r.assignment_key,
      cast(sum(r.due_micro) as bigint) as micro, cast(sum(r.due_rest) as bigint) as rest
    from (${touched}) t
    join consumption_cycles r on r.customer_key = t.customer_key and r.cycle = t.cycle
    join delivery_parts p on p.part_key = r.part_key and p.in_force = 1
    group by t.customer_key, t.cycle, r.currency, r.assignment_key`;
  return normalised(grouped, ['customer_key', 'cycle', 'currency', 'assignment_key']);
}

const TOTAL_COLUMNS = ['customer_key', 'cycle', 'currency', 'partner_key', 'customer_id', 'manager_key', 'assignment_key'];

async function writeTotals({ db }: Connection, touched: Touched): Promise<void> {
  const grouped = sql`
    select s.customer_key, s.cycle, s.currency, c.partner_key, c.customer_id, c.manager_key, c.assignment_key,
      cast(sum(s.due_micro) as bigint) as micro, cast(sum(s.due_rest) as bigint) as rest
    from (${touched}) t
    join customers c on c.customer_key = t.customer_key and c.dissociated_at is null
    join cycle_sums s on s.customer_key = t.customer_key and s.cycle = t.cycle
    group by s.customer_key, s.cycle, s.currency, c.partner_key, c.customer_id, c.manager_key, c.assignment_key`;
  await sql`
    insert into cycle_totals
      (customer_key, cycle, currency, partner_key, customer_id, manager_key, total_micro, total_rest, own_micro, own_rest)
    select n.customer_key, n.cycle, n.currency, n.partner_key, n.customer_id, n.manager_key, n.micro, n.rest, s.due_micro, s.due_rest
    from (${normalised(grouped, TOTAL_COLUMNS)}) n
    left join cycle_sums s on s.customer_key = n.customer_key and s.cycle = n.cycle and s.currency = n.currency
      and s.assignment_key = n.assignment_key and n.assignment_key > 0
    where true
    on conflict (customer_key, cycle, currency) do update set
      total_micro = excluded.total_micro, total_rest = excluded.total_rest, own_micro = excluded.own_micro,
      own_rest = excluded.own_rest, manager_key = excluded.manager_key`.execute(db);
}

/** Gives every customer who belongs to the partner a row for cycles and currencies that appear for the first time. */
async function openCurrencies({ db }: Connection, partnerKey: number, touched: Touched): Promise<void> {
  const opened = await sql<{ cycle: string; currency: string }>`
    insert into cycle_currencies (partner_key, cycle, currency)
    select distinct cast(${partnerKey} as integer), s.cycle, s.currency
    from (${touched}) t join cycle_sums s on s.customer_key = t.customer_key and s.cycle = t.cycle
    where true
    on conflict do nothing returning cycle, currency`.execute(db);
  for (const { cycle, currency } of opened.rows) {
    await sql`
      insert into cycle_totals (customer_key, cycle, currency, partner_key, customer_id, manager_key)
      select customer_key, ${cycle}, ${currency}, partner_key, customer_id, manager_key from customers
      where partner_key = ${partnerKey} and dissociated_at is null`.execute(db);
  }
}

/** Gives new customers their empty rows in every cycle and currency the partner has. */
export async function addTotals({ db }: Connection, partnerKey: number, customerKeys: readonly number[]): Promise<void> {
  const known = await db.selectFrom('cycle_currencies').select('cycle').where('partner_key', '=', partnerKey).limit(sql.lit(1)).execute();
  if (known.length === 0) return;
  for (const part of partsOf(customerKeys)) {
    await sql`
      insert into cycle_totals (customer_key, cycle, currency, partner_key, customer_id, manager_key)
      select c.customer_key, k.cycle, k.currency, c.partner_key, c.customer_id, c.manager_key
      from customers c join cycle_currencies k on k.partner_key = c.partner_key
      where c.customer_key in (${sql.join(part)})`.execute(db);
  }
}
