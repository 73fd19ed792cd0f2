import { z } from 'zod';
import {
  AGREEMENT_CODE_PATTERN,
  AGREEMENT_TITLE_MAXIMUM,
  NOTICE_DAYS_MAXIMUM,
  PENDING_REASONS,
  SIGNATURE_WITHDRAWAL_REASONS,
  SIGNING_CAPACITIES,
  SIGNING_METHODS,
  STANDING_STATES,
  VIEW_POLICIES,
} from '../values/agreement-lists.ts';
import { ASSOCIATION_TYPES, LOCALES } from '../values/lists.ts';
import { UNSEEN_PATTERN } from '../values/tags.ts';
import { hasUnseen } from '../values/unseen.ts';
import { customerId, instant, madeId, masked, partnerCustomerNo } from './fields.ts';

export const agreementCode = z
  .string()
  .regex(AGREEMENT_CODE_PATTERN)
  .describe('By which the partner names the agreement, such as `association-notice`.');
export const agreementVersion = z.number().int().min(1).max(1_000_000).describe('Counted from 1; a later text is a later version.');
export const agreementTitle = z
  .string()
  .trim()
  .min(1)
  .max(AGREEMENT_TITLE_MAXIMUM)
  .refine((text) => !UNSEEN_PATTERN.test(text), 'No control characters.')
  .describe('Without the marks 《》.');
/** A title that is given: like the text, without anything that nobody sees, so that two titles that look alike are one. */
export const newAgreementTitle = agreementTitle.refine((text) => !hasUnseen(text), 'No characters that nobody sees.');
export const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256, hexadecimal.');
export const locale = z.enum(LOCALES);

/** What a version says beside its texts; frozen with it. */
export const versionTerms = {
  audience: z
    .array(z.enum(ASSOCIATION_TYPES))
    .min(1)
    .refine((types) => new Set(types).size === types.length, 'Each once.')
    .describe('Customers of these association types are asked (DOMAIN.md §5.1).'),
  noticeDays: z
    .number()
    .int()
    .min(0)
    .max(NOTICE_DAYS_MAXIMUM)
    .describe('Days from becoming effective (or from the association, if later) until it must be signed.'),
  isRequired: z.boolean().describe('Whether what end customers do themselves waits for it once the notice period is over.'),
  viewPolicy: z
    .enum(VIEW_POLICIES)
    .describe(
      '`open`: the text must have been opened. `headings`: each of its headings must have been reached. Never measured by scrolling.',
    ),
};

export const textDigests = {
  locale,
  title: agreementTitle,
  sourceSha256: digest.describe('Of the Markdown, byte for byte as it was published.'),
  renderedSha256: digest.describe('Of the rendered text: canonical JSON (RFC 8785) of `AgreementDocument`.'),
};

/** Who signs, as far as is known: a session of the partner's own making, and what the signer says of themselves. */
export const signer = {
  customerId,
  personId: z
    .string()
    .nullable()
    .describe("The partner's own id of the person, as its server named it with the session; null where it named none."),
  capacity: z.enum(SIGNING_CAPACITIES).describe('In what capacity; chosen by the signer, recorded as stated, not proven.'),
};

/** A signature, as lists and pages show it. */
export const signatureView = z.object({
  recordId: madeId,
  code: agreementCode,
  version: agreementVersion,
  ...textDigests,
  ...signer,
  method: z.enum(SIGNING_METHODS),
  presentedAt: instant,
  signedAt: instant.describe("The BFF's clock."),
  receiptNumber: z.string().describe('Short number made of the row hash, for reading out.'),
  sequence: z.number().int().min(1).describe("Place in the partner's chain of signatures."),
  hash: digest.describe('Row hash.'),
  withdrawal: z
    .object({ recordId: madeId, at: instant, reason: z.enum(SIGNATURE_WITHDRAWAL_REASONS) })
    .nullable()
    .describe('Null while it holds.'),
});

export const pendingAgreement = z.object({
  code: agreementCode,
  version: agreementVersion,
  title: agreementTitle,
  locale: locale.describe('The text that would be presented: the session’s, else the first there is.'),
  effectiveAt: instant,
  dueAt: instant.nullable().describe('Until when; null where it is not required.'),
  expiresInSeconds: z.number().int().nullable().describe('Time left until `dueAt` by the server’s clock; 0 when it is over.'),
  isOverdue: z.boolean(),
  isRequired: z.boolean(),
  reason: z.enum(PENDING_REASONS),
  signedVersion: agreementVersion.nullable().describe('The newest version signed before; null where none is, or it was withdrawn.'),
});

/** One customer beside one agreement. */
export const standing = z.object({
  code: agreementCode,
  title: agreementTitle,
  version: agreementVersion.describe('The version that counts now.'),
  state: z.enum(STANDING_STATES),
  isRequired: z.boolean(),
  dueAt: instant.nullable().describe('Until when; null where it is signed, or need not be.'),
  signed: z
    .object({
      recordId: madeId,
      version: agreementVersion,
      at: instant,
      capacity: z.enum(SIGNING_CAPACITIES),
      receiptNumber: z.string().describe('As on the receipt; made of the row hash.'),
      isWithdrawn: z.boolean(),
    })
    .nullable()
    .describe('The newest signature; null where there is none.'),
});

/** A customer as the operator’s view names one; look-alikes are told apart by the rest. */
export const standingCustomer = z.object({
  customerId,
  partnerCustomerNo: partnerCustomerNo.nullable(),
  customerName: masked.nullable(),
  accountName: masked.nullable(),
});
