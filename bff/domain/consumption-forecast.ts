import { Decimal } from 'decimal.js';
import type { Amount } from '../../shared/values/amount.ts';
import type { BillCycle } from '../../shared/values/bill-cycle.ts';
import type { ForecastRefusal } from '../../shared/values/consumption-lists.ts';
import { dayOf, daysBetween, daysIn, shiftDay } from './consumption-days.ts';
import { fixed, toDecimal } from './consumption-ratios.ts';

/** Four weeks, so that each day of the week weighs alike. */
const HISTORY_DAYS = 28;
const LEAST_DAYS = 7;
/** A day with so many times the middle day is something that was bought once. */
const ONE_OFF_TIMES = 10;
const MOST_ONE_OFFS = 2;
/** An interval that reaches farther than this part of the forecast to either side tells nobody anything. */
const WIDEST = 0.5;
const CONFIDENCE = 80;

/** Student's t, two-sided 80 per cent, for 1 to 27 degrees of freedom. */
const STUDENT_80 = [
  3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.35, 1.345, 1.341, 1.337, 1.333, 1.33, 1.328, 1.325,
  1.323, 1.321, 1.319, 1.318, 1.316, 1.315, 1.314,
] as const;

export interface ForecastBasis {
  /** The running cycle. */
  cycle: BillCycle;
  /** Null where nothing was delivered. */
  lastComplete: string | null;
  /** Everything due in the cycle so far, whatever its kind. */
  due: Amount;
  lines: number;
  /** By day of consumption, of this cycle and the one before: what is charged by use. Days without a line are not there. */
  daily: ReadonlyMap<string, Amount>;
}

export type Forecast =
  | { isGiven: true; due: string; low: string; high: string; confidence: 80; days: number }
  | { isGiven: false; reason: ForecastRefusal; days: number };

/**
 * What a running cycle may come to. What is charged by use goes on as on the last complete days (28 at most): the days that remain times
 * their mean; the interval is Student's t for a sum of that many further days with their spread. Everything else (purchases, monthly
 * charges, refunds) counts as far as it is known and is not foreseen. Refused where there are less than seven days, where nothing was
 * consumed, and where the days differ so much that the interval would say nothing.
 */
export function forecastCycle(basis: ForecastBasis): Forecast {
  const { cycle, lastComplete, due, lines, daily } = basis;
  if (lines === 0 || lastComplete === null) return refused('nothing-consumed', 0);
  if (daily.size === 0) return refused('too-irregular', 0);
  const days = historyDays(daily, lastComplete);
  if (days.length < LEAST_DAYS) return refused('too-few-days', days.length);
  const history = withoutOneOffs(days.map((day) => amountOn(daily, day)));
  if (history === null || history.length < LEAST_DAYS) return refused('too-irregular', days.length);
  const remaining = daysBetween(laterOf(shiftDay(lastComplete, 1), dayOf(cycle, 1)), dayOf(cycle, daysIn(cycle)));
  const begun = remaining.reduce((sum, day) => sum.plus(amountOn(daily, day)), new Decimal(0));
  const known = toDecimal(due);
  const { mean, spread } = shapeOf(history);
  const expected = known.minus(begun).plus(mean.times(remaining.length));
  const reach = reachOf(history.length, remaining.length, spread);
  if (reach.greaterThan(expected.abs().times(WIDEST))) return refused('too-irregular', history.length);
  // Where no day ever gave anything back, what is due already stays due.
  const floor = history.some((amount) => amount.isNegative()) ? null : known;
  const text = (value: Decimal) => fixed(floor === null ? value : Decimal.max(value, floor), 2);
  return {
    isGiven: true,
    due: text(expected),
    low: text(expected.minus(reach)),
    high: text(expected.plus(reach)),
    confidence: CONFIDENCE,
    days: history.length,
  };
}

function refused(reason: ForecastRefusal, days: number): Forecast {
  return { isGiven: false, reason, days };
}

/** From the first day with a line on: before it, nothing was there that could be consumed. */
function historyDays(daily: ReadonlyMap<string, Amount>, lastComplete: string): string[] {
  const days = daysBetween(shiftDay(lastComplete, 1 - HISTORY_DAYS), lastComplete);
  const first = days.findIndex((day) => daily.has(day));
  return first === -1 ? [] : days.slice(first);
}

function amountOn(daily: ReadonlyMap<string, Amount>, day: string): Decimal {
  const amount = daily.get(day);
  return amount ? toDecimal(amount) : new Decimal(0);
}

/** Null where so many days stick out that they are no exceptions, or where most days have nothing at all. */
function withoutOneOffs(history: readonly Decimal[]): Decimal[] | null {
  const sorted = [...history].sort((a, b) => a.comparedTo(b));
  const middle = (sorted[Math.floor(sorted.length / 2)] as Decimal).abs();
  if (middle.isZero()) return null;
  const kept = history.filter((amount) => amount.abs().lessThanOrEqualTo(middle.times(ONE_OFF_TIMES)));
  return history.length - kept.length > MOST_ONE_OFFS ? null : kept;
}

function shapeOf(history: readonly Decimal[]): { mean: Decimal; spread: Decimal } {
  const mean = Decimal.sum(...history).dividedBy(history.length);
  const squares = Decimal.sum(...history.map((amount) => amount.minus(mean).pow(2)));
  return { mean, spread: squares.dividedBy(history.length - 1).sqrt() };
}

/** How far the sum of so many further days may lie from what is expected: their own spread, and that of the mean. */
function reachOf(days: number, remaining: number, spread: Decimal): Decimal {
  const student = STUDENT_80[days - 2] ?? STUDENT_80[STUDENT_80.length - 1] ?? 0;
  return spread.times(student).times(new Decimal(remaining + (remaining * remaining) / days).sqrt());
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}
