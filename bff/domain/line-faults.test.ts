import { describe, expect, test } from 'vitest';
import { type Amount, amountToText, readAmount } from '../../shared/values/amount.ts';
import { faultsIn, type LineAmounts, lineFaults, refundAmounts } from './line-faults.ts';

const LACKS = ['rounding', 'bonus'] as const;

function amount(text: string): Amount {
  const read = readAmount(text);
  if (!read) throw new Error(`${text} is no amount.`);
  return read.amount;
}

function amounts(texts: Record<string, string>): LineAmounts {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, amount(text)])) as LineAmounts;
}

/** 80 due of 100: 50 cash, 20 coupon, 10 credit. */
const WHOLE = {
  due: '80',
  list: '100',
  discount: '20',
  cash: '50',
  credit: '10',
  coupon: '20',
  cashCoupon: '0',
  storedValueCard: '0',
  arrears: '0',
  writeOff: '0',
};

function faultsOf(texts: Record<string, string>, billType: number | null = 5, lacks: readonly (typeof LACKS)[number][] = LACKS) {
  return faultsIn(lineFaults(amounts(texts), billType, lacks));
}

describe('A bill line is marked', () => {
  test('with nothing where its amounts agree', () => {
    expect(faultsOf(WHOLE)).toEqual([]);
    expect(faultsOf({ ...WHOLE, rounding: '0', bonus: '0', paid: '60' }, 5, [])).toEqual([]);
  });

  test.each([
    ['I-1', { discount: '19.9999999999999999' }],
    ['I-2', { cash: '50.0000000000000001' }],
    ['I-3', { paid: '60.0000000000000001' }],
    ['I-2', { writeOff: '-1' }],
  ])('with %s where the amounts differ in the last digit that is kept', (fault, change) => {
    expect(faultsOf({ ...WHOLE, ...change })).toEqual([fault]);
  });

  test('with every identity it breaks', () => {
    expect(faultsOf({ ...WHOLE, due: '81', paid: '60' })).toEqual(['I-1', 'I-2', 'I-3']);
    expect(faultsOf({ ...WHOLE, due: '-80', list: '-100', discount: '-20' }, 4)).toEqual(['I-2', 'I-4']);
  });

  test('not by an identity of which a part is not stated', () => {
    const { discount: _discount, credit: _credit, ...partly } = { ...WHOLE, due: '81' };
    expect(faultsOf(partly)).toEqual([]);
    // A source that has a field for rounding and leaves it empty does not state it.
    expect(faultsOf({ ...WHOLE, due: '81' }, 5, [])).toEqual([]);
    expect(faultsOf({ due: '81' })).toEqual([]);
  });

  test.each([4, 20, 24])('with I-4 where a refund of type %i is positive, and no other type', (type) => {
    expect(faultsOf({ due: '5' }, type)).toEqual(['I-4']);
    expect(faultsOf({ due: '-5' }, type)).toEqual([]);
    expect(faultsOf({ due: '0' }, type)).toEqual([]);
    expect(faultsOf({ due: '5' }, 9)).toEqual([]);
    expect(faultsOf({ due: '5' }, null)).toEqual([]);
  });
});

describe('A refund', () => {
  const texts = (line: LineAmounts) => Object.fromEntries(Object.entries(line).map(([name, one]) => [name, amountToText(one)]));

  test('that is written positive is taken as negative with all its amounts, so that they still agree', () => {
    const { amounts: turned, isTurned } = refundAmounts(amounts(WHOLE));
    expect(isTurned).toBe(true);
    expect(texts(turned)).toMatchObject({
      due: '-80.00',
      list: '-100.00',
      discount: '-20.00',
      cash: '-50.00',
      coupon: '-20.00',
      arrears: '0.00',
    });
    expect(faultsIn(lineFaults(turned, 4, LACKS))).toEqual([]);
  });

  test('that is written negative stays as it is', () => {
    const negative = amounts({ due: '-0.0000000000000001', cash: '-0.0000000000000001' });
    expect(refundAmounts(negative)).toEqual({ amounts: negative, isTurned: false });
  });

  test('of nothing is turned by its list price', () => {
    expect(texts(refundAmounts(amounts({ due: '0', list: '5', discount: '5' })).amounts)).toEqual({
      due: '0.00',
      list: '-5.00',
      discount: '-5.00',
    });
  });
});
