import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Store, Unit } from '../../bff/ports/store.ts';
import { rawTables } from './raw.ts';
import { billLine, CYCLE, customerRecord, operatorRecord, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const CUSTOMERS = ['cus-1', 'cus-2', 'cus-3'];
const MANAGERS = ['1', '2'];
const TYPES = ['agency-sale', 'referral'] as const;
const TAGS = ['a', 'b', 'c'];
/** Days of the cycle on which something was consumed, one line each. */
const CONSUMED = [2, 7, 12, 17, 22, 27];

const instantOf = (day: number) => `${CYCLE}-${String(day).padStart(2, '0')}T00:00:00.000Z`;

type Step =
  | { kind: 'assign'; customers: string[]; manager: string; day: number }
  | { kind: 'withdraw'; customers: string[]; day: number }
  | { kind: 'save'; customer: string; type: (typeof TYPES)[number]; tags: string[] }
  | { kind: 'add'; customer: string };

const some = fc.uniqueArray(fc.constantFrom(...CUSTOMERS), { minLength: 1 });
/** Days go back as well as forth: what would overlap must be refused, and change nothing. */
const day = fc.integer({ min: 1, max: 28 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('assign' as const), customers: some, manager: fc.constantFrom(...MANAGERS), day }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), customers: some, day }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('save' as const),
        customer: fc.constantFrom(...CUSTOMERS),
        type: fc.constantFrom(...TYPES),
        tags: fc.uniqueArray(fc.constantFrom(...TAGS)),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('add' as const), customer: fc.constantFrom('new-1', 'new-2') }) },
  ),
  { maxLength: 25 },
);

onBothEngines('Assignments', (engines) => {
  let store: Store;
  let address: string;
  let count = 0;
  beforeAll(async () => {
    ({ store, address } = await engines.open());
  }, 60_000);

  const managerId = (partnerId: string, manager: string) => `opr_${manager}${partnerId}`;

  /** A partner of its own with three customers and a delivery in force. */
  async function openPartner(): Promise<string> {
    count += 1;
    const partnerId = `par_${String(count).padStart(4, '0')}`;
    await store.write(partnerId, async (unit) => {
      await unit.partners.add({ ...partnerRecord(), partnerId });
      for (const manager of MANAGERS) {
        const operatorId = managerId(partnerId, manager).padEnd(26, '0');
        await unit.operators.save({ ...operatorRecord(operatorId), partnerId, userId: manager });
      }
      await unit.customers.save(
        partnerId,
        CUSTOMERS.map((id) => customerRecord(id, { tags: ['a'] })),
      );
      const lines = CUSTOMERS.flatMap((id) => CONSUMED.map((on) => billLine(id, BigInt(on), { consumedAt: instantOf(on) })));
      await unit.deliveries.begin(partnerId, { deliveryId: `del_${partnerId}`, source: 'test', startedAt: instantOf(1) });
      await unit.deliveries.addLines(partnerId, `del_${partnerId}`, lines);
      await unit.deliveries.switch(partnerId, `del_${partnerId}`, instantOf(1));
    });
    return partnerId;
  }

  async function take(unit: Unit, partnerId: string, step: Step): Promise<void> {
    if (step.kind === 'assign') {
      const operatorId = managerId(partnerId, step.manager).padEnd(26, '0');
      const assignedAt = instantOf(step.day);
      await unit.customers.assign(
        partnerId,
        step.customers.map((customerId) => ({ customerId, operatorId, assignedAt })),
      );
    } else if (step.kind === 'withdraw') {
      await unit.customers.withdraw(
        partnerId,
        step.customers.map((customerId) => ({ customerId, at: instantOf(step.day) })),
      );
    } else if (step.kind === 'save') {
      await unit.customers.save(partnerId, [customerRecord(step.customer, { associationType: step.type, tags: step.tags })]);
    } else await unit.customers.save(partnerId, [customerRecord(step.customer, { tags: ['c'] })]);
  }

  test('taken, handed over and withdrawn in any order leave periods that do not overlap, and counters and sums as if counted anew', async () => {
    let refused = 0;
    const property = fc.asyncProperty(steps, async (sequence) => {
      const partnerId = await openPartner();
      for (const step of sequence)
        await store
          .write(partnerId, (unit) => take(unit, partnerId, step))
          .catch((error: Error) => {
            if (!error.message.includes('earlier period')) throw error;
            refused += 1;
          });
      checkTables(await rawTables(address), partnerId);
    });
    await fc.assert(property, { numRuns: 30, seed: 20_240_915 });
    expect(refused).toBeGreaterThan(0);
  }, 120_000);

  test('of one customer twice in a command follow each other', async () => {
    const partnerId = await openPartner();
    const operatorId = managerId(partnerId, '1').padEnd(26, '0');
    const assign = (on: number) => ({ customerId: 'cus-1', operatorId, assignedAt: instantOf(on) });
    await store.write(partnerId, (unit) => unit.customers.assign(partnerId, [assign(3), assign(5)]));
    const { rows } = (await rawTables(address)).get('assignments') ?? { rows: [] };
    const own = rows.filter((row) => row.customer_key === rows.at(-1)?.customer_key);
    expect(own.map((row) => [row.assigned_at, row.ended_at])).toEqual([
      [instantOf(3), instantOf(5)],
      [instantOf(5), null],
    ]);
  });

  test('of a reseller are refused a second open period by the database itself', async () => {
    const partnerId = await openPartner();
    const resellerId = `${partnerId}_reseller`;
    const assignment = { resellerId, operatorId: managerId(partnerId, '1').padEnd(26, '0'), assignedAt: instantOf(3) };
    await store.write(partnerId, async (unit) => {
      await unit.partners.add({ ...partnerRecord(), partnerId: resellerId, kind: 'reseller', parentPartnerId: partnerId });
      await unit.resellers.assign(partnerId, [assignment]);
    });
    await expect(store.write(partnerId, (unit) => unit.resellers.assign(partnerId, [assignment]))).rejects.toThrow();
    await store.write(partnerId, (unit) => unit.resellers.withdraw(partnerId, [resellerId], instantOf(4)));
    await store.write(partnerId, (unit) => unit.resellers.assign(partnerId, [{ ...assignment, assignedAt: instantOf(4) }]));
    expect(
      (await store.reads.resellers.managers(partnerId, resellerId, 10)).map(({ assignedAt, endedAt }) => [assignedAt, endedAt]),
    ).toEqual([
      [instantOf(4), null],
      [instantOf(3), instantOf(4)],
    ]);
  });
});

type Tables = Awaited<ReturnType<typeof rawTables>>;

function checkTables(tables: Tables, partnerId: string): void {
  const all = (table: string) => (tables.get(table)?.rows ?? []).map((row) => JSON.parse(textOfRow(row)) as Record<string, string | null>);
  const partnerKey = all('partners').find((row) => row.partner_id === partnerId)?.partner_key;
  const ours = (table: string) => all(table).filter((row) => row.partner_key === partnerKey);
  const customers = ours('customers');
  const keys = new Set(customers.map((row) => row.customer_key));

  const counted = tally(customers.map((row) => [row.manager_key, row.association_type]));
  expect(told(ours('customer_counts'), ['manager_key', 'association_type'])).toEqual(counted);
  const tags = customers.flatMap((row) => (JSON.parse(row.tags ?? '[]') as string[]).map((tag) => ({ tag, row })));
  const countedTags = tally(tags.map(({ tag, row }) => [tag, row.manager_key, row.association_type]));
  expect(told(ours('tag_counts'), ['tag', 'manager_key', 'association_type'])).toEqual(countedTags);
  expect(tally(ours('customer_tags').map((row) => [row.tag, row.customer_key]))).toEqual(
    tally(tags.map(({ tag, row }) => [tag, row.customer_key])),
  );

  const lines = all('bill_lines').filter((row) => keys.has(row.customer_key));
  const sums = all('cycle_sums').filter((row) => keys.has(row.customer_key));
  for (const customer of customers) {
    const own = (row: Record<string, string | null>) => row.customer_key === customer.customer_key;
    const periods = ours('assignments').filter(own).sort(inTime);
    checkPeriods(periods, customer);
    const holderOf = (at: string) =>
      periods.find((row) => (row.assigned_at ?? '') <= at && (row.ended_at === null || at < (row.ended_at ?? '')));
    const bySum = new Map<string, number>();
    for (const line of lines.filter(own)) {
      const holder = holderOf(line.consumed_at ?? '')?.assignment_key ?? '0';
      bySum.set(holder, (bySum.get(holder) ?? 0) + Number(line.due_micro));
    }
    expect(Object.fromEntries(sums.filter(own).map((row) => [row.assignment_key, Number(row.due_micro)]))).toEqual(
      Object.fromEntries(bySum),
    );
    const [total] = ours('cycle_totals').filter(own);
    const present = bySum.get(customer.assignment_key ?? '');
    expect(total?.own_micro).toBe(present === undefined || customer.assignment_key === '0' ? null : String(present));
    expect(total?.manager_key).toBe(customer.manager_key);
  }
}

function checkPeriods(periods: Record<string, string | null>[], customer: Record<string, string | null>): void {
  for (const [index, period] of periods.entries()) {
    if (period.ended_at !== null) expect((period.ended_at ?? '') >= (period.assigned_at ?? '')).toBe(true);
    const next = periods[index + 1];
    if (next) expect(period.ended_at !== null && (next.assigned_at ?? '') >= (period.ended_at ?? '')).toBe(true);
  }
  const open = periods.find((row) => row.ended_at === null);
  expect([customer.manager_key, customer.assigned_at, customer.assignment_key]).toEqual(
    open ? [open.operator_key, open.assigned_at, open.assignment_key] : ['0', null, '0'],
  );
}

/** In order of time; a period that ended where it began comes before the one that began then. */
function inTime(a: Record<string, string | null>, b: Record<string, string | null>): number {
  if (a.assigned_at !== b.assigned_at) return (a.assigned_at ?? '') < (b.assigned_at ?? '') ? -1 : 1;
  return Number(a.assignment_key) - Number(b.assignment_key);
}

/** Integers as text, whichever way an engine gives them. */
function textOfRow(row: Record<string, unknown>): string {
  return JSON.stringify(row, (_name, value) => (typeof value === 'bigint' || typeof value === 'number' ? String(value) : value));
}

function tally(places: (string | null | undefined)[][]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const place of places) counts[place.join()] = (counts[place.join()] ?? 0) + 1;
  return counts;
}

/** What counters say, without those that came to nothing. */
function told(rows: Record<string, string | null>[], place: string[]): Record<string, number> {
  const counts = rows.map((row) => [place.map((column) => row[column]).join(), Number(row.customers)] as const);
  return Object.fromEntries(counts.filter(([, customers]) => customers > 0));
}
