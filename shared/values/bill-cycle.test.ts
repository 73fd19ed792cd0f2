import { describe, expect, test } from 'vitest';
import { BILL_CYCLE_PATTERN, billCycleAt, billCycleStart, shiftBillCycle } from './bill-cycle.ts';

describe('a bill cycle', () => {
  test('begins at midnight in UTC+8, eight hours before UTC does', () => {
    expect(billCycleAt(Date.parse('2024-09-30T15:59:59.999Z'))).toBe('2024-09');
    expect(billCycleAt(Date.parse('2024-09-30T16:00:00.000Z'))).toBe('2024-10');
    expect(new Date(billCycleStart('2024-10')).toISOString()).toBe('2024-09-30T16:00:00.000Z');
  });

  test.each([
    ['2024-01', -1, '2023-12'],
    ['2024-12', 1, '2025-01'],
    ['2026-11', -18, '2025-05'],
    ['2026-11', 0, '2026-11'],
  ])('%s moved by %i months is %s', (cycle, months, moved) => {
    expect(shiftBillCycle(cycle, months)).toBe(moved);
  });

  test.each(['2024-13', '2024-00', '2024-1', '24-01', '2024-01-01', ''])('%j is not one', (text) => {
    expect(BILL_CYCLE_PATTERN.test(text)).toBe(false);
  });
});
