import { z } from 'zod';
import { THIRD_PARTY_PAYMENT_KINDS, THIRD_PARTY_PAYMENT_STATES, TRUSTEE_TYPES } from '../values/agreement-lists.ts';
import { PAGE_SIZES } from '../values/lists.ts';
import { hasUnseen } from '../values/unseen.ts';
import { digest } from './agreement-fields.ts';
import type { Endpoint } from './endpoint.ts';
import { billCycle, currency, cursor, decimal, instant, madeId, masked } from './fields.ts';

const READ = {
  callers: ['operator'],
  permission: 'account.read',
  widgets: ['agreement-records'],
  feature: null,
} as const satisfies Partial<Endpoint>;
const WRITE = { ...READ, permission: 'account.write' } as const satisfies Partial<Endpoint>;

const thirdPartyPayment = z.object({
  agreementId: madeId,
  state: z.enum(THIRD_PARTY_PAYMENT_STATES),
  trustee: masked.describe('被委托方: in whose account name is remitted. Masked.'),
  trusteeType: z.enum(TRUSTEE_TYPES),
  kind: z.enum(THIRD_PARTY_PAYMENT_KINDS),
  effectiveAt: instant,
  expiresAt: instant.nullable().describe('Null: until it is voided.'),
  createdAt: instant,
  voidedAt: instant.nullable(),
});

const contract = z.object({
  contractId: madeId,
  contractNo: z.string(),
  cycles: z.object({ from: billCycle, to: billCycle }),
  currency,
  due: decimal,
  paid: decimal.nullable().describe('Null where not every line states what a coupon paid.'),
  createdAt: instant,
  textSha256: digest,
});

const listQuery = z.strictObject({
  size: z.coerce
    .number()
    .pipe(z.literal([...PAGE_SIZES]))
    .optional(),
  after: cursor.optional(),
});

/** Third-party payment agreements (代付协议, DOMAIN.md §5.4) and payment agreement contracts (付款协议合同, §5.5). */
export const paymentAgreementEndpoints = {
  'GET /v1/third-party-payments': {
    ...READ,
    summary: 'Third-party payment agreements',
    description: 'Newest first (DOMAIN.md §5.4).',
    query: listQuery.extend({ state: z.enum(THIRD_PARTY_PAYMENT_STATES).optional() }),
    answer: z.object({ agreements: z.array(thirdPartyPayment), next: cursor.nullable() }),
    status: 200,
    refusals: ['cursor-invalid'],
  },
  'POST /v1/third-party-payments': {
    ...WRITE,
    summary: 'Agree that somebody else remits',
    description: 'Needed before money comes from another account name; effective at once. Remittances take one to five working days.',
    body: z.strictObject({
      trustee: z
        .string()
        .trim()
        .min(2)
        .max(128)
        .refine((text) => !hasUnseen(text), 'No characters that nobody sees.')
        .describe('The account name; stored encrypted, shown masked.'),
      trusteeType: z.enum(TRUSTEE_TYPES),
      kind: z.enum(THIRD_PARTY_PAYMENT_KINDS),
      expiresAt: instant.optional(),
    }),
    answer: thirdPartyPayment,
    status: 201,
    refusals: ['trustee-dates-inverted', 'third-party-payment-repeated'],
    isCommand: true,
    hasStepUp: true,
  },
  'POST /v1/third-party-payments/:agreementId/void': {
    ...WRITE,
    summary: 'Void a third-party payment agreement',
    description: '作废. The record stays.',
    params: z.strictObject({ agreementId: madeId }),
    body: z.strictObject({}),
    answer: thirdPartyPayment,
    status: 200,
    refusals: ['not-found', 'third-party-payment-ended'],
    isCommand: true,
  },
  'GET /v1/third-party-payments/:agreementId/file': {
    ...READ,
    summary: 'A third-party payment agreement as a file',
    description: 'One HTML page for printing; the account name masked, as everywhere.',
    params: z.strictObject({ agreementId: madeId }),
    answer: z.undefined(),
    status: 200,
    isFile: true,
    fileTypes: ['text/html'],
    refusals: ['not-found'],
  },
  'GET /v1/payment-contracts': {
    ...READ,
    summary: 'Payment agreement contracts',
    description: 'Newest first (DOMAIN.md §5.5).',
    query: listQuery,
    answer: z.object({
      contracts: z.array(contract),
      next: cursor.nullable(),
      isVerified: z.boolean().describe('Whether the partner may apply.'),
    }),
    status: 200,
    refusals: ['cursor-invalid'],
  },
  'POST /v1/payment-contracts': {
    ...WRITE,
    summary: 'Apply for a payment agreement contract',
    description:
      'From actual consumption of bill cycles that are over; no approval, to be downloaded at once, for reimbursement and filing. The same cycles and figures answer the same contract.',
    body: z.strictObject({ cycles: z.strictObject({ from: billCycle, to: billCycle }), currency: currency.optional() }),
    answer: contract,
    status: 201,
    refusals: [
      'partner-not-verified',
      'no-consumption',
      'cycle-running',
      'range-inverted',
      'cycle-outside-window',
      'currencies-mixed',
      'figures-not-ready',
    ],
    isCommand: true,
  },
  'GET /v1/payment-contracts/:contractId/file': {
    ...READ,
    summary: 'A payment agreement contract as a file',
    description: 'One HTML page for printing, with the figures as they were when it was made, and their digest.',
    params: z.strictObject({ contractId: madeId }),
    answer: z.undefined(),
    status: 200,
    isFile: true,
    fileTypes: ['text/html'],
    refusals: ['not-found'],
  },
} as const satisfies Record<string, Endpoint>;
