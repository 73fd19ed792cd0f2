import type { ConsumptionQuery, ConsumptionReads } from '../../../bff/ports/consumption.ts';
import type { Draw } from '../../../bff/sandbox/draw.ts';
import { type Amount, addAmounts, amountToText, ZERO } from '../../../shared/values/amount.ts';
import { BENCH_PARTNER } from '../million.ts';
import { type BenchCustomer, CYCLES, cycleAt, MANAGERS, managerAt, serviceAt } from './world.ts';

/** The five questions of a dashboard. */
export const QUESTIONS = ['trend', 'by service', 'top 10', 'one customer', 'one manager'] as const;
export type Question = (typeof QUESTIONS)[number];

/** A question with the filters that it is asked under. */
export interface Asked {
  question: Question;
  from: string;
  to: string;
  service: string | null;
  mode: number | null;
  isAgency: boolean | null;
  customer: BenchCustomer | null;
  manager: number | null;
}

const MODES = [1, 3, 10, 11];

/** A span of cycles and none, one or two filters, drawn anew for each. */
export function ask(draw: Draw, question: Question, customers: readonly BenchCustomer[]): Asked {
  const first = draw.whole(0, CYCLES - 1);
  const last = draw.whole(0, first);
  const filters = new Set(Array.from({ length: draw.whole(0, 2) }, () => draw.pick(['service', 'mode', 'association'] as const)));
  return {
    question,
    from: cycleAt(question === 'trend' ? CYCLES - 1 : first),
    to: cycleAt(question === 'trend' ? 0 : last),
    service: filters.has('service') ? serviceAt(draw.whole(0, 23)) : null,
    mode: filters.has('mode') ? draw.pick(MODES) : null,
    isAgency: filters.has('association') ? draw.chance(0.5) : null,
    customer: question === 'one customer' ? draw.pick(customers) : null,
    manager: question === 'one manager' ? draw.whole(0, MANAGERS - 1) : null,
  };
}

/** An answer as text: groups with what is due, in order. */
export type Answer = string[];

/** Asks the store. */
export async function answer(figures: ConsumptionReads, asked: Asked): Promise<Answer> {
  const query: ConsumptionQuery = {
    partnerIds: [BENCH_PARTNER],
    currency: 'CNY',
    cycles: { from: asked.from, to: asked.to },
    ...(asked.service !== null && { service: asked.service }),
    ...(asked.mode !== null && { chargeMode: asked.mode }),
    ...(asked.isAgency !== null && { associationType: asked.isAgency ? 'agency-sale' : 'referral' }),
    ...(asked.customer && { customerId: asked.customer.customerId }),
    ...(asked.manager !== null && { heldBy: [managerAt(asked.manager)] }),
  };
  if (asked.question === 'by service' || asked.question === 'top 10') {
    const by = asked.question === 'top 10' ? 'customer' : 'service';
    const { groups } = await figures.groups(query, { by, rankBy: 'due', top: 10 });
    return groups.map(({ key, due }) => `${key} ${amountToText(due)}`);
  }
  const cycles = await figures.byCycle(query);
  return cycles.map(({ cycle, due }) => `${cycle} ${amountToText(due)}`);
}

/** The same question over raw lines, in SQL that DuckDB and PostgreSQL both understand; sums in units of 10⁻¹⁶. */
export function rawText(asked: Asked): string {
  const where = [
    `cycle between '${asked.from}' and '${asked.to}'`,
    ...(asked.service === null ? [] : [`service = '${asked.service}'`]),
    ...(asked.mode === null ? [] : [`charge_mode = ${asked.mode}`]),
    ...(asked.isAgency === null ? [] : [`is_agency = ${asked.isAgency ? 1 : 0}`]),
    ...(asked.customer ? [`customer_id = '${asked.customer.customerId}'`] : []),
    ...(asked.manager === null ? [] : [`manager = ${asked.manager}`]),
  ].join(' and ');
  const group = { 'by service': 'service', 'top 10': 'customer_id' }[asked.question as string] ?? 'cycle';
  const isRanked = group !== 'cycle';
  return `select ${group} as key, cast(sum(due_micro) as text) as micro, cast(sum(due_rest) as text) as rest from lines where ${where}
    group by ${group} order by ${isRanked ? 'sum(due_micro) desc' : group} ${isRanked ? 'limit 10' : ''}`;
}

export function rawAnswer(rows: readonly { key: string; micro: string; rest: string }[]): Answer {
  return rows.map(({ key, micro, rest }) => `${key} ${amountToText(normal({ micro: BigInt(micro), rest: BigInt(rest) }))}`);
}

function normal(amount: Amount): Amount {
  return addAmounts(amount, ZERO);
}
