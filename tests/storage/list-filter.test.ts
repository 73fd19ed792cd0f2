import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CustomerFilter } from '../../bff/ports/store.ts';
import { CUSTOMER_SORTS, SORT_DIRECTIONS } from '../../shared/values/lists.ts';
import { customer, dueOf, fill, INSTANTS, type Made, managerId, plainSort, present, SCOPES, UNITS, walk, world } from './list-world.ts';
import { listQuery, PARTNER } from './records.ts';
import { onBothEngines } from './stores.ts';

const bound = fc.option(
  fc.tuple(fc.bigInt(-6n, 6n), fc.bigInt(-3n, 3n)).map(([micro, rest]) => amountOf(micro * UNITS + rest)),
  { nil: null },
);
const moment = fc.option(fc.constantFrom(...INSTANTS, '2023-01-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z'), { nil: null });

/** Each filter alone and any together; ranges may be empty or upside down. */
const filter: fc.Arbitrary<CustomerFilter> = fc.record(
  {
    associationType: fc.constantFrom('agency-sale' as const, 'referral' as const),
    customerNameFolded: fc.constantFrom('李明', '明日', '王明'),
    id: fc.integer({ min: 1, max: 60 }).map((number) => `cus-${number}`),
    accountManagerId: fc.constantFrom(null, managerId(PARTNER, 1)),
    tag: fc.constantFrom('a', 'b', 'A'),
    consumption: fc.record({ minimum: bound, maximum: bound }),
    resourceExpiry: fc.record({ from: moment, until: moment }),
    mobileIndexes: fc.subarray(['v1.one', 'v2.one', 'v1.none']),
  },
  { requiredKeys: [] },
);

function amountOf(units: bigint) {
  return { micro: units / UNITS, rest: units % UNITS };
}

/** Whether a customer matches, as a reader of the documentation would tell. */
function matches(made: Made, asked: CustomerFilter, isOwn: boolean): boolean {
  const { record } = made;
  const due = dueOf(made, isOwn);
  const expiry = record.earliestResourceExpiryAt;
  const { consumption, resourceExpiry } = asked;
  const units = (amount: { micro: bigint; rest: bigint }) => amount.micro * UNITS + amount.rest;
  const checks = [
    asked.associationType === undefined || record.associationType === asked.associationType,
    asked.customerNameFolded === undefined || record.customerName?.includes(asked.customerNameFolded),
    asked.id === undefined || record.customerId === asked.id,
    asked.accountManagerId === undefined || made.manager === (asked.accountManagerId === null ? 0 : 1),
    asked.tag === undefined || record.tags.includes(asked.tag),
    asked.mobileIndexes === undefined || asked.mobileIndexes.some((index) => index === record.mobileIndex),
    !consumption ||
      (due !== null &&
        (consumption.minimum === null || due >= units(consumption.minimum)) &&
        (consumption.maximum === null || due <= units(consumption.maximum))),
    !resourceExpiry ||
      (expiry !== null &&
        (resourceExpiry.from === null || expiry >= resourceExpiry.from) &&
        (resourceExpiry.until === null || expiry < resourceExpiry.until)),
  ];
  return checks.every(Boolean);
}

onBothEngines('A filtered list', (engines) => {
  test('holds who matches all filters, in every order, both ways, with the exact total', { timeout: 240_000 }, async () => {
    const sort = fc.record({ by: fc.constantFrom(...CUSTOMER_SORTS), direction: fc.constantFrom(...SORT_DIRECTIONS) });
    const asked = fc.array(fc.record({ filter, sort, limit: fc.constantFrom(1, 3, 20) }), { minLength: 12, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(world, asked, async (customers, questions) => {
        const { store } = await engines.open();
        await fill(store, customers);
        for (const { scope, holds } of SCOPES) {
          const isOwn = scope.kind === 'account-manager';
          for (const question of questions) {
            const query = listQuery({ ...question, scope });
            const wanted = plainSort(
              present(customers).filter((made) => holds(made) && matches(made, question.filter, isOwn)),
              query.sort,
              isOwn,
            );
            expect(await walk(store, query, false)).toEqual(wanted);
            expect(await walk(store, query, true)).toEqual(wanted);
            expect(await store.reads.customers.count(query)).toBe(wanted.length);
          }
        }
        await store.close();
      }),
      { numRuns: 15 },
    );
  });

  test('walks the order where ranges are wide, and starts from the range where it is narrow', { timeout: 120_000 }, async () => {
    const { store } = await engines.open();
    const customers = fc.sample(customer, { numRuns: 8_000, seed: 7 }).map((made, index) => ({
      ...made,
      tie: index % 40 === 0 ? made.tie : ('kept' as const),
      record: { ...made.record, customerId: `cus-${index}` },
    }));
    await fill(store, customers);
    const wide = { consumption: { minimum: amountOf(-9n * UNITS), maximum: null } };
    const filters: CustomerFilter[] = [
      wide,
      { resourceExpiry: { from: INSTANTS[0] as string, until: null } },
      { ...wide, resourceExpiry: { from: null, until: '2025-01-01T00:00:00.000Z' } },
      { ...wide, associationType: 'referral' },
      { ...wide, tag: 'a' },
      { consumption: { minimum: amountOf(3n * UNITS), maximum: amountOf(5n * UNITS) }, customerNameFolded: '明日' },
    ];
    const there = present(customers);
    const isWide = (asked: CustomerFilter) => there.filter((made) => matches(made, asked, false)).length > 4_000;
    expect(filters.map(isWide)).toEqual([true, true, true, false, true, false]);
    for (const asked of filters) {
      for (const by of CUSTOMER_SORTS) {
        const query = listQuery({ filter: asked, sort: { by, direction: 'descending' }, limit: 2_500 });
        const wanted = plainSort(
          there.filter((made) => matches(made, asked, false)),
          query.sort,
          false,
        );
        expect(await walk(store, query, false), JSON.stringify([Object.keys(asked), by])).toEqual(wanted);
        expect(await walk(store, query, true)).toEqual(wanted);
        expect(await store.reads.customers.count(query)).toBe(wanted.length);
      }
    }
  });
});
