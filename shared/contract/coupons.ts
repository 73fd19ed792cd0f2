import { z } from 'zod';
import { SORT_DIRECTIONS } from '../values/lists.ts';
import { ORDER_TYPES } from '../values/money-lists.ts';
import { couponFilter, couponRow } from './coupon-fields.ts';
import { couponIssueEndpoints } from './coupon-issue.ts';
import { couponRecallEndpoints } from './coupon-recall.ts';
import { couponUsageEndpoints } from './coupon-usages.ts';
import type { Endpoint } from './endpoint.ts';
import { amountOf, couponId, cursor, instant, madeId, reference, resellerId } from './fields.ts';
import { couponRestrictions, doer } from './money-fields.ts';

const COUPON_READERS = {
  callers: ['operator'],
  permission: 'coupon.read',
  widgets: ['coupon-quota', 'customer'],
  feature: null,
} as const satisfies Partial<Endpoint>;
const usage = z.object({
  usageId: madeId,
  kind: z.enum(['redemption', 'refund']),
  at: instant,
  amount: amountOf,
  balanceAfter: amountOf.nullable().describe('Null where the refund could not go back to the coupon and went to its quota.'),
  reference: reference.describe('The order or charge, as the system that redeemed it calls it.'),
  orderType: z.enum(ORDER_TYPES).nullable(),
  service: z.string().nullable(),
  of: madeId.nullable().describe('Of a refund: the usage that it gives back.'),
});

/** Coupons, cash coupons and pick-up coupons of customers (DOMAIN.md §3). Amounts are in the currency of the coupon. */
export const couponEndpoints = {
  ...couponIssueEndpoints,
  'POST /v1/coupons/search': {
    ...COUPON_READERS,
    summary: 'A page of issued coupons, masked',
    description: 'Those of customers in scope, recalled ones too (R-REC-6). Exact total, keyset pages.',
    body: z.strictObject({
      filter: couponFilter.optional(),
      sort: z
        .strictObject({ by: z.enum(['issuedAt', 'expiresAt']), direction: z.enum(SORT_DIRECTIONS) })
        .optional()
        .describe('Default: issuedAt, descending.'),
      indirectPartnerId: resellerId.optional(),
      after: cursor.optional(),
      size: z.number().int().min(1).max(100).optional().describe('Default: 20.'),
    }),
    answer: z.object({ coupons: z.array(couponRow), total: z.number().int().min(0), next: cursor.nullable(), asOf: instant }),
    status: 200,
    refusals: ['cursor-invalid', 'range-inverted', 'partner-kind-wrong', 'not-found', 'search-limit-reached'],
  },
  'GET /v1/coupons/:couponId': {
    ...COUPON_READERS,
    summary: 'One coupon with its usage records',
    description: 'Newest record first, at most 200.',
    params: z.strictObject({ couponId }),
    query: z.strictObject({ indirectPartnerId: resellerId.optional() }),
    answer: z.object({
      coupon: couponRow.extend({
        restrictions: couponRestrictions,
        customerNote: z.string().nullable(),
        memo: z.string().nullable(),
        issuedBy: doer.nullable(),
      }),
      usages: z.array(usage),
      asOf: instant,
    }),
    status: 200,
    refusals: ['not-found', 'partner-kind-wrong'],
  },
  ...couponRecallEndpoints,
  ...couponUsageEndpoints,
} as const satisfies Record<string, Endpoint>;
