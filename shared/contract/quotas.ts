import { z } from 'zod';
import { GRANT_MAXIMUM, QUOTA_RECALL_MAXIMUM } from '../values/ids.ts';
import { ITEM_CHANGES } from '../values/lists.ts';
import { INVOICE_SUBJECTS, QUOTA_STATES } from '../values/money-lists.ts';
import { PROBLEM_CODES } from '../values/problem-codes.ts';
import type { Endpoint } from './endpoint.ts';
import {
  amountAsked,
  amountOf,
  batchCounts,
  currency,
  cursor,
  customerId,
  instant,
  itemOutcome,
  madeId,
  memoAsked,
  quotaId,
  resellerId,
} from './fields.ts';
import { checkedWhole, couponAsset, couponRestrictions, operationSummary } from './money-fields.ts';

/** What a quota limits beyond its dates (DOMAIN.md §3.2, R-ISS-3, R-ISS-5); a part that is absent does not limit. */
export const quotaRestrictions = couponRestrictions.extend({
  minimumFaceValue: amountOf.optional(),
  maximumFaceValue: amountOf.optional(),
  maximumCount: z.number().int().min(1).max(1_000_000_000).optional().describe('Coupons that may be issued from it in all.'),
  maximumTotal: amountOf.optional().describe('Face values together that may be issued from it in all.'),
});

const statedQuota = z.strictObject({
  quotaId,
  asset: couponAsset.optional().describe('A new quota needs one; fixed afterwards.'),
  currency: currency.optional().describe('A new quota needs one; fixed afterwards.'),
  total: amountAsked.optional().describe('All that was ever put into it, not what is left; a new quota needs one. `0.00` is allowed here.'),
  state: z.enum(QUOTA_STATES).exclude(['recalled']).optional().describe('Default of a new quota: normal.'),
  effectiveAt: instant.optional().describe('Default of a new quota: now.'),
  expiresAt: instant.optional().describe('A new quota needs one.'),
  restrictions: quotaRestrictions.optional().describe('Replaces all restrictions.'),
  designatedCustomerIds: z
    .array(customerId)
    .max(10_000)
    .nullable()
    .optional()
    .describe('The only customers it may be issued to; of cash coupons the white list, which they need. Replaces the list; null: no list.'),
  invoiceSubject: z
    .enum(INVOICE_SUBJECTS)
    .optional()
    .describe('Of cash coupons: `user` where invoices are limited to whoever uses them. Default: any.'),
  signingEntity: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .nullable()
    .optional()
    .describe('Whose signing entity it belongs to; compared with the customer’s.'),
});

export const quotaRow = z.object({
  quotaId,
  asset: couponAsset,
  currency,
  state: z.enum(QUOTA_STATES).describe('As stated; a quota past its end stays normal here, see `issuable`.'),
  issuable: z.object({ isIssuable: z.boolean(), refusal: z.enum(PROBLEM_CODES).nullable() }),
  effectiveAt: instant,
  expiresAt: instant,
  total: amountOf.describe('= available + held + outstanding + spent + granted + expired.'),
  available: amountOf.describe('Can be issued or granted.'),
  held: amountOf.describe('Reserved for operations that wait for an approval or are under way.'),
  outstanding: amountOf.describe('Left of coupons that were issued from it and are not past their end.'),
  spent: amountOf,
  granted: amountOf.describe('Given to resellers.'),
  expired: amountOf.describe('Left of coupons past their end, about to come back.'),
  expiringSoon: z.object({ coupons: z.number().int().min(0), amount: amountOf }).describe('Outstanding coupons that end within 30 days.'),
  restrictions: quotaRestrictions,
  designated: z.number().int().min(0).nullable().describe('How many designated customers; null where it is for all.'),
  invoiceSubject: z.enum(INVOICE_SUBJECTS),
  signingEntity: z.string().nullable(),
  parentQuotaId: quotaId.nullable().describe('The quota it was granted from.'),
  reseller: z
    .object({ partnerId: madeId, name: z.string() })
    .nullable()
    .describe('Whose quota it is, where it is a reseller’s; null: the partner’s own.'),
  children: z.number().int().min(0),
  createdAt: instant,
  changedAt: instant,
});

const PANEL = { callers: ['operator'], widgets: ['coupon-quota'], feature: null } as const satisfies Partial<Endpoint>;

const grants = {
  quotaId,
  amount: amountAsked.describe('For each reseller, at most 100,000,000.00.'),
  resellerIds: z.array(resellerId).min(1),
  memo: memoAsked.optional(),
};
const quotaRecalls = { quotaIds: z.array(quotaId).min(1), memo: memoAsked.optional().describe('At most 256 characters here (R-REC-7).') };

const GRANT_REFUSALS = [
  'not-found',
  'partner-kind-wrong',
  'batch-too-large',
  'item-repeated',
  'amount-not-a-number',
  'amount-not-positive',
  'amount-too-precise',
  'amount-out-of-range',
  'memo-too-long',
  'quota-not-normal',
  'quota-not-started',
  'quota-expired',
  'quota-recalled',
  'quota-insufficient',
  'quota-kept-for-others',
  'quota-not-grantable',
  'reseller-leaving',
  'designated-not-of-reseller',
] as const;
const RECALL_REFUSALS = [
  'not-found',
  'partner-kind-wrong',
  'batch-too-large',
  'item-repeated',
  'memo-too-long',
  'quota-not-granted',
  'quota-recalled',
  'quota-not-normal',
  'quota-expired',
] as const;

/** Quotas of coupons, cash coupons and pick-up coupons (DOMAIN.md §3.2, §3.4, R-REC-7). Amounts are in the currency of the quota. */
export const quotaEndpoints = {
  'PUT /v1/quotas': {
    summary: 'Keep quotas current',
    description:
      'What the upstream gave the partner. `total` is all that was ever put in, so that repeating a statement changes nothing; the difference is booked, down to what was issued, granted or reserved. Each item by itself. What an item leaves out stays; a part that its restrictions leave out limits no more. Coupons and granted quotas keep the dates and restrictions that they were given. An end in the past is taken: the quota has expired. A quota that a distributor granted cannot be stated. Cash coupons need a list of designated customers, and `signingEntity` where `invoiceSubject` is `user`.',
    callers: ['secret-key'],
    permission: null,
    widgets: [],
    feature: null,
    body: z.strictObject({ quotas: z.array(statedQuota).min(1) }),
    batch: { field: 'quotas', maximum: 100 },
    answer: z.object({ results: z.array(z.object({ quotaId, change: z.enum(ITEM_CHANGES).nullable(), ...itemOutcome })), ...batchCounts }),
    status: 200,
    refusals: [
      'batch-too-large',
      'item-repeated',
      'amount-not-a-number',
      'amount-not-positive',
      'amount-too-precise',
      'amount-out-of-range',
      'quota-fixed',
      'quota-total-too-low',
      'quota-recalled',
      'validity-inverted',
      'request-invalid',
    ],
    maximumBodyBytes: 4 * 1024 * 1024,
  },
  'POST /v1/quotas/search': {
    ...PANEL,
    permission: 'quota.read',
    summary: 'A page of quotas',
    description:
      'Issuable ones first, by end; then the others, the latest end first. With `indirectPartnerId` those of a reseller; with `parentQuotaId` those granted from one quota.',
    body: z.strictObject({
      assets: z.array(couponAsset).optional(),
      states: z.array(z.enum(QUOTA_STATES)).optional(),
      isIssuable: z.boolean().optional(),
      quotaId: z.string().trim().min(1).max(64).optional().describe('Whole quota id.'),
      parentQuotaId: quotaId.optional(),
      indirectPartnerId: resellerId.optional(),
      after: cursor.optional(),
      size: z.number().int().min(1).max(100).optional().describe('Default: 20.'),
    }),
    answer: z.object({
      quotas: z.array(quotaRow),
      total: z.number().int().min(0),
      next: cursor.nullable(),
      asOf: instant,
    }),
    status: 200,
    refusals: ['cursor-invalid', 'partner-kind-wrong', 'not-found'],
  },
  'GET /v1/quotas/:quotaId': {
    ...PANEL,
    permission: 'quota.read',
    summary: 'One quota',
    description: 'Own, or a reseller’s with `indirectPartnerId`.',
    params: z.strictObject({ quotaId }),
    query: z.strictObject({ indirectPartnerId: resellerId.optional() }),
    answer: z.object({ quota: quotaRow, asOf: instant }),
    status: 200,
    refusals: ['not-found', 'partner-kind-wrong'],
  },
  'POST /v1/quotas/grants/check': {
    ...PANEL,
    permission: 'quota.grant',
    partnerKind: 'distributor',
    summary: 'What a grant to resellers would do',
    description: 'Moves nothing.',
    body: z.strictObject(grants),
    batch: { field: 'resellerIds', maximum: GRANT_MAXIMUM },
    answer: z.object({
      ...checkedWhole,
      resellers: z.array(
        z.object({ resellerId: madeId, name: z.string().nullable(), amount: amountOf, refusal: z.enum(PROBLEM_CODES).nullable() }),
      ),
    }),
    status: 200,
    refusals: GRANT_REFUSALS,
  },
  'POST /v1/quotas/grants': {
    ...PANEL,
    permission: 'quota.grant',
    partnerKind: 'distributor',
    summary: 'Grant quota to resellers',
    description:
      'Each reseller gets a child quota with the dates and restrictions of its parent (DOMAIN.md §3.4). Grants on one quota are serial.',
    body: z.strictObject(grants),
    batch: { field: 'resellerIds', maximum: GRANT_MAXIMUM },
    answer: z.object({
      operation: operationSummary,
      results: z.array(z.object({ resellerId: madeId, quotaId: quotaId.nullable(), amount: amountOf.nullable(), ...itemOutcome })),
      available: amountOf.describe('What is left in the quota.'),
      ...batchCounts,
    }),
    status: 201,
    refusals: GRANT_REFUSALS,
    isCommand: true,
    hasStepUp: true,
  },
  'POST /v1/quotas/recalls/check': {
    ...PANEL,
    permission: 'quota.grant',
    partnerKind: 'distributor',
    summary: 'What a recall of granted quotas would bring back',
    description: 'The whole balance of each, or why not (R-REC-7). Moves nothing.',
    body: z.strictObject(quotaRecalls),
    batch: { field: 'quotaIds', maximum: QUOTA_RECALL_MAXIMUM },
    answer: z.object({
      ...checkedWhole,
      quotas: z.array(
        z.object({
          quotaId,
          reseller: z.object({ partnerId: madeId, name: z.string() }).nullable(),
          amount: amountOf.nullable(),
          refusal: z.enum(PROBLEM_CODES).nullable(),
        }),
      ),
    }),
    status: 200,
    refusals: RECALL_REFUSALS,
  },
  'POST /v1/quotas/recalls': {
    ...PANEL,
    permission: 'quota.grant',
    partnerKind: 'distributor',
    summary: 'Take granted quotas back',
    description: 'The whole balance goes back to the quota that each was granted from. What returns from its coupons later goes there too.',
    body: z.strictObject(quotaRecalls),
    batch: { field: 'quotaIds', maximum: QUOTA_RECALL_MAXIMUM },
    answer: z.object({
      operation: operationSummary,
      results: z.array(z.object({ quotaId, amount: amountOf.nullable(), ...itemOutcome })),
      ...batchCounts,
    }),
    status: 201,
    refusals: RECALL_REFUSALS,
    isCommand: true,
    hasStepUp: true,
  },
} as const satisfies Record<string, Endpoint>;
