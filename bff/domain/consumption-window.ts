import { type BillCycle, billCycleAt, shiftBillCycle } from '../../shared/values/bill-cycle.ts';
import { CYCLES_BEFORE } from '../../shared/values/consumption-lists.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Cycles from the first to the last, both included. */
export interface CycleRange {
  from: BillCycle;
  to: BillCycle;
}
/** Days (`YYYY-MM-DD` in UTC+8) from the first to the last, both included. */
export interface DayRange {
  begin: string;
  end: string;
}

export interface AskedSpan {
  cycles?: CycleRange | undefined;
  dates?: { begin?: string | undefined; end?: string | undefined } | undefined;
}

/** What part of time a question is about. */
export interface Span {
  cycles: CycleRange;
  /** Days of the one cycle; null: whole cycles. */
  dates: DayRange | null;
  /** One of two dates was missing, so the cycle alone counts. */
  areDatesIgnored: boolean;
  /** One of the cycles is running. */
  isEstimate: boolean;
}

/** Cycles that can be asked for: the running one and the 18 before it (R-CON-2). */
export function windowAt(businessNow: number): { earliest: BillCycle; latest: BillCycle } {
  const latest = billCycleAt(businessNow);
  return { earliest: shiftBillCycle(latest, -CYCLES_BEFORE), latest };
}

/**
 * Reads which cycles and days are asked for; without cycles it is the running one. `part` names where in the request they stand. Refused,
 * in this order: a range upside down, a cycle outside the window, days upside down, days of several cycles, days of another month than the
 * cycle (DOMAIN.md §4.3). With one of the two days alone the cycle counts.
 */
export function readSpan({ cycles, dates = {} }: AskedSpan, businessNow: number, part: string): Span | Refusal {
  const { earliest, latest } = windowAt(businessNow);
  const range = cycles ?? { from: latest, to: latest };
  const { begin, end } = dates;
  const whole = begin === undefined || end === undefined ? null : { begin, end };
  const refused = checkCycles(range, { earliest, latest }, part) ?? (whole && checkDates(whole, range, part));
  if (refused) return refused;
  return { cycles: range, dates: whole, areDatesIgnored: (begin === undefined) !== (end === undefined), isEstimate: range.to === latest };
}

function checkCycles({ from, to }: CycleRange, window: { earliest: BillCycle; latest: BillCycle }, part: string): Refusal | null {
  if (from > to) return no('range-inverted', `${part}/cycles/to`, 'Must not be before the first cycle.');
  const detail = `From ${window.earliest} to ${window.latest}.`;
  if (from < window.earliest || from > window.latest) return no('cycle-outside-window', `${part}/cycles/from`, detail);
  return to > window.latest ? no('cycle-outside-window', `${part}/cycles/to`, detail) : null;
}

function checkDates({ begin, end }: DayRange, { from, to }: CycleRange, part: string): Refusal | null {
  if (begin > end) return no('dates-inverted', `${part}/dates/end`, 'Must not be before the first day.');
  if (from !== to) return no('dates-need-one-cycle', `${part}/cycles`, 'One cycle.');
  const outside = [['begin', begin] as const, ['end', end] as const].find(([, day]) => day.slice(0, 7) !== from);
  return outside ? no('dates-outside-cycle', `${part}/dates/${outside[0]}`, `A day of ${from}.`) : null;
}

function no(code: Refusal['refusal'], pointer: string, detail: string): Refusal {
  return refuse(code, { errors: [{ pointer, detail }] });
}
