import { z } from 'zod';
import {
  CONTACT_TOPICS,
  SIGNATURE_WITHDRAWAL_REASONS,
  SIGNING_CAPACITIES,
  SOURCE_FAULTS,
  STANDING_STATES,
  VIEW_POLICIES,
} from '../values/agreement-lists.ts';
import { PAGE_SIZES } from '../values/lists.ts';
import {
  agreementCode,
  agreementVersion,
  digest,
  locale,
  newAgreementTitle,
  pendingAgreement,
  signatureView,
  standing,
  standingCustomer,
  textDigests,
  versionTerms,
} from './agreement-fields.ts';
import type { Endpoint } from './endpoint.ts';
import { accountManager, cursor, customerId, instant, madeId, masked, partnerCustomerNo, resellerId } from './fields.ts';

const SIGNERS = {
  callers: ['end-customer'],
  permission: null,
  widgets: ['agreement-dialog', 'agreement-list'],
  feature: null,
} as const satisfies Partial<Endpoint>;
const READERS = {
  callers: ['operator', 'end-customer'],
  permission: 'customer.read',
  widgets: ['agreement-dialog', 'agreement-list', 'agreement-records', 'customer'],
  feature: null,
} as const satisfies Partial<Endpoint>;
const OPERATORS = {
  callers: ['operator'],
  permission: 'customer.read',
  widgets: ['agreement-records', 'customer'],
  feature: null,
} as const satisfies Partial<Endpoint>;
const SERVERS = { callers: ['secret-key'], permission: null, widgets: [], feature: null } as const satisfies Partial<Endpoint>;

const version = z.object({
  code: agreementCode,
  version: agreementVersion,
  ...versionTerms,
  effectiveAt: instant,
  publishedAt: instant,
  withdrawnAt: instant.nullable().describe('When the partner withdrew it; null while it stands.'),
  texts: z.array(z.object(textDigests)).min(1),
});

/** Every partner's agreements are its own, so that only one partner's can be asked for at a time. */
const ofReseller = resellerId.optional().describe('The agreements and customers of this reseller of the caller’s, instead of its own.');

/** What the operator's view and its export can be narrowed by. */
export const standingsAsked = z.strictObject({
  code: agreementCode,
  states: z.array(z.enum(STANDING_STATES)).min(1).optional().describe('Default: all.'),
  customerId: customerId.optional(),
  accountManagerId: madeId.optional(),
  isOnlyWithdrawn: z.boolean().optional().describe('Only customers whose newest signature was withdrawn.'),
  indirectPartnerId: ofReseller,
});

const pageRequest = z.union([
  z.strictObject({ size: z.literal([...PAGE_SIZES]), at: z.enum(['first', 'last']) }),
  z.strictObject({ size: z.literal([...PAGE_SIZES]), after: cursor }),
  z.strictObject({ size: z.literal([...PAGE_SIZES]), before: cursor }),
]);

const recordId = madeId.describe('Record of a signature.');
const textOf = z.strictObject({
  locale: locale.optional().describe('Default: the session’s, else the first there is.'),
  indirectPartnerId: ofReseller,
});

/** Agreements, their signatures and the proofs of them (DOMAIN.md §5; DESIGN.md §4, evidence). */
export const agreementEndpoints = {
  'POST /v1/agreements/versions': {
    ...SERVERS,
    summary: 'Publish a version of an agreement',
    description:
      'Freezes the Markdown and what is rendered of it, each with its digest; from then on nothing of the version changes, a correction is a new version. Changes no association. The Markdown knows headings, paragraphs, lists, quotes, tables, rules, strong, emphasis and links to https and mailto; HTML and pictures are refused by line.',
    body: z.strictObject({
      code: agreementCode,
      ...versionTerms,
      effectiveAt: instant.optional().describe('Default: now. Not before the version before it.'),
      texts: z
        .array(z.strictObject({ locale, title: newAgreementTitle, source: z.string().describe('Markdown, at most 256 KiB of UTF-8.') }))
        .min(1)
        .max(2),
    }),
    answer: version,
    status: 201,
    refusals: [
      'agreement-text-missing',
      'agreement-text-too-long',
      'agreement-text-unsupported',
      'agreement-unchanged',
      'agreement-effective-order',
      'agreement-effective-past',
    ],
    isCommand: true,
    maximumBodyBytes: 2_097_152,
  },
  'POST /v1/agreements/versions/check': {
    ...SERVERS,
    summary: 'Check a text before publishing it',
    description: 'What publishing would render and refuse. Nothing is kept.',
    body: z.strictObject({ source: z.string() }),
    answer: z.object({
      sourceSha256: digest,
      renderedSha256: digest.nullable().describe('Null where it would be refused.'),
      rendered: z.string().nullable().describe('Canonical JSON of `AgreementDocument`.'),
      faults: z.array(z.object({ line: z.number().int().min(1), fault: z.enum(SOURCE_FAULTS) })),
    }),
    status: 200,
    refusals: ['agreement-text-too-long'],
    maximumBodyBytes: 2_097_152,
  },
  'POST /v1/agreements/versions/withdraw': {
    ...SERVERS,
    summary: 'Withdraw a version',
    description:
      'Nobody is asked to sign it any more; the newest effective version that stands counts instead. What was signed stays signed. Changes no association.',
    body: z.strictObject({ code: agreementCode, version: agreementVersion }),
    answer: version,
    status: 200,
    refusals: ['not-found', 'agreement-withdrawn'],
    isCommand: true,
  },
  'GET /v1/agreements/gate': {
    ...SERVERS,
    summary: 'Whether a customer has signed what it must',
    description:
      'For what your own portal lets customers do: the same answer by which endpoints of the customer’s own session say `agreement-required`.',
    query: z.strictObject({ customerId }),
    answer: z.object({
      isOpen: z.boolean(),
      agreements: z.array(pendingAgreement).describe('What must be signed; empty where it is open.'),
    }),
    status: 200,
    refusals: ['not-found'],
  },
  'GET /v1/agreements': {
    ...OPERATORS,
    summary: 'The partner’s agreements',
    description: 'With all versions, newest first.',
    query: z.strictObject({ indirectPartnerId: ofReseller }),
    answer: z.object({
      agreements: z.array(
        z.object({
          code: agreementCode,
          current: agreementVersion.nullable().describe('Counts now; null where none does.'),
          versions: z.array(version),
        }),
      ),
    }),
    status: 200,
    refusals: ['not-found', 'partner-kind-wrong'],
  },
  'GET /v1/agreements/:code/versions/:version/text': {
    ...READERS,
    summary: 'The text of a version',
    description: 'An end customer gets what it is or was asked to sign, and nothing that is not effective yet.',
    params: z.strictObject({ code: agreementCode, version: z.coerce.number().pipe(agreementVersion) }),
    query: textOf,
    answer: z.object({ version: version, ...textDigests, rendered: z.string(), source: z.string() }),
    status: 200,
    refusals: ['not-found', 'partner-kind-wrong'],
  },
  'GET /v1/agreements/:code/versions/:version/file': {
    ...READERS,
    summary: 'The text of a version as a file',
    description: 'One HTML page without scripts, to be read and printed before signing.',
    params: z.strictObject({ code: agreementCode, version: z.coerce.number().pipe(agreementVersion) }),
    query: textOf,
    answer: z.undefined(),
    status: 200,
    isFile: true,
    fileTypes: ['text/html'],
    refusals: ['not-found', 'partner-kind-wrong'],
  },
  'GET /v1/agreements/pending': {
    ...SIGNERS,
    summary: 'What this customer is asked to sign now',
    description:
      'Decided by the server: the newest effective version of each agreement for the customer’s association type; overdue ones first.',
    query: z.strictObject({ locale: locale.optional().describe('Of the titles, where a version has it. Default: the session’s.') }),
    answer: z.object({ asOf: instant, pending: z.array(pendingAgreement) }),
    status: 200,
    refusals: ['not-found'],
  },
  'POST /v1/agreements/present': {
    ...SIGNERS,
    summary: 'Present the text to be signed',
    description:
      'The server chooses version and text, and signs a manifest of what it presented to whom and when. Only what a manifest names can be signed with it, for 24 hours.',
    body: z.strictObject({ code: agreementCode, locale: locale.optional() }),
    answer: z.object({
      manifest: z.string().describe('Compact JWS; send it back as it is.'),
      presentedAt: instant,
      expiresInSeconds: z.number().int(),
      agreement: pendingAgreement.extend({ ...textDigests, viewPolicy: versionTerms.viewPolicy, locales: z.array(locale) }),
      rendered: z.string().describe('Canonical JSON of `AgreementDocument`; its SHA-256 is `agreement.renderedSha256`.'),
      company: z
        .object({ customerId, partnerCustomerNo: partnerCustomerNo.nullable(), customerName: masked.nullable() })
        .describe('For whom is signed.'),
      partnerName: z.string(),
      before: z
        .object({
          version: agreementVersion,
          signedAt: instant,
          changes: z.string().describe('JSON of `DocumentChange[]`: what changed since, by heading.'),
        })
        .nullable()
        .describe('The version signed before in this locale; null where there is none.'),
    }),
    status: 200,
    refusals: ['not-found', 'agreement-signed-already', 'customer-dissociated'],
  },
  'POST /v1/agreements/sign': {
    ...SIGNERS,
    summary: 'Sign what was presented',
    description:
      'Bound to the manifest. A repeat answers the first record. A version that is no longer the newest effective one is refused, and the problem names the one to present. The record, the effect of it, the event, the audit row and the stored answer commit together.',
    body: z.strictObject({
      manifest: z.string().min(1).max(4_000),
      isAccepted: z.boolean().describe('Whether the box is ticked.'),
      capacity: z.enum(SIGNING_CAPACITIES),
      viewed: z.enum(VIEW_POLICIES).describe('What the signer did with the text, as the widget saw it.'),
    }),
    answer: z.object({
      signature: signatureView,
      isRepeat: z.boolean().describe('True where it was signed before, by this call or another one.'),
      pending: z.array(pendingAgreement).describe('What is left to sign.'),
    }),
    status: 200,
    refusals: [
      'not-found',
      'manifest-invalid',
      'manifest-expired',
      'manifest-used',
      'agreement-not-accepted',
      'agreement-not-viewed',
      'agreement-outdated',
      'agreement-withdrawn',
      'customer-dissociated',
    ],
    isCommand: true,
  },
  'GET /v1/agreements/signatures': {
    ...SIGNERS,
    summary: 'What this customer has signed',
    description: 'Newest first, withdrawn ones too; at most 500.',
    answer: z.object({ signatures: z.array(signatureView) }),
    status: 200,
    refusals: ['not-found'],
  },
  'GET /v1/agreements/signatures/:recordId': {
    ...READERS,
    summary: 'One signature with its text',
    description: 'The text exactly as it was signed. Operators see those of customers in their scope.',
    params: z.strictObject({ recordId }),
    query: z.strictObject({ indirectPartnerId: ofReseller }),
    answer: z.object({ signature: signatureView, rendered: z.string() }),
    status: 200,
    refusals: ['not-found', 'partner-kind-wrong'],
  },
  'GET /v1/agreements/signatures/:recordId/receipt': {
    ...READERS,
    summary: 'The receipt of a signature',
    description:
      '`html` (default): one file with text, receipt and a verifier that needs no service. `json`: the receipt alone, canonical JSON (RFC 8785). Both can be checked with `partner-widgets verify receipt FILE`.',
    params: z.strictObject({ recordId }),
    query: z.strictObject({
      format: z.enum(['html', 'json']).optional(),
      locale: locale.optional().describe('Of the words around the text.'),
      indirectPartnerId: ofReseller,
    }),
    answer: z.undefined(),
    status: 200,
    isFile: true,
    fileTypes: ['text/html', 'application/json'],
    refusals: ['not-found', 'partner-kind-wrong'],
  },
  'POST /v1/agreements/signatures/:recordId/withdraw': {
    ...SIGNERS,
    summary: 'Withdraw a signature',
    description: 'A new row of the chain; the signature stays readable. The agreement is pending again from then on.',
    params: z.strictObject({ recordId }),
    body: z.strictObject({ reason: z.enum(SIGNATURE_WITHDRAWAL_REASONS) }),
    answer: z.object({ signature: signatureView, pending: z.array(pendingAgreement) }),
    status: 200,
    refusals: ['not-found', 'signature-withdrawn'],
    isCommand: true,
  },
  'POST /v1/agreements/standings/search': {
    ...OPERATORS,
    summary: 'Who has signed, who has not',
    description: 'Customers in scope that an agreement is meant for, overdue ones first, masked. With counts by state.',
    body: standingsAsked.extend({ page: pageRequest.optional().describe('Default: the first 20.') }),
    answer: z.object({
      agreement: version.nullable().describe('The version that counts now; null where none does.'),
      counts: z.object({ signed: z.number().int(), pending: z.number().int(), overdue: z.number().int() }),
      rows: z.array(z.object({ customer: standingCustomer, accountManager: accountManager.nullable(), standing })),
      next: cursor.nullable(),
      previous: cursor.nullable(),
      asOf: instant,
    }),
    status: 200,
    refusals: ['not-found', 'partner-kind-wrong', 'cursor-invalid'],
  },
  'GET /v1/customers/:customerId/agreements': {
    ...READERS,
    summary: 'Where a customer stands with every agreement',
    description: 'What it must sign and has signed; of operators those in scope.',
    params: z.strictObject({ customerId }),
    query: z.strictObject({ indirectPartnerId: ofReseller }),
    answer: z.object({ standings: z.array(standing), asOf: instant }),
    status: 200,
    refusals: ['not-found', 'partner-kind-wrong'],
  },
  'POST /v1/contact-requests': {
    callers: ['end-customer'],
    permission: null,
    widgets: [],
    feature: null,
    needsAgreements: true,
    summary: 'Ask the partner to get in touch',
    description: 'Told to the partner’s systems as the event `customer.contact-requested`. Five times in 24 hours.',
    body: z.strictObject({ topic: z.enum(CONTACT_TOPICS) }),
    answer: z.object({ requestedAt: instant }),
    status: 201,
    refusals: ['agreement-required', 'contact-requests-full', 'customer-dissociated'],
    isCommand: true,
  },
  'GET /v1/evidence/keys': {
    callers: ['public'],
    permission: null,
    widgets: [],
    feature: null,
    summary: 'Public keys of receipts, manifests and heads',
    description: 'JWK Set (RFC 7517), Ed25519; keys that no longer sign stay for as long as receipts must be checked.',
    answer: z.object({
      keys: z.array(
        z.object({
          kty: z.literal('OKP'),
          crv: z.literal('Ed25519'),
          x: z.string(),
          kid: z.string(),
          use: z.literal('sig'),
          alg: z.literal('EdDSA'),
        }),
      ),
    }),
    status: 200,
    refusals: [],
  },
} as const satisfies Record<string, Endpoint>;
