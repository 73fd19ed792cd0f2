import fc from 'fast-check';
import type { ConsumptionQuery, GroupQuery } from '../../bff/ports/consumption.ts';
import type { BillLineRecord } from '../../bff/ports/records.ts';
import type { Amount } from '../../shared/values/amount.ts';
import { BILL_CLASSES, GROUPINGS, LINE_AMOUNTS } from '../../shared/values/consumption-lists.ts';

/** Two partners whose customers, codes and projects are called alike. */
export const PARTNERS = ['a', 'b'] as const;
export const CUSTOMERS = ['cus-1', 'cus-2', 'cus-3'];
export const MANAGERS = ['opr_1', 'opr_2'];
const CYCLES = ['2023-12', '2024-01', '2024-02', '2024-03', '2024-04'];
/** Midnights of UTC and of UTC+8, and the moments beside them. */
const INSTANTS = [
  '2023-12-31T15:59:59.999Z',
  '2023-12-31T16:00:00.000Z',
  '2024-01-10T08:00:00.000Z',
  '2024-01-31T16:00:00.000Z',
  '2024-02-15T00:00:00.000Z',
  '2024-02-15T15:59:59.999Z',
  '2024-02-15T16:00:00.000Z',
  '2024-03-31T15:59:59.999Z',
  '2024-04-02T00:00:00.000Z',
];
const DAYS = ['2023-12-31', '2024-01-01', '2024-01-10', '2024-02-01', '2024-02-15', '2024-02-16', '2024-03-31', '2024-04-02'];

const amount: fc.Arbitrary<Amount> = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 0n, max: 9_999_999_999n }), fc.constantFrom(1n, -1n), fc.boolean())
  .map(([micro, rest, sign, isZero]) => (isZero ? { micro: 0n, rest: 0n } : { micro: sign * (micro % 10_000_000n), rest: sign * rest }));

const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const CODES = {
  service: fc.constantFrom('ecs', 'obs', 'rds'),
  region: fc.constantFrom('cn-north-4', 'cn-east-3'),
  resourceType: fc.constantFrom('vm', 'volume'),
  enterpriseProject: fc.constantFrom('default', 'shop'),
  chargeMode: fc.constantFrom(1, 3),
  billType: fc.constantFrom(1, 4, 9),
  billClass: fc.constantFrom(...BILL_CLASSES),
  associationType: fc.constantFrom('agency-sale', 'referral'),
} as const;

const LATER = LINE_AMOUNTS.filter((name) => name !== 'due' && name !== 'list');

const line: fc.Arbitrary<BillLineRecord> = fc.record(
  {
    customerId: fc.constantFrom(...CUSTOMERS),
    cycle: fc.constantFrom(...CYCLES),
    billingAccountId: fc.constantFrom('account-1', 'account-2'),
    currency: fc.constantFrom('CNY', 'CNY', 'CNY', 'USD'),
    due: amount,
    listPrice: orNull(amount),
    consumedAt: fc.constantFrom(...INSTANTS),
    category: fc.constant(null),
    service: orNull(CODES.service),
    region: orNull(CODES.region),
    resourceId: orNull(fc.constantFrom('i-1', 'i-2')),
    description: fc.constant(null),
    tradeId: fc.constantFrom('CS-1', 'CS-2'),
    associationType: CODES.associationType,
    billClass: CODES.billClass,
    billType: CODES.billType,
    chargeMode: CODES.chargeMode,
    resourceType: CODES.resourceType,
    enterpriseProject: CODES.enterpriseProject,
    amounts: fc.record(Object.fromEntries(LATER.map((name) => [name, amount])), { requiredKeys: [] }),
    faults: fc.constantFrom(0, 1, 5),
  },
  {
    requiredKeys: [
      'customerId',
      'cycle',
      'billingAccountId',
      'currency',
      'due',
      'listPrice',
      'consumedAt',
      'category',
      'service',
      'region',
      'resourceId',
      'description',
    ],
  },
);

/** What happens to consumption. */
export type Happening =
  | { do: 'deliver'; partner: number; lines: BillLineRecord[] }
  | { do: 'hand'; partner: number; customerId: string; to: string | null; at: string }
  | { do: 'leave'; partner: number; customerId: string }
  | { do: 'forget'; partner: number }
  | { do: 'rebuild'; partner: number };

const partner = fc.nat({ max: PARTNERS.length - 1 });
const customerId = fc.constantFrom(...CUSTOMERS);

export const happenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('deliver' as const), partner, lines: fc.array(line, { maxLength: 30 }) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('hand' as const),
        partner,
        customerId,
        to: orNull(fc.constantFrom(...MANAGERS)),
        at: fc.constantFrom(...INSTANTS),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), partner, customerId }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const), partner }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('rebuild' as const), partner }) },
  ),
  { minLength: 3, maxLength: 7 },
);

export interface Asking {
  partners: number[];
  query: Omit<ConsumptionQuery, 'partnerIds'>;
  group: GroupQuery;
  outer: GroupQuery['by'];
}

const cycles = fc
  .tuple(fc.constantFrom(...CYCLES), fc.constantFrom(...CYCLES))
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const dates = fc
  .tuple(fc.constantFrom(...DAYS), fc.constantFrom(...DAYS))
  .map(([a, b]) => (a < b ? { begin: a, end: b } : { begin: b, end: a }));

/** A filter is rarely there, so that few are there together. */
const rarely = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

const narrowed = fc.record({
  currency: fc.constantFrom('CNY', 'CNY', 'USD'),
  cycles,
  dates: rarely(dates),
  heldBy: rarely(fc.subarray([...MANAGERS, null], { minLength: 1 })),
  customerId: rarely(customerId),
  associationType: rarely(CODES.associationType),
  service: rarely(orNull(CODES.service)),
  region: rarely(orNull(CODES.region)),
  resourceType: rarely(orNull(CODES.resourceType)),
  enterpriseProject: rarely(orNull(CODES.enterpriseProject)),
  chargeMode: rarely(orNull(CODES.chargeMode)),
  billClass: rarely(CODES.billClass),
  billType: rarely(orNull(CODES.billType)),
});

export const askings: fc.Arbitrary<Asking[]> = fc.array(
  fc.record({
    partners: fc.subarray([0, 1], { minLength: 1 }),
    // Days are days of one cycle.
    query: narrowed.map((query) => (query.dates ? { ...query, cycles: { from: query.cycles.from, to: query.cycles.from } } : query)),
    group: fc.record({ by: fc.constantFrom(...GROUPINGS), rankBy: fc.constantFrom('due', 'paid'), top: fc.integer({ min: 1, max: 4 }) }),
    outer: fc.constantFrom(...GROUPINGS),
  }),
  { minLength: 12, maxLength: 12 },
);
