import type { AnswerOf } from '../../../shared/contract/index.ts';
import { billDayAt, shiftBillCycle } from '../../../shared/values/bill-cycle.ts';
import { monthsIn } from '../../domain/consumption-comparison.ts';
import { dayOf, daysBetween, daysIn } from '../../domain/consumption-days.ts';
import { NOTHING, type Sums, sumOf } from '../../domain/consumption-sums.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { type Asked, readAsked } from './asked.ts';
import { toFigures } from './figures.ts';

type Ask = CallOf<'POST /v1/consumption/trend'>;
type Answer = AnswerOf<'POST /v1/consumption/trend'>;

/** Consumption over cycles, or over the days of one; what is shown adds up to the total. */
export async function showTrend(world: World, { caller, body }: Ask): Promise<Answer | Refusal> {
  const asked = await readAsked(world, caller, body);
  if (isRefusal(asked)) return asked;
  if (body.by === 'cycle') return overCycles(world, asked);
  const { from, to } = asked.span.cycles;
  if (from !== to) return refuse('one-cycle-needed', { errors: [{ pointer: '/body/filter/cycles', detail: 'One cycle.' }] });
  return overDays(world, asked);
}

async function overCycles({ store }: World, { query, span, basis }: Asked): Promise<Answer> {
  const found = await store.reads.figures.byCycle(query);
  const sums = new Map(found.map((one): [string, Sums] => [one.cycle, one]));
  const cycles = Array.from({ length: monthsIn(span.cycles) }, (_, index) => shiftBillCycle(span.cycles.from, index));
  return { ...basis, ...trendOf(cycles, sums), outside: null };
}

async function overDays({ store, clock }: World, { query, span, basis }: Asked): Promise<Answer> {
  const cycle = span.cycles.from;
  const found = await store.reads.figures.byDay(query);
  const within = found.filter(({ day }) => day.startsWith(cycle));
  const outside = found.filter(({ day }) => !day.startsWith(cycle));
  const today = billDayAt(clock.businessNow());
  // Days to come are no days without consumption.
  const known = within.reduce((latest, { day }) => (day > latest ? day : latest), today);
  const { begin, end } = span.dates ?? { begin: dayOf(cycle, 1), end: earlierOf(dayOf(cycle, daysIn(cycle)), known) };
  const trend = trendOf(daysBetween(begin, end), new Map(within.map((one): [string, Sums] => [one.day, one])));
  return {
    ...basis,
    ...trend,
    total: toFigures(sumOf(found)),
    outside: outside.length === 0 ? null : toFigures(sumOf(outside)),
  };
}

function trendOf(places: readonly string[], sums: ReadonlyMap<string, Sums>): Pick<Answer, 'points' | 'total'> {
  return {
    points: places.map((at) => ({ at, ...toFigures(sums.get(at) ?? NOTHING) })),
    total: toFigures(sumOf(sums.values())),
  };
}

function earlierOf(a: string, b: string): string {
  return a < b ? a : b;
}
