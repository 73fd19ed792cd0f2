import { describe, expect, test } from 'vitest';
import { checkRecallable, couponStateAt } from './coupon-rules.ts';

const NOON = '2024-09-15T04:00:00.000Z';
const COUPON = {
  state: 'usable',
  issuer: 'partner',
  validFrom: '2024-09-01T00:00:00.000Z',
  expiresAt: '2024-10-01T00:00:00.000Z',
} as const;

describe('the state of a coupon', () => {
  test('is usable between its dates, also once a part was spent', () => {
    expect(couponStateAt(COUPON, 1n, NOON)).toBe('usable');
    expect(couponStateAt(COUPON, 1n, COUPON.validFrom)).toBe('usable');
  });

  test('is inactive before its first instant', () => {
    expect(couponStateAt(COUPON, 1n, '2024-08-31T23:59:59.999Z')).toBe('inactive');
  });

  test('is expired from its end on, before anything has gone back', () => {
    expect(couponStateAt(COUPON, 1n, COUPON.expiresAt)).toBe('expired');
    expect(couponStateAt(COUPON, 1n, '2024-09-30T23:59:59.999Z')).toBe('usable');
  });

  test('stays used past its end where nothing was left', () => {
    expect(couponStateAt({ ...COUPON, state: 'used' }, 0n, '2025-01-01T00:00:00.000Z')).toBe('used');
  });

  test('reads dates by their instant, however they are written', () => {
    expect(couponStateAt({ ...COUPON, expiresAt: '2024-09-15T04:00:01Z' }, 1n, NOON)).toBe('usable');
  });

  test.each(['recalled', 'expired'] as const)('stays %s for good', (state) => {
    expect(couponStateAt({ ...COUPON, state }, 0n, NOON)).toBe(state);
  });
});

describe('a recall', () => {
  test('takes usable coupons of the partner', () => {
    expect(checkRecallable(COUPON, 500n, NOON)).toBeNull();
  });

  test.each([
    ['coupon-inactive', { validFrom: '2024-09-16T00:00:00.000Z' }, 500n],
    ['coupon-expired', { expiresAt: NOON }, 500n],
    ['coupon-expired', { state: 'expired' }, 0n],
    ['coupon-used', { state: 'used' }, 0n],
    ['coupon-recalled', { state: 'recalled' }, 0n],
    ['coupon-from-upstream', { issuer: 'upstream' }, 500n],
  ] as const)('says %s of others', (refusal, terms, balance) => {
    expect(checkRecallable({ ...COUPON, ...terms }, balance, NOON)).toEqual({ refusal });
  });
});
