import { z } from 'zod';
import { BILL_CLASSES, BILL_TYPE_NAMES, CHARGE_MODE_NAMES, CONSUMPTION_SCOPES } from '../values/consumption-lists.ts';
import { ASSOCIATION_TYPES } from '../values/lists.ts';
import {
  accountManager,
  billCycle,
  currency,
  customerId,
  decimal,
  indirectPartnerId,
  instant,
  madeId,
  masked,
  partnerCustomerNo,
} from './fields.ts';

/** A day in UTC+8. */
export const billDate = z.iso.date().describe('A day in UTC+8, YYYY-MM-DD.');

/** A code that a source states, such as a service's; null: lines that state none. */
const stated = z.string().min(1).max(256).nullable().optional();

/** What figures and lines are narrowed by; all that is named must hold. */
export const consumptionFilter = z.strictObject({
  cycles: z
    .strictObject({ from: billCycle, to: billCycle })
    .optional()
    .describe('The running cycle and the 18 before it (R-CON-2). Default: the running cycle.'),
  dates: z
    .strictObject({ begin: billDate.optional(), end: billDate.optional() })
    .optional()
    .describe('Days of one cycle, both included. With only one of them the cycle alone counts, and the answer says so (DOMAIN.md §4.3).'),
  currency: z
    .union([currency, z.array(currency).min(1).max(10)])
    .optional()
    .describe("Default: the partner's. More than one is refused: currencies are never added together."),
  accountManagerId: madeId
    .nullable()
    .optional()
    .describe(
      'What was consumed while this account manager held the customer; null: while nobody did. A supervisor must name one for lines (R-CON-10).',
    ),
  supervisorId: madeId
    .optional()
    .describe('What was consumed under the account managers who are under this supervisor now; with `accountManagerId` one of them.'),
  customerId: customerId.optional(),
  associationType: z.enum(ASSOCIATION_TYPES).optional(),
  chargeMode: z.enum(CHARGE_MODE_NAMES).nullable().optional(),
  service: stated,
  region: stated,
  resourceType: stated,
  enterpriseProject: stated,
  billClass: z.enum(BILL_CLASSES).optional(),
  billType: z.enum(BILL_TYPE_NAMES).nullable().optional(),
});

export const consumptionAsked = {
  filter: consumptionFilter.optional(),
  indirectPartnerId: indirectPartnerId.optional(),
};

/** What every answer about consumption says of itself. */
export const consumptionBasis = {
  currency: currency.nullable().describe('Null where nothing was consumed and the partner has none.'),
  asOf: instant.nullable().describe('When the newest delivery of these cycles arrived; null where there is none.'),
  isEstimate: z.boolean().describe('True while one of the cycles is running.'),
  basis: z.object({
    cycles: z.object({ from: billCycle, to: billCycle }),
    dates: z.object({ begin: billDate, end: billDate }).nullable().describe('Null: whole cycles.'),
    areDatesIgnored: z.boolean().describe('Only one of begin and end was given, so the cycle alone counts.'),
    scope: z.enum(CONSUMPTION_SCOPES),
    isBill: z.literal(false).describe('Never a bill and no basis for settlement, repayment or invoices (R-CON-1).'),
    currencies: z.array(currency).describe('Currencies in which these cycles have lines.'),
  }),
};

/** A sum over lines of which some may not state it. */
export const statedSum = z.object({
  amount: decimal.nullable().describe('Over the lines that state it; null where there are lines and none does.'),
  unstatedLines: z.number().int().min(0),
});

/** Due, paid and how many lines: what every mark of a chart carries. */
export const figures = {
  due: decimal.describe('Amount due 应付.'),
  paid: statedSum.describe('Due less coupons 实付 (R-CON-8), over the lines that state their coupons.'),
  lines: z.number().int().min(0),
};

/** A customer as figures and lines show one. */
export const consumingCustomer = z.object({
  customerId,
  partnerCustomerNo: partnerCustomerNo.nullable(),
  customerName: masked.nullable(),
  accountName: masked.nullable(),
  accountManager: accountManager.nullable(),
  tags: z.array(z.string()),
  isLookAlike: z.boolean(),
});

export type ConsumptionFilter = z.output<typeof consumptionFilter>;
