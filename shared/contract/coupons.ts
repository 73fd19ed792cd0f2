import { z } from 'zod';
import { ISSUE_MAXIMUM, JOB_ITEMS_MAXIMUM } from '../values/ids.ts';
import { ITEM_CHANGES, SORT_DIRECTIONS } from '../values/lists.ts';
import { CHARGE_MODES, COUPON_ISSUERS, COUPON_STATES, ORDER_TYPES } from '../values/money-lists.ts';
import { PROBLEM_CODES } from '../values/problem-codes.ts';
import type { Endpoint } from './endpoint.ts';
import {
  amountAsked,
  amountOf,
  batchCounts,
  couponId,
  currency,
  cursor,
  customerId,
  customerNoteAsked,
  instant,
  itemOutcome,
  madeId,
  memoAsked,
  namedTag,
  quotaId,
  reference,
  resellerId,
} from './fields.ts';
import { checkedWhole, couponAsset, couponRestrictions, doer, operationSummary, pickedCustomer, recentDecision } from './money-fields.ts';

const PANEL = { callers: ['operator'], widgets: ['coupon-quota'], feature: null } as const satisfies Partial<Endpoint>;
const COUPON_READERS = {
  callers: ['operator'],
  permission: 'coupon.read',
  widgets: ['coupon-quota', 'customer'],
  feature: null,
} as const satisfies Partial<Endpoint>;
const PARTNER_SERVER = { callers: ['secret-key'], permission: null, widgets: [], feature: null } as const satisfies Partial<Endpoint>;

const issueItem = z.strictObject({
  customerId,
  faceValue: amountAsked.optional().describe('Instead of the common one.'),
  validFrom: instant.optional(),
  expiresAt: instant.optional(),
  customerNote: customerNoteAsked.optional(),
  memo: memoAsked.optional(),
});
/** What is issued: terms for all, and for each customer what differs. */
const issue = {
  quotaId,
  indirectPartnerId: resellerId.optional().describe('A reseller of the distributor that asks: its quota, its customers.'),
  faceValue: amountAsked
    .optional()
    .describe('For each customer, 0.01 to 99,999,999,999.00 (R-ISS-2); left out where every item has its own.'),
  validFrom: instant.optional().describe('Default: when the quota takes effect, or now where that has passed.'),
  expiresAt: instant.optional().describe('Default: the end of the quota (R-ISS-4).'),
  restrictions: couponRestrictions.optional().describe('Within those of the quota; a part that is absent is the quota’s.'),
  customerNote: customerNoteAsked.optional(),
  memo: memoAsked.optional(),
  items: z.array(issueItem).min(1),
};

const recall = { couponIds: z.array(couponId).min(1), indirectPartnerId: resellerId.optional(), memo: memoAsked.optional() };

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

const ISSUE_REFUSALS = [
  'not-found',
  'partner-kind-wrong',
  'batch-too-large',
  'item-repeated',
  'amount-not-a-number',
  'amount-not-positive',
  'amount-too-precise',
  'amount-out-of-range',
  'memo-too-long',
  'customer-note-too-long',
  'quota-not-normal',
  'quota-not-started',
  'quota-expired',
  'quota-recalled',
  'quota-insufficient',
  'quota-count-full',
  'quota-total-full',
  'face-value-too-low',
  'face-value-too-high',
  'validity-inverted',
  'validity-outside-quota',
  'restriction-outside-quota',
  'customer-not-agency-sale',
  'customer-agency-sale',
  'customer-not-designated',
  'customer-not-whitelisted',
  'customer-dissociated',
  'signing-entity-differs',
  'customer-erased',
] as const;
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

/** Coupons, cash coupons and pick-up coupons of customers (DOMAIN.md §3). Amounts are in the currency of the coupon. */
export const couponEndpoints = {
  'POST /v1/coupons/recipients': {
    ...PANEL,
    permission: 'coupon.issue',
    summary: 'Who is meant by pasted lines',
    description:
      'Each line names a customer by id, by the partner’s own number, or by whole account name. Nothing is guessed: a line that fits several customers is ambiguous and names them. Counted as searches by name.',
    body: z.strictObject({
      quotaId,
      indirectPartnerId: resellerId.optional(),
      lines: z
        .array(
          z.strictObject({
            customerId: z.string().trim().min(1).max(128).optional(),
            partnerCustomerNo: z.string().trim().min(1).max(128).optional(),
            text: z.string().trim().min(1).max(256).optional().describe('Any of the three, as somebody pasted it.'),
          }),
        )
        .min(1),
    }),
    batch: { field: 'lines', maximum: 1_000 },
    answer: z.object({
      lines: z.array(
        z.object({
          line: z.number().int().min(1),
          result: z.enum(['matched', 'unknown', 'ambiguous', 'not-issuable', 'repeated']),
          customer: pickedCustomer.nullable(),
          candidates: z.array(pickedCustomer).describe('Of an ambiguous line, at most 10.'),
          refusal: z.enum(PROBLEM_CODES).nullable().describe('Why nothing can be issued to this customer from this quota.'),
        }),
      ),
    }),
    status: 200,
    refusals: ['not-found', 'partner-kind-wrong', 'batch-too-large', 'search-limit-reached'],
    maximumBodyBytes: 1024 * 1024,
  },
  'POST /v1/coupons/recipients-file': {
    ...PANEL,
    permission: 'coupon.issue',
    summary: 'What stands in a file of recipients',
    description:
      'CSV in UTF-8, GB18030 or UTF-16, with the columns customer_id or partner_customer_no, and face_value, valid_from, valid_to (days in UTC+8, the last one included), customer_note, memo where wanted; at most 10,000 lines. Looks nobody up and moves nothing: see `POST /v1/coupons/recipients`.',
    body: z.strictObject({ content: z.base64().max(2_000_000).describe('The file, in base64.') }),
    answer: z.object({
      lines: z.array(
        z.object({
          line: z.number().int().min(1).describe('Line of the file.'),
          customerId: z.string().nullable(),
          partnerCustomerNo: z.string().nullable(),
          faceValue: z.string(),
          validFrom: z.string(),
          validTo: z.string(),
          customerNote: z.string(),
          memo: z.string(),
        }),
      ),
      unread: z.array(z.number().int().min(1)).describe('Lines that could not be read, or name nobody.'),
    }),
    status: 200,
    refusals: ['recipients-file-unreadable', 'recipients-file-columns', 'recipients-file-empty', 'batch-too-large'],
    maximumBodyBytes: 2 * 1024 * 1024 + 1024,
    isSensitive: true,
  },
  'POST /v1/coupons/issues/check': {
    ...PANEL,
    permission: 'coupon.issue',
    summary: 'What an issue would do',
    description:
      'The total against what is available, what each customer would get, who would be refused and why, and who got the same amount within 24 hours: by which operation, from whom, when. Moves nothing.',
    body: z.strictObject(issue),
    batch: { field: 'items', maximum: JOB_ITEMS_MAXIMUM },
    answer: z.object({
      ...checkedWhole,
      availableAfter: amountOf.nullable(),
      issuable: z.number().int().min(0),
      refused: z.number().int().min(0),
      repeats: z.number().int().min(0).describe('Items with a recent decision.'),
      items: z
        .array(
          z.object({
            item: z.number().int().min(1),
            customer: pickedCustomer.nullable(),
            customerId,
            faceValue: amountOf.nullable(),
            validFrom: instant.nullable(),
            expiresAt: instant.nullable(),
            refusal: z.enum(PROBLEM_CODES).nullable(),
            recent: recentDecision.nullable().describe('The same customer got the same amount within 24 hours.'),
          }),
        )
        .describe('All items up to 200; of more, those refused or decided before come first, and the list ends at 200.'),
    }),
    status: 200,
    refusals: ISSUE_REFUSALS,
    maximumBodyBytes: 4 * 1024 * 1024,
  },
  'POST /v1/coupons/issues': {
    ...PANEL,
    permission: 'coupon.issue',
    summary: 'Issue coupons to customers',
    description:
      'A malformed item, or a total above what is available, refuses the call whole and nothing moves; a business no refuses its item alone (R-ISS-8). Above a limit of the partner the operation waits for a second person, with the amount reserved.',
    body: z.strictObject(issue),
    batch: { field: 'items', maximum: ISSUE_MAXIMUM },
    answer: z.object({
      operation: operationSummary,
      results: z
        .array(z.object({ customerId, couponId: couponId.nullable(), amount: amountOf.nullable(), ...itemOutcome }))
        .describe('In the order of the call; empty while the operation waits for an approval.'),
      available: amountOf.describe('What is left in the quota.'),
      ...batchCounts,
    }),
    status: 201,
    refusals: ISSUE_REFUSALS,
    maximumBodyBytes: 256 * 1024,
    isCommand: true,
    hasStepUp: true,
  },
  'POST /v1/coupons/issue-jobs': {
    ...PANEL,
    permission: 'coupon.issue',
    summary: 'Issue coupons to many customers',
    description:
      'The total is reserved at once, so that the job cannot run dry; what refused items leave goes back at its end. See `GET /v1/operations/:operationId`.',
    body: z.strictObject(issue),
    batch: { field: 'items', maximum: JOB_ITEMS_MAXIMUM },
    answer: z.object({ operation: operationSummary, available: amountOf }),
    status: 201,
    refusals: ISSUE_REFUSALS,
    maximumBodyBytes: 4 * 1024 * 1024,
    isCommand: true,
    hasStepUp: true,
  },
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
        amount: amountAsked.describe('Of the whole order, before the coupon.'),
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

export type CouponFilter = z.output<typeof couponFilter>;
