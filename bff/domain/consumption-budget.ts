import type { Amount } from '../../shared/values/amount.ts';
import { addAmounts, ZERO } from '../../shared/values/amount.ts';
import type { BillCycle } from '../../shared/values/bill-cycle.ts';
import type { Minor } from '../../shared/values/minor.ts';
import type { ByDay } from './consumption-comparison.ts';
import { dayOf, daysIn } from './consumption-days.ts';
import { percentOf } from './consumption-ratios.ts';
import { compareAmounts } from './consumption-sums.ts';

const MICRO_PER_MINOR = 10_000n;

export function minorToAmount(minor: Minor): Amount {
  return { micro: minor * MICRO_PER_MINOR, rest: 0n };
}

/**
 * Where a cycle stands beside its budget line. `passedOn` is the day since when what is due lies above it, by day of consumption; what was
 * consumed outside the month counts on its first or last day.
 */
export function besideBudget(
  monthly: Minor,
  cycle: BillCycle,
  days: ByDay,
): { isPassed: boolean; percent: string | null; passedOn: string | null } {
  const line = minorToAmount(monthly);
  const [first, last] = [dayOf(cycle, 1), dayOf(cycle, daysIn(cycle))];
  let due = ZERO;
  let passedOn: string | null = null;
  for (const one of [...days].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    due = addAmounts(due, one.due);
    if (compareAmounts(due, line) <= 0) passedOn = null;
    else passedOn ??= one.day < first ? first : one.day > last ? last : one.day;
  }
  return { isPassed: passedOn !== null, percent: percentOf(due, line, 1), passedOn };
}
