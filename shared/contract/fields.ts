import { z } from 'zod';
import { BILL_CYCLE_PATTERN } from '../values/bill-cycle.ts';
import {
  ASSET_ID_PATTERN,
  CUSTOMER_ID_PATTERN,
  MADE_ID_PATTERN,
  PARTNER_CUSTOMER_NO_MAXIMUM,
  REFERENCE_PATTERN,
  ROLE_CODE_PATTERN,
  USER_ID_MAXIMUM,
} from '../values/ids.ts';
import { ITEM_STATES, MASKED_FIELDS, PERMISSIONS } from '../values/lists.ts';
import { CURRENCY_PATTERN, DECIMAL_PATTERN } from '../values/money.ts';
import { PROBLEM_CODES } from '../values/problem-codes.ts';
import { TAG_MAXIMUM, UNSEEN_PATTERN } from '../values/tags.ts';

/** Schemas of single fields, shared by several endpoints. */
export const customerId = z.string().regex(CUSTOMER_ID_PATTERN).describe('Customer id, at most 64 characters.');
export const madeId = z.string().regex(MADE_ID_PATTERN).describe('Id made by the BFF.');
export const userId = z.string().trim().min(1).max(USER_ID_MAXIMUM).describe("The partner's own id of one of its users.");
export const partnerCustomerNo = z.string().min(1).max(PARTNER_CUSTOMER_NO_MAXIMUM).describe("The partner's own number of the customer.");
export const instant = z.iso.datetime().describe('Instant in UTC, ISO 8601 with Z.');
export const billCycle = z.string().regex(BILL_CYCLE_PATTERN).describe('Bill cycle: a calendar month in UTC+8, YYYY-MM.');
export const currency = z.string().regex(CURRENCY_PATTERN).describe('ISO 4217 code.');
export const decimal = z.string().regex(DECIMAL_PATTERN).describe('Decimal number as text.');
export const money = z.object({ amount: decimal, currency });
export const masked = z.string().max(400).describe('Masked form; never equal to the value it stands for.');
export const maskedField = z.enum(MASKED_FIELDS);
/** A tag that is looked for or taken away; those that were stored before the rule of new ones must stay in reach. */
export const namedTag = z.string().normalize('NFC').trim().min(1).max(TAG_MAXIMUM);
export const tag = namedTag
  .refine((text) => !UNSEEN_PATTERN.test(text), 'No control characters.')
  .describe('At most 64 characters, none of them a control character; stored in Unicode NFC.');

/** An origin as browsers write it: scheme, host, port; no path, no wildcard. */
export const origin = z
  .string()
  .max(255)
  .refine((text) => {
    const url = URL.parse(text);
    return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.origin === text;
  }, 'An origin such as https://portal.example.com, without a path.');

export const permission = z.enum(PERMISSIONS);
export const roleCode = z.string().regex(ROLE_CODE_PATTERN).describe('A preset role, or the code of a custom role.');
export const indirectPartnerId = z
  .union([madeId, z.literal('all')])
  .describe("For distributors: the customers of this reseller, or of all of them, instead of the distributor's own (DOMAIN.md §1.1).");

/** Cursor of a keyset page; opaque. */
export const cursor = z.string().min(1).max(300);

/** What became of one item of a batch; the rest of the result names the item. */
export const itemOutcome = {
  state: z.enum(ITEM_STATES),
  refusal: z.enum(PROBLEM_CODES).nullable().describe('Why it was refused; null where it was not.'),
};
/** How many items of a batch came out how. */
export const batchCounts = { done: z.number().int().min(0), refused: z.number().int().min(0) };

/** An account manager as lists and pickers show one. */
export const accountManager = z.object({ operatorId: madeId, userId: z.string(), name: masked.nullable() });

export const quotaId = z.string().regex(ASSET_ID_PATTERN).describe('Quota id, at most 64 characters.');
export const couponId = z.string().regex(ASSET_ID_PATTERN).describe('Coupon id, at most 64 characters.');
export const reference = z.string().regex(REFERENCE_PATTERN).describe('What the other system calls it; each once for the partner.');
/**
 * An amount that is to move: plain decimal text, above zero, two decimals at most. What is wrong with one is said by name (`amount-…`), so
 * any short text gets as far as the rule.
 */
export const amountAsked = z.string().max(64).describe('Plain decimal text above zero, two decimals at most, such as `100.00`.');
/** An amount of the ledger, two decimals. */
export const amountOf = z
  .string()
  .regex(/^-?(0|[1-9]\d{0,17})\.\d{2}$/)
  .describe('Plain decimal text with two decimals.');
/** Free text of operators; its length is a rule with a name of its own. */
export const memoAsked = z.string().trim().max(4_000).describe('Internal, at most 512 characters; never shown to the customer (R-ISS-7).');
export const customerNoteAsked = z.string().trim().max(4_000).describe('For the customer to read, at most 512 characters.');
export const resellerId = madeId.describe('A reseller of the caller’s.');
