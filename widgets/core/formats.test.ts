import { describe, expect, test } from 'vitest';
import { formatClock, formatCount, formatDeadline, formatInstant, formatMoney, formatMoneyExactly } from './formats.ts';

describe('an amount on screen', () => {
  test.each([
    ['1234.5', 'CNY', '¥1,234.50'],
    ['-12', 'CNY', '-¥12.00'],
    ['20.28022672899', 'USD', 'USD\u00a020.28'],
    ['0', 'CNY', '¥0.00'],
    ['0.0000008', 'CNY', '<¥0.01'],
    ['-0.0000008', 'USD', '-<USD\u00a00.01'],
    ['1234', 'JPY', 'JPY\u00a01,234'],
    ['2.125', 'CNY', '¥2.12'],
    ['2.135', 'CNY', '¥2.14'],
    ['999999999999999999.99', 'CNY', '¥999,999,999,999,999,999.99'],
  ])('%s %s is %s', (amount, currency, shown) => {
    expect(formatMoney({ amount, currency })).toBe(shown);
  });

  test('keeps every digit where it is shown exactly', () => {
    expect(formatMoneyExactly({ amount: '-20.28022672899', currency: 'USD' })).toBe('-USD\u00a020.28022672899');
    expect(formatMoneyExactly({ amount: '5', currency: 'CNY' })).toBe('¥5.00');
  });
});

describe('a time on screen', () => {
  test('is in UTC+8 wherever the browser stands', () => {
    expect(formatInstant('2026-11-21T06:05:00Z')).toBe('2026-11-21 14:05');
    expect(formatInstant('2026-12-31T16:00:00Z')).toBe('2027-01-01 00:00');
    expect(formatClock(Date.parse('2026-11-21T06:05:09Z'), true)).toBe('14:05:09');
  });

  test('that ends a day names that day, not the one on which it is too late', () => {
    expect(formatDeadline('2026-12-05T16:00:00Z')).toBe('2026-12-05 24:00');
    expect(formatDeadline('2026-12-31T16:00:00.000Z')).toBe('2026-12-31 24:00');
    expect(formatDeadline('2026-12-05T06:05:00Z')).toBe('2026-12-05 14:05');
  });
});

test('counts have their thousands apart', () => {
  expect(formatCount(2000)).toBe('2,000');
});
