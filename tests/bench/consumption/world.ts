import { prepareCustomer } from '../../../bff/actions/customers/prepare.ts';
import { maskName } from '../../../bff/domain/mask.ts';
import type { BillLineRecord, OperatorRecord } from '../../../bff/ports/records.ts';
import type { Store } from '../../../bff/ports/store.ts';
import { createDraw, type Draw } from '../../../bff/sandbox/draw.ts';
import { generateCustomer } from '../../../bff/sandbox/generate-customers.ts';
import { createDemonstrationSecurity } from '../../../bff/security/demonstration.ts';
import type { Amount } from '../../../shared/values/amount.ts';
import { billCycleStart, shiftBillCycle } from '../../../shared/values/bill-cycle.ts';
import { BENCH_NOW, BENCH_PARTNER } from '../million.ts';

export const CYCLES = 19;
export const CUSTOMERS = 5_000;
export const MANAGERS = 50;
export const LAST_CYCLE = '2026-11';
const SERVICES = 24;
const MODES = [1, 3, 10, 11];
const REGIONS = ['cn-north-4', 'cn-east-3', 'cn-south-1', 'cn-southwest-2', 'ap-southeast-1', 'ap-southeast-3'];
/** Services a customer uses. */
const USED = 4;
const LINES_AT_ONCE = 2_000;

export const cycleAt = (back: number): string => shiftBillCycle(LAST_CYCLE, -back);
export const serviceAt = (place: number): string => `service-${String(place).padStart(2, '0')}`;
export const managerAt = (place: number): string => `op_BenchConsumption${String(place).padStart(6, '0')}`;
const ASSIGNED_AT = '2024-01-01T00:00:00.000Z';

export interface BenchCustomer {
  customerId: string;
  manager: number;
  isAgency: boolean;
  uses: readonly { service: number; mode: number; region: string }[];
}

/** The customers of the benchmark, in the order of their places. */
export function customersOf(): BenchCustomer[] {
  const draw = createDraw('bench/consumption');
  return Array.from({ length: CUSTOMERS }, (_, place) => {
    const own = draw.branch(String(place));
    const uses = Array.from({ length: USED }, () => ({
      service: own.whole(0, SERVICES - 1),
      mode: own.pick(MODES),
      region: own.pick(REGIONS),
    }));
    return { customerId: `bench-${String(place).padStart(5, '0')}`, manager: own.whole(0, MANAGERS - 1), isAgency: own.chance(0.6), uses };
  });
}

/** One partner, its managers, and customers that each is held by one of them. */
export async function fillPeople(store: Store, customers: readonly BenchCustomer[]): Promise<void> {
  const security = createDemonstrationSecurity();
  const draw = createDraw('bench/people');
  await store.write(BENCH_PARTNER, async (unit) => {
    await unit.partners.add({
      partnerId: BENCH_PARTNER,
      name: 'Benchmark',
      kind: 'solution-provider',
      mode: 'test',
      parentPartnerId: null,
      currency: 'CNY',
      rolesFrom: 'session',
    });
    for (let place = 0; place < MANAGERS; place += 1)
      await unit.operators.save({ ...managerRecord(place), nameMasked: maskName('经理', 'person') });
  });
  for (let first = 0; first < customers.length; first += 500) {
    const chunk = customers.slice(first, first + 500);
    const clear = chunk.map((one, offset) => ({
      ...generateCustomer(draw.branch(one.customerId), { index: first + offset, partnerLabel: 'B', englishShare: 0, now: BENCH_NOW }),
      customerId: one.customerId,
      associationType: one.isAgency ? ('agency-sale' as const) : ('referral' as const),
    }));
    const records = await Promise.all(clear.map((customer) => prepareCustomer(security, BENCH_PARTNER, customer)));
    const assignments = chunk.map(({ customerId, manager }) => ({ customerId, operatorId: managerAt(manager), assignedAt: ASSIGNED_AT }));
    await store.write(BENCH_PARTNER, async (unit) => {
      await unit.customers.save(BENCH_PARTNER, records);
      await unit.customers.assign(BENCH_PARTNER, assignments);
    });
  }
}

function managerRecord(place: number): OperatorRecord {
  return {
    operatorId: managerAt(place),
    partnerId: BENCH_PARTNER,
    userId: `manager-${place}`,
    name: '经理',
    roles: ['account-manager'],
    supervisorId: null,
  };
}

const micro = (value: number, rest = 0n): Amount => ({ micro: BigInt(value), rest });
const DAY = 24 * 60 * 60 * 1000;

/** The lines of one cycle, a batch at a time; the same every time. */
export function* linesOf(customers: readonly BenchCustomer[], back: number, lines: number): Generator<BillLineRecord[]> {
  const cycle = cycleAt(back);
  const start = billCycleStart(cycle);
  const draw = createDraw(`bench/lines/${cycle}`);
  let batch: BillLineRecord[] = [];
  for (let number = 0; number < lines; number += 1) {
    batch.push(lineOf(customers[number % customers.length] as BenchCustomer, number, { cycle, start, draw }));
    if (batch.length < LINES_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function lineOf(
  customer: BenchCustomer,
  number: number,
  { cycle, start, draw }: { cycle: string; start: number; draw: Draw },
): BillLineRecord {
  const round = Math.floor(number / CUSTOMERS);
  const use = customer.uses[round % customer.uses.length] as BenchCustomer['uses'][number];
  const isBack = draw.chance(0.02);
  const due = Math.floor(draw.fraction() ** 4 * 1e10) * (isBack ? -1 : 1);
  const coupon = draw.chance(0.3) ? Math.trunc(due / 4) : 0;
  // Every twentieth amount has all sixteen decimals.
  const rest = draw.chance(0.05) ? BigInt(draw.whole(1, 9_999_999_999)) * (due < 0 ? -1n : 1n) : 0n;
  return {
    customerId: customer.customerId,
    cycle,
    billingAccountId: cycle,
    currency: 'CNY',
    due: micro(due, rest),
    listPrice: micro(due * 2, rest),
    consumedAt: new Date(start + (round % 28) * DAY + (number % 86_400) * 1000).toISOString(),
    category: null,
    service: serviceAt(use.service),
    region: use.region,
    resourceId: `res-${number % CUSTOMERS}-${round % customer.uses.length}`,
    description: null,
    billClass: isBack ? 'refund' : 'consumption',
    billType: isBack ? 4 : 5,
    chargeMode: use.mode,
    associationType: customer.isAgency ? 'agency-sale' : 'referral',
    amounts: { discount: micro(due), cash: micro(due - coupon, rest), coupon: micro(coupon), credit: micro(0), arrears: micro(0) },
  };
}
