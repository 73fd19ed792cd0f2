import { z } from 'zod';
import {
  BILL_CLASSES,
  BILL_TYPE_NAMES,
  CHARGE_MODE_NAMES,
  FORECAST_REFUSALS,
  GROUPINGS,
  LINE_FAULTS,
  MONEY_SOURCES,
  TOP_MAXIMUM,
} from '../values/consumption-lists.ts';
import { ASSOCIATION_TYPES, PAGE_SIZES } from '../values/lists.ts';
import { billDate, consumingCustomer, consumptionAsked, consumptionBasis, figures, statedSum } from './consumption-fields.ts';
import type { Endpoint } from './endpoint.ts';
import { accountManager, billCycle, currency, cursor, customerId, decimal, instant, madeId } from './fields.ts';

const CONSUMPTION = {
  callers: ['operator', 'end-customer'],
  permission: 'consumption.read',
  widgets: ['consumption-dashboard', 'customer'],
  feature: null,
} as const satisfies Partial<Endpoint>;

const REFUSALS = [
  'cycle-outside-window',
  'range-inverted',
  'dates-inverted',
  'dates-outside-cycle',
  'dates-need-one-cycle',
  'currencies-mixed',
  'figures-not-ready',
  'partner-kind-wrong',
  'not-found',
] as const;

const change = z
  .object({
    cycles: z.object({ from: billCycle, to: billCycle }),
    due: decimal,
    paid: statedSum,
    dueChange: decimal.describe('Due now less due then.'),
    duePercent: decimal
      .nullable()
      .describe('The change in per cent of then, one decimal; null where nothing was due then, or less than nothing.'),
    sameDays: z
      .object({ days: z.number().int().min(1).max(31), due: decimal, dueChange: decimal, duePercent: decimal.nullable() })
      .nullable()
      .describe('While the cycle is running: beside the same first days of that cycle. Null otherwise.'),
  })
  .nullable()
  .describe('Null where that cycle lies outside the window or has no lines.');

const forecast = z
  .discriminatedUnion('isGiven', [
    z.object({
      isGiven: z.literal(true),
      due: decimal.describe('What the whole cycle may come to.'),
      low: decimal,
      high: decimal,
      confidence: z.literal(80).describe('In per cent: so often the cycle ends between `low` and `high`, if it goes on as it did.'),
      days: z.number().int().describe('Complete days it was made from.'),
    }),
    z.object({ isGiven: z.literal(false), reason: z.enum(FORECAST_REFUSALS), days: z.number().int().min(0) }),
  ])
  .describe('Of the running cycle, all filters applied; how it is made: docs/CONSUMPTION.md.');

const budget = z
  .object({
    monthly: decimal,
    currency,
    isPassed: z.boolean().describe('What is due in the cycle is above it.'),
    percent: decimal.nullable().describe('Due in per cent of the budget, one decimal.'),
    passedOn: billDate.nullable().describe('The day of the cycle on which it was passed, by day of consumption.'),
    setAt: instant,
  })
  .nullable()
  .describe(
    'Beside the last of the cycles. Of the customer where one is filtered, else of the partner; null where none is set, the figures are those of a part or of some days, and for end customers.',
  );

const partKey = {
  kind: z
    .enum(['value', 'not-stated', 'former-customers'])
    .describe('`former-customers`: those who are not in the list of whoever asks (any more).'),
  key: z.string().nullable().describe('What to filter by to see this part alone; null unless `kind` is `value`.'),
  label: z.string().nullable().describe('The name a source gives it; null where it gives none, and for customers and account managers.'),
  customer: consumingCustomer.nullable(),
  accountManager: accountManager.nullable(),
  ...figures,
  share: decimal
    .nullable()
    .describe('Part of the whole total in per cent, by what is ranked by, two decimals; null where that total is not above zero.'),
};
const rest = z.object({ groups: z.number().int().min(1), ...figures, share: decimal.nullable() }).nullable();

const line = z.object({
  lineId: z.string().describe('Stays the same until the cycle is delivered anew.'),
  cycle: billCycle,
  isOtherCycle: z.boolean().describe('The source bills it to a cycle that is not that of its consumption time.'),
  consumedAt: instant,
  tradedAt: instant.nullable(),
  tradeId: z.string().nullable().describe('Order or transaction id (DOMAIN.md §4.2).'),
  customer: consumingCustomer.nullable().describe('Null for a customer who is not in the list of whoever asks (any more).'),
  accountManager: accountManager.nullable().describe('Who held the customer when it was consumed.'),
  associationType: z.enum(ASSOCIATION_TYPES),
  billClass: z.enum(BILL_CLASSES),
  billType: z.enum(BILL_TYPE_NAMES).nullable(),
  chargeMode: z.enum(CHARGE_MODE_NAMES).nullable(),
  service: z.object({ code: z.string(), name: z.string().nullable() }).nullable(),
  resourceType: z.object({ code: z.string(), name: z.string().nullable() }).nullable(),
  resourceId: z.string().nullable(),
  resourceName: z.string().nullable(),
  region: z.string().nullable(),
  enterpriseProject: z.string().nullable(),
  description: z.string().nullable(),
  amounts: z.object({
    due: decimal,
    paid: decimal.nullable(),
    list: decimal.nullable(),
    discount: decimal.nullable(),
    rounding: decimal.nullable(),
    ...Object.fromEntries(MONEY_SOURCES.map((source) => [source, decimal.nullable()])),
  } as { due: typeof decimal } & Record<
    'paid' | 'list' | 'discount' | 'rounding' | (typeof MONEY_SOURCES)[number],
    z.ZodNullable<typeof decimal>
  >),
  faults: z.array(z.enum(LINE_FAULTS)).describe('Identities of DOMAIN.md §4.2 that the stated amounts break; the line counts as it came.'),
});

const pageRequest = z.union([
  z.strictObject({ size: z.literal([...PAGE_SIZES]), at: z.enum(['first', 'last']) }),
  z.strictObject({ size: z.literal([...PAGE_SIZES]), after: cursor }),
  z.strictObject({ size: z.literal([...PAGE_SIZES]), before: cursor }),
]);

/** What lines can be narrowed by beside the filter of figures. */
export const linesAsked = z.strictObject({
  ...consumptionAsked,
  hideZero: z.boolean().optional().describe('Leave out lines with nothing due (R-CON-5).'),
  onlyMarked: z.boolean().optional().describe('Only lines that break an identity.'),
  tradeId: z.string().trim().min(1).max(128).optional().describe('Whole order or transaction id.'),
  resourceId: z.string().trim().min(1).max(512).optional().describe('Whole resource id.'),
});

/** What a distribution is asked by. */
export const distributionAsked = z.strictObject({
  ...consumptionAsked,
  by: z
    .string()
    .max(40)
    .describe(`One of ${GROUPINGS.join(', ')}.`),
  thenBy: z.string().max(40).optional().describe('A second grouping inside each part.'),
  rankBy: z.enum(['due', 'paid']).optional().describe('Default: due.'),
  top: z.number().int().min(1).max(TOP_MAXIMUM).optional().describe('Parts named; all others are one. Default: 10.'),
});

/** Consumption: figures from rollups, lines behind them. Never a bill (R-CON-1). */
export const consumptionEndpoints = {
  'POST /v1/consumption/overview': {
    ...CONSUMPTION,
    summary: 'What was consumed, and what it was paid with',
    description:
      'Due and paid of the cycles, change against the cycles before and a year before, where the money came from, the three sub-totals of R-CON-3, forecast and budget.',
    body: z.strictObject(consumptionAsked),
    answer: z.object({
      ...consumptionBasis,
      ...figures,
      list: statedSum,
      discount: statedSum,
      rounding: statedSum,
      sources: z
        .array(
          z.object({
            source: z.enum(MONEY_SOURCES),
            ...statedSum.shape,
            share: decimal.nullable().describe('Part of what is due in per cent, two decimals; null where that is not above zero.'),
          }),
        )
        .describe('In the order of I-2; together they are due where all are stated.'),
      classes: z
        .array(z.object({ billClass: z.enum(BILL_CLASSES), ...figures }))
        .describe('Consumption, refund, adjustment; they add up to the total.'),
      markedLines: z.number().int().min(0).describe('Lines whose stated amounts break an identity; they count as they came.'),
      previous: change.describe('The same number of cycles just before.'),
      yearBefore: change.describe('The same cycles a year before.'),
      forecast: forecast.nullable().describe('Null unless exactly the running cycle is asked, without dates.'),
      budget,
      mayChangeBudget: z.boolean(),
    }),
    status: 200,
    refusals: REFUSALS,
  },
  'POST /v1/consumption/trend': {
    ...CONSUMPTION,
    summary: 'Consumption over cycles or days',
    description:
      'One point for each cycle (19 at most) or each day of one cycle (of the running one up to today), also where nothing was consumed. The points and `outside` add up to the total.',
    body: z.strictObject({ ...consumptionAsked, by: z.enum(['cycle', 'day']) }),
    answer: z.object({
      ...consumptionBasis,
      total: z.object(figures),
      points: z.array(z.object({ at: z.string().describe('`YYYY-MM` or `YYYY-MM-DD`, UTC+8.'), ...figures })),
      outside: z
        .object(figures)
        .nullable()
        .describe('By day: lines of the cycle that were consumed outside its month. Null where there are none.'),
    }),
    status: 200,
    refusals: [...REFUSALS, 'one-cycle-needed'],
  },
  'POST /v1/consumption/distribution': {
    ...CONSUMPTION,
    summary: 'Consumption by one or two groupings',
    description: 'The largest parts by name, all others as one, what no line states as one; together they are the total to the last digit.',
    body: distributionAsked,
    answer: z.object({
      ...consumptionBasis,
      by: z.enum(GROUPINGS),
      thenBy: z.enum(GROUPINGS).nullable(),
      total: z.object(figures),
      parts: z.array(
        z.object({
          ...partKey,
          parts: z.array(z.object(partKey)),
          others: rest.describe('Within this part; null without a second grouping, or where all are named.'),
        }),
      ),
      others: rest.describe('Null where all parts are named.'),
    }),
    status: 200,
    refusals: [...REFUSALS, 'grouping-unknown', 'grouping-repeated'],
  },
  'POST /v1/consumption/lines/search': {
    ...CONSUMPTION,
    summary: 'A page of bill lines',
    description:
      'Newest consumption first. Totals come from the rollups; null where a filter goes deeper than they do. Final figures (R-CON-4), viewable and exportable (R-CON-5).',
    body: linesAsked.extend({ page: pageRequest.optional().describe('Default: the first 20.') }),
    answer: z.object({
      ...consumptionBasis,
      lines: z.array(line),
      total: z.object({ lines: z.number().int().min(0), due: decimal }).nullable(),
      page: z.object({ size: z.literal([...PAGE_SIZES]), next: cursor.nullable(), previous: cursor.nullable() }),
    }),
    status: 200,
    refusals: [...REFUSALS, 'cursor-invalid', 'manager-needed'],
  },
  'GET /v1/consumption/filter-options': {
    ...CONSUMPTION,
    summary: 'What consumption can be filtered by',
    description: 'Codes and names that sources stated, at most 500 of each, by name; account managers in scope.',
    query: z.strictObject({ indirectPartnerId: z.union([madeId, z.literal('all')]).optional() }),
    answer: z.object({
      cycles: z.object({ earliest: billCycle, latest: billCycle }),
      currencies: z.array(currency),
      services: z.array(z.object({ code: z.string(), name: z.string().nullable() })),
      resourceTypes: z.array(z.object({ code: z.string(), name: z.string().nullable() })),
      regions: z.array(z.object({ code: z.string(), name: z.string().nullable() })),
      chargeModes: z.array(z.enum(CHARGE_MODE_NAMES)),
      billTypes: z.array(z.enum(BILL_TYPE_NAMES)),
      supervisors: z.array(accountManager).describe('Those who have account managers under them, for whoever sees more than one team.'),
      accountManagers: z.array(accountManager.extend({ supervisorId: madeId.nullable().describe('Who is above them; null: nobody.') })),
      isManagerNeeded: z.boolean().describe('Lines need one account manager named (R-CON-10).'),
    }),
    status: 200,
    refusals: ['partner-kind-wrong', 'not-found'],
  },
  'PUT /v1/consumption/budget': {
    callers: ['operator'],
    permission: 'consumption.read',
    widgets: ['consumption-dashboard', 'customer'],
    feature: null,
    summary: 'Set the budget line of the partner or of a customer',
    description:
      'A line to look at, nothing is held back. The partner’s is set by whoever sees all its figures, a customer’s by whoever has the customer in scope. Recorded.',
    body: z.strictObject({
      customerId: customerId.optional(),
      indirectPartnerId: madeId.optional(),
      currency,
      monthly: z.string().max(64).nullable().describe('Plain decimal text above zero, two decimals at most; null takes the line away.'),
    }),
    answer: z.object({ customerId: customerId.nullable(), currency, monthly: decimal.nullable(), setAt: instant.nullable() }),
    status: 200,
    refusals: [
      'not-found',
      'permission-missing',
      'partner-kind-wrong',
      'amount-not-a-number',
      'amount-not-positive',
      'amount-too-precise',
      'amount-out-of-range',
    ],
  },
} as const satisfies Record<string, Endpoint>;
