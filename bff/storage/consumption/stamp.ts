import { type RawBuilder, sql } from 'kysely';
import { BILL_CLASSES } from '../../../shared/values/consumption-lists.ts';
import type { Connection } from '../connection.ts';
import { bitOf } from './amounts.ts';
import type { Pairs } from './roll.ts';
import { VALUE_KINDS } from './values.ts';

const IN_FORCE = sql`a.customer_key = bill_lines.customer_key and a.assigned_at <= bill_lines.consumed_at
  and (a.ended_at is null or a.ended_at > bill_lines.consumed_at)`;
/** The assignment in force when a line was consumed, exact to the second (R-CON-9). */
const ASSIGNMENT = sql`coalesce((select a.assignment_key from assignments a where ${IN_FORCE}), 0)`;

/** Writes into lines of these pairs whose they are. */
export async function stampAssignments({ db }: Connection, pairs: Pairs): Promise<void> {
  await sql`update bill_lines set assignment_key = ${ASSIGNMENT}
    where (customer_key, part_key) in (select t.customer_key, t.part_key from (${pairs}) t) and partner_key is not null
    and assignment_key <> ${ASSIGNMENT}`.execute(db);
}

/** FOCUS calls corrections so, and an earlier release kept the word. */
const OLD_ADJUSTMENTS = sql`case when category in ('Credit', 'Adjustment') then ${sql.lit(BILL_CLASSES.indexOf('adjustment') + 1)} else 1 end`;

/** Gives lines that an earlier release wrote what that release did not know; those of other releases stay as they are. */
export async function adoptLines(connection: Connection, partnerKey: number, pairs: Pairs): Promise<void> {
  const { db } = connection;
  const own = sql`(customer_key, part_key) in (select t.customer_key, t.part_key from (${pairs}) t) and partner_key is null`;
  for (const [kind, column] of [
    [VALUE_KINDS.service, 'service'],
    [VALUE_KINDS.region, 'region'],
  ] as const)
    await sql`
      insert into consumption_values (partner_key, kind, code)
      select distinct cast(${partnerKey} as integer), ${sql.lit(kind)}, ${sql.ref(column)} from bill_lines
      where ${own} and ${sql.ref(column)} <> '' on conflict do nothing`.execute(db);
  await sql`
    insert into billed_resources (partner_key, resource_id, customer_key)
    select distinct cast(${partnerKey} as integer), resource_id, customer_key from bill_lines where ${own} and resource_id is not null
    on conflict do nothing`.execute(db);
  await sql`
    update bill_lines set partner_key = cast(${partnerKey} as integer), assignment_key = ${ASSIGNMENT}, type_key = 0, project_key = 0, faults = 0,
      cycle = (select p.cycle from delivery_parts p where p.part_key = bill_lines.part_key), day = ${dayIn(connection)},
      association_type = (select c.association_type from customers c where c.customer_key = bill_lines.customer_key),
      bill_class = ${OLD_ADJUSTMENTS}, service_key = ${keyOf('service')}, region_key = ${keyOf('region')},
      stated = case when list_micro is null then ${sql.lit(bitOf('due'))} else ${sql.lit(bitOf('due') | bitOf('list'))} end
    where ${own}`.execute(db);

  function keyOf(column: 'service' | 'region'): RawBuilder<unknown> {
    return sql`coalesce((select v.value_key from consumption_values v where v.partner_key = ${partnerKey}
      and v.kind = ${sql.lit(VALUE_KINDS[column])} and v.code = ${sql.ref(`bill_lines.${column}`)}), 0)`;
  }
}

/** The day of consumption in UTC+8. */
function dayIn({ engine }: Connection): RawBuilder<unknown> {
  if (engine.kind === 'sqlite') return sql`date(consumed_at, '+8 hours')`;
  return sql`to_char(cast(consumed_at as timestamptz) at time zone 'UTC' + interval '8 hours', 'YYYY-MM-DD')`;
}
