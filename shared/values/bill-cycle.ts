/**
 * A bill cycle is a calendar month in UTC+8, written `YYYY-MM` (DOMAIN.md §4.3). China keeps no daylight-saving time, so
 * the shift is constant.
 */
export type BillCycle = string;

const SHIFT_MILLISECONDS = 8 * 60 * 60 * 1000;
export const BILL_CYCLE_PATTERN = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The cycle in force at an instant (milliseconds since 1970 in UTC). */
export function billCycleAt(milliseconds: number): BillCycle {
  return new Date(milliseconds + SHIFT_MILLISECONDS).toISOString().slice(0, 7);
}

/** The day (`YYYY-MM-DD`) in UTC+8 of an instant. */
export function billDayAt(milliseconds: number): string {
  return new Date(milliseconds + SHIFT_MILLISECONDS).toISOString().slice(0, 10);
}

/** The cycle `months` later, or earlier where negative. */
export function shiftBillCycle(cycle: BillCycle, months: number): BillCycle {
  const [year = 0, month = 1] = cycle.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** The instant a cycle begins, in milliseconds since 1970 in UTC. */
export function billCycleStart(cycle: BillCycle): number {
  return Date.parse(`${cycle}-01T00:00:00+08:00`);
}
