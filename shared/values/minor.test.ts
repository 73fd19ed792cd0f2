import { expect, it, test } from 'vitest';
import { minorToText, readMinor } from './minor.ts';

test('Amounts of two decimals are read exactly, and nothing else is', () => {
  expect(['0', '12', '12.5', '12.50', '0.01', '99999999999.00', '9999999999999999.99'].map(readMinor)).toEqual([
    0n,
    1200n,
    1250n,
    1250n,
    1n,
    9_999_999_999_900n,
    999_999_999_999_999_999n,
  ]);
  const noAmounts = ['', '-1', '+1', '1.', '.5', '1.005', '1e3', 'NaN', '01', '1,000', ' 1', '1 ', '１', '99999999999999999.00'];
  expect(noAmounts.map(readMinor)).toEqual(noAmounts.map(() => null));
});

it.each([
  [0n, '0.00'],
  [5n, '0.05'],
  [-5n, '-0.05'],
  [123_456n, '1234.56'],
  [-100n, '-1.00'],
  [9_223_372_036_854_775_807n, '92233720368547758.07'],
])('%s minor units are %s', (minor, text) => {
  expect(minorToText(minor)).toBe(text);
});
