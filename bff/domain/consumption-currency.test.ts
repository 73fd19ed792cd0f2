import { expect, test } from 'vitest';
import { chooseCurrency, readCurrency } from './consumption-currency.ts';

test('Two currencies asked as one are refused; the same one twice is one', () => {
  expect(readCurrency(['CNY', 'USD'], '/body/filter')).toMatchObject({
    refusal: 'currencies-mixed',
    errors: [{ pointer: '/body/filter/currency' }],
  });
  expect(readCurrency(['CNY', 'CNY'], '')).toBe('CNY');
  expect(readCurrency('USD', '')).toBe('USD');
  expect(readCurrency(undefined, '')).toBeUndefined();
});

test('Unless one is named it is the partner’s, else the first that lines have, else none', () => {
  expect(chooseCurrency('EUR', { partner: 'CNY', present: ['CNY', 'USD'] })).toBe('EUR');
  expect(chooseCurrency(undefined, { partner: 'CNY', present: ['USD'] })).toBe('CNY');
  expect(chooseCurrency(undefined, { partner: null, present: ['USD'] })).toBe('USD');
  expect(chooseCurrency(undefined, { partner: null, present: ['CNY', 'USD'] })).toBe('CNY');
  expect(chooseCurrency(undefined, { partner: null, present: [] })).toBeNull();
});
