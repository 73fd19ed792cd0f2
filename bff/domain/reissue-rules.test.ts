import { describe, expect, test } from 'vitest';
import { checkKept, type Going, keepsRecalled } from './reissue-rules.ts';

const going = (amounts: Record<string, bigint>): Going[] => Object.entries(amounts).map(([customerId, face]) => ({ customerId, face }));
const noOf = (available: bigint, kept: Record<string, bigint>, amounts: Record<string, bigint>) =>
  checkKept({ available, kept: new Map(Object.entries(kept)) }, going(amounts))?.refusal ?? null;

describe('what was recalled from a designated customer', () => {
  test('goes to that customer again, and what is free besides', () => {
    expect(noOf(300n, { 'c-1': 200n }, { 'c-1': 300n })).toBeNull();
    expect(noOf(200n, { 'c-1': 200n }, { 'c-1': 200n })).toBeNull();
  });

  test('goes to no other, not to the last cent', () => {
    expect(noOf(300n, { 'c-1': 200n }, { 'c-2': 100n })).toBeNull();
    expect(noOf(300n, { 'c-1': 200n }, { 'c-2': 101n })).toBe('quota-kept-for-others');
  });

  test('is not made up for by another from whom something was recalled', () => {
    expect(noOf(300n, { 'c-1': 200n, 'c-2': 100n }, { 'c-1': 200n, 'c-2': 100n })).toBeNull();
    expect(noOf(300n, { 'c-1': 200n, 'c-2': 100n }, { 'c-1': 199n, 'c-2': 101n })).toBe('quota-kept-for-others');
    expect(noOf(300n, { 'c-1': 200n, 'c-2': 100n }, { 'c-3': 1n })).toBe('quota-kept-for-others');
  });

  test('still goes to its customer where less is left in the quota than was recalled', () => {
    expect(noOf(50n, { 'c-1': 200n }, { 'c-1': 50n })).toBeNull();
    expect(noOf(50n, { 'c-1': 200n }, { 'c-1': 20n, 'c-2': 1n })).toBe('quota-kept-for-others');
  });

  test('is kept of cash coupons with a list alone', () => {
    expect(keepsRecalled({ asset: 'cash-coupon', designated: 2 })).toBe(true);
    expect(keepsRecalled({ asset: 'coupon', designated: 2 })).toBe(false);
    expect(keepsRecalled({ asset: 'cash-coupon', designated: null })).toBe(false);
  });
});
