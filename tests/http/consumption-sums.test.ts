import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addAmounts, amountToText, ZERO } from '../../shared/values/amount.ts';
import { type Asking, amount, asking, deliverLines, type Filter, type TestLine } from './consumption-world.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, type Fixture, MANAGER, openFixture, PARTNER, SUPERVISOR, TEAM_LEAD } from './fixture.ts';

/** Everything over HTTP beside a plain sum of the lines that somebody may see: scopes, assignments, filters, groupings, pages. */

const OTHERS = ['op_NNNNNNNNNNNNNNNNNNNNNN', 'op_OOOOOOOOOOOOOOOOOOOOOO'] as const;
const HOLDERS = [MANAGER, ...OTHERS] as const;
/** Of them the last one is in nobody's team. */
const TEAM: readonly string[] = [MANAGER, OTHERS[0]];
const CUSTOMERS = ['c-1', 'c-2', 'c-3', 'c-4'] as const;
const DAYS = ['2024-07-31', '2024-08-01', '2024-08-31', '2024-09-01', '2024-09-09', '2024-09-10', '2024-09-14'] as const;

const decimalText = fc
  .tuple(fc.integer({ min: -2_000, max: 9_000 }), fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 16 }))
  .map(([whole, fraction, decimals]) => `${whole}.${String(fraction).padStart(16, '0').slice(0, decimals)}0`);

const line: fc.Arbitrary<TestLine> = fc
  .record({
    customerId: fc.constantFrom(...CUSTOMERS),
    day: fc.constantFrom(...DAYS),
    cycle: fc.constantFrom('2024-08', '2024-09'),
    due: fc.oneof(decimalText, fc.constant('0')),
    currency: fc.constantFrom('CNY', 'CNY', 'CNY', 'USD'),
    service: fc.constantFrom('ecs', 'obs', 'rds', 'cdn', null),
    region: fc.constantFrom('north', 'south'),
    chargeMode: fc.constantFrom('pay-per-use', 'yearly-monthly'),
    billType: fc.constantFrom('usage', 'unsubscription', 'compensation'),
    coupon: fc.option(decimalText, { nil: null }),
  })
  .map(({ day, coupon, ...rest }): TestLine => ({ ...rest, at: day, amounts: coupon === null ? {} : { coupon } }) as TestLine);

/** Who holds a customer from when on; nobody where it is null. */
const holding = fc.record({
  customerId: fc.constantFrom(...CUSTOMERS.slice(1)),
  holder: fc.constantFrom(...HOLDERS),
  from: fc.constantFrom('2024-07-15', '2024-09-05'),
  until: fc.option(fc.constantFrom('2024-09-10', '2024-09-13'), { nil: null }),
});

const cycles = fc.constantFrom(
  { from: '2024-08', to: '2024-08' },
  { from: '2024-09', to: '2024-09' },
  { from: '2024-08', to: '2024-09' },
  { from: '2023-03', to: '2024-09' },
);
const NARROWING = {
  service: fc.constantFrom('ecs', null),
  chargeMode: fc.constantFrom('pay-per-use', 'yearly-monthly'),
  billClass: fc.constantFrom('consumption', 'refund'),
  associationType: fc.constantFrom('agency-sale', 'referral'),
  currency: fc.constantFrom('USD', 'CNY'),
};

/** Two filters at most: more would leave hardly a line. */
const filter: fc.Arbitrary<Filter> = fc
  .tuple(cycles, fc.record(NARROWING), fc.subarray(Object.keys(NARROWING) as (keyof typeof NARROWING)[], { maxLength: 2 }))
  .map(([range, all, names]) => ({ cycles: range, ...Object.fromEntries(names.map((name) => [name, all[name]])) }));

const GROUPED = ['service', 'chargeMode', 'associationType', 'customer', 'region', 'billClass', 'billType'] as const;
const grouping = fc.constantFrom(...GROUPED);

interface World {
  lines: TestLine[];
  holdings: { customerId: string; holder: string; from: string; until: string | null }[];
}

/** One period for each customer: they never overlap. c-1 is the account manager's since the tenth. */
const worlds: fc.Arbitrary<World> = fc.record({
  lines: fc.array(line, { minLength: 20, maxLength: 50 }),
  holdings: fc.uniqueArray(holding, { selector: ({ customerId }) => customerId, maxLength: 3 }),
});

const instant = (day: string) => `${day}T02:00:00.000Z`;

async function open({ lines, holdings }: World): Promise<Fixture> {
  const fixture = await openFixture();
  const person = { partnerId: PARTNER, name: null, nameMasked: null, roles: ['account-manager'] } as const;
  await fixture.store.write(PARTNER, async (unit) => {
    await unit.operators.save({ ...person, operatorId: OTHERS[0], userId: 'second', supervisorId: SUPERVISOR });
    await unit.operators.save({ ...person, operatorId: OTHERS[1], userId: 'third', supervisorId: null });
  });
  await deliverLines(fixture, lines);
  await fixture.store.write(PARTNER, async (unit) => {
    for (const { customerId, holder, from, until } of holdings) {
      await unit.customers.assign(PARTNER, [{ customerId, operatorId: holder, assignedAt: instant(from) }]);
      if (until) await unit.customers.withdraw(PARTNER, [{ customerId, at: instant(until) }]);
    }
  });
  return fixture;
}

function holderOf({ holdings }: World, { customerId, at }: TestLine): string | null {
  if (customerId === 'c-1') return at >= '2024-09-10' ? MANAGER : null;
  const held = holdings.find((one) => one.customerId === customerId);
  return held && at >= held.from && (held.until === null || at < held.until) ? held.holder : null;
}

const CALLERS = {
  administrator: { subject: ADMINISTRATOR, sees: () => true },
  'account manager': { subject: ACCOUNT_MANAGER, sees: (holder: string | null) => holder === MANAGER },
  supervisor: { subject: TEAM_LEAD, sees: (holder: string | null) => holder !== null && TEAM.includes(holder) },
  'end customer': {
    subject: { kind: 'end-customer', customerId: 'c-2' },
    sees: (_holder: string | null, customerId: string) => customerId === 'c-2',
  },
} as const;

const CLASSES = { usage: 'consumption', unsubscription: 'refund', compensation: 'adjustment' } as const;

function matches(one: TestLine, asked: Filter): boolean {
  const { from, to } = asked.cycles ?? { from: '2024-09', to: '2024-09' };
  const cycle = one.cycle ?? '';
  return (
    cycle >= from &&
    cycle <= to &&
    one.currency === (asked.currency ?? 'CNY') &&
    (asked.service === undefined || one.service === asked.service) &&
    (asked.chargeMode === undefined || one.chargeMode === asked.chargeMode) &&
    (asked.billClass === undefined || CLASSES[one.billType as keyof typeof CLASSES] === asked.billClass) &&
    (asked.associationType === undefined || (one.customerId === 'c-4') === (asked.associationType === 'referral'))
  );
}

interface Shown {
  due: string;
  lines: number;
  paid: { unstatedLines: number };
}

/** Due, how many, and how many without a coupon. */
type Plain = readonly [due: string, lines: number, unstated: number];
const plainOf = (lines: readonly TestLine[]): Plain => [
  amountToText(lines.map(({ due }) => amount(due)).reduce(addAmounts, ZERO)),
  lines.length,
  lines.filter(({ amounts }) => amounts?.coupon === undefined).length,
];
const shownOf = ({ due, lines, paid }: Shown): Plain => [due, lines, paid.unstatedLines];
const together = (all: readonly (Shown | null)[]): Plain => {
  const shown = all.filter((one) => one !== null);
  return [
    amountToText(shown.map(({ due }) => amount(due)).reduce(addAmounts, ZERO)),
    shown.reduce((sum, { lines }) => sum + lines, 0),
    shown.reduce((sum, { paid }) => sum + paid.unstatedLines, 0),
  ];
};

async function checkOverview(ask: Asking, asked: Filter, expected: readonly TestLine[]): Promise<void> {
  const { answer } = await ask.overview({ filter: asked });
  expect(shownOf(answer)).toEqual(plainOf(expected));
  expect(together(answer.classes)).toEqual(plainOf(expected));
  const trend = (await ask.trend({ by: 'cycle', filter: asked })).answer;
  expect(shownOf(trend.total)).toEqual(plainOf(expected));
  expect(together(trend.points)).toEqual(plainOf(expected));
  if (asked.cycles?.from !== asked.cycles?.to) return;
  const days = (await ask.trend({ by: 'day', filter: asked })).answer;
  expect(together([...days.points, days.outside])).toEqual(plainOf(expected));
}

async function checkParts(ask: Asking, asked: Filter, body: { by: string; thenBy?: string; top: number }, expected: readonly TestLine[]) {
  const { answer } = await ask.distribution({ filter: asked, ...body });
  expect(shownOf(answer.total)).toEqual(plainOf(expected));
  expect(together([...answer.parts, answer.others])).toEqual(plainOf(expected));
  if (body.thenBy === undefined) return;
  for (const part of answer.parts) expect(together([...part.parts, part.others])).toEqual(shownOf(part));
}

async function checkLines(ask: Asking, asked: Filter, expected: readonly TestLine[]): Promise<void> {
  const dues: string[] = [];
  let page: object = { size: 10, at: 'first' };
  for (;;) {
    const { answer } = await ask.lines({ filter: asked, page: page as never });
    dues.push(...answer.lines.map(({ amounts }) => amounts.due));
    expect([answer.total?.lines, answer.total?.due]).toEqual([plainOf(expected)[1], plainOf(expected)[0]]);
    if (answer.page.next === null) break;
    page = { size: 10, after: answer.page.next };
  }
  expect(dues.sort()).toEqual(expected.map(({ due }) => amountToText(amount(due))).sort());
}

test.each(Object.keys(CALLERS) as (keyof typeof CALLERS)[])(
  'What the %s sees is a plain sum of the lines, in every way it is asked for',
  async (name) => {
    const { subject, sees } = CALLERS[name];
    const asked = fc.record({ filter, by: grouping, thenBy: fc.option(grouping, { nil: undefined }), top: fc.integer({ min: 1, max: 4 }) });
    await fc.assert(
      fc.asyncProperty(worlds, fc.array(asked, { minLength: 2, maxLength: 3 }), async (world, questions) => {
        const fixture = await open(world);
        const ask = asking(await fixture.openSession(subject as never));
        const seen = world.lines.filter((one) => sees(holderOf(world, one), one.customerId));
        for (const { filter: narrow, by, thenBy, top } of questions) {
          const expected = seen.filter((one) => matches(one, narrow));
          await checkOverview(ask, narrow, expected);
          await checkParts(ask, narrow, { by, top, ...(thenBy === by || thenBy === undefined ? {} : { thenBy }) }, expected);
          if (name !== 'supervisor') await checkLines(ask, narrow, expected);
        }
        expect(fixture.failures).toEqual([]);
        await fixture.store.close();
      }),
      { numRuns: 10 },
    );
  },
);
