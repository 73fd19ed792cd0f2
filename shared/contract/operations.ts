import { z } from 'zod';
import { ASSETS, OPERATION_ITEM_STATES, OPERATION_KINDS, OPERATION_STATES } from '../values/money-lists.ts';
import type { Endpoint } from './endpoint.ts';
import { cursor, instant, madeId, memoAsked, quotaId, resellerId } from './fields.ts';
import { operationItem, operationSummary } from './money-fields.ts';

const READERS = {
  callers: ['operator'],
  permission: 'operation-log.read',
  widgets: ['coupon-quota'],
  feature: null,
} as const satisfies Partial<Endpoint>;
/** Whoever may begin an operation may look after it; what it needs is checked by its kind. */
const DOERS = { callers: ['operator'], permission: null, widgets: ['coupon-quota'], feature: null } as const satisfies Partial<Endpoint>;

/** The filters of DOMAIN.md §3.7; all that are given must hold. */
export const operationFilter = z.strictObject({
  from: instant.optional(),
  until: instant.optional(),
  kinds: z.array(z.enum(OPERATION_KINDS)).optional(),
  assets: z.array(z.enum(ASSETS)).optional(),
  states: z.array(z.enum(OPERATION_ITEM_STATES)).optional(),
  customerName: z.string().trim().min(2).max(64).optional().describe('Anywhere in the name; limited and audited like any search by name.'),
  customerId: z.string().trim().min(1).max(128).optional().describe('Whole customer id or the partner’s own number.'),
  quotaId: quotaId.optional(),
  couponId: quotaId.optional(),
  operationId: madeId.optional(),
  userId: z.string().trim().min(1).max(128).optional().describe('An operator by the partner’s own id, whole.'),
});

/** What was done with quotas, coupons and money (DOMAIN.md §3.7), and long operations under way. */
export const operationEndpoints = {
  'POST /v1/operations/search': {
    ...READERS,
    summary: 'The operation log',
    description: 'One row for each coupon, quota or account that an operation touched, refused ones too; newest first, exact total.',
    body: z.strictObject({
      filter: operationFilter.optional(),
      indirectPartnerId: resellerId.optional(),
      after: cursor.optional(),
      size: z.number().int().min(1).max(100).optional().describe('Default: 20.'),
    }),
    answer: z.object({ rows: z.array(operationItem), total: z.number().int().min(0), next: cursor.nullable(), asOf: instant }),
    status: 200,
    refusals: ['cursor-invalid', 'range-inverted', 'partner-kind-wrong', 'not-found', 'search-limit-reached'],
  },
  'POST /v1/operations/list': {
    ...DOERS,
    summary: 'Operations as a whole',
    description: 'Newest first: those that wait for an approval the caller may give, and the caller’s own. At most 100.',
    body: z.strictObject({ states: z.array(z.enum(OPERATION_STATES)).optional(), isOwn: z.boolean().optional() }),
    answer: z.object({ operations: z.array(operationSummary) }),
    status: 200,
    refusals: [],
  },
  'GET /v1/operations/:operationId': {
    ...DOERS,
    summary: 'How far an operation is',
    description: 'The caller’s own, one that waits for the caller’s approval, or any with the permission to read the log.',
    params: z.strictObject({ operationId: madeId }),
    answer: operationSummary,
    status: 200,
    refusals: ['not-found'],
  },
  'POST /v1/operations/:operationId/items': {
    ...DOERS,
    summary: 'The items of an operation',
    description: 'In their order; what was confirmed (`asked`) beside what moved.',
    params: z.strictObject({ operationId: madeId }),
    body: z.strictObject({
      states: z.array(z.enum(OPERATION_ITEM_STATES)).optional(),
      after: cursor.optional(),
      size: z.number().int().min(1).max(100).optional().describe('Default: 50.'),
    }),
    answer: z.object({
      operation: operationSummary,
      rows: z.array(operationItem),
      total: z.number().int().min(0),
      next: cursor.nullable(),
    }),
    status: 200,
    refusals: ['not-found', 'cursor-invalid'],
  },
  'POST /v1/operations/:operationId/stop': {
    ...DOERS,
    summary: 'Stop a long operation',
    description: 'What was done stays; what was not begun is left, and what is reserved for it goes back.',
    params: z.strictObject({ operationId: madeId }),
    body: z.strictObject({}),
    answer: operationSummary,
    status: 200,
    refusals: ['not-found', 'operation-ended'],
  },
  'POST /v1/operations/:operationId/retry': {
    ...DOERS,
    summary: 'Try the refused items again',
    description:
      'A new operation with those items of one that has ended; nothing that was done is done again. Of issues, grants, allocations and recalls of coupons; recalls of quotas and of money are asked for anew.',
    params: z.strictObject({ operationId: madeId }),
    body: z.strictObject({}),
    answer: operationSummary,
    status: 201,
    refusals: [
      'not-found',
      'permission-missing',
      'result-not-ready',
      'nothing-to-retry',
      'not-retried',
      'balance-insufficient',
      'currency-unknown',
      'quota-insufficient',
      'quota-kept-for-others',
      'parent-quota-not-issuable',
      'quota-not-normal',
      'quota-expired',
      'quota-recalled',
      'quota-not-started',
    ],
    isCommand: true,
    hasStepUp: true,
  },
  'POST /v1/operations/:operationId/approval': {
    ...DOERS,
    summary: 'Approve or reject an operation',
    description:
      'By a second person with the same permission. Approved, it runs with what was reserved; rejected or after seven days, that goes back. `memo` says why; it stays with the operation.',
    params: z.strictObject({ operationId: madeId }),
    body: z.strictObject({ decision: z.enum(['approve', 'reject']), memo: memoAsked.optional() }),
    answer: operationSummary,
    status: 200,
    refusals: ['not-found', 'permission-missing', 'operation-not-awaiting', 'approver-is-requester', 'memo-too-long'],
    isCommand: true,
  },
  'GET /v1/operations/:operationId/file': {
    ...DOERS,
    summary: 'The result as a file',
    description:
      'CSV with operation_id, coupon_id, customer_id, masked_name, face_value, balance_before, recalled or issued, result, reason, operator, time. Always masked; each download is recorded.',
    params: z.strictObject({ operationId: madeId }),
    isFile: true,
    answer: z.undefined(),
    status: 200,
    refusals: ['not-found', 'result-not-ready'],
  },
} as const satisfies Record<string, Endpoint>;

export type OperationFilter = z.output<typeof operationFilter>;
