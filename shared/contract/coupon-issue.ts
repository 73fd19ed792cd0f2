import { z } from 'zod';
import { ISSUE_MAXIMUM, JOB_ITEMS_MAXIMUM } from '../values/ids.ts';
import { PROBLEM_CODES } from '../values/problem-codes.ts';
import { PANEL } from './coupon-fields.ts';
import type { Endpoint } from './endpoint.ts';
import {
  amountAsked,
  amountOf,
  batchCounts,
  couponId,
  customerId,
  customerNoteAsked,
  instant,
  itemOutcome,
  memoAsked,
  quotaId,
  resellerId,
} from './fields.ts';
import { checkedWhole, couponRestrictions, operationSummary, pickedCustomer, recentDecision } from './money-fields.ts';

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
  'quota-kept-for-others',
  'parent-quota-not-issuable',
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

/** From whom is meant to what was issued (DOMAIN.md §3.3). */
export const couponIssueEndpoints = {
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
} as const satisfies Record<string, Endpoint>;
