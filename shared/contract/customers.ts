import { z } from 'zod';
import {
  ASSOCIATION_TYPES,
  CUSTOMER_COLUMNS,
  CUSTOMER_LEVELS,
  CUSTOMER_SORTS,
  CUSTOMER_TYPES,
  DISCLOSURE_ACTS,
  FROZEN_STATES,
  PAGE_SIZES,
  REVEAL_PURPOSES,
  SORT_DIRECTIONS,
  VERIFICATION_STATES,
} from '../values/lists.ts';
import { heldPeriod } from './assignments.ts';
import { customerFilter } from './customer-filter.ts';
import type { Endpoint } from './endpoint.ts';
import {
  billCycle,
  currency,
  cursor,
  customerId,
  decimal,
  indirectPartnerId,
  instant,
  madeId,
  masked,
  maskedField,
  money,
  partnerCustomerNo,
} from './fields.ts';

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
  reseller: z
    .object({ partnerId: madeId, name: z.string() })
    .nullable()
    .describe('Whose customer it is, among the customers of resellers; else null.'),
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
export const customerForm = customerRow.omit({ isLookAlike: true, reseller: true, accountManager: true, consumption: true }).strict();
/** The same of an account manager, whose assignment adds the rest. */
export const accountManagerForm = customerRow.shape.accountManager.unwrap().omit({ assignedAt: true }).strict();

const basis = {
  asOf: instant.nullable().describe('When the newest delivery of bill lines of this cycle arrived; null where there is none.'),
  isEstimate: z.boolean().describe('True while the cycle is running.'),
};

/** What one customer consumed in a cycle, and on which services. */
const cycleConsumption = z.object({
  cycle: billCycle,
  ...basis,
  due: z.array(money).describe('One per currency; empty where none is stated.'),
  services: z
    .array(
      z.object({
        service: z.string().nullable().describe('Null: all other services together, or lines that name none.'),
        isOthers: z.boolean(),
        amount: decimal,
        currency,
      }),
    )
    .describe('The five largest of each currency and the rest as one, so that they always add up to `due`.'),
});

/** One customer's page. */
export const customerDetail = z.object({
  customer: customerRow.omit({ isLookAlike: true, consumption: true }),
  cycles: z.array(cycleConsumption).describe('The running cycle and the two before it, newest first.'),
  expiringResources: z.object({
    until: instant.describe('30 days from now.'),
    resources: z.array(
      z.object({
        resourceId: z.string(),
        name: z.string().nullable(),
        service: z.string(),
        region: z.string().nullable(),
        expiresAt: instant,
      }),
    ),
    total: z.number().int().min(0).describe('All that expire by then; at most 50 are listed, earliest first.'),
    isStated: z.boolean().describe('False where no source states resources of this customer.'),
  }),
  managers: z.array(heldPeriod).describe('Who held the customer, newest first, at most 50. An account manager sees their own periods.'),
  isErased: z.boolean().describe('Personal fields were emptied for good.'),
});

const columnChoice = z.strictObject({ column: z.enum(CUSTOMER_COLUMNS), isShown: z.boolean() });
const listPreferences = z.object({
  columns: z
    .array(columnChoice)
    .describe('In the order of the table; empty: as the widget comes. A column that is not named is shown at its usual place.'),
});

export const customerEndpoints = {
  'POST /v1/customers/search': {
    summary: 'A page of customers, masked',
    description:
      'Scope follows the session (DOMAIN.md §1.3). Exact totals, keyset pages; the first and the last page cost the same. Searches by name are audited and limited.',
    callers: ['operator', 'end-customer'],
    permission: 'customer.read',
    widgets: ['customer-list', 'coupon-quota', 'consumption-dashboard'],
    feature: null,
    body: z.strictObject({
      filter: customerFilter.optional(),
      sort: z
        .strictObject({ by: z.enum(CUSTOMER_SORTS), direction: z.enum(SORT_DIRECTIONS) })
        .optional()
        .describe('Default: associatedAt, descending.'),
      page: pageRequest.optional().describe('Default: the first 20.'),
      currency: currency.optional().describe("Currency that consumption is sorted and filtered by. Default: the partner's."),
      indirectPartnerId: indirectPartnerId.optional(),
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
        ...basis,
      }),
    }),
    ready: 'customers',
    status: 200,
    refusals: ['cursor-invalid', 'range-inverted', 'search-limit-reached', 'partner-kind-wrong', 'not-found'],
  },
  'GET /v1/customers/filter-options': {
    summary: 'What the list can be filtered by',
    description: 'Account managers (masked) and tags of the customers in scope, at most 500 of each.',
    callers: ['operator'],
    permission: 'customer.read',
    widgets: ['customer-list', 'coupon-quota', 'consumption-dashboard', 'agreement-records'],
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
    widgets: ['customer-list', 'customer', 'coupon-quota', 'consumption-dashboard', 'agreement-records'],
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
    widgets: ['customer-list', 'customer', 'coupon-quota', 'consumption-dashboard', 'agreement-records'],
    feature: 'reveal',
    body: z.strictObject({
      field: maskedField,
      customerIds: z
        .array(customerId)
        .min(1)
        .max(100)
        .refine((ids) => new Set(ids).size === ids.length, 'Each customer once.'),
      indirectPartnerId: indirectPartnerId.optional(),
      purpose: z.enum(REVEAL_PURPOSES).optional(),
    }),
    answer: z.object({
      field: maskedField,
      values: z.array(z.object({ customerId, value: z.string().nullable() })),
      shownForSeconds: z.number().int(),
      allowance: revealAllowance,
    }),
    status: 200,
    refusals: ['not-found', 'partner-kind-wrong', 'reveal-limit-reached', 'purpose-required'],
    isSensitive: true,
  },
  'GET /v1/customers/:customerId': {
    summary: "One customer's page, masked",
    description:
      'Contact (masked), credit or arrears with `asOf`, three cycles with their largest services, resources expiring within 30 days, who managed the customer. Out of scope answers as not there.',
    callers: ['operator', 'end-customer'],
    permission: 'customer.read',
    widgets: ['customer'],
    feature: null,
    params: z.strictObject({ customerId }),
    query: z.strictObject({ indirectPartnerId: madeId.optional().describe('The reseller whose customer it is.') }),
    answer: customerDetail,
    status: 200,
    refusals: ['not-found', 'partner-kind-wrong'],
  },
  'POST /v1/customers/disclosures': {
    summary: 'Record that a revealed value went on to somebody',
    description:
      'Copying, calling and writing are disclosures of their own: the widget records one before it hands the value over. Needs a reveal of that field of that customer by this operator that is still shown.',
    callers: ['operator'],
    permission: 'customer.reveal',
    widgets: ['customer-list', 'customer', 'coupon-quota', 'consumption-dashboard'],
    feature: 'reveal',
    body: z.strictObject({ customerId, field: maskedField, act: z.enum(DISCLOSURE_ACTS), indirectPartnerId: madeId.optional() }),
    answer: z.undefined(),
    status: 204,
    refusals: ['not-found', 'partner-kind-wrong'],
  },
  'GET /v1/preferences/customer-list': {
    summary: 'How the operator arranged the list',
    description: 'Columns shown, hidden, ordered; follows the operator to every device.',
    callers: ['operator'],
    permission: 'customer.read',
    widgets: ['customer-list'],
    feature: null,
    answer: listPreferences,
    status: 200,
    refusals: [],
  },
  'PUT /v1/preferences/customer-list': {
    summary: 'Arrange the list',
    description: 'Replaces the arrangement; an empty list goes back to how the widget comes.',
    callers: ['operator'],
    permission: 'customer.read',
    widgets: ['customer-list'],
    feature: null,
    body: z.strictObject({
      columns: z
        .array(columnChoice)
        .max(CUSTOMER_COLUMNS.length)
        .refine((columns) => new Set(columns.map(({ column }) => column)).size === columns.length, 'Each column once.'),
    }),
    answer: listPreferences,
    status: 200,
    refusals: [],
  },
} as const satisfies Record<string, Endpoint>;
