import { z } from 'zod';
import { ITEM_CHANGES } from '../values/lists.ts';
import { CHARGE_MODES, ORDER_TYPES } from '../values/money-lists.ts';
import { PARTNER_SERVER } from './coupon-fields.ts';
import type { Endpoint } from './endpoint.ts';
import { amountAsked, amountOf, batchCounts, couponId, currency, customerId, instant, itemOutcome, madeId, reference } from './fields.ts';
import { couponAsset, couponRestrictions } from './money-fields.ts';

/** What the partner's server does with coupons: those of the upstream, and orders that are paid with them. */
export const couponUsageEndpoints = {
  'PUT /v1/coupons': {
    ...PARTNER_SERVER,
    summary: 'Keep coupons that the upstream issued current',
    description:
      'Coupons that the customer holds from the upstream: they are listed and redeemed here, but never recalled or returned (R-DIS-1). Fixed once stated.',
    body: z.strictObject({
      coupons: z
        .array(
          z.strictObject({
            couponId,
            customerId,
            asset: couponAsset,
            currency,
            faceValue: amountAsked,
            validFrom: instant,
            expiresAt: instant,
            restrictions: couponRestrictions.optional(),
          }),
        )
        .min(1),
    }),
    batch: { field: 'coupons', maximum: 100 },
    answer: z.object({ results: z.array(z.object({ couponId, change: z.enum(ITEM_CHANGES).nullable(), ...itemOutcome })), ...batchCounts }),
    status: 200,
    refusals: [
      'batch-too-large',
      'item-repeated',
      'not-found',
      'coupon-fixed',
      'amount-not-a-number',
      'amount-not-positive',
      'amount-too-precise',
      'amount-out-of-range',
      'validity-inverted',
      'customer-dissociated',
    ],
    maximumBodyBytes: 1024 * 1024,
  },
  'POST /v1/coupons/redemptions': {
    ...PARTNER_SERVER,
    summary: 'Spend a coupon',
    description:
      'Partly or wholly, for an order that meets its restrictions. The reference makes it once: the same again answers the same.',
    body: z.strictObject({
      couponId,
      amount: amountAsked,
      reference,
      order: z.strictObject({
        amount: amountAsked.describe('Of the whole order, before the coupon, in the currency of the coupon.'),
        currency: currency.optional().describe('Where it is stated, it must be that of the coupon.'),
        orderType: z.enum(ORDER_TYPES).optional(),
        chargeMode: z.enum(CHARGE_MODES),
        service: z.string().trim().min(1).max(64).optional(),
        productId: z.string().trim().min(1).max(64).optional(),
      }),
    }),
    answer: z.object({
      usageId: madeId,
      operationId: madeId,
      couponId,
      customerId,
      currency,
      amount: amountOf,
      balance: amountOf,
      at: instant,
    }),
    status: 201,
    refusals: [
      'not-found',
      'amount-not-a-number',
      'amount-not-positive',
      'amount-too-precise',
      'amount-out-of-range',
      'coupon-inactive',
      'coupon-used',
      'coupon-expired',
      'coupon-recalled',
      'coupon-insufficient',
      'order-below-minimum',
      'order-type-not-covered',
      'service-not-covered',
      'product-not-covered',
      'use-ratio-exceeded',
      'reference-taken',
    ],
    isCommand: true,
  },
  'POST /v1/coupons/refunds': {
    ...PARTNER_SERVER,
    summary: 'Give back what a coupon paid',
    description:
      'To the coupon; where that has expired or was recalled, to its quota of origin in whatever state, and where that was recalled, to its parent (DESIGN.md §4).',
    body: z.strictObject({ usageId: madeId, amount: amountAsked, reference }),
    answer: z.object({
      usageId: madeId,
      operationId: madeId,
      couponId,
      currency,
      amount: amountOf,
      returnedTo: z.enum(['coupon', 'quota', 'parent-quota', 'upstream']),
      balance: amountOf,
      at: instant,
    }),
    status: 201,
    refusals: [
      'not-found',
      'amount-not-a-number',
      'amount-not-positive',
      'amount-too-precise',
      'amount-out-of-range',
      'refund-exceeds-usage',
      'reference-taken',
    ],
    isCommand: true,
  },
} as const satisfies Record<string, Endpoint>;
