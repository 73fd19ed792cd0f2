import { beforeEach, expect, it } from 'vitest';
import { onBothEngines } from '../storage/stores.ts';
import { available, check, couponState, eventsOf, fillCustomer, issue, money, state } from './dissociation-world.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, PARTNER, type Session } from './fixture.ts';

onBothEngines('A change of the association’s type', (engines) => {
  let fixture: Fixture;
  let ada: Session;
  beforeEach(async () => {
    fixture = (await openReplicas([(await engines.open()).store]))[0] as Fixture;
    ada = await fixture.openSession(ADMINISTRATOR);
  });

  it('to referral brings back coupons and unspent money with it, and counts for three months', async () => {
    const held = await fillCustomer(fixture, ada);
    expect(
      await state(fixture, [
        { customerId: 'c-1', associationType: 'referral' },
        { customerId: 'c-2', level: 'V4' },
      ]),
    ).toEqual(['changed', 'changed']);
    expect([await available(ada, 'q-1'), await available(ada, 'q-cash')]).toEqual(['960.00', '1000.00']);
    expect(await money(fixture, PARTNER)).toEqual({ account: 92_450n, customer: 0n });
    expect(await couponState(ada, held.coupon)).toMatchObject({ state: 'recalled' });
    expect(await couponState(ada, 'up-1')).toMatchObject({ state: 'usable', balance: '300.00' });
    const told = (await eventsOf(fixture)).at(-1);
    expect(told).toMatchObject({ type: 'customer.association-changed', customerId: 'c-1', data: { from: 'agency-sale', to: 'referral' } });
    const operation = await fixture.store.reads.moneyOperations.find(String(told?.data.operationId));
    expect(operation).toMatchObject({ kind: 'type-switch', moved: 26_450n, actor: { kind: 'partner-key' } });
    expect((await check(ada)).answer.failures).toMatchObject([{ block: 'too-soon', until: '2024-12-15T04:00:00.000Z' }]);
    const rows = (await fixture.audit()).filter(({ action }) => action === 'customers.save');
    expect(rows.at(-1)?.details).toMatchObject({ associationChanged: ['c-1'], changed: 2 });
  });

  it('to agency-sale brings back the cash coupons, and none of anybody else’s', async () => {
    await fillCustomer(fixture, ada);
    await issue(ada, 'q-cash', 'c-4', '70.00');
    expect(await available(ada, 'q-cash')).toBe('900.00');
    expect(await state(fixture, [{ customerId: 'c-4', associationType: 'agency-sale' }])).toEqual(['changed']);
    expect([await available(ada, 'q-cash'), await available(ada, 'q-1')]).toEqual(['970.00', '850.00']);
  });

  it('moves nothing where the type is stated as it is', async () => {
    await fillCustomer(fixture, ada);
    expect(await state(fixture, [{ customerId: 'c-1', associationType: 'agency-sale' }])).toEqual(['unchanged']);
    expect(await available(ada, 'q-1')).toBe('850.00');
    expect((await check(ada)).answer.isPassed).toBe(true);
  });
});
