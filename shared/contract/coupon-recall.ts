import { z } from 'zod';
import { ISSUE_MAXIMUM } from '../values/ids.ts';
import { PROBLEM_CODES } from '../values/problem-codes.ts';
import { couponFilter, PANEL } from './coupon-fields.ts';
import type { Endpoint } from './endpoint.ts';
import { amountOf, batchCounts, couponId, currency, customerId, itemOutcome, madeId, memoAsked, resellerId } from './fields.ts';
import { checkedWhole, couponAsset, operationSummary, pickedCustomer } from './money-fields.ts';

const recall = { couponIds: z.array(couponId).min(1), indirectPartnerId: resellerId.optional(), memo: memoAsked.optional() };

const RECALL_REFUSALS = [
  'not-found',
  'partner-kind-wrong',
  'batch-too-large',
  'item-repeated',
  'memo-too-long',
  'coupon-inactive',
  'coupon-used',
  'coupon-expired',
  'coupon-recalled',
  'coupon-from-upstream',
] as const;

/** Recall of coupons, some or all that match (DOMAIN.md §3.5). */
export const couponRecallEndpoints = {
  'POST /v1/coupons/recalls/check': {
    ...PANEL,
    permission: 'coupon.recall',
    summary: 'What a recall would bring back',
    description: 'The whole balance of each coupon (R-REC-2), and what would be skipped and why. Moves nothing.',
    body: z.strictObject(recall),
    batch: { field: 'couponIds', maximum: ISSUE_MAXIMUM },
    answer: z.object({
      ...checkedWhole,
      amounts: z
        .array(z.object({ asset: couponAsset, currency, amount: amountOf, coupons: z.number().int() }))
        .describe('Of the recallable ones; where there are several currencies, `currency` is null and `total` 0.00.'),
      recallable: z.number().int().min(0),
      skipped: z.number().int().min(0),
      coupons: z.array(
        z.object({ couponId, customer: pickedCustomer.nullable(), amount: amountOf.nullable(), refusal: z.enum(PROBLEM_CODES).nullable() }),
      ),
    }),
    status: 200,
    refusals: RECALL_REFUSALS,
  },
  'POST /v1/coupons/recalls': {
    ...PANEL,
    permission: 'coupon.recall',
    summary: 'Recall coupons',
    description: 'Only usable ones (R-REC-1), always the whole balance; each result says what was recalled (R-REC-3).',
    body: z.strictObject(recall),
    batch: { field: 'couponIds', maximum: ISSUE_MAXIMUM },
    answer: z.object({
      operation: operationSummary,
      results: z.array(
        z.object({
          couponId,
          customerId: customerId.nullable(),
          balanceBefore: amountOf.nullable(),
          amount: amountOf.nullable(),
          ...itemOutcome,
        }),
      ),
      recalled: z.array(z.object({ currency, amount: amountOf })),
      ...batchCounts,
    }),
    status: 201,
    refusals: RECALL_REFUSALS,
    isCommand: true,
    hasStepUp: true,
  },
  'POST /v1/coupons/selections': {
    ...PANEL,
    permission: 'coupon.recall',
    summary: 'Freeze all coupons that match',
    description: 'The list and its total stay as they are for an hour, so that what is confirmed is what is recalled. At most 10,000.',
    body: z.strictObject({ filter: couponFilter, indirectPartnerId: resellerId.optional() }),
    answer: z.object({
      selectionId: madeId,
      coupons: z.number().int().min(1),
      recallable: z.number().int().min(0),
      amounts: z
        .array(z.object({ asset: couponAsset, currency, amount: amountOf, coupons: z.number().int() }))
        .describe('Of the recallable ones.'),
      skipped: z.array(z.object({ refusal: z.enum(PROBLEM_CODES), coupons: z.number().int() })),
      needsCode: z.boolean(),
      expiresInSeconds: z.number().int().min(0),
    }),
    status: 201,
    refusals: ['range-inverted', 'partner-kind-wrong', 'not-found', 'search-limit-reached', 'selection-empty', 'selection-too-large'],
  },
  'POST /v1/coupons/recall-jobs': {
    ...PANEL,
    permission: 'coupon.recall',
    summary: 'Recall a frozen selection',
    description:
      'One job, coupon by coupon; the result sets what was confirmed beside what was recalled. See `GET /v1/operations/:operationId`.',
    body: z.strictObject({ selectionId: madeId, memo: memoAsked.optional() }),
    answer: z.object({ operation: operationSummary }),
    status: 201,
    refusals: ['not-found', 'selection-expired', 'memo-too-long'],
    isCommand: true,
    hasStepUp: true,
  },
} as const satisfies Record<string, Endpoint>;
