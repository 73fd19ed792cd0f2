import { afterEach, beforeEach, expect, it } from 'vitest';
import { onBothEngines } from '../storage/stores.ts';
import { addAccountWorld, allocate, BALANCE, charge, customer, faultsOf, ledgerOf, outcomesOf, spent, topUp } from './account-world.ts';
import { settle, state, submit } from './dissociation-world.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, PARTNER, type Session } from './fixture.ts';

const MINUTE = 60_000;

onBothEngines('Money that a customer gets back', (engines) => {
  let fixture: Fixture;
  let ada: Session;

  beforeEach(async () => {
    fixture = (await openReplicas([(await engines.open()).store], { requestsPerMinute: 10_000 }))[0] as Fixture;
    await addAccountWorld(fixture.store);
    ada = await fixture.openSession(ADMINISTRATOR);
    await topUp(fixture, '100.00');
    await allocate(ada, { 'c-2': '50.00' });
    await charge(fixture, 'c-2', '50.00');
  });

  afterEach(async () => {
    expect(await faultsOf(fixture)).toEqual([]);
  });

  const refund = async (amount: string) => (await charge(fixture, 'c-2', amount, { direction: 'refunded' })).answer.balance;
  const stands = () => ledgerOf(fixture, PARTNER, BALANCE, customer('c-2'), spent('c-2'));
  const later = async () => {
    fixture.clock.now += MINUTE;
    ada = await fixture.openSession(ADMINISTRATOR);
  };
  const comeBack = async () => {
    await later();
    const associatedAt = new Date(fixture.clock.now).toISOString();
    expect(await state(fixture, [{ customerId: 'c-2', associationType: 'agency-sale', associatedAt }])).toEqual(['changed']);
    await later();
  };

  it('after it left and came back is its own up to what it spent since; more than that goes to the partner, whole', async () => {
    await later();
    await settle(fixture, (await submit(ada, 'c-2')).answer);
    await comeBack();
    expect(await refund('1.00')).toBe('0.00');
    expect(outcomesOf(await allocate(ada, { 'c-2': '30.00' }))).toEqual(['done']);
    await charge(fixture, 'c-2', '20.00');
    expect(await stands()).toEqual(['21.00', '10.00', '69.00']);
    expect(await refund('20.01')).toBe('10.00');
    expect(await refund('15.00')).toBe('25.00');
    expect(await refund('5.01')).toBe('25.00');
    expect(await refund('5.00')).toBe('30.00');
    expect(await stands()).toEqual(['46.02', '30.00', '23.98']);
  });

  it('after its association changed its type and back is judged alike', async () => {
    await later();
    await state(fixture, [{ customerId: 'c-2', associationType: 'referral' }]);
    await later();
    await state(fixture, [{ customerId: 'c-2', associationType: 'agency-sale' }]);
    await later();
    expect(await refund('10.00')).toBe('0.00');
    await allocate(ada, { 'c-2': '5.00' });
    await charge(fixture, 'c-2', '5.00');
    expect(await refund('5.00')).toBe('5.00');
    expect(await stands()).toEqual(['55.00', '5.00', '40.00']);
  });

  it('of a customer that never left stays its own, whenever it was spent', async () => {
    await later();
    expect(await refund('50.00')).toBe('50.00');
    expect(await stands()).toEqual(['50.00', '50.00', '0.00']);
  });
});
