import { type Amount, amountToText } from '../../../shared/values/amount.ts';
import type { BillCycle } from '../../../shared/values/bill-cycle.ts';
import { daysAlike, type Earlier, earlierBy, firstDays, monthsIn } from '../../domain/consumption-comparison.ts';
import { lastCompleteDay } from '../../domain/consumption-days.ts';
import { changeBetween } from '../../domain/consumption-ratios.ts';
import type { Span } from '../../domain/consumption-window.ts';
import type { ConsumptionReads } from '../../ports/consumption.ts';
import type { Asked, OverviewAnswer } from './asked.ts';
import type { Days } from './days.ts';
import { toFigures } from './figures.ts';

type Change = OverviewAnswer['previous'];

/** What is known while a cycle is running. */
export interface Running {
  days: Days;
  /** The running cycle. */
  latest: BillCycle;
  businessNow: number;
}
/** What something is compared with; null where that lies outside the window. */
interface Comparisons {
  previous: Earlier | null;
  yearBefore: Earlier | null;
}
interface Basis extends Running {
  earlier: Comparisons;
  due: Amount;
}

const YEAR_MONTHS = 12;

/** As many cycles just before, and the same a year before. */
export function earlierThan(span: Span, earliest: BillCycle): Comparisons {
  return { previous: earlierBy(monthsIn(span.cycles), span, earliest), yearBefore: earlierBy(YEAR_MONTHS, span, earliest) };
}

/** What is asked beside what it is compared with. */
export async function changesOf(
  figures: ConsumptionReads,
  asked: Asked,
  basis: Basis,
): Promise<Pick<OverviewAnswer, 'previous' | 'yearBefore'>> {
  const beside = (earlier: Earlier | null) => changeFrom(figures, asked, basis, earlier);
  const [previous, yearBefore] = await Promise.all([beside(basis.earlier.previous), beside(basis.earlier.yearBefore)]);
  return { previous, yearBefore };
}

async function changeFrom(figures: ConsumptionReads, asked: Asked, basis: Basis, earlier: Earlier | null): Promise<Change> {
  if (earlier === null) return null;
  const { cycles, dates } = earlier;
  const then = await figures.total({ ...asked.query, cycles, dates: dates ?? undefined });
  if (then.lines === 0) return null;
  const { due, paid } = toFigures(then);
  return { cycles, due, paid, ...toText(changeBetween(basis.due, then.due)), sameDays: await sameDaysOf(asked, basis, cycles.from) };
}

async function sameDaysOf(asked: Asked, basis: Basis, earlier: BillCycle): Promise<NonNullable<Change>['sameDays']> {
  const { days, latest } = basis;
  if (!isRunningCycle(asked, latest)) return null;
  const now = await days.of(latest);
  const count = daysAlike(latest, earlier, lastComplete(asked, basis, now));
  if (count === null) return null;
  const then = firstDays(await days.of(earlier), earlier, count).due;
  return { days: count, due: amountToText(then), ...toText(changeBetween(firstDays(now, latest, count).due, then)) };
}

/** Whether exactly the running cycle is asked for, all of it. */
export function isRunningCycle({ span: { cycles, dates } }: Asked, latest: BillCycle): boolean {
  return dates === null && cycles.from === latest && cycles.to === latest;
}

export function lastComplete({ basis: { asOf } }: Asked, { businessNow }: Running, days: readonly { day: string }[]): string | null {
  return lastCompleteDay({ asOf, businessNow, daysWithLines: new Set(days.map(({ day }) => day)) });
}

function toText({ dueChange, duePercent }: ReturnType<typeof changeBetween>) {
  return { dueChange: amountToText(dueChange), duePercent };
}
