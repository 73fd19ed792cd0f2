import { z } from 'zod';
import {
  ASSOCIATION_TYPES,
  CUSTOMER_LEVELS,
  CUSTOMER_TYPES,
  FROZEN_STATES,
  ITEM_CHANGES,
  ROLE_SOURCES,
  VERIFICATION_STATES,
} from '../values/lists.ts';
import { DISSOCIATION_BLOCKS } from '../values/money-lists.ts';
import type { Endpoint } from './endpoint.ts';
import {
  amountAsked,
  amountOf,
  batchCounts,
  currency,
  customerId,
  instant,
  itemOutcome,
  madeId,
  partnerCustomerNo,
  roleCode,
  tag,
  userId,
} from './fields.ts';

const moneyLimit = z.strictObject({
  currency,
  operationMaximum: amountOf.nullable().describe('What one operation may move without an approval; null: any amount.'),
  operatorDayMaximum: amountOf.nullable().describe('What an operator may move in 24 hours without an approval; null: any amount.'),
});

const askedMaximum = amountAsked.nullable();
const limitAsked = z.strictObject({ currency, operationMaximum: askedMaximum, operatorDayMaximum: askedMaximum });
const isEachCurrencyOnce = (limits: readonly { currency: string }[]) => new Set(limits.map((one) => one.currency)).size === limits.length;

const settings = z.object({
  rolesFrom: z
    .enum(ROLE_SOURCES)
    .describe(
      '`session`: the portal names the roles with each session. `store`: they are kept here, set by an administrator or by `PUT /v1/operators`.',
    ),
  stepUp: z.boolean().describe('Whether operations that move money ask for a code (DOMAIN.md §3.8). Default: false.'),
  limits: z.array(moneyLimit).describe('Above them a second person approves; empty: none.'),
  isVerified: z
    .boolean()
    .describe(
      'Whether the upstream has verified the partner’s real name; needed for payment agreement contracts (DOMAIN.md §5.5). Default: false.',
    ),
});

const isEmail = (text: string) => /^[^\s@]+@[^\s@]+$/u.test(text);

const operatorItem = z.strictObject({
  userId,
  name: z.string().trim().min(1).max(64).nullable().optional().describe('Left out: stays as it is.'),
  email: z
    .string()
    .trim()
    .max(256)
    .refine(isEmail, 'An address such as name@example.com.')
    .nullable()
    .optional()
    .describe('Where codes are sent (DOMAIN.md §3.8); stored encrypted, shown masked. Left out: stays as it is.'),
  roles: z.array(roleCode).max(20).optional().describe('Only where roles are kept in the store; a new operator needs them there.'),
  supervisorUserId: userId.nullable().optional().describe('The supervisor above an account manager; null: none. Left out: stays as it is.'),
});

/** A resource of a customer that expires; the customer page lists those of the next 30 days. */
export const resourceItem = z.strictObject({
  resourceId: z.string().trim().min(1).max(128),
  name: z.string().trim().min(1).max(128).nullable().optional().describe('What the customer calls it; never a person.'),
  service: z.string().trim().min(1).max(64),
  region: z.string().trim().min(1).max(64).nullable().optional(),
  expiresAt: instant,
});

/** An amount in the currency's main unit, as its minor units can hold it: two decimals, never below zero. */
const MINOR_PATTERN = /^(0|[1-9]\d{0,15})(\.\d{1,2})?$/;
const balance = z.string().regex(MINOR_PATTERN);
/** As an import takes them: other signs would be kept, masked wrongly, and never be found. */
const isMobile = (text: string) => /^\+?[\d\s().-]+$/.test(text) && /^(\D*\d){3,20}\D*$/.test(text);
const isEachOnce = (resources: readonly { resourceId: string }[]) =>
  new Set(resources.map(({ resourceId }) => resourceId)).size === resources.length;

/** What the partner's own system states of one customer: left out stays as it is, null says that there is none. */
export const customerItem = z
  .strictObject({
    customerId,
    // Whoever searches for it has it trimmed.
    partnerCustomerNo: partnerCustomerNo.trim().min(1).nullable().optional(),
    customerName: z.string().trim().min(1).max(256).nullable().optional(),
    accountName: z.string().trim().min(1).max(256).nullable().optional(),
    mobile: z.string().trim().normalize('NFKC').min(1).max(64).refine(isMobile, 'A number of 3 to 20 digits.').nullable().optional(),
    email: z.string().trim().min(1).max(256).refine(isEmail, 'An address such as name@example.com.').nullable().optional(),
    associationType: z.enum(ASSOCIATION_TYPES).optional().describe('A new customer needs one.'),
    associatedAt: instant.optional().describe('A new customer needs one.'),
    credit: z
      .strictObject({ available: balance, arrears: balance, currency, asOf: instant.optional() })
      .nullable()
      .optional()
      .describe(
        'Two decimals at most, neither below zero. Not kept for referral customers, whose balance a partner cannot see (R-CUST-2).',
      ),
    earliestResourceExpiryAt: instant
      .nullable()
      .optional()
      .describe('Not together with `resources`, which state it. Stated alone, it replaces resources stated before.'),
    resources: z
      .array(resourceItem)
      .max(200)
      .refine(isEachOnce, 'Each resource once.')
      .optional()
      .describe('All resources that expire, which may be none; they replace those stated before.'),
    verification: z.enum(VERIFICATION_STATES).nullable().optional(),
    customerType: z.enum(CUSTOMER_TYPES).nullable().optional(),
    level: z.enum(CUSTOMER_LEVELS).nullable().optional(),
    frozen: z.enum(FROZEN_STATES).nullable().optional(),
    tags: z.array(tag).max(20).optional().describe('Replaces all tags.'),
    signingEntity: z
      .string()
      .trim()
      .min(1)
      .max(64)
      .nullable()
      .optional()
      .describe('With which entity the customer signed; compared with that of cash coupons.'),
    dissociationBlocks: z
      .array(z.enum(DISSOCIATION_BLOCKS).exclude(['arrears', 'account-frozen']))
      .optional()
      .describe('What stands against a dissociation (DOMAIN.md §2.6) besides arrears and a frozen account; replaces all.'),
  })
  .refine(({ earliestResourceExpiryAt, resources }) => earliestResourceExpiryAt === undefined || resources === undefined, {
    path: ['earliestResourceExpiryAt'],
    message: 'Not together with resources, which state it.',
  });

const assignmentItem = z.strictObject({
  customerId,
  userId: userId
    .nullable()
    .describe(
      "The account manager, by the partner's own user id (added if new, unless roles are kept in the store); null withdraws the customer.",
    ),
  at: instant
    .optional()
    .describe('When the period begins or ends; default: now. Not in the future, and not within a period that is closed.'),
});

const change = z.enum(ITEM_CHANGES).nullable().describe('Null where the item was refused.');

/** What a partner's own systems keep current, with the secret key. */
export const partnerDataEndpoints = {
  'GET /v1/settings': {
    summary: "The partner's settings",
    description: 'Where the roles of operators come from, whether codes are asked for, and above what a second person approves.',
    callers: ['secret-key'],
    permission: null,
    widgets: [],
    feature: null,
    answer: settings,
    status: 200,
    refusals: [],
  },
  'PUT /v1/settings': {
    summary: "Set the partner's settings",
    description:
      'A change of `rolesFrom` ends every live session of an operator, whose roles came from elsewhere. With `session`, a session with other roles leaves older live sessions of the same operator as they are: they keep their roles until they end; `POST /v1/sessions/revoke` ends them at once.',
    callers: ['secret-key'],
    permission: null,
    widgets: [],
    feature: null,
    body: z.strictObject({
      rolesFrom: settings.shape.rolesFrom,
      stepUp: settings.shape.stepUp.optional().describe('Left out: stays as it is.'),
      limits: z
        .array(limitAsked)
        .max(20)
        .refine(isEachCurrencyOnce, 'Each currency once.')
        .optional()
        .describe('Replaces all; left out: stay as they are. Zero: everything needs a second person; null: any amount goes.'),
      isVerified: settings.shape.isVerified.optional().describe('Left out: stays as it is.'),
    }),
    answer: settings,
    status: 200,
    refusals: ['amount-not-a-number', 'amount-not-positive', 'amount-too-precise', 'amount-out-of-range'],
  },
  'PUT /v1/operators': {
    summary: 'Keep operators current',
    description:
      'Adds or changes operators by the partner’s own user id, each item by itself. A malformed item refuses the call whole, with a pointer; a business no refuses its item alone. A change of roles ends the operator’s live sessions.',
    callers: ['secret-key'],
    permission: null,
    widgets: [],
    feature: null,
    body: z.strictObject({ operators: z.array(operatorItem).min(1) }),
    batch: { field: 'operators', maximum: 1000 },
    answer: z.object({
      results: z.array(z.object({ userId: z.string(), operatorId: madeId.nullable(), change, ...itemOutcome })),
      ...batchCounts,
    }),
    status: 200,
    refusals: [
      'batch-too-large',
      'item-repeated',
      'roles-from-session',
      'roles-missing',
      'roles-too-many',
      'roles-conflict',
      'role-unknown',
      'supervisor-unknown',
      'not-an-account-manager',
      'not-a-supervisor',
    ],
    maximumBodyBytes: 1024 * 1024,
  },
  'PUT /v1/resellers': {
    summary: 'Say which resellers are leaving',
    description:
      'Of a distributor. A reseller that is leaving gets neither quota nor money any more (DOMAIN.md §3.4); what it has can be recalled.',
    callers: ['secret-key'],
    permission: null,
    widgets: [],
    feature: null,
    partnerKind: 'distributor',
    body: z.strictObject({ resellers: z.array(z.strictObject({ partnerId: madeId, isLeaving: z.boolean() })).min(1) }),
    batch: { field: 'resellers', maximum: 1000 },
    answer: z.object({ results: z.array(z.object({ partnerId: madeId, change, ...itemOutcome })), ...batchCounts }),
    status: 200,
    refusals: ['batch-too-large', 'item-repeated', 'not-found'],
  },
  'PUT /v1/customers': {
    summary: 'Keep customers current',
    description:
      'Adds or changes customers by id, at most 1,000 a call, each item by itself. A malformed item refuses the call whole, with a pointer, and nothing is saved; a business no refuses its item alone. Personal values are masked and encrypted before they are stored and never come back in clear. Where the type of association changes, coupons that the partner issued and unspent allocation go back in the same transaction (R-DIS-1…3). A customer who was dissociated is associated anew by `associationType` with an `associatedAt` after it left; anything less of it is refused.',
    callers: ['secret-key'],
    permission: null,
    widgets: [],
    feature: null,
    body: z.strictObject({ customers: z.array(customerItem).min(1) }),
    batch: { field: 'customers', maximum: 1000 },
    answer: z.object({ results: z.array(z.object({ customerId, change, ...itemOutcome })), ...batchCounts }),
    status: 200,
    refusals: ['batch-too-large', 'item-repeated', 'customer-incomplete', 'customer-erased', 'customer-dissociated'],
    maximumBodyBytes: 8 * 1024 * 1024,
  },
  'PUT /v1/assignments': {
    summary: 'Keep assignments current',
    description:
      "Says who holds which customer, at most 1,000 a call, each item by itself. The partner's own system is the source: a customer held by somebody else changes hands at `at`. An instant before the present period's start is refused.",
    callers: ['secret-key'],
    permission: null,
    widgets: [],
    feature: null,
    body: z.strictObject({ assignments: z.array(assignmentItem).min(1) }),
    batch: { field: 'assignments', maximum: 1000 },
    answer: z.object({
      results: z.array(z.object({ customerId, userId: z.string().nullable(), change, ...itemOutcome })),
      ...batchCounts,
    }),
    status: 200,
    refusals: [
      'batch-too-large',
      'item-repeated',
      'not-found',
      'not-an-account-manager',
      'assignment-overlaps',
      'assignment-in-future',
      'customer-erased',
    ],
    maximumBodyBytes: 1024 * 1024,
  },
} as const satisfies Record<string, Endpoint>;
