import { beforeAll, expect, test } from 'vitest';
import type { CustomerFilter, CustomerQuery, CustomerScope, Store } from '../../bff/ports/store.ts';
import type { MaskedField } from '../../shared/values/lists.ts';
import { customerRecord, listQuery, named, operatorRecord, PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const CUSTOMERS = [
  customerRecord('cus-1', { ...named('李明'), accountName: 'li_ming', tags: ['VIP', '华东'] }),
  customerRecord('cus-2', { ...named('欧阳明日'), accountName: 'ouyang%', tags: ['vip'] }),
  customerRecord('cus-3', { ...named('上海明日科技有限公司'), accountName: 'ShangHai-MR', associationType: 'referral' }),
  customerRecord('cus-4', { ...named('Ｍｉｎｇ 𠮷野家'), accountName: 'MING_2', partnerCustomerNo: 'cus-1' }),
  customerRecord('cus-5', { partnerCustomerNo: 'NO-5' }),
];

onBothEngines('A search', (engines) => {
  let store: Store;
  beforeAll(async () => {
    store = (await engines.open()).store;
    await store.write(PARTNER, async (unit) => {
      await unit.partners.add(partnerRecord());
      await unit.partners.add(partnerRecord('par_2'));
      await unit.operators.save(operatorRecord('opr_1000000000000000000000', { supervisorId: 'opr_s' }));
      await unit.operators.save(operatorRecord('opr_2000000000000000000000'));
      await unit.customers.save(PARTNER, CUSTOMERS);
      await unit.customers.save('par_2', [customerRecord('cus-1', named('李明'))]);
      const assignedAt = '2024-09-01T00:00:00.000Z';
      await unit.customers.assign(PARTNER, [
        { customerId: 'cus-1', operatorId: 'opr_1000000000000000000000', assignedAt },
        { customerId: 'cus-3', operatorId: 'opr_2000000000000000000000', assignedAt },
      ]);
    });
  });

  async function ids(filter: CustomerFilter, scope: CustomerQuery['scope'] = { kind: 'all' }): Promise<string[]> {
    const query = listQuery({ filter, scope, sort: { by: 'resourceExpiry', direction: 'ascending' } });
    const rows = await store.reads.customers.page(query);
    expect(await store.reads.customers.count(query), 'the exact total').toBe(rows.length);
    return rows.map((row) => row.customer.customerId);
  }

  test('finds a name by two characters anywhere in it', async () => {
    expect(await ids({ customerNameFolded: '李明' })).toEqual(['cus-1']);
    expect(await ids({ customerNameFolded: '明日' })).toEqual(['cus-2', 'cus-3']);
    expect(await ids({ customerNameFolded: '有限公司' })).toEqual(['cus-3']);
    expect(await ids({ customerNameFolded: '𠮷野' })).toEqual(['cus-4']);
  });

  test('does not find pieces of a name that are not neighbours', async () => {
    expect(await ids({ customerNameFolded: '明科' })).toEqual([]);
    expect(await ids({ customerNameFolded: '上海科技' })).toEqual([]);
  });

  test('compares folded text, so width and case do not matter, and no character is a wildcard', async () => {
    expect(await ids({ customerNameFolded: 'ming' })).toEqual(['cus-4']);
    expect(await ids({ accountNameFolded: 'ming' })).toEqual(['cus-1', 'cus-4']);
    expect(await ids({ accountNameFolded: 'i_' })).toEqual(['cus-1']);
    expect(await ids({ accountNameFolded: 'ng%' })).toEqual(['cus-2']);
  });

  test('keeps customer name and account name apart, and joins them where both are asked', async () => {
    expect(await ids({ accountNameFolded: '李明' })).toEqual([]);
    expect(await ids({ customerNameFolded: '李明', accountNameFolded: 'li_' })).toEqual(['cus-1']);
    expect(await ids({ customerNameFolded: '李明', accountNameFolded: 'ouyang' })).toEqual([]);
  });

  test('finds a whole id or a whole number of the partner, and tags by their exact letters', async () => {
    expect(await ids({ id: 'NO-5' })).toEqual(['cus-5']);
    expect(await ids({ id: 'cus-1' })).toEqual(['cus-1', 'cus-4']);
    expect(await ids({ id: 'NO' })).toEqual([]);
    expect(await ids({ tag: 'vip' })).toEqual(['cus-2']);
    expect(await ids({ tag: 'VIP', associationType: 'agency-sale' })).toEqual(['cus-1']);
  });

  test('stays within the scope of who asks', async () => {
    const manager = { kind: 'account-manager', operatorId: 'opr_1000000000000000000000' } as const;
    expect(await ids({}, manager)).toEqual(['cus-1']);
    expect(await ids({ customerNameFolded: '明日' }, manager)).toEqual([]);
    expect(await ids({ accountManagerId: 'opr_2000000000000000000000' }, manager)).toEqual([]);
    expect(await ids({ id: 'cus-3' }, manager)).toEqual([]);
    expect(await ids({}, { kind: 'supervisor', operatorId: 'opr_s' })).toEqual(['cus-1']);
    expect(await ids({}, { kind: 'supervisor', operatorId: 'opr_1000000000000000000000' })).toEqual([]);
    expect(await ids({}, { kind: 'customer', customerId: 'cus-5' })).toEqual(['cus-5']);
    expect(await ids({}, { kind: 'none' })).toEqual([]);
    expect(await ids({ accountManagerId: null })).toEqual(['cus-2', 'cus-4', 'cus-5']);
    expect(await ids({ accountManagerId: 'opr_2000000000000000000000', associationType: 'referral' })).toEqual(['cus-3']);
  });

  test('offers the managers and tags of customers in scope alone', async () => {
    const offered = await store.reads.customers.filterOptions(PARTNER, { kind: 'all' });
    expect(offered.accountManagers.map((manager) => manager.operatorId)).toEqual([
      'opr_1000000000000000000000',
      'opr_2000000000000000000000',
    ]);
    expect(offered.tags).toEqual(['VIP', 'vip', '华东']);
    const own = await store.reads.customers.filterOptions(PARTNER, { kind: 'account-manager', operatorId: 'opr_2000000000000000000000' });
    expect(own).toEqual({ accountManagers: [offered.accountManagers[1]], tags: [] });
    expect((await store.reads.customers.filterOptions(PARTNER, { kind: 'customer', customerId: 'cus-2' })).tags).toEqual(['vip']);
  });

  test('gives stored values to a reveal for customers in scope alone', async () => {
    const asked = ['cus-3', 'cus-1', 'cus-9'];
    const values = async (scope: CustomerScope, field: MaskedField) =>
      Object.fromEntries(
        (await store.reads.customers.values([PARTNER, 'par_none'], scope, field, asked)).map((one) => [one.customerId, one.value]),
      );
    expect(await values({ kind: 'all' }, 'customerName')).toEqual({ 'cus-3': '上海明日科技有限公司', 'cus-1': '李明' });
    expect(await values({ kind: 'account-manager', operatorId: 'opr_1000000000000000000000' }, 'accountManagerName')).toEqual({
      'cus-1': 'Name of opr_1000000000000000000000',
    });
    expect(await values({ kind: 'customer', customerId: 'cus-3' }, 'customerName')).toEqual({ 'cus-3': '上海明日科技有限公司' });
    expect(await values({ kind: 'none' }, 'customerName')).toEqual({});
  });

  test('follows a change of name, tags and type, and tells what a save did', async () => {
    const { store: fresh } = await engines.open();
    const count = (filter: CustomerFilter) => fresh.reads.customers.count(listQuery({ filter }));
    await fresh.write(PARTNER, (unit) => unit.partners.add(partnerRecord()));
    const save = (record: (typeof CUSTOMERS)[number]) => fresh.write(PARTNER, (unit) => unit.customers.save(PARTNER, [record]));
    expect(await save(customerRecord('cus-1', { ...named('李明'), tags: ['a'] }))).toMatchObject({ added: 1, changed: 0, unchanged: 0 });
    expect(await save(customerRecord('cus-1', { ...named('李明'), tags: ['a'] }))).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
    expect(await count({ customerNameFolded: '李明' })).toBe(1);
    const renamed = customerRecord('cus-1', { ...named('王明'), tags: ['b'], associationType: 'referral' });
    expect(await save(renamed)).toMatchObject({ added: 0, changed: 1, unchanged: 0 });
    expect(await count({ customerNameFolded: '李明' })).toBe(0);
    expect(await count({ customerNameFolded: '王明' })).toBe(1);
    expect([await count({ tag: 'a' }), await count({ tag: 'b' })]).toEqual([0, 1]);
    expect([await count({ associationType: 'agency-sale' }), await count({ associationType: 'referral' })]).toEqual([0, 1]);
    expect(await fresh.write(PARTNER, (unit) => unit.customers.stored(PARTNER, ['cus-1', 'cus-2']))).toEqual([
      { customer: renamed, assignment: null, lastEndedAt: null, dissociatedAt: null, associationChangedAt: null },
    ]);
  });
});
