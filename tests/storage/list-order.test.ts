import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CustomerRecord } from '../../bff/ports/records.ts';
import type { CustomerListRow, CustomerQuery, Store } from '../../bff/ports/store.ts';
import { CUSTOMER_SORTS, SORT_DIRECTIONS } from '../../shared/values/lists.ts';
import { billLine, customerRecord, deliver, listQuery, NOW, operatorRecord, PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

interface Made {
  record: CustomerRecord;
  /** Due in the cycle before and after the assignment; null: no line. */
  early: bigint | null;
  late: bigint | null;
  manager: 0 | 1 | 2;
}
type Key = string | bigint | null;

const INSTANTS = ['2024-01-01T00:00:00.000Z', '2024-02-01T00:00:00.000Z', '2024-02-01T00:00:00.001Z'];
const amount = fc.option(fc.bigInt({ min: -3n, max: 3n }), { nil: null });

/** Few different values, so that ties and nulls are the rule. */
const customer: fc.Arbitrary<Made> = fc
  .record({
    id: fc.integer({ min: 1, max: 60 }),
    associationType: fc.constantFrom('agency-sale' as const, 'referral' as const),
    associatedAt: fc.constantFrom(...INSTANTS),
    earliestResourceExpiryAt: fc.option(fc.constantFrom(...INSTANTS), { nil: null }),
    credit: fc.option(fc.record({ availableMinor: fc.bigInt(0n, 2n), arrearsMinor: fc.bigInt(0n, 2n) }), { nil: null }),
    early: amount,
    late: amount,
    manager: fc.constantFrom(0 as const, 1 as const, 2 as const),
  })
  .map(({ id, credit, early, late, manager, ...stated }) => ({
    record: customerRecord(`cus-${id}`, { ...stated, credit: credit && { ...credit, currency: 'CNY', asOf: NOW } }),
    early,
    late,
    manager,
  }));

const world = fc.uniqueArray(customer, { selector: (made) => made.record.customerId, minLength: 1, maxLength: 30 });

async function fill(store: Store, customers: readonly Made[]): Promise<void> {
  await store.write(PARTNER, async (unit) => {
    await unit.partners.add(partnerRecord());
    for (const manager of [1, 2])
      await unit.operators.save(operatorRecord(`opr_${manager}000000000000000000000`, { supervisorId: manager === 2 ? 'opr_s' : null }));
    // Half of the customers come before the first delivery and half after it.
    await unit.customers.save(
      PARTNER,
      customers.slice(0, customers.length / 2).map((made) => made.record),
    );
  });
  const linesOf = (list: readonly Made[]) =>
    list.flatMap(({ record, early, late }) => [
      ...(early === null ? [] : [billLine(record.customerId, early, { consumedAt: '2024-09-02T00:00:00.000Z' })]),
      ...(late === null
        ? []
        : [billLine(record.customerId, late, { due: { micro: late, rest: late }, consumedAt: '2024-09-20T00:00:00.000Z' })]),
    ]);
  await deliver(store, 'del_1', linesOf(customers.slice(0, customers.length / 2)));
  await store.write(PARTNER, (unit) =>
    unit.customers.save(
      PARTNER,
      customers.map((made) => made.record),
    ),
  );
  await store.write(PARTNER, (unit) =>
    unit.customers.assign(
      PARTNER,
      customers
        .filter((made) => made.manager > 0)
        .map((made) => ({
          customerId: made.record.customerId,
          operatorId: `opr_${made.manager}000000000000000000000`,
          assignedAt: '2024-09-10T00:00:00.000Z',
        })),
    ),
  );
  await deliver(store, 'del_2', linesOf(customers));
}

const UNITS = 10_000_000_000n;

function dueOf(made: Made, isOwn: boolean): bigint | null {
  const early = isOwn ? null : made.early;
  if (early === null && made.late === null) return null;
  return (early ?? 0n) * UNITS + (made.late ?? 0n) * (UNITS + 1n);
}

function keyOf(made: Made, by: CustomerQuery['sort']['by'], isOwn: boolean): Key {
  const { record } = made;
  if (by === 'associatedAt') return record.associatedAt;
  if (by === 'resourceExpiry') return record.earliestResourceExpiryAt;
  if (by === 'consumption') return dueOf(made, isOwn);
  if (record.associationType === 'referral' || record.credit === null) return null;
  return record.credit.arrearsMinor > 0n ? -record.credit.arrearsMinor : record.credit.availableMinor;
}

/** The list as a reader of the documentation would sort it. */
function plainSort(customers: readonly Made[], sort: CustomerQuery['sort'], isOwn: boolean): string[] {
  const sign = sort.direction === 'ascending' ? 1 : -1;
  const keyed = customers.map((made) => ({ key: keyOf(made, sort.by, isOwn), id: made.record.customerId }));
  keyed.sort((a, b) => {
    if ((a.key === null) !== (b.key === null)) return a.key === null ? 1 : -1;
    if (a.key !== b.key && a.key !== null && b.key !== null) return a.key < b.key ? -sign : sign;
    return a.id < b.id ? -sign : sign;
  });
  return keyed.map((row) => row.id);
}

async function walk(store: Store, query: CustomerQuery, isBackward: boolean): Promise<string[]> {
  const ids: string[] = [];
  let from: CustomerQuery['from'] = { at: isBackward ? 'last' : 'first' };
  for (;;) {
    const rows: CustomerListRow[] = await store.reads.customers.page({ ...query, from });
    const edge = isBackward ? rows[0] : rows.at(-1);
    if (!edge) return ids;
    const page = rows.map((row) => row.customer.customerId);
    if (isBackward) ids.unshift(...page);
    else ids.push(...page);
    from = isBackward ? { before: edge.place } : { after: edge.place };
  }
}

const SCOPES = [
  { scope: { kind: 'all' } as const, holds: () => true },
  { scope: { kind: 'account-manager', operatorId: 'opr_1000000000000000000000' } as const, holds: (made: Made) => made.manager === 1 },
  { scope: { kind: 'supervisor', operatorId: 'opr_s' } as const, holds: (made: Made) => made.manager === 2 },
];

onBothEngines('The customer list', (engines) => {
  test('pages in every order, both ways and in every scope, as a plain sort would', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.constantFrom(1, 2, 7), async (customers, limit) => {
        const { store } = await engines.open();
        await fill(store, customers);
        for (const by of CUSTOMER_SORTS) {
          for (const direction of SORT_DIRECTIONS) {
            for (const { scope, holds } of SCOPES) {
              const query = listQuery({ scope, sort: { by, direction }, limit });
              const wanted = plainSort(customers.filter(holds), query.sort, scope.kind === 'account-manager');
              expect(await walk(store, query, false), `${by} ${direction} ${scope.kind} forward`).toEqual(wanted);
              expect(await walk(store, query, true), `${by} ${direction} ${scope.kind} backward`).toEqual(wanted);
              expect(await store.reads.customers.count(query)).toBe(wanted.length);
            }
          }
        }
        await store.close();
      }),
      { numRuns: 12 },
    );
  });
});
