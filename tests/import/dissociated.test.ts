import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import { couponRecord, moneyItem, moneyOperation, quotaRecord } from '../storage/money-records.ts';
import { bring, bringCustomers, customersOf, fileOf, NOW, PARTNER, SAMPLE_TEXT, security } from './fixture.ts';

const { partnerId } = PARTNER;
const LEFT = '2024-09-20T00:00:00.000Z';
const ALL = { kind: 'all' } as const;

describe('A customer who left', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openSqliteStore({ path: ':memory:', security });
    await store.write(partnerId, (unit) => unit.partners.add(PARTNER));
    await file(
      'customer_id,association_type,associated_at,customer_name,tags\nc-1,agency-sale,2024-01-01,华为技术有限公司,重点\nc-2,referral,2024-01-01,李雷,',
    );
    await store.write(partnerId, (unit) => unit.customers.leave(partnerId, 'c-1', LEFT));
  });
  afterEach(() => store.close());

  const file = (text: string, options = {}) => bringCustomers(store, [fileOf(text)], options);
  const listed = async () => (await customersOf(store)).map(({ customer }) => customer.customerId);

  test('is refused by line as long as a file does not say that it was associated since', async () => {
    const before = await listed();
    expect(before).toEqual(['c-2']);
    for (const text of [
      'customer_id,customer_name\nc-1,华为云\n',
      'customer_id,association_type,associated_at\nc-1,agency-sale,2024-09-20 08:00:00\n',
      'customer_id,association_type\nc-1,referral\n',
    ]) {
      const report = await file(text, { associatedAt: '2024-10-01T00:00:00.000Z' });
      expect(report.refused).toMatchObject([{ problem: 'dissociated', column: 'associated_at', lines: [2] }]);
      expect(report.customers).toEqual({ added: 0, changed: 0, unchanged: 0 });
    }
    expect(await listed()).toEqual(before);
  });

  test('comes back by a later association, with its names and tags', async () => {
    const report = await file('customer_id,association_type,associated_at\nc-1,referral,2024-09-25\n');
    expect([report.rowsRefused, report.customers]).toEqual([0, { added: 0, changed: 1, unchanged: 0 }]);
    const [, back] = await customersOf(store);
    expect(back?.customer).toMatchObject({ customerId: 'c-1', associationType: 'referral', tags: ['重点'] });
    const query = {
      partnerIds: [partnerId],
      isOfResellers: false,
      scope: ALL,
      filter: { customerNameFolded: '华为' },
      cycle: '2024-09',
      currency: null,
    };
    expect(await store.reads.customers.count(query)).toBe(1);
  });

  test('is brought back by no bill', async () => {
    await bring(store, [fileOf(SAMPLE_TEXT)]);
    const first = (await listed()).at(-1) ?? '';
    const all = (await listed()).length;
    await store.write(partnerId, (unit) => unit.customers.leave(partnerId, first, LEFT));
    await bring(store, [fileOf(`${SAMPLE_TEXT}\n`)], { associationType: 'referral', associatedAt: '2024-10-01T00:00:00.000Z' });
    expect(await listed()).toHaveLength(all - 1);
    expect(await listed()).not.toContain(first);
  });

  test('is no concern of others: a row that states another type brings back that customer’s cash coupons', async () => {
    const book = { partnerId, asset: 'cash-coupon', currency: 'CNY' } as const;
    const stated = { partnerId, asset: 'cash-coupon' } as const;
    const at = new Date(NOW).toISOString();
    await store.write(partnerId, async (unit) => {
      await unit.quotas.save(quotaRecord('q-1', { ...stated, total: 1_000n }));
      const operationId = 'mop_1111111111111111111111';
      await unit.moneyOperations.add(moneyOperation(operationId, { ...stated, items: 1, done: 1 }));
      const quota = { kind: 'quota', quotaId: 'q-1' } as const;
      const coupon = { kind: 'coupon', couponId: 'cp-1', quotaId: 'q-1' } as const;
      await unit.ledger.move(book, operationId, at, [
        { from: { kind: 'upstream' }, to: quota, amount: 1_000n, item: 1 },
        { from: quota, to: coupon, amount: 300n, item: 1 },
      ]);
      await unit.coupons.add([couponRecord('cp-1', { ...stated, quotaId: 'q-1', customerId: 'c-2', face: 300n, operationId })]);
      await unit.moneyOperations.saveItems(operationId, [moneyItem(1, { couponId: 'cp-1', customerId: 'c-2', moved: 300n })]);
    });
    await file('customer_id,association_type\nc-2,agency-sale\n');
    expect(await store.reads.ledger.balances(book, [{ kind: 'quota', quotaId: 'q-1' }])).toEqual([1_000n]);
    const told = await store.reads.events.after(partnerId, 0, 10);
    expect(told.map(({ type }) => type)).toEqual(['coupon.recalled', 'customer.association-changed']);
    expect(await store.reads.coupons.leftOf(partnerId, 'c-2')).toEqual([]);
  });
});
