import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { couponStateAt } from '../../bff/domain/coupon-rules.ts';
import type { CouponFilter, CouponPage, CouponQuery, ListedCoupon } from '../../bff/ports/coupon-list.ts';
import type { StoredCoupon } from '../../bff/ports/quotas.ts';
import type { CustomerScope, Store } from '../../bff/ports/store.ts';
import { COUPON_ASSETS, COUPON_STATES } from '../../shared/values/money-lists.ts';
import { couponRecord, moneyOperation, quotaRecord } from './money-records.ts';
import { ALL, customerRecord, operatorRecord, PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const LEAD = 'opr_lead000000000000000000';
const WIDE = 'opr_wide000000000000000000';
const FEW = 'opr_few0000000000000000000';
const START = Date.parse('2024-09-01T00:00:00.000Z');
const HOUR = 3_600_000;
const at = (hours: number) => new Date(START + hours * HOUR).toISOString();
/** More than are gathered first, and more coupons than are sorted, so that every way to answer is taken. */
const CUSTOMERS = 2_050;
const COUPONS = 1_200;

interface Customer {
  customerId: string;
  number: string;
  name: string;
  tags: string[];
  manager: string | null;
}

const customers = Array.from({ length: CUSTOMERS }, (_, index): Customer => {
  const tags = [...(index % 40 === 0 ? ['rare'] : []), ...(index > 10 ? ['wide'] : [])];
  const manager = index % 50 === 0 ? FEW : index % 60 === 1 ? null : WIDE;
  return { customerId: `c-${index}`, number: `n-${index}`, name: `${index % 30 === 0 ? '北方' : '南方'}公司${index}`, tags, manager };
});

type Known = Omit<ListedCoupon, 'balance'> & { balance: bigint; customer: Customer };
const coupons = Array.from({ length: COUPONS }, (_, index): Known => {
  const state = (['usable', 'usable', 'used', 'recalled', 'expired'] as const)[(index * 7) % 5] ?? 'usable';
  const spent = state === 'used' ? 500n : BigInt(((index % 3) * 100) | 0);
  const customer = customers[(index * 13) % (index % 4 === 0 ? 60 : CUSTOMERS)] as Customer;
  const terms: StoredCoupon = couponRecord(`cp-${index}`, {
    ...{ asset: COUPON_ASSETS[index % 3] ?? 'coupon', quotaId: `q-${index % 3}-${index % 2}`, customerId: customer.customerId },
    ...{ operationId: `op-${Math.floor(index / 200)}-${index % 3}`, face: 500n, state, endedAt: null },
    // Several of one instant each.
    ...{ issuedAt: at(Math.floor(index / 7)), validFrom: at(index % 11 === 0 ? 400 : 0), expiresAt: at(100 + (index % 90) * 3) },
  });
  return { ...terms, spent, balance: state === 'usable' ? 500n - spent : 0n, customer };
});

async function fill(store: Store): Promise<void> {
  await store.write(PARTNER, async (unit) => {
    await unit.partners.add(partnerRecord());
    const person = { supervisorId: LEAD, roles: ['account-manager'] as const };
    await unit.operators.save({ ...operatorRecord(LEAD), roles: ['supervisor'] });
    for (const operatorId of [WIDE, FEW]) await unit.operators.save({ ...operatorRecord(operatorId), ...person });
    const records = customers.map(({ customerId, number, name, tags }) =>
      customerRecord(customerId, { partnerCustomerNo: number, customerName: name, customerNameMasked: '公司', tags }),
    );
    await unit.customers.save(PARTNER, records);
    const held = customers.flatMap(({ customerId, manager }) => (manager ? [{ customerId, operatorId: manager, assignedAt: at(0) }] : []));
    await unit.customers.assign(PARTNER, held);
  });
  await store.write(PARTNER, async (unit) => {
    for (const [index, asset] of COUPON_ASSETS.entries())
      for (const half of [0, 1]) await unit.quotas.save(quotaRecord(`q-${index}-${half}`, { asset, total: 1_000_000n }));
    for (const [operationId, part] of Map.groupBy(coupons, (coupon) => coupon.operationId as string)) {
      const [{ asset }] = part as [Known];
      const book = { partnerId: PARTNER, asset, currency: 'CNY' };
      await unit.moneyOperations.add(moneyOperation(operationId, { asset }));
      const accountOf = ({ couponId, quotaId }: Known) => ({ kind: 'coupon', couponId, quotaId }) as const;
      const moves = part.map((coupon, index) => ({
        from: { kind: 'upstream' } as const,
        to: accountOf(coupon),
        amount: 500n,
        item: index + 1,
      }));
      await unit.ledger.move(book, operationId, at(0), moves);
      await unit.coupons.add(part.map(({ customer: _, balance: __, spent: ___, ...coupon }) => coupon));
      const gone = part.flatMap((coupon, index) =>
        coupon.balance < 500n
          ? [{ from: accountOf(coupon), to: { kind: 'upstream' } as const, amount: 500n - coupon.balance, item: index + 1 }]
          : [],
      );
      await unit.ledger.move(book, operationId, at(0), gone);
      for (const { couponId, spent } of part) if (spent > 0n) await use(unit, operationId, couponId, spent);
    }
  });
}

/** Spends more than was kept, and gives the difference back. */
async function use(
  unit: Parameters<Parameters<Store['write']>[1]>[0],
  operationId: string,
  couponId: string,
  spent: bigint,
): Promise<void> {
  const usage = { partnerId: PARTNER, couponId, at: at(1), balanceAfter: 0n, operationId };
  const order = { amount: 500n, orderType: null, chargeMode: 'pay-per-use', service: null, productId: null } as const;
  const usageId = `use-${couponId}`;
  const done = { kind: 'redemption', order } as const;
  await unit.usages.add({ ...usage, usageId, amount: spent + 1n, reference: usageId, done });
  const back = { kind: 'refund', ofUsageId: usageId, returnedTo: 'coupon' } as const;
  await unit.usages.add({ ...usage, usageId: `${usageId}-back`, amount: 1n, reference: `${usageId}-back`, done: back });
}

const sometimes = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 3 });
const hour = fc.integer({ min: -10, max: 400 }).map(at);
const span = fc.record({ from: fc.option(hour), until: fc.option(hour) });
const filters = fc
  .record({
    operationId: sometimes(fc.constantFrom('op-0-0', 'op-3-1', 'op-none')),
    quotaId: sometimes(fc.constantFrom('q-0-0', 'q-1-1', 'q-none')),
    couponId: sometimes(fc.constantFrom('cp-0', 'cp-77', 'cp-none')),
    assets: sometimes(fc.subarray([...COUPON_ASSETS])),
    issued: sometimes(span),
    expiry: sometimes(span),
    isUnspent: sometimes(fc.boolean()),
    states: sometimes(fc.subarray([...COUPON_STATES])),
    customer: sometimes(fc.constantFrom('c-0', 'n-13', 'c-26', 'none')),
    customerNameFolded: sometimes(fc.constantFrom('公司', '北方公司', '公司3', '没有')),
    accountManagerId: sometimes(fc.constantFrom(WIDE, FEW, null, 'opr_nobody')),
    tag: sometimes(fc.constantFrom('rare', 'wide', 'none')),
  })
  // One or two parts at a time, as people filter; all at once finds nothing.
  .chain((all) =>
    fc.subarray(
      Object.entries(all).filter(([, value]) => value !== undefined),
      { maxLength: 2 },
    ),
  )
  .map((parts) => Object.fromEntries(parts) as CouponFilter);
const SCOPES: readonly CustomerScope[] = [
  ...[ALL, ALL, ALL],
  { kind: 'account-manager', operatorId: FEW },
  { kind: 'account-manager', operatorId: WIDE },
  { kind: 'supervisor', operatorId: LEAD },
  { kind: 'customer', customerId: 'c-0' },
  { kind: 'none' },
];
const scopes = fc.constantFrom(...SCOPES);
const queries = fc.record({
  partnerId: fc.constant(PARTNER),
  scope: scopes,
  filter: filters,
  at: fc.constantFrom(at(0), at(200), at(390)),
});

function isInScope({ customerId, manager }: Customer, scope: CustomerScope): boolean {
  if (scope.kind === 'customer') return customerId === scope.customerId;
  if (scope.kind === 'account-manager') return manager === scope.operatorId;
  return scope.kind === 'supervisor' ? manager !== null : scope.kind === 'all';
}

const isWithin = (value: string, range: CouponFilter['issued']) =>
  range === undefined || ((range.from === null || value >= range.from) && (range.until === null || value < range.until));
const isAsked = <Value>(asked: Value | undefined, value: Value) => asked === undefined || asked === value;

/** What the list is to hold, said once more in the plainest way. */
function expected({ scope, filter, at: now }: CouponQuery): Known[] {
  return coupons.filter(
    (coupon) =>
      isInScope(coupon.customer, scope) &&
      isAsked(filter.operationId, coupon.operationId) &&
      isAsked(filter.quotaId, coupon.quotaId) &&
      isAsked(filter.couponId, coupon.couponId) &&
      (filter.assets === undefined || filter.assets.includes(coupon.asset)) &&
      isWithin(coupon.issuedAt, filter.issued) &&
      isWithin(coupon.expiresAt, filter.expiry) &&
      isAsked(filter.isUnspent, coupon.spent === 0n) &&
      (filter.states === undefined || filter.states.includes(couponStateAt(coupon, coupon.balance, now))) &&
      (filter.customer === undefined || [coupon.customer.customerId, coupon.customer.number].includes(filter.customer)) &&
      (filter.customerNameFolded === undefined || coupon.customer.name.includes(filter.customerNameFolded)) &&
      isAsked(filter.accountManagerId, coupon.customer.manager) &&
      (filter.tag === undefined || coupon.customer.tags.includes(filter.tag)),
  );
}

const idsOf = (found: readonly { couponId: string }[]) => found.map(({ couponId }) => couponId);

onBothEngines('The list of coupons', (engines) => {
  let store: Store;
  beforeAll(async () => {
    ({ store } = await engines.open());
    await fill(store);
  }, 60_000);

  test('holds exactly what a filter and a scope ask for, with what is left and spent of each', async () => {
    await fc.assert(
      fc.asyncProperty(queries, async (query) => {
        const wanted = expected(query);
        const found = await store.reads.coupons.matching(query, COUPONS + 1);
        expect(idsOf(found).sort()).toEqual(idsOf(wanted).sort());
        const sort = { by: 'issuedAt', direction: 'descending' } as const;
        const { coupons: first, total } = await store.reads.coupons.page({ ...query, sort, after: null, limit: 5 });
        expect([total, first.length]).toEqual([wanted.length, Math.min(5, wanted.length)]);
        const byId = new Map(wanted.map((coupon) => [coupon.couponId, coupon]));
        for (const coupon of first) {
          const { customer: _, ...known } = byId.get(coupon.couponId) as Known;
          expect(coupon).toEqual(known);
        }
      }),
      { numRuns: 150 },
    );
  });

  describe('goes from page to page', () => {
    const sorts = (['issuedAt', 'expiresAt'] as const).flatMap((by) =>
      (['ascending', 'descending'] as const).map((direction) => ({ by, direction })),
    );
    const filtersOfPages: CouponFilter[] = [{}, { states: ['usable'] }, { quotaId: 'q-0-0' }, { tag: 'wide' }, { accountManagerId: FEW }];
    test.each(sorts)('along $by, $direction, in one order that a walk and a sort share', async (sort) => {
      for (const filter of filtersOfPages) {
        const query = { partnerId: PARTNER, scope: ALL, filter, at: at(150) };
        const walked = await walk(store, { ...query, sort, after: null, limit: 97 });
        expect(idsOf(walked).sort()).toEqual(idsOf(expected(query)).sort());
        const values = walked.map((coupon) => coupon[sort.by]);
        expect(values).toEqual(sort.direction === 'ascending' ? values.toSorted() : values.toSorted().reverse());
      }
    });
  });

  test('gives at most so many where a selection asks for all', async () => {
    const query = { partnerId: PARTNER, scope: ALL, filter: {}, at: at(0) };
    expect(await store.reads.coupons.matching(query, 11)).toHaveLength(11);
  });
});

async function walk(store: Store, query: CouponPage): Promise<ListedCoupon[]> {
  const all: ListedCoupon[] = [];
  let after = query.after;
  for (;;) {
    const page = await store.reads.coupons.page({ ...query, after });
    all.push(...page.coupons);
    const last = page.coupons.at(-1);
    if (!last || page.coupons.length < query.limit) return all;
    after = { value: last[query.sort.by], couponId: last.couponId };
  }
}
