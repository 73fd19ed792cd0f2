import fc from 'fast-check';
import type { BillLineRecord, CustomerRecord } from '../../bff/ports/records.ts';
import type { CustomerListRow, CustomerQuery, Store } from '../../bff/ports/store.ts';
import { billLine, customerRecord, deliver, NOW, named, operatorRecord, PARTNER, partnerRecord } from './records.ts';

export interface Made {
  record: CustomerRecord;
  /** Due in the cycle before and after the assignment; null: no line. */
  early: bigint | null;
  late: bigint | null;
  manager: 0 | 1 | 2;
  /** Whether it left the partner, and came back. */
  tie: 'kept' | 'ended' | 'renewed';
}
type Key = string | bigint | null;

export const INSTANTS = ['2024-01-01T00:00:00.000Z', '2024-02-01T00:00:00.000Z', '2024-02-01T00:00:00.001Z'];
const amount = fc.option(fc.bigInt({ min: -3n, max: 3n }), { nil: null });

/** Few different values, so that ties and nulls are the rule. */
export const customer: fc.Arbitrary<Made> = fc
  .record({
    id: fc.integer({ min: 1, max: 60 }),
    associationType: fc.constantFrom('agency-sale' as const, 'referral' as const),
    associatedAt: fc.constantFrom(...INSTANTS),
    earliestResourceExpiryAt: fc.option(fc.constantFrom(...INSTANTS), { nil: null }),
    credit: fc.option(fc.record({ availableMinor: fc.bigInt(0n, 2n), arrearsMinor: fc.bigInt(0n, 2n) }), { nil: null }),
    early: amount,
    late: amount,
    manager: fc.constantFrom(0 as const, 1 as const, 2 as const),
    tie: fc.constantFrom('kept' as const, 'kept' as const, 'kept' as const, 'ended' as const, 'renewed' as const),
    mobileIndex: fc.constantFrom(null, 'v1.one', 'v1.two', 'v2.one'),
    tags: fc.constantFrom([], ['a'], ['a', 'b']),
    name: fc.constantFrom('李明', '明日', '王芳'),
  })
  .map(({ id, credit, early, late, manager, tie, name, ...stated }) => ({
    record: customerRecord(`cus-${id}`, { ...stated, ...named(name), credit: credit && { ...credit, currency: 'CNY', asOf: NOW } }),
    early,
    late,
    manager,
    tie,
  }));

export const world = fc.uniqueArray(customer, { selector: (made) => made.record.customerId, minLength: 1, maxLength: 30 });

/**
 * Who belongs to the partner in the end. One who came back is held by nobody, and nothing is known of its resources; bills came all the
 * while.
 */
export function present(customers: readonly Made[]): Made[] {
  return customers
    .filter(({ tie }) => tie !== 'ended')
    .map((made) => (made.tie === 'kept' ? made : { ...made, manager: 0, record: { ...made.record, earliestResourceExpiryAt: null } }));
}

/** Puts customers in, partly before and partly after the first delivery, has each held by its manager, and lets some leave. */
export async function fill(store: Store, customers: readonly Made[], partnerId = PARTNER): Promise<void> {
  const records = customers.map((made) => made.record);
  await store.write(partnerId, async (unit) => {
    await unit.partners.add(partnerRecord(partnerId));
    for (const manager of [1, 2])
      await unit.operators.save(operatorRecord(managerId(partnerId, manager), { partnerId, supervisorId: manager === 2 ? 'opr_s' : null }));
    // Half of the customers come before the first delivery and half after it.
    await unit.customers.save(partnerId, records.slice(0, customers.length / 2));
  });
  await deliver(store, 'del_1', customers.slice(0, customers.length / 2).flatMap(linesOf), NOW, partnerId);
  await store.write(partnerId, (unit) => unit.customers.save(partnerId, records));
  const assignments = customers
    .filter((made) => made.manager > 0)
    .map(({ record: { customerId }, manager }) => ({
      customerId,
      operatorId: managerId(partnerId, manager),
      assignedAt: '2024-09-10T00:00:00.000Z',
    }));
  await store.write(partnerId, (unit) => unit.customers.assign(partnerId, assignments));
  await store.write(partnerId, async (unit) => {
    for (const { customerId } of of(customers, 'ended', 'renewed')) {
      await unit.customers.withdraw(partnerId, [{ customerId, at: '2024-09-12T00:00:00.000Z' }]);
      await unit.customers.leave(partnerId, customerId, NOW);
    }
  });
  await deliver(store, 'del_2', customers.flatMap(linesOf), NOW, partnerId);
  const renewed = of(customers, 'renewed').map(({ customerId }) => customerId);
  await store.write(partnerId, (unit) => unit.customers.associateAnew(partnerId, renewed));
}

function of(customers: readonly Made[], ...ties: readonly Made['tie'][]): CustomerRecord[] {
  return customers.filter(({ tie }) => ties.includes(tie)).map(({ record }) => record);
}

export function managerId(partnerId: string, manager: number): string {
  return `opr_${manager}${partnerId.replace(/\W/g, '').padStart(21, '0')}`;
}

function linesOf({ record: { customerId }, early, late }: Made): BillLineRecord[] {
  return [
    ...(early === null ? [] : [billLine(customerId, early, { consumedAt: '2024-09-02T00:00:00.000Z' })]),
    ...(late === null ? [] : [billLine(customerId, late, { due: { micro: late, rest: late }, consumedAt: '2024-09-20T00:00:00.000Z' })]),
  ];
}

/** How many of an amount's smallest units are one of its `micro`. */
export const UNITS = 10_000_000_000n;

export function dueOf(made: Made, isOwn: boolean): bigint | null {
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
export function plainSort(customers: readonly Made[], sort: CustomerQuery['sort'], isOwn: boolean): string[] {
  const sign = sort.direction === 'ascending' ? 1 : -1;
  const keyed = customers.map((made) => ({ key: keyOf(made, sort.by, isOwn), id: made.record.customerId }));
  keyed.sort((a, b) => {
    if ((a.key === null) !== (b.key === null)) return a.key === null ? 1 : -1;
    if (a.key !== b.key && a.key !== null && b.key !== null) return a.key < b.key ? -sign : sign;
    return a.id < b.id ? -sign : sign;
  });
  return keyed.map((row) => row.id);
}

export async function walk(store: Store, query: CustomerQuery, isBackward: boolean): Promise<string[]> {
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

export const SCOPES = [
  { scope: { kind: 'all' } as const, holds: () => true },
  { scope: { kind: 'account-manager', operatorId: managerId(PARTNER, 1) } as const, holds: (made: Made) => made.manager === 1 },
  { scope: { kind: 'supervisor', operatorId: 'opr_s' } as const, holds: (made: Made) => made.manager === 2 },
];
