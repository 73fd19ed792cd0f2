import { type BillCycle, shiftBillCycle } from '../../shared/values/bill-cycle.ts';
import { dayOf, daysIn } from './consumption-days.ts';
import { NOTHING, type Sums, sumOf } from './consumption-sums.ts';
import type { CycleRange, DayRange, Span } from './consumption-window.ts';

export interface Earlier {
  cycles: CycleRange;
  dates: DayRange | null;
}

export function monthsIn({ from, to }: CycleRange): number {
  const count = (cycle: BillCycle) => Number(cycle.slice(0, 4)) * 12 + Number(cycle.slice(5));
  return count(to) - count(from) + 1;
}

/**
 * The same so many months earlier: what a span is compared with. Days keep their number; a month that is shorter ends with its last day. Null
 * where it would begin before the window, or where the month has none of these days.
 */
export function earlierBy(months: number, { cycles, dates }: Pick<Span, 'cycles' | 'dates'>, earliest: BillCycle): Earlier | null {
  const from = shiftBillCycle(cycles.from, -months);
  if (from < earliest) return null;
  const earlier = { from, to: shiftBillCycle(cycles.to, -months) };
  if (dates === null) return { cycles: earlier, dates: null };
  const [first, last] = [Number(dates.begin.slice(8)), Math.min(Number(dates.end.slice(8)), daysIn(from))];
  return first > last ? null : { cycles: earlier, dates: { begin: dayOf(from, first), end: dayOf(from, last) } };
}

/** Sums by day of consumption. */
export type ByDay = readonly (Sums & { day: string })[];

/** How many first days of the running cycle can stand beside as many of an earlier one; null before there is a complete one. */
export function daysAlike(running: BillCycle, earlier: BillCycle, lastComplete: string | null): number | null {
  if (lastComplete === null || lastComplete.slice(0, 7) !== running) return null;
  return Math.min(Number(lastComplete.slice(8)), daysIn(earlier));
}

/** What was consumed on the first so many days of a cycle. */
export function firstDays(days: ByDay, cycle: BillCycle, count: number): Sums {
  const last = dayOf(cycle, count);
  const within = days.filter(({ day }) => day.startsWith(cycle) && day <= last);
  return within.length === 0 ? NOTHING : sumOf(within);
}
