import { z } from 'zod';
import {
  ASSOCIATION_TYPES,
  CUSTOMER_LEVELS,
  CUSTOMER_SORTS,
  CUSTOMER_TYPES,
  FROZEN_STATES,
  PAGE_SIZES,
  REVEAL_PURPOSES,
  SORT_DIRECTIONS,
  VERIFICATION_STATES,
} from '../values/lists.ts';
import type { Endpoint } from './endpoint.ts';
import { billCycle, currency, customerId, decimal, instant, madeId, masked, maskedField, money, partnerCustomerNo, tag } from './fields.ts';

/** A name search matches anywhere in the folded name, from two characters on. */
const nameSearch = z.string().trim().min(2).max(64);

export const customerFilter = z.strictObject({
  associationType: z.enum(ASSOCIATION_TYPES).optional(),
  customerName: nameSearch.optional(),
  accountName: nameSearch.optional(),
  customerId: z.string().trim().min(1).max(128).optional().describe("Whole customer id or the partner's own number."),
  accountManagerId: z
    .union([madeId, z.literal('none')])
    .optional()
    .describe('`none`: customers without an account manager.'),
  tag: tag.optional(),
});

const cursor = z.string().min(1).max(300);
const pageSize = z.literal([...PAGE_SIZES]);

const pageRequest = z.union([
  z.strictObject({ size: pageSize, at: z.enum(['first', 'last']) }),
  z.strictObject({ size: pageSize, after: cursor }),
  z.strictObject({ size: pageSize, before: cursor }),
]);

const allowanceWindow = z.object({ limit: z.number().int(), remaining: z.number().int() });

/** How many cells may still be revealed; the smallest of the three windows decides. */
export const revealAllowance = z.object({
  remaining: z.number().int().min(0),
  minute: allowanceWindow,
  day: allowanceWindow,
  partnerHour: allowanceWindow,
  retryAfterSeconds: z.number().int().nullable().describe('When something can be revealed again; null while something remains.'),
  isPurposeRequired: z.boolean(),
});

export const customerRow = z.object({
  customerId,
  partnerCustomerNo: partnerCustomerNo.nullable(),
  customerName: masked.nullable().describe('Null before real-name verification.'),
  accountName: masked.nullable(),
  isLookAlike: z.boolean().describe('Another row of this page has the same masked names.'),
  associationType: z.enum(ASSOCIATION_TYPES),
  associatedAt: instant,
  accountManager: z.object({ operatorId: madeId, userId: z.string(), name: masked.nullable(), assignedAt: instant }).nullable(),
  credit: z
    .object({ available: decimal, arrears: decimal, currency, asOf: instant })
    .nullable()
    .describe('Null for referral customers, whose balance a partner cannot see (R-CUST-2), and where no source states it.'),
  consumption: z.array(money).describe('Amount due of the cycle, one per currency; for an account manager counted from the assignment on.'),
  earliestResourceExpiryAt: instant.nullable(),
  mobile: masked.nullable(),
  email: masked.nullable(),
  tags: z.array(z.string()),
  verification: z.enum(VERIFICATION_STATES).nullable(),
  customerType: z.enum(CUSTOMER_TYPES).nullable(),
  level: z.enum(CUSTOMER_LEVELS).nullable(),
  frozen: z.enum(FROZEN_STATES).nullable(),
});

/**
 * The part of a row that the customer's own record decides. It is made once, when the record is written, and must hold nothing
 * else: what it holds is sent as it is (`ready` in endpoint.ts). Whoever changes it raises `LIST_FORMS_VERSION`.
 */
export const customerForm = customerRow.omit({ isLookAlike: true, accountManager: true, consumption: true }).strict();
/** The same of an account manager, whose assignment adds the rest. */
export const accountManagerForm = customerRow.shape.accountManager.unwrap().omit({ assignedAt: true }).strict();

export const customerEndpoints = {
  'POST /v1/customers/search': {
    summary: 'A page of customers, masked',
    description:
      'Scope follows the session (DOMAIN.md §1.3). Exact totals, keyset pages; the first and the last page cost the same. Searches by name are audited and limited.',
    callers: ['operator', 'end-customer'],
    permission: 'customer.read',
    widget: 'customer-list',
    feature: null,
    body: z.strictObject({
      filter: customerFilter.optional(),
      sort: z
        .strictObject({ by: z.enum(CUSTOMER_SORTS), direction: z.enum(SORT_DIRECTIONS) })
        .optional()
        .describe('Default: associatedAt, descending.'),
      page: pageRequest.optional().describe('Default: the first 20.'),
      currency: currency.optional().describe("Currency that consumption is sorted by. Default: the partner's."),
    }),
    answer: z.object({
      customers: z.array(customerRow),
      total: z.number().int().min(0),
      page: z.object({
        size: pageSize,
        position: z.number().int().min(0).describe('Place of the first row in the whole list, from 1; 0 where there are no rows.'),
        next: cursor.nullable(),
        previous: cursor.nullable(),
      }),
      consumption: z.object({
        cycle: billCycle,
        currency: currency.nullable(),
        asOf: instant.nullable().describe('When the newest delivery of bill lines of this cycle arrived; null where there is none.'),
        isEstimate: z.boolean().describe('True while the cycle is running.'),
      }),
    }),
    ready: 'customers',
    status: 200,
    refusals: ['cursor-invalid', 'search-limit-reached'],
  },
  'GET /v1/customers/filter-options': {
    summary: 'What the list can be filtered by',
    description: 'Account managers (masked) and tags of the customers in scope, at most 500 of each.',
    callers: ['operator'],
    permission: 'customer.read',
    widget: 'customer-list',
    feature: null,
    answer: z.object({
      accountManagers: z.array(z.object({ operatorId: madeId, userId: z.string(), name: masked.nullable() })),
      tags: z.array(z.string()),
    }),
    status: 200,
    refusals: [],
  },
  'GET /v1/customers/reveal-allowance': {
    summary: 'How much may still be revealed',
    description: 'Shown before the eye is used (DESIGN.md §4, masking).',
    callers: ['operator'],
    permission: 'customer.reveal',
    widget: 'customer-list',
    feature: 'reveal',
    answer: revealAllowance,
    status: 200,
    refusals: [],
  },
  'POST /v1/customers/reveal': {
    summary: 'Reveal one field of some customers',
    description:
      'The recorded act by which clear text leaves the BFF. Each customer counts as one cell. A request that does not fit into what remains is refused whole. The audit row is committed before the values are sent.',
    callers: ['operator'],
    permission: 'customer.reveal',
    widget: 'customer-list',
    feature: 'reveal',
    body: z.strictObject({
      field: maskedField,
      customerIds: z
        .array(customerId)
        .min(1)
        .max(100)
        .refine((ids) => new Set(ids).size === ids.length, 'Each customer once.'),
      purpose: z.enum(REVEAL_PURPOSES).optional(),
    }),
    answer: z.object({
      field: maskedField,
      values: z.array(z.object({ customerId, value: z.string().nullable() })),
      shownForSeconds: z.number().int(),
      allowance: revealAllowance,
    }),
    status: 200,
    refusals: ['not-found', 'reveal-limit-reached', 'purpose-required'],
    isSensitive: true,
  },
} as const satisfies Record<string, Endpoint>;
