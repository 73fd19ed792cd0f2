import { expect, test } from 'vitest';
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
