import { type Amount, addAmounts, amountToText, readAmount, ZERO } from '../../shared/values/amount.ts';
import type { DecimalText } from '../../shared/values/money.ts';
import type { TrendPoint } from './parts.ts';

/** Adds up decimal texts exactly, one after the other; null until the first that is stated. */
function runningSum(): (amount: DecimalText | null | undefined) => DecimalText | null {
  let sum: Amount | null = null;
  return (amount) => {
    const read = amount === null || amount === undefined ? null : readAmount(amount);
    if (read) sum = addAmounts(sum ?? ZERO, read.amount);
    return sum && amountToText(sum);
  };
}

/** Each point with all before it, to the last digit. A point without lines stands where the one before it stood. */
export function accumulate(points: readonly TrendPoint[]): TrendPoint[] {
  const [due, paid, previous] = [runningSum(), runningSum(), runningSum()];
  let unstated = 0;
  return points.map((point) => {
    const before = previous(point.previous);
    if (point.isAhead) return { ...point, previous: before };
    unstated += point.paidUnstatedLines ?? 0;
    return { ...point, due: due(point.due), paid: paid(point.paid), paidUnstatedLines: unstated, previous: before };
  });
}
