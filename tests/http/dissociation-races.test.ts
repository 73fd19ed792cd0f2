import { beforeEach, expect, it } from 'vitest';
import { addKey } from '../../bff/actions/keys/add-key.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { onBothEngines } from '../storage/stores.ts';
import { available, couponState, type Dissociation, fillCustomer, money, redeem, settle, submit } from './dissociation-world.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, PARTNER, PORTAL, type Session } from './fixture.ts';
import { addResellers, command, EAST, quotaOf, stateQuotas } from './quota-world.ts';

onBothEngines('While a dissociation is accepted', (engines) => {
  let fixture: Fixture;
  let replica: Fixture;
  let ada: Session;
  beforeEach(async () => {
    const { store, address } = await engines.open();
    [fixture, replica] = (await openReplicas([store, await engines.reopen(address)])) as [Fixture, Fixture];
    ada = await fixture.openSession(ADMINISTRATOR);
  });

  it('what is spent of a coupon stays spent and the rest comes back, to the cent, on two replicas', async () => {
    const { coupon, later } = await fillCustomer(fixture, ada);
    const submitted = (await submit(ada)).answer;
    const spending = [coupon, later].flatMap((couponId, turn) =>
      Array.from({ length: 5 }, (_, index) => redeem((turn + index) % 2 === 0 ? fixture : replica, couponId, '7.00')),
    );
    const [settled, ...spent] = await Promise.all([settle(replica, submitted), ...spending]);
    expect(settled?.answer).toMatchObject({ state: 'accepted' });
    const done = spent.filter(({ status }) => status === 201).length;
    for (const { status, answer } of spent) if (status !== 201) expect(['coupon-recalled', 'coupon-used']).toContain(answer.code);
    // 1,000.00 in all, 40.00 spent before.
    expect(await available(ada, 'q-1')).toBe(`${960 - done * 7}.00`);
    for (const couponId of [coupon, later]) expect(await couponState(ada, couponId)).toMatchObject({ balance: '0.00' });
    expect(await money(fixture, PARTNER)).toEqual({ account: 92_450n, customer: 0n });
  });

  it('answers at the same time settle it once', async () => {
    await fillCustomer(fixture, ada);
    const submitted = (await submit(ada)).answer;
    const replies = await Promise.all([fixture, replica, fixture, replica].map((one) => settle(one, submitted)));
    expect(replies.map(({ status, answer }) => answer.code ?? status).toSorted()).toEqual([
      200,
      'dissociation-settled',
      'dissociation-settled',
      'dissociation-settled',
    ]);
    expect(await available(ada, 'q-1')).toBe('960.00');
  });
});

onBothEngines('A reseller that dissociates its own customer', (engines) => {
  it('gives the rest of a granted quota that was recalled back to its distributor', async () => {
    const fixture = (await openReplicas([(await engines.open()).store]))[0] as Fixture;
    await addResellers(fixture.store);
    const ada = await fixture.openSession(ADMINISTRATOR);
    const [stored] = await fixture.store.write(PARTNER, (unit) => unit.customers.stored(PARTNER, ['c-2']));
    if (!stored) throw new Error('There is no c-2.');
    await fixture.store.write(EAST, (unit) => unit.customers.save(EAST, [{ ...stored.customer, customerId: 'e-1' }]));
    await stateQuotas(fixture, [quotaOf('q-1')]);
    const grant = { quotaId: 'q-1', amount: '400.00', resellerIds: [EAST] };
    const granted = await command<AnswerOf<'POST /v1/quotas/grants'>>(ada, '/v1/quotas/grants', grant);
    const childId = granted.answer.results?.[0]?.quotaId ?? granted.text;
    const issued = { quotaId: childId, indirectPartnerId: EAST, faceValue: '90.00', items: [{ customerId: 'e-1' }] };
    expect((await command(ada, '/v1/coupons/issues', issued)).status).toBe(201);
    expect((await command(ada, '/v1/quotas/recalls', { quotaIds: [childId] })).status).toBe(201);
    expect(await available(ada, 'q-1')).toBe('910.00');

    const clock = { now: () => fixture.clock.now, businessNow: () => fixture.clock.now };
    const key = await addKey({ store: fixture.store, security: createDemonstrationSecurity(), clock }, EAST);
    if ('refusal' in key) throw new Error(key.refusal);
    const ofEast: Fixture = { ...fixture, key: key.secret };
    const body = { subject: ADMINISTRATOR, origins: [PORTAL] };
    const minted = await fixture.call('POST', '/v1/sessions', { bearer: key.secret, origin: null, body });
    const { secret } = minted.answer as AnswerOf<'POST /v1/sessions'>;
    const { token } = (await fixture.call('POST', '/v1/session/token', { body: { secret } })).answer as AnswerOf<'POST /v1/session/token'>;
    const eve = { ...ada, post: (path, more, options) => fixture.call('POST', path, { bearer: token, body: more, ...options }) } as Session;
    const submitted = (await submit(eve, 'e-1')).answer as Dissociation;
    expect((await settle(ofEast, submitted)).answer).toMatchObject({ state: 'accepted' });
    expect(await available(ada, 'q-1')).toBe('1000.00');
  });
});
