import { shiftBillCycle } from '../../../shared/values/bill-cycle.ts';

/** Cycles from the first to the last, both included. */
export function cyclesBetween({ from, to }: { from: string; to: string }): string[] {
  const cycles: string[] = [];
  for (let cycle = from; cycle <= to; cycle = shiftBillCycle(cycle, 1)) cycles.push(cycle);
  return cycles;
}

/** The fewest whole years (`2026`), quarters (`2026-Q4`) and cycles (`2026-10`) that a range is made of. */
export function spansOf(range: { from: string; to: string }): string[] {
  const spans: string[] = [];
  for (let cycle = range.from; cycle <= range.to; ) {
    const [year = '', month = ''] = cycle.split('-');
    const size = SIZES.find((months) => (Number(month) - 1) % months === 0 && shiftBillCycle(cycle, months - 1) <= range.to) ?? 1;
    spans.push(size === 12 ? year : size === 3 ? `${year}-Q${(Number(month) + 2) / 3}` : cycle);
    cycle = shiftBillCycle(cycle, size);
  }
  return spans;
}

const SIZES = [12, 3] as const;

/** A cycle, its quarter and its year. */
export function spansAround(cycle: string): string[] {
  const [year = '', month = ''] = cycle.split('-');
  return [cycle, `${year}-Q${Math.ceil(Number(month) / 3)}`, year];
}
