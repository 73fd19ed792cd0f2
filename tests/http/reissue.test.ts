import { afterEach, beforeEach, expect, it } from 'vitest';
import { onBothEngines } from '../storage/stores.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, PARTNER, type Session } from './fixture.ts';
import { asked, check, issue, queue, resultsOf } from './issue-world.ts';
import { addResellers, command, EAST, faultsOf, quotaOf, stateQuotas } from './quota-world.ts';
import { issued, recall, redeem, work } from './recall-world.ts';

const CASH = { asset: 'cash-coupon' as const, designatedCustomerIds: ['c-1', 'c-2', 'c-3'], total: '30.00' };

onBothEngines('A cash coupon that was recalled from a designated customer', (engines) => {
  let fixture: Fixture;
  let ada: Session;

  beforeEach(async () => {
    fixture = (await openReplicas([(await engines.open()).store]))[0] as Fixture;
    await stateQuotas(fixture, [quotaOf('q-cash', CASH), quotaOf('q-1', { total: '30.00', designatedCustomerIds: ['c-1', 'c-2'] })]);
    ada = await fixture.openSession(ADMINISTRATOR);
  });

  afterEach(async () => {
    expect(await faultsOf(fixture)).toEqual([]);
  });

  const cash = (customerIds: readonly string[], faceValue = '10.00') => asked({ quotaId: 'q-cash', faceValue }, customerIds);
  const recalledOf = async (...customerIds: string[]) => {
    const couponIds = await issued(ada, customerIds, { quotaId: 'q-cash' });
    expect((await recall(ada, couponIds)).answer.done).toBe(customerIds.length);
    return couponIds;
  };
  const kept = async () => Object.fromEntries(await fixture.store.reads.quotas.recalledFrom(PARTNER, 'q-cash'));

  it('is issued again to that customer alone; the check says so before', async () => {
    await recalledOf('c-1');
    expect(resultsOf(await issue(ada, cash(['c-2'], '20.00')))).toEqual(['done']);
    expect((await check(ada, cash(['c-2']))).answer).toMatchObject({ refusal: 'quota-kept-for-others', available: '10.00' });
    const refused = await issue(ada, cash(['c-2']));
    expect([refused.status, refused.answer]).toMatchObject([409, { code: 'quota-kept-for-others' }]);
    expect((await queue(ada, cash(['c-2']))).answer).toMatchObject({ code: 'quota-kept-for-others' });
    expect((await check(ada, cash(['c-1']))).answer.refusal).toBeNull();
    expect(resultsOf(await issue(ada, cash(['c-1'])))).toEqual(['done']);
    expect(await kept()).toEqual({});
  });

  it('is kept with what was left of it, and each new issue to the customer takes from that first', async () => {
    const [coupon = ''] = await issued(ada, ['c-1'], { quotaId: 'q-cash' });
    await redeem(fixture, coupon, '4.00');
    await recall(ada, [coupon]);
    expect(await kept()).toEqual({ 'c-1': 600n });
    await issue(ada, cash(['c-1'], '5.00'));
    expect(await kept()).toEqual({ 'c-1': 100n });
    await issue(ada, cash(['c-1'], '5.00'));
    // What was issued beyond it is made up for by no later recall.
    fixture.clock.now += 1;
    await recalledOf('c-1');
    expect(await kept()).toEqual({ 'c-1': 1_000n });
  });

  it('is kept while an issue to the customer waits, which counts as made', async () => {
    await recalledOf('c-1', 'c-2');
    fixture.clock.now += 1;
    const job = await queue(ada, cash(['c-1']));
    expect(job.status).toBe(201);
    expect(await kept()).toEqual({ 'c-2': 1_000n });
    await work(fixture);
    expect(await kept()).toEqual({ 'c-2': 1_000n });
    expect(resultsOf(await issue(ada, cash(['c-2'], '20.00')))).toEqual(['done']);
  });

  it('is not granted to a reseller either', async () => {
    await addResellers(fixture.store);
    await recalledOf('c-1');
    await stateQuotas(fixture, [quotaOf('q-cash', { ...CASH, designatedCustomerIds: ['c-1'] })]);
    await fixture.store.write(EAST, async (unit) => {
      const stored = await unit.customers.stored(PARTNER, ['c-1']);
      await unit.customers.save(
        EAST,
        stored.map(({ customer }) => customer),
      );
    });
    const grant = (amount: string) =>
      command<{ code: string }>(ada, '/v1/quotas/grants', { quotaId: 'q-cash', amount, resellerIds: [EAST] });
    expect((await grant('20.01')).answer.code).toBe('quota-kept-for-others');
    expect((await grant('20.00')).status).toBe(201);
  });

  it('is free again once the customer is designated no more', async () => {
    await recalledOf('c-1', 'c-2');
    await stateQuotas(fixture, [quotaOf('q-cash', { ...CASH, designatedCustomerIds: ['c-2', 'c-3'] })]);
    expect(await kept()).toEqual({ 'c-2': 1_000n });
    expect(resultsOf(await issue(ada, cash(['c-3'], '20.00')))).toEqual(['done']);
  });

  it('binds nothing where the coupons are 代金券, whoever they are designated to', async () => {
    const couponIds = await issued(ada, ['c-1', 'c-2'], { quotaId: 'q-1' });
    await recall(ada, couponIds);
    expect(resultsOf(await issue(ada, asked({ quotaId: 'q-1', faceValue: '30.00' }, ['c-1'])))).toEqual(['done']);
  });

  it('that came back because it ended is free', async () => {
    await issued(ada, ['c-1'], { quotaId: 'q-cash', expiresAt: new Date(fixture.clock.now + 60_000).toISOString() });
    fixture.clock.now += 60_000;
    await fixture.bff.operations.sweep();
    ada = await fixture.openSession(ADMINISTRATOR);
    expect(resultsOf(await issue(ada, cash(['c-2'], '30.00')))).toEqual(['done']);
  });
});
