import { z } from 'zod';
import { ASSETS, COUPON_ASSETS, OPERATION_ITEM_STATES, OPERATION_KINDS, OPERATION_STATES, ORDER_TYPES } from '../values/money-lists.ts';
import { PROBLEM_CODES } from '../values/problem-codes.ts';
import {
  accountManager,
  amountOf,
  couponId,
  currency,
  customerId,
  decimal,
  instant,
  madeId,
  masked,
  partnerCustomerNo,
  quotaId,
} from './fields.ts';

export const couponAsset = z.enum(COUPON_ASSETS);

/** What a coupon can be used for; a part that is absent does not limit it. */
export const couponRestrictions = z.strictObject({
  services: z.array(z.string().trim().min(1).max(64)).min(1).max(10).optional().describe('Service types, at most 10 (R-ISS-5).'),
  products: z.array(z.string().trim().min(1).max(64)).min(1).max(10).optional().describe('Product ids, at most 10 (R-ISS-5).'),
  orderTypes: z.array(z.enum(ORDER_TYPES)).min(1).max(ORDER_TYPES.length).optional(),
  minimumOrder: amountOf.optional().describe('Smallest order it can be used for (R-ISS-9).'),
  maximumShare: decimal
    .optional()
    .describe(
      'Largest share of an order that it pays, above 0 and at most 1; does not bind pay-per-use (`maxDeductionRatio`; pick-up coupons).',
    ),
});

/** A customer wherever one is picked or confirmed: masked names do not identify, so what does stands beside them (DESIGN.md §4). */
export const pickedCustomer = z.object({
  customerId,
  partnerCustomerNo: partnerCustomerNo.nullable(),
  customerName: masked.nullable(),
  accountName: masked.nullable(),
  accountManager: accountManager.nullable(),
  tags: z.array(z.string()),
  isLookAlike: z.boolean().describe('Another customer of this answer has the same masked names.'),
});

/** Who did something, as lists show one. */
export const doer = z.object({
  kind: z.enum(['operator', 'end-customer', 'partner-key', 'system']),
  id: z.string(),
  userId: z.string().nullable().describe('The partner’s own id, of an operator.'),
  name: masked.nullable(),
});

/** An earlier decision that looks like this one. */
export const recentDecision = z.object({
  operationId: madeId,
  amount: amountOf,
  at: instant,
  by: doer,
});

/** An operation as a whole. */
export const operationSummary = z.object({
  operationId: madeId,
  kind: z.enum(OPERATION_KINDS),
  state: z.enum(OPERATION_STATES),
  asset: z.enum(ASSETS).nullable(),
  currency: currency.nullable(),
  at: instant.describe('When it was asked for.'),
  endedAt: instant.nullable(),
  by: doer,
  indirectPartnerId: madeId.nullable().describe('The reseller that the partner acted for.'),
  quotaId: quotaId.nullable(),
  memo: z.string().nullable(),
  items: z.object({ total: z.number().int(), waiting: z.number().int(), done: z.number().int(), refused: z.number().int() }),
  amount: z.object({
    asked: amountOf.describe('What was confirmed: the total of the preview.'),
    moved: amountOf.describe('What has moved so far.'),
  }),
  approval: z
    .object({
      expiresInSeconds: z.number().int().min(0).describe('Then what is reserved goes back; 0 once it is decided.'),
      canDecide: z.boolean().describe('Whether whoever asks may approve it.'),
      decidedBy: doer.nullable(),
      decidedAt: instant.nullable(),
      memo: z.string().nullable().describe('What whoever decided noted.'),
    })
    .nullable()
    .describe('Null where no second person was needed.'),
  isStopping: z.boolean(),
  isOwn: z.boolean().describe('Whether whoever asks began it.'),
});

/** One item of an operation: a row of the operation log (DOMAIN.md §3.7). */
export const operationItem = z.object({
  operationId: madeId,
  item: z.number().int().min(1),
  kind: z.enum(OPERATION_KINDS),
  asset: z.enum(ASSETS),
  currency,
  at: instant.describe('When it was done or refused; while it waits, when it was asked for.'),
  by: doer,
  quotaId: quotaId.nullable(),
  couponId: couponId.nullable(),
  customer: pickedCustomer.nullable(),
  reseller: z.object({ partnerId: madeId, name: z.string() }).nullable(),
  asked: amountOf.nullable().describe('As confirmed; of a recall the balance when it was asked for.'),
  moved: amountOf.nullable().describe('What moved; null where nothing did.'),
  balanceBefore: amountOf.nullable(),
  state: z.enum(OPERATION_ITEM_STATES),
  refusal: z.enum(PROBLEM_CODES).nullable(),
  memo: z.string().nullable(),
});

/** What a check says of the whole. */
export const checkedWhole = {
  refusal: z.enum(PROBLEM_CODES).nullable().describe('Why the whole would be refused; null where it would go through.'),
  currency: currency.nullable(),
  total: amountOf.describe('What would move, of the items that are not refused.'),
  available: amountOf.nullable().describe('What is there now, in the quota or the account.'),
  needsCode: z.boolean().describe('The partner asks for a code (DOMAIN.md §3.8).'),
  needsApproval: z.boolean().describe('Above a limit: a second person must approve, and the amount stays reserved until then.'),
};
