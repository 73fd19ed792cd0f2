import { expect, test } from 'vitest';
import { readAmount, ZERO } from '../../shared/values/amount.ts';
import { besideBudget } from './consumption-budget.ts';
import { NOTHING } from './consumption-sums.ts';

const day = (text: string, due: string) => ({ ...NOTHING, day: text, due: readAmount(due)?.amount ?? ZERO });
const beside = (...days: ReturnType<typeof day>[]) => besideBudget(100_00n, '2024-09', days);

test('A line that is just reached is not passed; one digit more passes it', () => {
  expect(beside(day('2024-09-01', '100'))).toEqual({ isPassed: false, percent: '100.0', passedOn: null });
  expect(beside(day('2024-09-01', '100'), day('2024-09-03', '0.0000000000000001'))).toEqual({
    isPassed: true,
    percent: '100.0',
    passedOn: '2024-09-03',
  });
});

test('A line that a refund brings back is not passed; one passed again is passed since then', () => {
  const before = [day('2024-09-05', '150'), day('2024-09-06', '-60')];
  expect(beside(...before)).toMatchObject({ isPassed: false, passedOn: null });
  expect(beside(...before, day('2024-09-09', '20'))).toMatchObject({ isPassed: true, passedOn: '2024-09-09', percent: '110.0' });
});

test('What was consumed outside the month counts on its first or last day, in whatever order it comes', () => {
  expect(beside(day('2024-09-02', '1'), day('2024-08-30', '101')).passedOn).toBe('2024-09-01');
  expect(beside(day('2024-10-02', '101')).passedOn).toBe('2024-09-30');
});

test('Where nothing is due, nothing is passed', () => {
  expect(beside()).toEqual({ isPassed: false, percent: '0.0', passedOn: null });
});
