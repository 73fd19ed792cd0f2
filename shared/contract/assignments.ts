import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { accountManager, batchCounts, customerId, instant, itemOutcome, madeId, namedTag, tag } from './fields.ts';

const customerIds = z.array(customerId).min(1).describe('At most 100; of two that are the same the first counts.');
const customerResults = z.object({ results: z.array(z.object({ customerId, ...itemOutcome })), ...batchCounts });
const resellerIds = z.array(madeId).min(1).describe('At most 100; of two that are the same the first counts.');
const resellerResults = z.object({ results: z.array(z.object({ partnerId: madeId, ...itemOutcome })), ...batchCounts });

/** A period in which an account manager holds a customer or a reseller; newest first. */
export const heldPeriod = accountManager.extend({ assignedAt: instant, endedAt: instant.nullable().describe('Null while it lasts.') });

const LIST = { callers: ['operator'], widgets: ['customer-list', 'customer'] } as const satisfies Partial<Endpoint>;
const ASSIGN = { ...LIST, permission: 'assignment.write', feature: 'assign' } as const satisfies Partial<Endpoint>;
const RESELLERS = { ...ASSIGN, partnerKind: 'distributor' } as const satisfies Partial<Endpoint>;

/** Who holds which customer or reseller (DOMAIN.md §2.5), and what customers are tagged with. */
export const assignmentEndpoints = {
  'POST /v1/customers/tags': {
    ...LIST,
    permission: 'customer.tag',
    feature: 'tag',
    summary: 'Tag customers',
    description: 'Adds and removes tags, per customer. At most 20 tags a customer; a tag it has already, or has not, is no refusal.',
    body: z
      .strictObject({ customerIds, add: z.array(tag).max(20).optional(), remove: z.array(namedTag).max(20).optional() })
      .refine(({ add = [], remove = [] }) => add.length + remove.length > 0, 'Name at least one tag to add or remove.')
      .refine(({ add = [], remove = [] }) => add.every((one) => !remove.includes(one)), 'A tag cannot be added and removed at once.'),
    batch: { field: 'customerIds', maximum: 100 },
    answer: customerResults,
    status: 200,
    refusals: ['batch-too-large', 'item-repeated', 'not-found', 'tags-full', 'customer-erased'],
  },
  'GET /v1/account-managers': {
    ...ASSIGN,
    summary: 'Account managers to assign to',
    description: 'By user id, at most 500: all of them, or a supervisor’s own team.',
    answer: z.object({
      accountManagers: z.array(accountManager.extend({ customers: z.number().int().min(0), supervisorUserId: z.string().nullable() })),
    }),
    status: 200,
    refusals: [],
  },
  'POST /v1/assignments': {
    ...ASSIGN,
    summary: 'Assign customers to an account manager',
    description:
      'From now on. A customer has at most one account manager (R-AM-1): one that has another already is refused, unless `from` names that manager and so hands the customer over. Supervisors assign within their team.',
    body: z
      .strictObject({
        customerIds,
        operatorId: madeId,
        from: madeId.optional().describe('Hands over customers that this manager holds; without it they must have none.'),
      })
      .refine(({ operatorId, from }) => from !== operatorId, { path: ['from'], message: 'Another than who gets the customers.' }),
    batch: { field: 'customerIds', maximum: 100 },
    answer: customerResults,
    status: 200,
    refusals: [
      'batch-too-large',
      'item-repeated',
      'not-found',
      'not-an-account-manager',
      'customer-assigned',
      'assigned-elsewhere',
      'assignment-overlaps',
      'customer-erased',
    ],
  },
  'POST /v1/assignments/withdraw': {
    ...ASSIGN,
    summary: 'Withdraw customers from their account manager',
    description: 'From now on (R-AM-4). What the manager did in the period that ends stays theirs (R-AM-2).',
    body: z.strictObject({ customerIds }),
    batch: { field: 'customerIds', maximum: 100 },
    answer: customerResults,
    status: 200,
    refusals: ['batch-too-large', 'item-repeated', 'not-found', 'customer-unassigned', 'assignment-overlaps'],
  },
  'GET /v1/resellers': {
    ...LIST,
    widgets: ['customer-list', 'coupon-quota', 'consumption-dashboard', 'agreement-records'],
    permission: 'customer.read',
    feature: null,
    partnerKind: 'distributor',
    summary: "A distributor's resellers",
    description: 'Those in scope: all, or the ones that an account manager, or a supervisor’s team, holds.',
    answer: z.object({
      resellers: z.array(
        z.object({
          partnerId: madeId,
          name: z.string(),
          customers: z.number().int().min(0),
          accountManager: accountManager.extend({ assignedAt: instant }).nullable(),
        }),
      ),
    }),
    status: 200,
    refusals: [],
  },
  'GET /v1/resellers/:partnerId/account-managers': {
    ...LIST,
    permission: 'customer.read',
    feature: null,
    partnerKind: 'distributor',
    summary: "A reseller's account managers until now",
    description: 'The history of R-AM-6, newest first.',
    params: z.strictObject({ partnerId: madeId }),
    answer: z.object({ periods: z.array(heldPeriod) }),
    status: 200,
    refusals: ['not-found'],
  },
  'POST /v1/resellers/assign': {
    ...RESELLERS,
    summary: 'Assign resellers to an account manager',
    description: 'From now on (R-AM-6); one that has an account manager already is refused.',
    body: z.strictObject({ partnerIds: resellerIds, operatorId: madeId }),
    batch: { field: 'partnerIds', maximum: 100 },
    answer: resellerResults,
    status: 200,
    refusals: ['batch-too-large', 'item-repeated', 'not-found', 'not-an-account-manager', 'reseller-assigned', 'assignment-overlaps'],
  },
  'POST /v1/resellers/withdraw': {
    ...RESELLERS,
    summary: 'Withdraw resellers from their account manager',
    description: 'From now on.',
    body: z.strictObject({ partnerIds: resellerIds }),
    batch: { field: 'partnerIds', maximum: 100 },
    answer: resellerResults,
    status: 200,
    refusals: ['batch-too-large', 'item-repeated', 'not-found', 'reseller-unassigned', 'assignment-overlaps'],
  },
} as const satisfies Record<string, Endpoint>;
