import { afterEach, beforeEach, expect, it } from 'vitest';
import { onBothEngines } from '../storage/stores.ts';
import {
  type Accounts,
  addAccountWorld,
  allocate,
  BALANCE,
  charge,
  check,
  customer,
  faultsOf,
  ledgerOf,
  outcomesOf,
  ownBook,
  recall,
  spent,
  topUp,
  UPSTREAM,
} from './account-world.ts';
import { push } from './batches.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, PARTNER, type Session, START } from './fixture.ts';
import { EAST } from './quota-world.ts';

const NOW = new Date(START).toISOString();

onBothEngines('A partner’s money', (engines) => {
  let fixture: Fixture;
  let ada: Session;

  beforeEach(async () => {
    fixture = (await openReplicas([(await engines.open()).store], { requestsPerMinute: 10_000 }))[0] as Fixture;
    await addAccountWorld(fixture.store);
    ada = await fixture.openSession(ADMINISTRATOR);
  });

  afterEach(async () => {
    expect(await faultsOf(fixture)).toEqual([]);
  });

  const accounts = async (query = '') => (await ada.get<Accounts>(`/v1/accounts${query}`)).answer;

  it('comes in once for each reference and goes out again, as far as it is free', async () => {
    const first = await topUp(fixture, '500.00', { reference: 'REM-1' });
    expect([first.status, first.answer.account]).toEqual([
      201,
      { accountType: 'balance', currency: 'CNY', amount: '500.00', designated: '0.00', held: '0.00', free: '500.00', credit: null },
    ]);
    expect((await topUp(fixture, '500.00', { reference: 'REM-1' })).answer.code).toBe('reference-taken');
    await push(fixture, '/v1/accounts', { accounts: [{ accountType: 'balance', currency: 'CNY', designated: '100.00' }] });
    expect((await topUp(fixture, '400.01', { direction: 'out' })).answer.code).toBe('balance-insufficient');
    const out = await topUp(fixture, '400.00', { direction: 'out' });
    expect(out.answer.account).toMatchObject({ amount: '100.00', designated: '100.00', free: '0.00' });
    expect(await ledgerOf(fixture, PARTNER, BALANCE, UPSTREAM)).toEqual(['100.00', '-100.00']);
  });

  it('is shown by account and currency, with what is designated, the credit line and what is left with others', async () => {
    await topUp(fixture, '1000.00');
    await topUp(fixture, '70.00', { accountType: 'bonus' });
    await topUp(fixture, '9.00', { currency: 'USD' });
    const saved = await push(fixture, '/v1/accounts', {
      accounts: [
        { accountType: 'credit', currency: 'CNY', credit: '5000.00' },
        { accountType: 'balance', currency: 'CNY', designated: '200.00' },
        { accountType: 'deposit', currency: 'CNY', designated: '0.01' },
        { accountType: 'balance', currency: 'CNY', designated: '1.00' },
      ],
    });
    expect(saved.answer.results.map(({ change, refusal }) => refusal ?? change)).toEqual([
      'added',
      'added',
      'designated-too-high',
      'item-repeated',
    ]);
    await allocate(ada, { 'c-1': '30.00', 'c-2': '20.00' });
    await allocate(ada, { [EAST]: '100.00' }, { to: 'reseller' });
    const shown = await accounts();
    expect(
      shown.accounts.map(({ currency, accountType, amount, designated, free, credit }) => [
        currency,
        accountType,
        amount,
        designated,
        free,
        credit,
      ]),
    ).toEqual([
      ['CNY', 'balance', '850.00', '200.00', '650.00', null],
      ['CNY', 'bonus', '70.00', '0.00', '70.00', null],
      ['CNY', 'credit', '0.00', '0.00', '0.00', '5000.00'],
      ['USD', 'balance', '9.00', '0.00', '9.00', null],
    ]);
    expect(shown.allocated.find(({ currency }) => currency === 'CNY')).toEqual({
      currency: 'CNY',
      toCustomers: '50.00',
      toResellers: '100.00',
    });
  });

  it('that is designated changes only where something else is said', async () => {
    await topUp(fixture, '10.00', { accountType: 'credit' });
    const save = async (account: object) =>
      (await push(fixture, '/v1/accounts', { accounts: [{ accountType: 'credit', currency: 'CNY', ...account }] })).answer.results[0]
        ?.change;
    expect(await save({ designated: '4.00', credit: '100.00' })).toBe('added');
    expect(await save({ designated: '4.00' })).toBe('unchanged');
    expect(await save({ credit: null })).toBe('changed');
    expect((await accounts()).accounts[0]).toMatchObject({ designated: '4.00', credit: null });
    const stated = (await fixture.audit()).filter(({ action }) => action === 'accounts.save').map(({ details }) => details.stated);
    expect(stated).toEqual([['credit CNY designated 4.00 credit 100.00'], ['credit CNY designated 4.00'], ['credit CNY credit none']]);
  });

  it('goes to customers, each item for itself, and the answer says what is left where', async () => {
    await topUp(fixture, '100.00');
    const moved = await allocate(ada, { 'c-1': '60.00', 'c-4': '5.00', 'x-1': '5.00', nobody: '5.00', 'c-2': '40.00' }, { memo: '十月' });
    expect(outcomesOf(moved)).toEqual(['done', 'customer-not-agency-sale', 'not-found', 'not-found', 'done']);
    expect(moved.answer).toMatchObject({ available: '0.00', done: 2, refused: 3 });
    expect(moved.answer.results.map(({ amount, balance }) => [amount, balance])).toEqual([
      ['60.00', '60.00'],
      [null, '0.00'],
      [null, null],
      [null, null],
      ['40.00', '40.00'],
    ]);
    expect(moved.answer.operation).toMatchObject({
      kind: 'allocation',
      state: 'done',
      asset: 'money',
      currency: 'CNY',
      memo: '十月',
      items: { total: 5, waiting: 0, done: 2, refused: 3 },
      amount: { asked: '100.00', moved: '100.00' },
      isOwn: true,
    });
    expect(await ownBook(fixture, 'c-1', 'c-2', 'c-4')).toEqual(['0.00', '60.00', '40.00', '0.00']);
    const items = await fixture.store.reads.moneyOperations.items(moved.answer.operation.operationId, [], 0, 10);
    expect(items.map(({ state, customerId, asked, moved }) => [state, customerId, asked, moved])).toEqual([
      ['done', 'c-1', 6000n, 6000n],
      ['refused', 'c-4', 500n, null],
      ['refused', null, 500n, null],
      ['refused', null, 500n, null],
      ['done', 'c-2', 4000n, 4000n],
    ]);
  });

  it('is refused whole, and nothing moves, where the total passes what is free by a cent', async () => {
    await topUp(fixture, '100.00');
    await push(fixture, '/v1/accounts', { accounts: [{ accountType: 'balance', currency: 'CNY', designated: '30.00' }] });
    const over = { 'c-1': '35.00', 'c-2': '35.01' };
    const checked = await check(ada, 'allocations', over);
    expect(checked.answer).toMatchObject({ refusal: 'balance-insufficient', total: '70.01', available: '70.00', currency: 'CNY' });
    const refused = await allocate(ada, over);
    expect([refused.status, refused.answer.code]).toEqual([409, 'balance-insufficient']);
    expect(await ownBook(fixture, 'c-1', 'c-2')).toEqual(['100.00', '0.00', '0.00']);
    expect(outcomesOf(await allocate(ada, { 'c-1': '35.00', 'c-2': '35.00' }))).toEqual(['done', 'done']);
  });

  it('comes back from customers as far as they have not spent it', async () => {
    await topUp(fixture, '100.00');
    await allocate(ada, { 'c-1': '60.00', 'c-2': '40.00' });
    expect((await charge(fixture, 'c-1', '45.50')).answer).toMatchObject({ amount: '45.50', balance: '14.50' });
    const asked = { 'c-1': '14.51', 'c-2': '40.00', 'c-3': '1.00', 'x-1': '1.00' };
    const checked = await check(ada, 'recalls', asked);
    expect(checked.answer.items.map(({ balance, refusal }) => [balance, refusal])).toEqual([
      ['14.50', 'allocation-insufficient'],
      ['40.00', null],
      ['0.00', 'no-allocation'],
      [null, 'not-found'],
    ]);
    expect(checked.answer).toMatchObject({ refusal: null, total: '40.00' });
    const back = await recall(ada, asked);
    expect(outcomesOf(back)).toEqual(['allocation-insufficient', 'done', 'no-allocation', 'not-found']);
    expect(back.answer).toMatchObject({ available: '40.00', done: 1, refused: 3, operation: { kind: 'allocation-recall' } });
    expect(await ledgerOf(fixture, PARTNER, BALANCE, customer('c-1'), spent('c-1'), customer('c-2'))).toEqual([
      '40.00',
      '14.50',
      '45.50',
      '0.00',
    ]);
  });

  it('that a customer spent comes back once for each reference, never more than was spent', async () => {
    await topUp(fixture, '100.00');
    expect((await charge(fixture, 'c-1', '1.00')).answer.code).toBe('no-allocation');
    expect((await charge(fixture, 'x-1', '1.00')).answer.code).toBe('not-found');
    await allocate(ada, { 'c-1': '50.00' });
    expect((await charge(fixture, 'c-1', '50.01')).answer.code).toBe('allocation-insufficient');
    await charge(fixture, 'c-1', '20.00', { reference: 'ORD-1' });
    expect((await charge(fixture, 'c-1', '20.00', { reference: 'ORD-1' })).answer.code).toBe('reference-taken');
    expect((await charge(fixture, 'c-1', '20.01', { direction: 'refunded' })).answer.code).toBe('refund-exceeds-usage');
    expect((await charge(fixture, 'c-1', '20.00', { direction: 'refunded' })).answer.balance).toBe('50.00');
    expect(await ledgerOf(fixture, PARTNER, customer('c-1'), spent('c-1'))).toEqual(['50.00', '0.00']);
  });

  it('that a customer gets back after it left goes to the partner', async () => {
    await topUp(fixture, '100.00');
    await allocate(ada, { 'c-2': '50.00' });
    await charge(fixture, 'c-2', '50.00');
    await fixture.store.write(PARTNER, (unit) => unit.customers.leave(PARTNER, 'c-2', NOW));
    const refund = await charge(fixture, 'c-2', '30.00', { direction: 'refunded' });
    expect([refund.status, refund.answer.balance]).toEqual([201, '0.00']);
    expect(await ledgerOf(fixture, PARTNER, BALANCE, customer('c-2'), spent('c-2'))).toEqual(['80.00', '0.00', '20.00']);
    expect(outcomesOf(await allocate(ada, { 'c-2': '1.00' }))).toEqual(['customer-dissociated']);
    expect(outcomesOf(await recall(ada, { 'c-2': '1.00' }))).toEqual(['customer-dissociated']);
  });

  it('that went to the same party in the same amount within a day is named in the check, with who gave it and when', async () => {
    await topUp(fixture, '1000.00');
    const given = await allocate(ada, { 'c-1': '50.00', 'c-2': '60.00' });
    await allocate(ada, { [EAST]: '50.00' }, { to: 'reseller' });
    fixture.clock.now += 24 * 3_600_000 - 1;
    ada = await fixture.openSession(ADMINISTRATOR);
    const same = await check(ada, 'allocations', { 'c-1': '50.00', 'c-2': '50.00', 'c-3': '50.00' });
    expect(same.answer.items.map(({ recent }) => recent)).toEqual([
      {
        operationId: given.answer.operation.operationId,
        amount: '50.00',
        at: NOW,
        by: { kind: 'operator', id: expect.any(String), userId: 'ada', name: 'Ad***' },
      },
      null,
      null,
    ]);
    expect((await check(ada, 'allocations', { [EAST]: '50' }, { to: 'reseller' })).answer.items[0]?.recent?.amount).toBe('50.00');
    expect((await check(ada, 'recalls', { 'c-1': '50.00' })).answer.items[0]?.recent).toBeNull();
    fixture.clock.now += 1;
    expect((await check(ada, 'allocations', { 'c-1': '50.00' })).answer.items[0]?.recent).toBeNull();
  });
});
