import { z } from 'zod';
import { ISSUE_MAXIMUM } from '../values/ids.ts';
import { ITEM_CHANGES } from '../values/lists.ts';
import { ACCOUNT_TYPES, ALLOCATION_PARTIES } from '../values/money-lists.ts';
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
  reference,
  resellerId,
} from './fields.ts';
import { checkedWhole, doer, operationSummary, pickedCustomer, recentDecision } from './money-fields.ts';

const OPERATORS = { callers: ['operator'], widgets: ['coupon-quota', 'customer'], feature: null } as const satisfies Partial<Endpoint>;
const PARTNER_SERVER = { callers: ['secret-key'], permission: null, widgets: [], feature: null } as const satisfies Partial<Endpoint>;

const account = z.object({
  accountType: z.enum(ACCOUNT_TYPES),
  currency,
  amount: amountOf,
  designated: amountOf.describe('Earmarked: not free for allocation.'),
  held: amountOf.describe('Reserved for operations that wait for an approval.'),
  free: amountOf.describe('amount − designated; what an allocation may take (R-ACC-1).'),
  credit: amountOf.nullable().describe('Credit line, of credit accounts only.'),
});

const parties = {
  to: z.enum(ALLOCATION_PARTIES),
  currency,
  indirectPartnerId: resellerId
    .optional()
    .describe('The reseller whose account and customers are meant (R-ACC-1); not with `to: reseller`.'),
  items: z
    .array(
      z.strictObject({ id: z.string().trim().min(1).max(64).describe('Customer id, or the reseller’s partner id.'), amount: amountAsked }),
    )
    .min(1),
  memo: memoAsked.optional(),
};
const party = z.object({
  id: z.string(),
  customer: pickedCustomer.nullable(),
  reseller: z.object({ partnerId: madeId, name: z.string() }).nullable(),
});
const checkedParties = z.object({
  ...checkedWhole,
  items: z.array(
    party.extend({
      amount: amountOf.nullable(),
      balance: amountOf.nullable().describe('What is left there now of what was allocated.'),
      refusal: z.enum(PROBLEM_CODES).nullable(),
      recent: recentDecision.nullable(),
    }),
  ),
});
const moved = z.object({
  operation: operationSummary,
  results: z
    .array(z.object({ id: z.string(), amount: amountOf.nullable(), balance: amountOf.nullable(), ...itemOutcome }))
    .describe('In the order of the call; empty while the operation waits for an approval.'),
  available: amountOf.describe('What is free in the partner’s account.'),
  ...batchCounts,
});
const PARTY_REFUSALS = [
  'not-found',
  'partner-kind-wrong',
  'batch-too-large',
  'item-repeated',
  'amount-not-a-number',
  'amount-not-positive',
  'amount-too-precise',
  'amount-out-of-range',
  'memo-too-long',
  'currency-unknown',
  'balance-insufficient',
  'customer-not-agency-sale',
  'customer-dissociated',
  'customer-erased',
  'reseller-leaving',
] as const;
const RECALL_REFUSALS = [
  'not-found',
  'partner-kind-wrong',
  'batch-too-large',
  'item-repeated',
  'amount-not-a-number',
  'amount-not-positive',
  'amount-too-precise',
  'amount-out-of-range',
  'memo-too-long',
  'currency-unknown',
  'allocation-insufficient',
  'no-allocation',
  'customer-not-agency-sale',
  'customer-dissociated',
] as const;

/** Accounts of the partner, and money allocated to customers and resellers (DOMAIN.md §6). */
export const accountEndpoints = {
  'GET /v1/accounts': {
    ...OPERATORS,
    permission: 'account.read',
    summary: 'The partner’s accounts',
    description: 'By type and currency; currencies are never added together.',
    query: z.strictObject({ indirectPartnerId: resellerId.optional() }),
    answer: z.object({
      accounts: z.array(account),
      allocated: z
        .array(z.object({ currency, toCustomers: amountOf, toResellers: amountOf }))
        .describe('What is left of what was allocated.'),
      asOf: instant,
    }),
    status: 200,
    refusals: ['partner-kind-wrong', 'not-found'],
  },
  'PUT /v1/accounts': {
    ...PARTNER_SERVER,
    summary: 'State what is designated, and credit lines',
    description: 'Amounts themselves move with `POST /v1/accounts/top-ups` and operations only.',
    body: z.strictObject({
      accounts: z
        .array(
          z.strictObject({
            accountType: z.enum(ACCOUNT_TYPES),
            currency,
            designated: amountAsked.optional(),
            credit: amountAsked.nullable().optional(),
          }),
        )
        .min(1),
    }),
    batch: { field: 'accounts', maximum: 50 },
    answer: z.object({
      results: z.array(z.object({ accountType: z.enum(ACCOUNT_TYPES), currency, change: z.enum(ITEM_CHANGES).nullable(), ...itemOutcome })),
      ...batchCounts,
    }),
    status: 200,
    refusals: [
      'batch-too-large',
      'item-repeated',
      'amount-not-a-number',
      'amount-too-precise',
      'amount-out-of-range',
      'designated-too-high',
    ],
  },
  'POST /v1/accounts/top-ups': {
    ...PARTNER_SERVER,
    summary: 'Book a top-up or a withdrawal',
    description: 'Money that came to the partner from outside, or left it (R-ACC-8). Once for each reference.',
    body: z.strictObject({
      accountType: z.enum(ACCOUNT_TYPES),
      currency,
      direction: z.enum(['in', 'out']),
      amount: amountAsked,
      reference,
    }),
    answer: z.object({ operationId: madeId, account }),
    status: 201,
    refusals: [
      'amount-not-a-number',
      'amount-not-positive',
      'amount-too-precise',
      'amount-out-of-range',
      'balance-insufficient',
      'reference-taken',
    ],
    isCommand: true,
  },
  'POST /v1/accounts/allocations/check': {
    ...OPERATORS,
    permission: 'account.write',
    summary: 'What an allocation would do',
    description: 'Who would get what, against what is free; who got the same within 24 hours. Moves nothing.',
    body: z.strictObject(parties),
    batch: { field: 'items', maximum: ISSUE_MAXIMUM },
    answer: checkedParties,
    status: 200,
    refusals: PARTY_REFUSALS,
  },
  'POST /v1/accounts/allocations': {
    ...OPERATORS,
    permission: 'account.write',
    summary: 'Allocate money',
    description:
      'To agency-sale customers, or, from a distributor, to resellers; out of the account `balance`, at most amount − designated (R-ACC-1, R-ACC-2, R-ACC-4). The call is refused whole where the total does not reach.',
    body: z.strictObject(parties),
    batch: { field: 'items', maximum: ISSUE_MAXIMUM },
    answer: moved,
    status: 201,
    refusals: PARTY_REFUSALS,
    isCommand: true,
    hasStepUp: true,
  },
  'POST /v1/accounts/recalls/check': {
    ...OPERATORS,
    permission: 'account.write',
    summary: 'What a recall of money would bring back',
    description: 'Moves nothing.',
    body: z.strictObject(parties),
    batch: { field: 'items', maximum: ISSUE_MAXIMUM },
    answer: checkedParties,
    status: 200,
    refusals: RECALL_REFUSALS,
  },
  'POST /v1/accounts/recalls': {
    ...OPERATORS,
    permission: 'account.write',
    summary: 'Recall allocated money',
    description: 'At most what is left there of what was allocated (R-ACC-3, R-ACC-4).',
    body: z.strictObject(parties),
    batch: { field: 'items', maximum: ISSUE_MAXIMUM },
    answer: moved,
    status: 201,
    refusals: RECALL_REFUSALS,
    isCommand: true,
    hasStepUp: true,
  },
  'POST /v1/accounts/charges': {
    ...PARTNER_SERVER,
    summary: 'Book what a customer spent of allocated money, or got back',
    description: 'So that what is unspent is known. Once for each reference.',
    body: z.strictObject({ customerId, currency, direction: z.enum(['spent', 'refunded']), amount: amountAsked, reference }),
    answer: z.object({ operationId: madeId, customerId, currency, amount: amountOf, balance: amountOf }),
    status: 201,
    refusals: [
      'not-found',
      'amount-not-a-number',
      'amount-not-positive',
      'amount-too-precise',
      'amount-out-of-range',
      'allocation-insufficient',
      'no-allocation',
      'refund-exceeds-usage',
      'reference-taken',
    ],
    isCommand: true,
  },
  'POST /v1/accounts/adjustments': {
    ...OPERATORS,
    permission: 'account.read',
    summary: 'Adjustment records',
    description:
      'Allocations, recalls, and what came back with a dissociation (R-ACC-6); newest first. A distributor reads a reseller’s with `indirectPartnerId`, else only its own.',
    body: z.strictObject({
      customerId: customerId.optional(),
      resellerId: resellerId.optional(),
      types: z.array(z.enum(['allocation', 'recall', 'dissociation-recall'])).optional(),
      from: instant.optional(),
      until: instant.optional(),
      operationId: madeId.optional().describe('The transaction.'),
      currency: currency.optional(),
      indirectPartnerId: resellerId.optional(),
      after: cursor.optional(),
      size: z.number().int().min(1).max(100).optional().describe('Default: 10.'),
    }),
    answer: z.object({
      records: z.array(
        party.extend({
          operationId: madeId,
          type: z.enum(['allocation', 'recall', 'dissociation-recall']),
          currency,
          amount: amountOf,
          balanceAfter: amountOf,
          at: instant,
          by: doer,
          memo: z.string().nullable(),
        }),
      ),
      total: z.number().int().min(0),
      next: cursor.nullable(),
    }),
    status: 200,
    refusals: ['cursor-invalid', 'range-inverted', 'partner-kind-wrong', 'not-found'],
  },
} as const satisfies Record<string, Endpoint>;
