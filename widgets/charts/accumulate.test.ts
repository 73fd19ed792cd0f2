import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accumulate } from './accumulate.ts';
import type { TrendPoint } from './parts.ts';

const point = (more: Partial<TrendPoint>): TrendPoint => ({ key: 'k', label: 'l', title: 't', due: null, paid: null, ...more });
const Exact = Decimal.clone({ precision: 60 });
const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 11n), max: 10n ** 11n }), fc.integer({ min: 1, max: 9_999_999 }))
  .map(([whole, fraction]) => `${whole === 0n ? '1' : whole}.${fraction}`);

test('accumulated amounts are the exact sum of those before, as decimal text', () => {
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 31 }), (amounts) => {
      const last = accumulate(amounts.map((due) => point({ due, paid: due }))).at(-1);
      const sum = amounts.reduce((total, due) => total.plus(due), new Exact(0));
      expect(sum.equals(last?.due ?? 'NaN')).toBe(true);
      expect(last?.paid).toBe(last?.due);
    }),
  );
});

test('a day without lines keeps the sum, and days that have not begun have none', () => {
  const points = [point({ due: '1.10' }), point({}), point({ due: '2.20', paid: '2.00' }), point({ isAhead: true, previous: '4.00' })];
  expect(accumulate(points).map(({ due, paid, previous }) => [due, paid, previous])).toEqual([
    ['1.10', null, null],
    ['1.10', null, null],
    ['3.30', '2.00', null],
    [null, null, '4.00'],
  ]);
});

test('before the first lines there is no sum, which is not zero', () => {
  expect(accumulate([point({}), point({ due: '0.00' })]).map(({ due }) => due)).toEqual([null, '0.00']);
});

test('lines that a sum lacks are counted together', () => {
  const points = [
    point({ due: '1.00', paid: '1.00', paidUnstatedLines: 2 }),
    point({ due: '1.00' }),
    point({ due: '1.00', paidUnstatedLines: 3 }),
  ];
  expect(accumulate(points).map(({ paidUnstatedLines }) => paidUnstatedLines)).toEqual([2, 2, 5]);
});
