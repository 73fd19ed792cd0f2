import { describe, expect, it } from 'vitest';
import { readAmount, ZERO } from '../../shared/values/amount.ts';
import { daysAlike, earlierBy, firstDays, monthsIn } from './consumption-comparison.ts';
import { NOTHING } from './consumption-sums.ts';

const EARLIEST = '2023-03';
const cycles = (from: string, to = from) => ({ from, to });

describe('what a span is compared with', () => {
  it('is as long as the span, just before it', () => {
    const span = { cycles: cycles('2024-01', '2024-03'), dates: null };
    expect(monthsIn(span.cycles)).toBe(3);
    expect(earlierBy(3, span, EARLIEST)).toEqual({ cycles: cycles('2023-10', '2023-12'), dates: null });
    expect(earlierBy(12, { cycles: cycles('2024-09'), dates: null }, EARLIEST)?.cycles).toEqual(cycles('2023-09'));
  });

  it('is nothing where it would begin before the window', () => {
    expect(earlierBy(3, { cycles: cycles('2023-05', '2023-07'), dates: null }, EARLIEST)).toBeNull();
    expect(earlierBy(12, { cycles: cycles('2024-03'), dates: null }, EARLIEST)?.cycles).toEqual(cycles('2023-03'));
    expect(earlierBy(12, { cycles: cycles('2024-02'), dates: null }, EARLIEST)).toBeNull();
  });

  it('keeps the numbers of days, as far as the shorter month has them', () => {
    const dates = (begin: string, end: string) => ({ cycles: cycles('2024-03'), dates: { begin, end } });
    expect(earlierBy(1, dates('2024-03-05', '2024-03-31'), EARLIEST)?.dates).toEqual({ begin: '2024-02-05', end: '2024-02-29' });
    expect(earlierBy(1, dates('2024-03-30', '2024-03-31'), EARLIEST)).toBeNull();
  });
});

describe('the same first days of an earlier cycle', () => {
  it('are as many as are complete, and no more than that month has', () => {
    expect(daysAlike('2024-09', '2024-08', '2024-09-14')).toBe(14);
    expect(daysAlike('2024-03', '2024-02', '2024-03-30')).toBe(29);
  });

  it('are none before one is complete', () => {
    expect(daysAlike('2024-09', '2024-08', '2024-08-31')).toBeNull();
    expect(daysAlike('2024-09', '2024-08', null)).toBeNull();
  });

  it('leave out later days, and what was consumed outside the month', () => {
    const day = (text: string, due: string) => ({ ...NOTHING, day: text, lines: 1, due: readAmount(due)?.amount ?? ZERO });
    const days = [day('2024-07-31', '1'), day('2024-08-01', '2'), day('2024-08-14', '4'), day('2024-08-15', '8'), day('2024-09-01', '16')];
    expect(firstDays(days, '2024-08', 14)).toMatchObject({ lines: 2, due: readAmount('6')?.amount });
    expect(firstDays([], '2024-08', 14)).toEqual(NOTHING);
  });
});
