import { z } from 'zod';
import { ASSOCIATION_TYPES } from '../values/lists.ts';
import { decimal, instant, madeId, namedTag } from './fields.ts';

/** A name search matches anywhere in the folded name, from two characters on. */
const nameSearch = z.string().trim().min(2).max(64);

/** The nine filters of DOMAIN.md §2.1; all that are given must hold. */
export const customerFilter = z.strictObject({
  associationType: z.enum(ASSOCIATION_TYPES).optional(),
  customerName: nameSearch.optional(),
  accountName: nameSearch.optional(),
  customerId: z.string().trim().min(1).max(128).optional().describe("Whole customer id or the partner's own number."),
  accountManagerId: z
    .union([madeId, z.literal('none')])
    .optional()
    .describe('`none`: customers without an account manager.'),
  consumption: z
    .strictObject({ minimum: decimal.optional(), maximum: decimal.optional() })
    .optional()
    .describe(
      'Amount due of the running cycle, both ends included, in the currency of the request; for an account manager counted from the assignment on. Customers of whom none is stated do not match.',
    ),
  resourceExpiry: z
    .strictObject({ from: instant.optional(), until: instant.optional() })
    .optional()
    .describe('Earliest expiry of a resource: from this instant on, and before that one.'),
  mobile: z
    .string()
    .trim()
    .min(5)
    .max(32)
    .optional()
    .describe('A whole number; spaces, hyphens and the country code 86 do not matter. Limited and audited like a search by name.'),
  tag: namedTag.optional().describe('A whole tag; case matters.'),
});
