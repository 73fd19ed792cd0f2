import { beforeEach, expect, test } from 'vitest';
import type { Store } from '../../bff/ports/store.ts';
import { ALL, billLine, CYCLE, customerRecord, deliver, listQuery, named, operatorRecord, PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const LEFT = '2024-09-20T00:00:00.000Z';
const MANAGER = 'opr_1000000000000000000000';

onBothEngines('A customer who leaves', (engines) => {
  let store: Store;
  beforeEach(async () => {
    ({ store } = await engines.open());
    await store.write(PARTNER, async (unit) => {
      await unit.partners.add(partnerRecord());
      await unit.operators.save(operatorRecord(MANAGER));
      const records = ['cus-1', 'cus-2'].map((id) => customerRecord(id, { ...named('李明'), tags: ['a'], mobileIndex: 'v1.one' }));
      await unit.customers.save(PARTNER, records);
      await unit.customers.assign(PARTNER, [{ customerId: 'cus-1', operatorId: MANAGER, assignedAt: '2024-09-01T00:00:00.000Z' }]);
    });
    await deliver(store, 'del_1', [billLine('cus-1', 7n), billLine('cus-2', 5n)]);
  });

  const run = <Result>(command: Parameters<typeof store.write<Result>>[1]) => store.write(PARTNER, command);
  const leave = async () => {
    await run((unit) => unit.customers.withdraw(PARTNER, [{ customerId: 'cus-1', at: LEFT }]));
    await run((unit) => unit.customers.leave(PARTNER, 'cus-1', LEFT));
  };
  const found = async (filter = {}) => {
    const query = listQuery({ filter });
    const rows = await store.reads.customers.page(query);
    expect(await store.reads.customers.count(query)).toBe(rows.length);
    return rows.map(({ customer }) => customer.customerId);
  };
  const known = async () => (await run((unit) => unit.customers.known(PARTNER, ['cus-1'])))[0];

  test('must have been withdrawn from its account manager, and leaves once', async () => {
    await expect(run((unit) => unit.customers.leave(PARTNER, 'cus-1', LEFT))).rejects.toThrow();
    await leave();
    await expect(run((unit) => unit.customers.leave(PARTNER, 'cus-1', LEFT))).rejects.toThrow();
  });

  test('is found by nothing and revealed by nothing, and what it consumed under a manager stays the manager’s', async () => {
    await leave();
    for (const filter of [{}, { customerNameFolded: '李明' }, { tag: 'a' }, { mobileIndexes: ['v1.one'] }, { accountManagerId: null }])
      expect(await found(filter)).toEqual(['cus-2']);
    expect(await found({ id: 'cus-1' })).toEqual([]);
    expect(await store.reads.customers.find(PARTNER, ALL, 'cus-1')).toBeNull();
    expect(await store.reads.customers.values([PARTNER], ALL, 'customerName', ['cus-1'])).toEqual([]);
    expect(await run((unit) => unit.customers.stored(PARTNER, ['cus-1']))).toEqual([]);
    const sums = await store.reads.consumption.byService(PARTNER, 'cus-1', [CYCLE], MANAGER);
    expect(sums.map(({ amount }) => amount.micro)).toEqual([7n]);
  });

  test('stays away when something is saved of it or billed, and comes back with both', async () => {
    await leave();
    const { customer } = (await known()) ?? {};
    if (!customer) throw new Error('The store does not know cus-1 any more.');
    const renamed = { ...customer, ...named('王芳'), tags: ['b'], earliestResourceExpiryAt: LEFT };
    await run((unit) => unit.customers.save(PARTNER, [renamed]));
    await deliver(store, 'del_2', [billLine('cus-1', 9n), billLine('cus-2', 5n)]);
    expect([
      await found({ tag: 'b' }),
      await found({ customerNameFolded: '王芳' }),
      await found({ resourceExpiry: { from: null, until: null } }),
    ]).toEqual([[], [], []]);
    await run((unit) => unit.customers.associateAnew(PARTNER, ['cus-1']));
    expect([await found({ tag: 'b' }), await found({ customerNameFolded: '王芳' }), await found({ tag: 'a' })]).toEqual([
      ['cus-1'],
      ['cus-1'],
      ['cus-2'],
    ]);
    const dear = { consumption: { minimum: { micro: 9n, rest: 0n }, maximum: null } };
    expect(await found(dear)).toEqual(['cus-1']);
    expect(await known()).toMatchObject({ dissociatedAt: null, assignment: null, lastEndedAt: LEFT });
  });

  test('can still be erased, and comes back without its person', async () => {
    await leave();
    await run((unit) => unit.customers.erase(PARTNER, 'cus-1', LEFT));
    await run((unit) => unit.customers.associateAnew(PARTNER, ['cus-1']));
    expect(await found({ customerNameFolded: '李明' })).toEqual(['cus-2']);
    expect((await known())?.customer).toMatchObject({ customerName: null, mobileIndex: null, tags: [], erasedAt: LEFT });
  });
});
