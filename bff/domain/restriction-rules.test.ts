import { expect, test } from 'vitest';
import { checkWithinLimits, limitsOfCoupon, type UseLimits } from './restriction-rules.ts';

const fits = (asked: UseLimits, quota: UseLimits) => checkWithinLimits(asked, quota, '/body/restrictions');
const refusal = (field: string) => ({ refusal: 'restriction-outside-quota', errors: [{ pointer: `/body/restrictions/${field}` }] });

test.each([
  ['services', { services: ['a'] }, { services: ['a', 'b'] }],
  ['products', { products: ['p'] }, { products: ['p', 'q'] }],
  ['orderTypes', { orderTypes: ['new'] as const }, { orderTypes: ['new', 'renew'] as const }],
])('a coupon is for some of the %s of its quota, never for others', (field, fewer, more) => {
  expect(fits(fewer, more)).toBeNull();
  expect(fits(fewer, fewer)).toBeNull();
  expect(fits(more, fewer)).toMatchObject(refusal(field));
  expect(fits(more, {})).toBeNull();
  expect(fits({}, fewer)).toBeNull();
});

test('a coupon asks for an order no smaller than its quota does', () => {
  expect(fits({ minimumOrder: '100.00' }, { minimumOrder: '100.00' })).toBeNull();
  expect(fits({ minimumOrder: '99.99' }, { minimumOrder: '100.00' })).toMatchObject(refusal('minimumOrder'));
  expect(fits({ minimumOrder: '9.00' }, { minimumOrder: '10.00' })).toMatchObject(refusal('minimumOrder'));
});

test('a coupon pays no larger share of an order than its quota allows', () => {
  expect(fits({ maximumShare: '0.30' }, { maximumShare: '0.3' })).toBeNull();
  expect(fits({ maximumShare: '0.3001' }, { maximumShare: '0.3' })).toMatchObject(refusal('maximumShare'));
});

test('what a coupon leaves open it has from its quota', () => {
  const quota = { services: ['a'], minimumOrder: '10.00', maximumShare: '0.5' };
  expect(limitsOfCoupon({ minimumOrder: '20.00' }, quota)).toEqual({ services: ['a'], minimumOrder: '20.00', maximumShare: '0.5' });
  expect(limitsOfCoupon({}, {})).toEqual({});
});
