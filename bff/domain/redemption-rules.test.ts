import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRedemption, checkRefund, isSameOrder, type Order, refundTarget, type SpendableCoupon } from './redemption-rules.ts';

const AT = '2024-09-15T04:00:00.000Z';
const COUPON: SpendableCoupon = {
  state: 'usable',
  validFrom: '2024-09-01T00:00:00.000Z',
  expiresAt: '2024-10-01T00:00:00.000Z',
  balance: 10_000n,
  restrictions: {},
};
const ORDER: Order = { amount: 20_000n, orderType: 'new', chargeMode: 'yearly-monthly', service: 'ecs', productId: 'p-1' };

const refusalOf = (coupon: Partial<SpendableCoupon>, amount: bigint, order: Partial<Order> = {}, at = AT) =>
  checkRedemption({ ...COUPON, ...coupon }, amount, { ...ORDER, ...order }, at)?.refusal ?? null;

describe('a redemption', () => {
  test('may take any part of what is left, up to the last cent', () => {
    expect(refusalOf({}, 1n)).toBeNull();
    expect(refusalOf({}, 10_000n)).toBeNull();
    expect(refusalOf({}, 10_001n)).toBe('coupon-insufficient');
  });

  test.each([
    ['coupon-inactive', { validFrom: '2024-09-15T04:00:00.001Z' }],
    ['coupon-expired', { expiresAt: AT }],
    ['coupon-expired', { state: 'expired', balance: 0n }],
    ['coupon-used', { state: 'used', balance: 0n }],
    ['coupon-recalled', { state: 'recalled', balance: 0n }],
  ] as const)('is refused as %s before anything else is looked at', (refusal, coupon) => {
    expect(refusalOf({ ...coupon, restrictions: { services: ['obs'] } }, 99_999_999n)).toBe(refusal);
  });

  test('never pays more than the order comes to', () => {
    expect(refusalOf({}, 5_000n, { amount: 5_000n })).toBeNull();
    expect(checkRedemption(COUPON, 5_001n, { ...ORDER, amount: 5_000n }, AT)).toMatchObject({
      refusal: 'amount-out-of-range',
      errors: [{ pointer: '/body/amount' }],
    });
  });

  test('needs an order of at least the minimum, whatever the coupon pays of it', () => {
    expect(refusalOf({ restrictions: { minimumOrder: '200.00' } }, 1n)).toBeNull();
    expect(refusalOf({ restrictions: { minimumOrder: '200.01' } }, 1n)).toBe('order-below-minimum');
  });

  test.each([
    ['order-type-not-covered', { orderTypes: ['renew'] }, { orderType: 'renew' }, { orderType: null }],
    ['service-not-covered', { services: ['obs', 'rds'] }, { service: 'rds' }, { service: null }],
    ['product-not-covered', { products: ['p-2'] }, { productId: 'p-2' }, { productId: null }],
  ] as const)('is refused as %s, also where the order does not say', (refusal, restrictions, covered, unsaid) => {
    expect(refusalOf({ restrictions }, 1n)).toBe(refusal);
    expect(refusalOf({ restrictions }, 1n, unsaid)).toBe(refusal);
    expect(refusalOf({ restrictions }, 1n, covered)).toBeNull();
  });

  test('names the first of several reasons, in their order', () => {
    const restrictions = {
      minimumOrder: '1000.00',
      orderTypes: ['renew'],
      services: ['obs'],
      products: ['p-2'],
      maximumShare: '0.01',
    } as const;
    const order = { amount: 100_000n, orderType: 'renew', service: 'obs', productId: 'p-2' } as const;
    expect(refusalOf({ restrictions }, 10_001n)).toBe('coupon-insufficient');
    expect(refusalOf({ restrictions }, 1_001n)).toBe('order-below-minimum');
    expect(refusalOf({ restrictions }, 1_001n, { amount: order.amount })).toBe('order-type-not-covered');
    expect(refusalOf({ restrictions }, 1_001n, { ...order, service: 'ecs' })).toBe('service-not-covered');
    expect(refusalOf({ restrictions }, 1_001n, { ...order, productId: 'p-1' })).toBe('product-not-covered');
    expect(refusalOf({ restrictions }, 1_001n, order)).toBe('use-ratio-exceeded');
    expect(refusalOf({ restrictions }, 1_000n, order)).toBeNull();
  });

  test('pays at most its share of an order, to the cent', () => {
    const restrictions = { maximumShare: '0.3' };
    expect(refusalOf({ restrictions }, 3_000n, { amount: 10_000n })).toBeNull();
    expect(refusalOf({ restrictions }, 3_001n, { amount: 10_000n })).toBe('use-ratio-exceeded');
    // A third of 100.01 is 33.3366…: 33.33 fits, 33.34 does not.
    expect(refusalOf({ restrictions: { maximumShare: '0.3333333333333333' } }, 3_333n, { amount: 10_001n })).toBeNull();
    expect(refusalOf({ restrictions: { maximumShare: '0.3333333333333333' } }, 3_334n, { amount: 10_001n })).toBe('use-ratio-exceeded');
  });

  test('is not bound by a share where use is paid for', () => {
    expect(refusalOf({ restrictions: { maximumShare: '0.1' } }, 10_000n, { amount: 10_000n, chargeMode: 'pay-per-use' })).toBeNull();
  });
});

describe('a refund', () => {
  const TIED = { isTieOver: false, at: AT };

  test('gives back up to what the usage still has', () => {
    expect(checkRefund(40n, { spent: 100n, refunded: 60n })).toBeNull();
    expect(checkRefund(41n, { spent: 100n, refunded: 60n })?.refusal).toBe('refund-exceeds-usage');
  });

  test('goes to the coupon while that can be used, also where nothing was left of it', () => {
    expect(refundTarget({ ...COUPON, issuer: 'partner' }, TIED)).toBe('coupon');
    expect(refundTarget({ ...COUPON, issuer: 'partner', state: 'used' }, TIED)).toBe('coupon');
    expect(refundTarget({ ...COUPON, issuer: 'upstream' }, TIED)).toBe('coupon');
  });

  test('goes to where the coupon came from once that is over', () => {
    for (const over of [{ state: 'recalled' }, { state: 'expired' }, { expiresAt: AT }, { state: 'used', expiresAt: AT }] as const) {
      expect(refundTarget({ ...COUPON, ...over, issuer: 'partner' }, TIED)).toBe('quota');
      expect(refundTarget({ ...COUPON, ...over, issuer: 'upstream' }, TIED)).toBe('upstream');
    }
  });

  test('goes to the quota once the tie to the customer is over, but to the coupon of the upstream’s, which stays with the customer', () => {
    const over = { isTieOver: true, at: AT };
    expect(refundTarget({ ...COUPON, issuer: 'partner', state: 'used' }, over)).toBe('quota');
    expect(refundTarget({ ...COUPON, issuer: 'upstream', state: 'used' }, over)).toBe('coupon');
  });
});

test('two orders are the same where every part is', () => {
  expect(isSameOrder(ORDER, { ...ORDER })).toBe(true);
  for (const other of [
    { amount: 1n },
    { orderType: null },
    { chargeMode: 'pay-per-use' },
    { service: null },
    { productId: 'p-2' },
  ] as const)
    expect(isSameOrder(ORDER, { ...ORDER, ...other })).toBe(false);
});

const step = fc.oneof(
  fc.record({ kind: fc.constant('redeem' as const), amount: fc.bigInt({ min: 1n, max: 150n }) }),
  fc.record({ kind: fc.constant('refund' as const), amount: fc.bigInt({ min: 1n, max: 150n }), of: fc.nat() }),
);

test('whatever is redeemed and given back, a coupon holds between nothing and its face value, and its usages add up', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 200n }), fc.array(step, { maxLength: 60 }), (face, steps) => {
      let balance = face;
      const usages: { spent: bigint; refunded: bigint }[] = [];
      for (const taken of steps) {
        if (taken.kind === 'redeem') {
          const coupon = { ...COUPON, balance, state: balance === 0n ? ('used' as const) : ('usable' as const) };
          const refused = checkRedemption(coupon, taken.amount, ORDER, AT);
          expect(refused === null).toBe(taken.amount <= balance);
          if (refused) continue;
          balance -= taken.amount;
          usages.push({ spent: taken.amount, refunded: 0n });
        } else {
          const usage = usages[taken.of % Math.max(1, usages.length)];
          if (!usage || checkRefund(taken.amount, usage)) continue;
          balance += taken.amount;
          usage.refunded += taken.amount;
        }
        expect(balance >= 0n && balance <= face).toBe(true);
        expect(usages.reduce((sum, { spent, refunded }) => sum + spent - refunded, 0n)).toBe(face - balance);
      }
    }),
  );
});
