import { type Amount, addAmounts, subtractAmounts, ZERO } from '../../shared/values/amount.ts';

/** Bill lines added up; exact. */
export interface Sums {
  lines: number;
  due: Amount;
  /** Due less coupon (R-CON-8), over the lines that state the coupon. */
  paid: Amount;
  linesWithoutCoupon: number;
}

export const NOTHING: Sums = { lines: 0, due: ZERO, paid: ZERO, linesWithoutCoupon: 0 };

export function addSums(a: Sums, b: Sums): Sums {
  return {
    lines: a.lines + b.lines,
    due: addAmounts(a.due, b.due),
    paid: addAmounts(a.paid, b.paid),
    linesWithoutCoupon: a.linesWithoutCoupon + b.linesWithoutCoupon,
  };
}

export function subtractSums(a: Sums, b: Sums): Sums {
  return {
    lines: a.lines - b.lines,
    due: subtractAmounts(a.due, b.due),
    paid: subtractAmounts(a.paid, b.paid),
    linesWithoutCoupon: a.linesWithoutCoupon - b.linesWithoutCoupon,
  };
}

export function sumOf(all: Iterable<Sums>): Sums {
  let total = NOTHING;
  for (const one of all) total = addSums(total, one);
  return total;
}

/** −1, 0 or 1. */
export function signOf(amount: Amount): number {
  const { micro, rest } = addAmounts(amount, ZERO);
  return micro === 0n ? Number(rest > 0n) - Number(rest < 0n) : Number(micro > 0n) - Number(micro < 0n);
}

/** Below zero where `a` is less than `b`. */
export function compareAmounts(a: Amount, b: Amount): number {
  return signOf(subtractAmounts(a, b));
}
