import { billCycleStart, shiftBillCycle } from '../../shared/values/bill-cycle.ts';

/** Rows a list's last page has, so that pages counted from either end have the same borders. */
export function lastPageLength(total: number, size: number): number {
  return total === 0 ? 0 : total % size || size;
}

/**
 * Marks rows that cannot be told apart by their masked names (DESIGN.md §4). Rows without any name are not alike: there is
 * nothing in them to mistake.
 */
export function findLookAlikes(rows: readonly { customerNameMasked: string | null; accountNameMasked: string | null }[]): boolean[] {
  const keys = rows.map(({ customerNameMasked, accountNameMasked }) =>
    customerNameMasked === null && accountNameMasked === null ? null : `${customerNameMasked}\u0000${accountNameMasked}`,
  );
  const seen = new Set<string>();
  const alike = new Set<string>();
  for (const key of keys) {
    if (key === null) continue;
    if (seen.has(key)) alike.add(key);
    seen.add(key);
  }
  return keys.map((key) => key !== null && alike.has(key));
}

/** Consumption of a cycle is an estimate until the cycle is over (DOMAIN.md §4). */
export function isCycleRunning(cycle: string, businessNow: number): boolean {
  return businessNow < billCycleStart(shiftBillCycle(cycle, 1));
}

/** An amount in minor units (two decimals) as decimal text. */
export function minorToText(minor: bigint): string {
  const isNegative = minor < 0n;
  const digits = String(isNegative ? -minor : minor).padStart(3, '0');
  return `${isNegative ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
