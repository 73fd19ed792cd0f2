import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { onBothEngines } from '../storage/stores.ts';
import {
  type Accounts,
  addAccountWorld,
  allocate,
  BALANCE,
  customer,
  faultsOf,
  keyOf,
  ledgerOf,
  outcomesOf,
  recall,
  reseller,
  topUp,
  UPSTREAM,
} from './account-world.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, PARTNER, type Session } from './fixture.ts';
import { EAST, FOREIGN, MISSING, WEST } from './quota-world.ts';

onBothEngines('A distributor’s money that it allocates to resellers', (engines) => {
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

  it('goes to resellers in two books, and comes back as far as it is free there', async () => {
    await topUp(fixture, '1000.00');
    const moved = await allocate(ada, { [EAST]: '300.00', [WEST]: '100.00', [FOREIGN]: '1.00', [MISSING]: '1.00' }, { to: 'reseller' });
    expect(outcomesOf(moved)).toEqual(['done', 'done', 'not-found', 'not-found']);
    expect(await ledgerOf(fixture, PARTNER, BALANCE, reseller(EAST), reseller(WEST), UPSTREAM)).toEqual([
      '600.00',
      '300.00',
      '100.00',
      '-1000.00',
    ]);
    expect(await ledgerOf(fixture, EAST, BALANCE, UPSTREAM)).toEqual(['300.00', '-300.00']);
    expect(await ledgerOf(fixture, FOREIGN, BALANCE, UPSTREAM)).toEqual(['0.00', '0.00']);

    // The reseller has money of its own too, gives some to a customer, and designates some.
    const key = await keyOf(fixture, EAST);
    await topUp(fixture, '50.00', { bearer: key });
    await allocate(ada, { 'e-1': '200.00' }, { indirectPartnerId: EAST });
    expect(await ledgerOf(fixture, EAST, BALANCE, customer('e-1'))).toEqual(['150.00', '200.00']);
    await fixture.call('PUT', '/v1/accounts', {
      bearer: key,
      origin: null,
      body: { accounts: [{ accountType: 'balance', currency: 'CNY', designated: '20.00' }] },
    });
    expect(outcomesOf(await recall(ada, { [EAST]: '130.01', [WEST]: '100.01' }, { to: 'reseller' }))).toEqual([
      'allocation-insufficient',
      'allocation-insufficient',
    ]);
    expect(outcomesOf(await recall(ada, { [EAST]: '130.00', [WEST]: '100.00' }, { to: 'reseller' }))).toEqual(['done', 'done']);
    expect(await ledgerOf(fixture, EAST, BALANCE, UPSTREAM, customer('e-1'))).toEqual(['20.00', '-220.00', '200.00']);
    expect(await ledgerOf(fixture, PARTNER, BALANCE, reseller(EAST), reseller(WEST))).toEqual(['830.00', '170.00', '0.00']);
    expect((await accounts(`?indirectPartnerId=${EAST}`)).accounts[0]).toMatchObject({
      amount: '20.00',
      designated: '20.00',
      free: '0.00',
    });
  });

  it('that a reseller put in itself is not its distributor’s to take', async () => {
    await topUp(fixture, '500.00', { bearer: await keyOf(fixture, EAST) });
    // The distributor needs an account in the currency to take anything back into.
    expect((await recall(ada, { [EAST]: '1.00' }, { to: 'reseller' })).answer.code).toBe('currency-unknown');
    await topUp(fixture, '1.00');
    expect(outcomesOf(await recall(ada, { [EAST]: '1.00' }, { to: 'reseller' }))).toEqual(['no-allocation']);
    expect(await ledgerOf(fixture, EAST, BALANCE)).toEqual(['500.00']);
  });

  it('goes to a reseller no more once it is leaving, and can be taken back still', async () => {
    await topUp(fixture, '100.00');
    await allocate(ada, { [EAST]: '40.00' }, { to: 'reseller' });
    await fixture.store.write(PARTNER, (unit) => unit.partners.setLeaving(EAST, true), { also: [EAST] });
    expect(outcomesOf(await allocate(ada, { [EAST]: '1.00' }, { to: 'reseller' }))).toEqual(['reseller-leaving']);
    expect(outcomesOf(await recall(ada, { [EAST]: '40.00' }, { to: 'reseller' }))).toEqual(['done']);
  });

  it('is told to whoever owns the book, and to a reseller what moved in its own', async () => {
    await topUp(fixture, '100.00');
    await allocate(ada, { [EAST]: '40.00', [WEST]: '10.00' }, { to: 'reseller' });
    const back = await recall(ada, { [EAST]: '15.00' }, { to: 'reseller' });
    type Told = AnswerOf<'GET /v1/events'>['events'][number];
    const told = async (partnerId: string) =>
      (await fixture.store.reads.events.after(partnerId, 0, 10)).map(({ type, data }) => [type, data]) as [Told['type'], object][];
    const party = (resellerId: string, amount: string) => ({ customerId: null, resellerId, amount });
    expect(await told(PARTNER)).toMatchObject([
      ['money.allocated', { currency: 'CNY', total: '50.00', parties: [party(EAST, '40.00'), party(WEST, '10.00')] }],
      ['money.recalled', { operationId: back.answer.operation.operationId, total: '15.00', parties: [party(EAST, '15.00')] }],
    ]);
    expect(await told(EAST)).toMatchObject([
      ['money.allocated', { total: '40.00', parties: [party(EAST, '40.00')] }],
      ['money.recalled', { total: '15.00' }],
    ]);
    expect(await told(WEST)).toMatchObject([['money.allocated', { total: '10.00' }]]);
  });
});
