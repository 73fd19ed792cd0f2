import { z } from 'zod';
import { DISSOCIATION_BLOCKS, DISSOCIATION_REASONS, DISSOCIATION_STATES } from '../values/money-lists.ts';
import type { Endpoint } from './endpoint.ts';
import { amountOf, currency, customerId, instant, madeId } from './fields.ts';
import { couponAsset } from './money-fields.ts';

const ADMINISTRATORS = {
  callers: ['operator'],
  permission: 'customer.dissociate',
  widgets: ['customer-list', 'customer'],
  feature: null,
} as const satisfies Partial<Endpoint>;

/** What the notes name: all that would come back, stay, or is between customer and partner (R-DIS-1, R-DIS-2). */
const dissociationNotes = z.object({
  digest: z.string().length(64).describe('Names these notes as they are now; what is accepted must still be so.'),
  couponsReturned: z
    .array(z.object({ asset: couponAsset, currency, coupons: z.number().int(), amount: amountOf }))
    .describe('Issued by the partner; go back to their quotas.'),
  couponsKept: z
    .array(z.object({ asset: couponAsset, currency, coupons: z.number().int(), amount: amountOf }))
    .describe('Issued by the upstream; stay usable.'),
  unspent: z
    .array(z.object({ currency, amount: amountOf }))
    .describe('Allocated and not spent: goes back to the partner. What the customer paid the partner for it is between the two.'),
});

const dissociation = z.object({
  dissociationId: madeId,
  customerId,
  state: z.enum(DISSOCIATION_STATES),
  reason: z.enum(DISSOCIATION_REASONS),
  submittedAt: instant,
  settledAt: instant.nullable(),
  operationId: madeId.nullable().describe('What came back; null until it is accepted.'),
});

/** The end of the tie between customer and partner (DOMAIN.md §2.6). Distributors: their own customers only. */
export const dissociationEndpoints = {
  'POST /v1/customers/:customerId/dissociation/check': {
    ...ADMINISTRATORS,
    summary: 'Whether a customer can be dissociated',
    description: 'Every failing item at once, so that all can be put right; the notes to accept; can be run again at any time.',
    params: z.strictObject({ customerId }),
    body: z.strictObject({}),
    answer: z.object({
      isPassed: z.boolean(),
      failures: z.array(
        z.object({
          block: z.enum([...DISSOCIATION_BLOCKS, 'submitted', 'too-soon']),
          amount: z.object({ currency, amount: amountOf }).nullable().describe('Of arrears.'),
          until: instant.nullable().describe('Of `too-soon`: when it may be started again.'),
        }),
      ),
      notes: dissociationNotes,
      needsCode: z.boolean(),
      last: dissociation.nullable(),
    }),
    status: 200,
    refusals: ['not-found'],
  },
  'POST /v1/customers/:customerId/dissociation': {
    ...ADMINISTRATORS,
    summary: 'Submit a dissociation',
    description:
      'Checked again; the customer must then handle it. Once in three months for each customer. Nothing moves before the customer accepts.',
    params: z.strictObject({ customerId }),
    body: z.strictObject({
      reason: z.enum(DISSOCIATION_REASONS),
      acceptedNotes: z.string().length(64).describe('`notes.digest` of the check.'),
    }),
    answer: dissociation,
    status: 201,
    refusals: ['not-found', 'dissociation-blocked', 'dissociation-too-soon', 'dissociation-submitted', 'notes-changed'],
    isCommand: true,
    hasStepUp: true,
  },
  'POST /v1/dissociations/:dissociationId/outcome': {
    callers: ['secret-key'],
    permission: null,
    widgets: [],
    feature: null,
    summary: 'Say what the customer did',
    description:
      'Accepted: the customer leaves the partner, its coupons and unspent allocation go back in the same transaction (R-DIS-1, R-DIS-2). The check runs again first.',
    params: z.strictObject({ dissociationId: madeId }),
    body: z.strictObject({ outcome: z.enum(['accepted', 'declined']) }),
    answer: dissociation,
    status: 200,
    refusals: ['not-found', 'dissociation-settled', 'dissociation-blocked'],
    isCommand: true,
  },
} as const satisfies Record<string, Endpoint>;
