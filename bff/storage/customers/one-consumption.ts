import { sql } from 'kysely';
import { normaliseAmount, subtractAmounts } from '../../../shared/values/amount.ts';
import type { Reads } from '../../ports/store.ts';
import { type Connection, queryFamily } from '../connection.ts';
import { partnerKeyOf } from '../keys.ts';
import { listOf, type Values } from './selection.ts';

interface SumsShape {
  cycles: number;
  isOwn: boolean;
}
interface SumRow {
  cycle: string;
  currency: string;
  service: string | null;
  micro: string;
  rest: string;
}
type ServiceSum = Awaited<ReturnType<Reads['consumption']['byService']>>[number];

/** Lines in force, added up; for an account manager those consumed while they held the customer (R-AM-2). */
const sums = queryFamily<SumsShape, Values, SumRow>(
  (shape, slot) => sql`
    select pc.cycle, l.currency, l.service, cast(sum(l.due_micro) as text) as micro, cast(sum(l.due_rest) as text) as rest
    from customers c
    join part_customers pc on pc.customer_key = c.customer_key and pc.cycle in (${listOf(shape.cycles, slot, 'cycle')})
    join delivery_parts p on p.part_key = pc.part_key and p.in_force = 1
    join bill_lines l on l.customer_key = pc.customer_key and l.part_key = pc.part_key
    where c.partner_key = ${slot.partnerKey} and c.customer_id = ${slot.customerId}
    ${shape.isOwn ? sql`and ${underOwnAssignment(slot)}` : sql``}
    group by pc.cycle, l.currency, l.service`,
);

function underOwnAssignment(slot: Values) {
  return sql`exists (
    select 1 from assignments a join operators o on o.operator_key = a.operator_key
    where a.customer_key = l.customer_key and o.operator_id = ${slot.operatorId}
      and a.assigned_at <= l.consumed_at and (a.ended_at is null or a.ended_at > l.consumed_at))`;
}

/** Consumption of one customer by service (ports/store.ts). */
export function consumptionOfOne(connection: Connection): Pick<Reads['consumption'], 'byService'> {
  return {
    async byService(partnerId, customerId, cycles, ownedBy) {
      const partnerKey = await partnerKeyOf(connection, partnerId);
      if (partnerKey === null || cycles.length === 0) return [];
      const values: Values = { partnerKey, customerId, operatorId: ownedBy };
      for (const [index, cycle] of cycles.entries()) values[`cycle${index}`] = cycle;
      const rows = await sums(connection, { cycles: cycles.length, isOwn: ownedBy !== null }, values);
      return rows.map(toSum).sort(byPlace);
    },
  };
}

function toSum({ cycle, currency, service, micro, rest }: SumRow): ServiceSum {
  return { cycle, currency, service, amount: normaliseAmount({ micro: BigInt(micro), rest: BigInt(rest) }) };
}

/** Largest first in each cycle and currency; equal amounts by name, lines without one last. */
function byPlace(a: ServiceSum, b: ServiceSum): number {
  const { micro, rest } = subtractAmounts(b.amount, a.amount);
  return (
    compare(a.cycle, b.cycle) ||
    compare(a.currency, b.currency) ||
    Math.sign(Number(micro || rest)) ||
    compare(a.service === null, b.service === null) ||
    compare(a.service ?? '', b.service ?? '')
  );
}

function compare<Value>(a: Value, b: Value): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
