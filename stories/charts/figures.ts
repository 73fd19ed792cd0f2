import { shiftBillCycle } from '../../shared/values/bill-cycle.ts';
import type { Locale } from '../../shared/values/lists.ts';
import { cycleNames, dayNames, type TrendPoint } from '../../widgets/charts/index.ts';

const RUNNING = '2026-11';
/** Due and paid in whole units, oldest first; the last is running. */
const CYCLES: readonly (readonly [string, string] | null)[] = [
  ['182340.15', '171200.15'],
  ['190120.40', '190120.40'],
  ['176880.02', '160880.02'],
  null,
  ['0.00', '0.00'],
  ['205410.77', '199910.77'],
  ['231077.31', '221077.31'],
  ['-18250.5', '-18250.5'],
  ['241999.99', '226999.99'],
  ['238450.00', '230450.00'],
  ['262310.08', '250110.08'],
  ['255871.6600000012', '240871.6600000012'],
  ['281204.45', '269204.45'],
  ['297510.9', '277510.9'],
  ['290044.21', '270044.21'],
  ['312980.63', '299480.63'],
  ['335120.5', '310120.5'],
  ['351877.12', '329877.12'],
  ['214332.07', '201332.07'],
];

/** Nineteen cycles with one that has no lines, one of zero, one below zero, and the running one. */
export function cycles(locale: Locale): TrendPoint[] {
  return CYCLES.map((figures, place) => ({
    ...cycleNames(shiftBillCycle(RUNNING, place + 1 - CYCLES.length), locale),
    due: figures?.[0] ?? null,
    paid: figures?.[1] ?? null,
    isEstimate: place === CYCLES.length - 1,
  }));
}

/** The days of the running cycle up to the 21st, beside the same days of the cycle before. */
export function days(locale: Locale): TrendPoint[] {
  return Array.from({ length: 30 }, (_, place) => {
    const day = place + 1;
    const due = 9000 + ((day * 7919) % 4001) - (day % 7 > 4 ? 4200 : 0);
    const point = { ...dayNames(`2026-11-${String(day).padStart(2, '0')}`, locale), previous: `${8200 + ((day * 6007) % 3001)}.35` };
    if (day > 21) return { ...point, due: null, paid: null, isAhead: true };
    return {
      ...point,
      due: `${due}.12`,
      paid: day === 4 ? null : `${due - 600}.12`,
      paidUnstatedLines: day === 9 ? 3 : 0,
      isEstimate: day === 21,
    };
  });
}
