import { beforeEach, expect, test } from 'vitest';
import { eraseCustomer } from '../../bff/actions/customers/erase.ts';
import { prepareCustomer } from '../../bff/actions/customers/prepare.ts';
import { verifyChains } from '../../bff/node/program/verify-chains.ts';
import type { LedgerAccount } from '../../bff/ports/ledger.ts';
import type { CustomerRecord } from '../../bff/ports/records.ts';
import type { Store, Unit } from '../../bff/ports/store.ts';
import { foldText } from '../../shared/values/fold.ts';
import { sign } from './agreement-world.ts';
import { DATA_CLASSES } from './data-classes.ts';
import { COUPONS, couponRecord, moneyItem, moneyOperation } from './money-records.ts';
import { rawTables, textOf } from './raw.ts';
import {
  auditEntry,
  billLine,
  clearCustomer,
  deliver,
  listQuery,
  NOW,
  operatorRecord,
  PARTNER,
  partnerRecord,
  sessionRecord,
} from './records.ts';
import { onBothEngines, security } from './stores.ts';

const ERASED = 'cus-erased';
const STAYING = 'cus-staying';
const OPERATOR = 'opr_1000000000000000000000';
const LATER = Date.parse('2024-09-30T04:00:10.000Z');
const clock = { now: () => LATER, businessNow: () => LATER };

const STATED = { credit: { availableMinor: 500n, arrearsMinor: 0n, currency: 'CNY', asOf: NOW }, customerType: 'individual' } as const;
const PERSON = {
  partnerCustomerNo: 'NO-OUYANG',
  customerName: '欧阳明日',
  accountName: 'OuYang-MingRi',
  mobile: '13812341234',
  email: 'ouyang.mingri@example.com',
  tags: ['欧阳的朋友', '华东'],
};

onBothEngines('Erasing a customer', (engines) => {
  let store: Store;
  let address: string;
  let before: CustomerRecord;

  beforeEach(async () => {
    ({ store, address } = await engines.open());
    const staying = { customerName: '李雷', accountName: 'lilei', mobile: '13900000000', tags: ['华东'] };
    const records = await Promise.all([
      prepareCustomer(security, PARTNER, clearCustomer(ERASED, { ...STATED, ...PERSON })),
      prepareCustomer(security, PARTNER, clearCustomer(STAYING, { ...STATED, ...staying })),
    ]);
    before = records[0] as CustomerRecord;
    await store.write(PARTNER, async (unit) => {
      await unit.partners.add(partnerRecord());
      await unit.operators.save(operatorRecord(OPERATOR));
      await unit.customers.save(PARTNER, records);
      await unit.customers.assign(PARTNER, [{ customerId: ERASED, operatorId: OPERATOR, assignedAt: '2024-09-01T00:00:00.000Z' }]);
      await unit.customers.saveResources(PARTNER, ERASED, [resource('欧阳')]);
      await unit.customers.saveResources(PARTNER, STAYING, [resource('李雷')]);
      const customer = { actor: { kind: 'end-customer', customerId: ERASED, personId: null } } as const;
      await unit.sessions.add(sessionRecord('ses_1', customer), 'secret-1');
      await unit.sessions.add(sessionRecord('ses_2'), 'secret-2');
      const shown = { customerIds: [ERASED, STAYING], at: NOW, until: '2024-09-30T04:01:00.000Z' };
      await unit.reveals.show(PARTNER, OPERATOR, { field: 'mobile', ...shown });
      await signWords(unit, ERASED, '欧阳');
      await signWords(unit, STAYING, '李雷');
      await issueWords(unit, ERASED, '欧阳');
      await issueWords(unit, STAYING, '李雷');
      await unit.audit.append(PARTNER, auditEntry());
    });
    await deliver(store, 'del_1', [billed(ERASED, 7_000_000n), billed(STAYING, 3_000_000n)]);
  });

  /** A signature with what stands apart from it, and a wish to be called. */
  const signWords = async (unit: Unit, customerId: string, words: string) => {
    const { recordId } = await sign(unit, `sig-${customerId}`, { customerId });
    await unit.agreements.keepAnnex(PARTNER, { recordId, customerId, sealed: `annex ${words}`, at: NOW });
    await unit.agreements.addContactRequest(PARTNER, customerId, NOW);
  };

  /** A coupon that was issued to somebody and one that is to be, each with words about them. */
  const issueWords = async (unit: Unit, customerId: string, words: string) => {
    const [done, waiting, couponId] = [`op-done-${customerId}`, `op-waiting-${customerId}`, `coupon-${customerId}`];
    await unit.moneyOperations.add(moneyOperation(done, { memo: `memo ${words}`, items: 1, done: 1 }));
    const coupon: LedgerAccount = { kind: 'coupon', couponId, quotaId: null };
    await unit.ledger.move(COUPONS, done, NOW, [{ from: { kind: 'upstream' }, to: coupon, amount: 500n, item: 1 }]);
    await unit.coupons.add([couponRecord(couponId, { customerId, customerNote: `note ${words}`, memo: `memo ${words}`, face: 500n })]);
    await unit.moneyOperations.saveItems(done, [moneyItem(1, { customerId, couponId, memo: `memo ${words}` })]);
    const terms = JSON.stringify({ faceValue: '5.00', customerNote: `note ${words}`, memo: words });
    await unit.moneyOperations.add(
      moneyOperation(waiting, { state: 'queued', items: 1, request: JSON.stringify({ customerNote: `note ${words}` }) }),
    );
    await unit.moneyOperations.saveItems(waiting, [moneyItem(1, { customerId, state: 'waiting', terms })]);
  };
  const resource = (owner: string) => ({
    resourceId: `i-${owner}`,
    name: `${owner}的服务器`,
    service: 'ECS',
    region: null,
    expiresAt: NOW,
  });
  const billed = (customerId: string, micro: bigint) => {
    const owner = customerId === ERASED ? '欧阳' : '李雷';
    return billLine(customerId, micro, { resourceId: `i-${owner}`, description: `${owner}的服务器` });
  };
  const erase = (customerId = ERASED) => eraseCustomer({ store, security, clock }, PARTNER, customerId);

  test('leaves nothing of the person in any table: clear, masked, sealed, indexed or in parts', async () => {
    await erase();
    const traces = [
      ...[PERSON.customerName, PERSON.accountName].flatMap((name) => [name, foldText(name)]),
      ...[PERSON.partnerCustomerNo, PERSON.mobile, PERSON.email, '欧阳', '欧阳的朋友'],
      ...[before.customerNameMasked, before.accountNameMasked, before.mobileMasked, before.emailMasked],
      ...[before.mobileSealed, before.mobileIndex, before.emailSealed, before.emailIndex],
    ].filter((trace) => trace !== null);
    expect(traces).toHaveLength(17);
    for (const [table, { rows }] of await rawTables(address)) {
      for (const trace of traces) expect(textOf(rows), `${table} still says ${trace}`).not.toContain(trace);
    }
    const gramsOfErased = await store.reads.customers.count(listQuery({ filter: { customerNameFolded: '欧阳' } }));
    expect(gramsOfErased).toBe(0);
  });

  test('empties each column that the map of personal data says is emptied, and leaves the others', async () => {
    const key = await keyOf(ERASED);
    const mine = async () => {
      const tables = await rawTables(address);
      return (table: string) =>
        (tables.get(table)?.rows ?? [])
          .filter(({ customer_key }) => Number(customer_key) === key)
          .sort((a, b) => Number(a.operation_key ?? 0) - Number(b.operation_key ?? 0));
    };
    const rowsBefore = await mine();
    await erase();
    const rowsAfter = await mine();
    for (const [table, columns] of Object.entries(DATA_CLASSES)) {
      if (!('customer_key' in columns)) continue;
      for (const [column, kind] of Object.entries(columns)) {
        const values = rowsAfter(table).map((row) => row[column]);
        if (kind?.[1] === 'deleted') expect(values, `${table}.${column}`).toEqual([]);
        else if (kind?.[1] === 'emptied') expectEmpty(`${table}.${column}`, values);
        else if (kind?.[1] === 'kept') expect(values, `${table}.${column}`).toEqual(rowsBefore(table).map((row) => row[column]));
      }
    }
  });

  test('keeps the words about others, and memos of operations that were about several', async () => {
    await erase();
    const [staying] = await store.reads.coupons.find(PARTNER, { kind: 'all' }, [`coupon-${STAYING}`]);
    expect(staying).toMatchObject({ customerNote: 'note 李雷', memo: 'memo 李雷', balance: 500n });
    const memoOf = async (customerId: string) => (await store.reads.moneyOperations.find(`op-done-${customerId}`))?.memo;
    expect([await memoOf(ERASED), await memoOf(STAYING)]).toEqual([null, 'memo 李雷']);
    const requestOf = async (customerId: string) => (await store.reads.moneyOperations.find(`op-waiting-${customerId}`))?.request;
    expect([await requestOf(ERASED), await requestOf(STAYING)]).toEqual(['{}', '{"customerNote":"note 李雷"}']);
  });

  test('takes away from where somebody signed, and leaves what was signed with all its hashes', async () => {
    const rows = await store.reads.agreements.after(PARTNER, 0, 10);
    const standings = await store.reads.agreements.standings(PARTNER, ERASED);
    await erase();
    expect(await store.reads.agreements.annex(PARTNER, `sig-${ERASED}`)).toBeNull();
    expect(await store.reads.agreements.annex(PARTNER, `sig-${STAYING}`)).toMatchObject({ sealed: 'annex 李雷' });
    expect(await store.reads.agreements.after(PARTNER, 0, 10)).toEqual(rows);
    expect(await store.reads.agreements.standings(PARTNER, ERASED)).toEqual(standings);
    const askedBy = (customerId: string) => store.reads.agreements.contactRequests(PARTNER, customerId, NOW);
    expect([await askedBy(ERASED), await askedBy(STAYING)]).toEqual([
      { count: 0, oldestAt: null },
      { count: 1, oldestAt: NOW },
    ]);
  });

  test('keeps amounts, the assignment and the chain, and writes itself down by id alone', async () => {
    const sums = async () =>
      (await store.reads.customers.page(listQuery())).map(({ customer, consumption, accountManager }) => [
        customer.customerId,
        consumption,
        customer.credit,
        accountManager?.operatorId ?? null,
      ]);
    const sumsBefore = await sums();
    expect(await erase()).toEqual({ endedSessions: 1, droppedFiles: 0 });
    expect(await sums()).toEqual(sumsBefore);
    const last = (await store.reads.audit.after(PARTNER, 0, 100)).at(-1);
    expect(last).toMatchObject({ action: 'customer.erase', outcome: 'done', targets: [ERASED], details: { endedSessions: 1 } });
    for await (const { check } of verifyChains(store, security, [])) expect(check.state).toBe('intact');
  });

  test('leaves the customer readable in lists, without a name, and others as they were', async () => {
    await erase();
    const rows = await store.reads.customers.page(listQuery());
    expect(rows.find(({ customer }) => customer.customerId === ERASED)?.customer).toMatchObject({ customerNameMasked: null, tags: [] });
    const listed = await store.reads.customers.list(listQuery());
    const row = JSON.parse(new TextDecoder().decode(listed.customers.bytes)).find(
      (one: { customerId: string }) => one.customerId === ERASED,
    );
    expect(row).toMatchObject({ customerName: null, accountName: null, mobile: null, email: null, tags: [], partnerCustomerNo: null });
    const values = await store.reads.customers.values([PARTNER], { kind: 'all' }, 'mobile', [ERASED, STAYING]);
    expect(new Map(values.map((one) => [one.customerId, one.value === null]))).toEqual(
      new Map([
        [ERASED, true],
        [STAYING, false],
      ]),
    );
    expect(await store.reads.customers.count(listQuery({ filter: { tag: '华东' } }))).toBe(1);
    expect((await store.reads.customers.filterOptions(PARTNER, { kind: 'all' })).tags).toEqual(['华东']);
  });

  test('ends what the customer and operators had open of it, and nothing else', async () => {
    await erase();
    expect((await store.reads.sessions.find(PARTNER, 'ses_1'))?.revokedAt).toBe(new Date(LATER).toISOString());
    expect((await store.reads.sessions.find(PARTNER, 'ses_2'))?.revokedAt).toBeNull();
    const isShown = (customerId: string) => store.reads.reveals.isShown(PARTNER, OPERATOR, { field: 'mobile', customerId, at: NOW });
    expect([await isShown(ERASED), await isShown(STAYING)]).toEqual([false, true]);
  });

  test('stays done, whatever a source that read the customer before saves afterwards', async () => {
    await erase();
    await store.write(PARTNER, (unit) => unit.customers.save(PARTNER, [{ ...before, level: 'V2' }]));
    await deliver(store, 'del_2', [billed(ERASED, 9_000_000n)], '2024-09-30T05:00:00.000Z');
    for (const [table, { rows }] of await rawTables(address)) expect(textOf(rows), table).not.toMatch(/欧阳|OuYang|ouyang/);
    const [row] = (await store.reads.customers.page(listQuery())).filter(({ customer }) => customer.customerId === ERASED);
    expect(row).toMatchObject({ customer: { level: 'V2' }, consumption: [{ amount: '9.00', currency: 'CNY' }] });
  });

  test('happens once, and to customers of this partner alone', async () => {
    await store.write('par_2', (unit) => unit.partners.add(partnerRecord('par_2')));
    expect(await erase('nobody')).toEqual({ refusal: 'customer-not-found' });
    expect(await eraseCustomer({ store, security, clock }, 'par_2', ERASED)).toEqual({ refusal: 'customer-not-found' });
    const twice = await Promise.all([erase(), erase()]);
    expect(twice.filter((one) => 'refusal' in one)).toEqual([{ refusal: 'customer-erased' }]);
    expect((await store.reads.audit.after(PARTNER, 0, 100)).filter(({ action }) => action === 'customer.erase')).toHaveLength(1);
  });

  async function keyOf(customerId: string): Promise<number> {
    const rows = (await rawTables(address)).get('customers')?.rows ?? [];
    return Number(rows.find(({ customer_id }) => customer_id === customerId)?.customer_key);
  }

  function expectEmpty(name: string, values: readonly unknown[]): void {
    // Some columns are never null: what is left of them is checked as a whole.
    if (name === 'customers.tags') expect(values).toEqual(['[]']);
    else if (name === 'customers.resources_stated') expect(values.map(Number)).toEqual([0]);
    else if (name === 'money_items.terms') expect(values.filter((value) => value !== null)).toEqual(['{"faceValue":"5.00"}']);
    else if (name === 'customers.list_form')
      expect(values[0]).toMatch(/"customerName":null,"accountName":null,.*"mobile":null,"email":null,"tags":\[\]/);
    else
      expect(
        values.filter((value) => value !== null),
        name,
      ).toEqual([]);
  }
});
