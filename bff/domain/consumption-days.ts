import { type BillCycle, billCycleStart, billDayAt, shiftBillCycle } from '../../shared/values/bill-cycle.ts';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** The day so many days later, or earlier where negative. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

export function daysIn(cycle: BillCycle): number {
  return (billCycleStart(shiftBillCycle(cycle, 1)) - billCycleStart(cycle)) / DAY_MILLISECONDS;
}

export function dayOf(cycle: BillCycle, number: number): string {
  return `${cycle}-${String(number).padStart(2, '0')}`;
}

/** Every day from the first to the last, both included; none where the last comes first. */
export function daysBetween(begin: string, end: string): string[] {
  const days: string[] = [];
  for (let day = begin; day <= end; day = shiftDay(day, 1)) days.push(day);
  return days;
}

/** A source may be late by so much (R-CON-4): the last days without a line are then not there yet, rather than empty. */
const LATE_DAYS = 2;

/**
 * The last day whose consumption is taken for complete: it was over before the newest delivery arrived and before now, and is not one of up
 * to two last days of which no line has come. Null where nothing was delivered.
 */
export function lastCompleteDay(known: { asOf: string | null; businessNow: number; daysWithLines: ReadonlySet<string> }): string | null {
  const { asOf, businessNow, daysWithLines } = known;
  if (asOf === null) return null;
  const last = shiftDay(billDayAt(Math.min(Date.parse(asOf), businessNow)), -1);
  for (let late = 0; late <= LATE_DAYS; late += 1) {
    const day = shiftDay(last, -late);
    if (daysWithLines.has(day)) return day;
  }
  return last;
}
