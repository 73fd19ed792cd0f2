import { z } from 'zod';
import { COUPON_ISSUERS, COUPON_STATES } from '../values/money-lists.ts';
import { PROBLEM_CODES } from '../values/problem-codes.ts';
import type { Endpoint } from './endpoint.ts';
import { amountOf, couponId, currency, instant, madeId, namedTag, quotaId } from './fields.ts';
import { couponAsset, pickedCustomer } from './money-fields.ts';

/** Endpoints of operators in the panel, and of the partner's own server. */
export const PANEL = { callers: ['operator'], widgets: ['coupon-quota'], feature: null } as const satisfies Partial<Endpoint>;
export const PARTNER_SERVER = {
  callers: ['secret-key'],
  permission: null,
  widgets: [],
  feature: null,
} as const satisfies Partial<Endpoint>;

export const couponFilter = z.strictObject({
  operationId: madeId.optional(),
  quotaId: quotaId.optional(),
  couponId: couponId.optional(),
  assets: z.array(couponAsset).optional(),
  issued: z.strictObject({ from: instant.optional(), until: instant.optional() }).optional(),
  expiry: z.strictObject({ from: instant.optional(), until: instant.optional() }).optional(),
  isUnspent: z.boolean().optional().describe('True: nothing was spent of it. False: something was.'),
  states: z.array(z.enum(COUPON_STATES)).optional(),
  customerId: z.string().trim().min(1).max(128).optional().describe('Whole customer id or the partner’s own number.'),
  customerName: z.string().trim().min(2).max(64).optional().describe('Anywhere in the name; limited and audited like any search by name.'),
  accountManagerId: z.union([madeId, z.literal('none')]).optional(),
  tag: namedTag.optional(),
});

export type CouponFilter = z.output<typeof couponFilter>;

export const couponRow = z.object({
  couponId,
  asset: couponAsset,
  currency,
  quotaId: quotaId.nullable(),
  issuer: z.enum(COUPON_ISSUERS),
  customer: pickedCustomer,
  reseller: z.object({ partnerId: madeId, name: z.string() }).nullable(),
  faceValue: amountOf,
  balance: amountOf,
  spent: amountOf,
  state: z.enum(COUPON_STATES).describe('Partly used coupons stay usable (DOMAIN.md §3.6).'),
  validFrom: instant,
  expiresAt: instant,
  issuedAt: instant,
  operationId: madeId.nullable(),
  recall: z.object({ isRecallable: z.boolean(), refusal: z.enum(PROBLEM_CODES).nullable() }),
});
