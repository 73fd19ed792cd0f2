import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { beforeEach, expect, test } from 'vitest';
import { listForms } from '../../bff/actions/customers/list-forms.ts';
import type { CustomerListRow, CustomerQuery, ListedCustomers, Store } from '../../bff/ports/store.ts';
import { customerRow } from '../../shared/contract/customers.ts';
import { CUSTOMER_SORTS, SORT_DIRECTIONS } from '../../shared/values/lists.ts';
import { billLine, customerRecord, deliver, listQuery, named, operatorRecord, PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const strictRow = customerRow.strict();
const MANAGER = 'opr_1000000000000000000000';
const AWKWARD = '"引号" \\ ,{}[] \u2028 𠮷 \t';

function rowsOf({ customers }: ListedCustomers): unknown[] {
  const rows = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(customers.bytes));
  for (const row of rows) strictRow.parse(row);
  return rows;
}

/** The list as the records say it should stand there. */
function told(rows: readonly CustomerListRow[]): unknown[] {
  const names = rows.map(({ customer }) => `${customer.customerNameMasked} ${customer.accountNameMasked}`);
  return rows.map(({ customer, reseller, accountManager, consumption }, index) => {
    const { customerNameMasked, accountNameMasked, mobileMasked, emailMasked, credit, ...same } = customer;
    return {
      ...same,
      customerName: customerNameMasked,
      accountName: accountNameMasked,
      isLookAlike: names[index] !== 'null null' && names.filter((name) => name === names[index]).length > 1,
      reseller,
      accountManager: accountManager && {
        operatorId: accountManager.operatorId,
        userId: accountManager.userId,
        name: accountManager.nameMasked,
        assignedAt: accountManager.assignedAt,
      },
      credit:
        credit && customer.associationType === 'agency-sale'
          ? { available: '-0.05', arrears: '12.00', currency: credit.currency, asOf: credit.asOf }
          : null,
      consumption,
      mobile: mobileMasked,
      email: emailMasked,
    };
  });
}

async function change(address: string, sql: string): Promise<void> {
  if (address.startsWith('postgres')) {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    await client.query(sql);
    return client.end();
  }
  const database = new DatabaseSync(address);
  database.exec(sql);
  database.close();
}

onBothEngines('The list as it is sent', (engines) => {
  let store: Store;
  let address: string;
  beforeEach(async () => {
    ({ store, address } = await engines.open());
    const credit = { availableMinor: -5n, arrearsMinor: 1200n, currency: 'CNY', asOf: '2024-09-01T00:00:00.000Z' };
    await store.write(PARTNER, async (unit) => {
      await unit.partners.add(partnerRecord());
      await unit.operators.save(operatorRecord(MANAGER, { userId: AWKWARD, nameMasked: '"**' }));
      await unit.customers.save(PARTNER, [
        customerRecord('cus-1', { ...named('李明'), tags: [AWKWARD, 'b', 'a', 'a'], credit, partnerCustomerNo: AWKWARD }),
        customerRecord('cus-2', { ...named('李雷'), credit, associationType: 'referral', mobileMasked: '138****0000' }),
        customerRecord('cus-3', { ...named('王芳'), emailMasked: 'w***@example.com', verification: 'verified', level: 'V3' }),
        customerRecord('cus-4'),
        customerRecord('cus-5', { customerType: 'enterprise', frozen: 'not-frozen' }),
      ]);
      await unit.customers.assign(PARTNER, [{ customerId: 'cus-1', operatorId: MANAGER, assignedAt: '2024-09-05T00:00:00.000Z' }]);
    });
    await deliver(store, 'del_1', [
      billLine('cus-1', -1_230_000n),
      billLine('cus-1', 5n, { due: { micro: 5n, rest: 9_999_999_990n }, currency: 'AUD' }),
      billLine('cus-2', 0n, { due: { micro: 0n, rest: -1n } }),
      billLine('cus-3', 10n ** 18n - 1n, { due: { micro: 10n ** 18n - 1n, rest: 9_999_999_999n } }),
      billLine('cus-4', 0n),
      billLine('cus-5', 0n, { due: { micro: -7_000_000n, rest: -500_000_000n }, currency: 'USD' }),
    ]);
  });

  async function expectTold(query: CustomerQuery): Promise<void> {
    const [records, listed] = await Promise.all([store.reads.customers.page({ ...query, limit: 100 }), store.reads.customers.list(query)]);
    const isBackward = 'before' in query.from || ('at' in query.from && query.from.at === 'last');
    const page = isBackward ? records.slice(-query.limit) : records.slice(0, query.limit);
    expect(rowsOf(listed)).toEqual(told(page));
    expect(listed).toMatchObject({
      length: page.length,
      first: page[0]?.place ?? null,
      last: page.at(-1)?.place ?? null,
      hasMore: records.length > query.limit,
    });
  }

  async function expectToldEverywhere(): Promise<void> {
    for (const by of CUSTOMER_SORTS) {
      for (const direction of SORT_DIRECTIONS) {
        for (const limit of [1, 2, 5, 10]) {
          const sorted = listQuery({ sort: { by, direction }, limit });
          const [, , third] = await store.reads.customers.page(sorted.limit > 2 ? sorted : { ...sorted, limit: 5 });
          const places = third ? [{ after: third.place }, { before: third.place }] : [];
          for (const from of [{ at: 'first' } as const, { at: 'last' } as const, ...places]) await expectTold({ ...sorted, from });
        }
      }
    }
    await expectTold(listQuery({ scope: { kind: 'account-manager', operatorId: MANAGER } }));
    await expectTold(listQuery({ filter: { id: 'nobody' } }));
    await expectTold(listQuery({ scope: { kind: 'none' } }));
  }

  test('says what the records say, in every order, from every place, and fits the contract to the letter', expectToldEverywhere);

  test('sorted by a consumption that nobody has holds everybody, by id', async () => {
    const ids = ['cus-1', 'cus-2', 'cus-3', 'cus-4', 'cus-5'];
    for (const nothing of [{ cycle: '2030-01' }, { currency: 'JPY' }, { currency: null }]) {
      for (const direction of SORT_DIRECTIONS) {
        const sorted = listQuery({ ...nothing, sort: { by: 'consumption', direction } });
        const wanted = direction === 'ascending' ? ids : ids.toReversed();
        expect((await store.reads.customers.page(sorted)).map((row) => row.customer.customerId)).toEqual(wanted);
        const after = { after: { value: null, customerId: 'cus-3' } };
        for (const limit of [2, 9])
          for (const from of [{ at: 'first' } as const, { at: 'last' } as const, after]) await expectTold({ ...sorted, from, limit });
        const held = { kind: 'account-manager', operatorId: MANAGER } as const;
        await expectTold({ ...sorted, scope: held });
        await expectTold({ ...sorted, filter: { associationType: 'referral' } });
      }
    }
  });

  test('is made anew where another version of the forms is stored, and stored anew with the next save', async () => {
    const before = await store.reads.customers.list(listQuery());
    await change(address, `update customers set form_version = 0, list_form = '"mobile":"13812341234"' where customer_id = 'cus-2'`);
    expect((await store.reads.customers.list(listQuery())).customers).toEqual(before.customers);
    await expectToldEverywhere();
    await change(address, `update operators set form_version = 0, list_form = '"name":"Name"'`);
    expect((await store.reads.customers.list(listQuery())).customers).toEqual(before.customers);
    const [stored] = await store.write(PARTNER, (unit) => unit.customers.stored(PARTNER, ['cus-2']));
    const saved = await store.write(PARTNER, (unit) => unit.customers.save(PARTNER, stored ? [stored.customer] : []));
    expect(saved).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
    await change(address, 'update operators set form_version = 1');
    expect(new TextDecoder().decode((await store.reads.customers.list(listQuery())).customers.bytes)).not.toContain('13812341234');
  });

  test('takes in no customer and no account manager that the contract would not let out', async () => {
    const long = 'x'.repeat(401);
    const wrong = [
      customerRecord('no spaces'),
      customerRecord('cus-9', { mobileMasked: long }),
      customerRecord('cus-9', { associatedAt: '1"}' }),
      customerRecord('cus-9', { level: 'V9' as 'V5' }),
    ];
    for (const record of wrong) await expect(store.write(PARTNER, (unit) => unit.customers.save(PARTNER, [record]))).rejects.toThrow();
    const manager = operatorRecord(MANAGER, { nameMasked: long });
    await expect(store.write(PARTNER, (unit) => unit.operators.save(manager))).rejects.toThrow();
    const assignment = { customerId: 'cus-1', operatorId: MANAGER, assignedAt: '2024","x":"' };
    await expect(store.write(PARTNER, (unit) => unit.customers.assign(PARTNER, [assignment]))).rejects.toThrow();
    await expect(deliver(store, 'del_2', [billLine('cus-1', 1n, { currency: '","' })])).rejects.toThrow();
    await expectTold(listQuery());
  });

  test('holds nothing of a record but what the form names', async () => {
    const clear = { customerName: '李明', mobileSealed: 'sealed', surplus: 'surplus' };
    const form = JSON.parse(`{${listForms.customer({ ...customerRecord('cus-1'), ...clear })}}`);
    expect(JSON.stringify(form)).not.toMatch(/李明|sealed|surplus/);
    expect(Object.keys(form)).toHaveLength(15);
  });
});
