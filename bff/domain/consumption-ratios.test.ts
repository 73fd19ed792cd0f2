import { expect, test } from 'vitest';
import { readAmount, ZERO } from '../../shared/values/amount.ts';
import { changeBetween, percentOf } from './consumption-ratios.ts';

const amount = (text: string) => readAmount(text)?.amount ?? ZERO;

test('A share is rounded half up to its decimals, and may be below zero or above the whole', () => {
  expect(percentOf(amount('1'), amount('3'), 2)).toBe('33.33');
  expect(percentOf(amount('0.00005'), amount('1'), 2)).toBe('0.01');
  expect(percentOf(amount('-5'), amount('4'), 2)).toBe('-125.00');
  expect(percentOf(ZERO, amount('4'), 2)).toBe('0.00');
});

test('Next to nothing below zero is zero, without a minus', () => {
  expect(percentOf(amount('-0.0000001'), amount('4'), 2)).toBe('0.00');
});

test('A part of nothing, of less than nothing, or of next to nothing is not told', () => {
  expect(percentOf(amount('5'), ZERO, 2)).toBeNull();
  expect(percentOf(amount('5'), amount('-4'), 2)).toBeNull();
  expect(percentOf(amount('999999999999'), amount('0.0000000000000001'), 2)).toBeNull();
});

test('A change is exact, its per cent has one decimal and is told only beside something', () => {
  expect(changeBetween(amount('110.0000000000000001'), amount('100'))).toEqual({
    dueChange: amount('10.0000000000000001'),
    duePercent: '10.0',
  });
  expect(changeBetween(amount('-10'), amount('40'))).toEqual({ dueChange: amount('-50'), duePercent: '-125.0' });
  expect(changeBetween(amount('7'), ZERO)).toEqual({ dueChange: amount('7'), duePercent: null });
  expect(changeBetween(amount('7'), amount('-1')).duePercent).toBeNull();
});
