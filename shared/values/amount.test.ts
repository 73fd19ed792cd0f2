import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addAmounts, amountToText, normaliseAmount, readAmount, subtractAmounts, ZERO } from './amount.ts';

const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN });

/** Numbers as bills write them: up to 11 whole digits and 16 decimals. */
const written = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 99_999_999_999n }), fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 16 }))
  .map(([isNegative, whole, fraction]) => `${isNegative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`);

function read(text: string) {
  const result = readAmount(text);
  if (!result) throw new Error(`${text} is not an amount`);
  return result;
}

describe('an amount read from a bill', () => {
  test('is written back exactly, whatever its decimals', () => {
    fc.assert(
      fc.property(written, (text) => {
        const { amount, isRounded } = read(text);
        expect(isRounded).toBe(false);
        expect(new Exact(amountToText(amount)).eq(text)).toBe(true);
      }),
    );
  });

  test('adds and subtracts as decimals do', () => {
    fc.assert(
      fc.property(written, written, (a, b) => {
        expect(new Exact(amountToText(addAmounts(read(a).amount, read(b).amount))).eq(new Exact(a).plus(b))).toBe(true);
        expect(new Exact(amountToText(subtractAmounts(read(a).amount, read(b).amount))).eq(new Exact(a).minus(b))).toBe(true);
      }),
    );
  });

  test('keeps one sign in both of its parts', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), (micro, rest) => {
        const amount = normaliseAmount({ micro, rest });
        expect(amount.micro * amount.rest >= 0n).toBe(true);
        expect(amount.micro * 10n ** 10n + amount.rest).toBe(micro * 10n ** 10n + rest);
      }),
    );
  });

  test.each([
    ['0.00000080000', '0.0000008'],
    ['-12', '-12.00'],
    ['1.5e-7', '0.00000015'],
    ['2E3', '2000.00'],
    ['-0', '0.00'],
    [' 7.10 ', '7.10'],
  ])('%s is shown as %s', (text, shown) => {
    expect(amountToText(read(text).amount)).toBe(shown);
  });

  test.each([
    ['0.00000000000000005', '0.00', 'a tie goes to the even neighbour below'],
    ['0.00000000000000015', '0.0000000000000002', 'a tie goes to the even neighbour above'],
    ['-0.00000000000000025', '-0.0000000000000002', 'negative ties alike'],
    ['0.000000000000000051', '0.0000000000000001', 'more than half goes up'],
  ])('beyond sixteen decimals %s becomes %s and is counted as rounded: %s', (text, shown) => {
    expect(read(text).isRounded).toBe(true);
    expect(amountToText(read(text).amount)).toBe(shown);
  });

  test.each(['', 'NULL', '1,000', '0x10', 'NaN', 'Infinity', '1e', '--1', '1e12', '1000000000000', '1e999', '1'.repeat(1000)])(
    '%j is no amount',
    (text) => {
      expect(readAmount(text)).toBeNull();
    },
  );

  test('zero has no sign', () => {
    expect(amountToText(ZERO)).toBe('0.00');
  });
});
