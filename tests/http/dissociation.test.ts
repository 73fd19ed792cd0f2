import { beforeEach, describe, expect, it, test } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { onBothEngines } from '../storage/stores.ts';
import {
  available,
  check,
  couponState,
  eventsOf,
  fillCustomer,
  money,
  moveTo,
  redeem,
  settle,
  state,
  submit,
} from './dissociation-world.ts';
import {
  ACCOUNT_MANAGER,
  ADMINISTRATOR,
  type Fixture,
  MANAGER,
  openFixture,
  openReplicas,
  PARTNER,
  PORTAL,
  type Session,
  START,
  TEAM_LEAD,
} from './fixture.ts';
import { addResellers, command, EAST } from './quota-world.ts';

const NOW = new Date(START).toISOString();

onBothEngines('A dissociation that the customer accepts', (engines) => {
  let fixture: Fixture;
  let ada: Session;
  let held: Awaited<ReturnType<typeof fillCustomer>>;
  beforeEach(async () => {
    fixture = (await openReplicas([(await engines.open()).store]))[0] as Fixture;
    ada = await fixture.openSession(ADMINISTRATOR);
    held = await fillCustomer(fixture, ada);
  });

  it('names before what comes back and what stays, and moves nothing until it is accepted', async () => {
    const { answer } = await check(ada);
    expect(answer).toMatchObject({ isPassed: true, failures: [], needsCode: false, last: null });
    expect(answer.notes).toEqual({
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      couponsReturned: [
        { asset: 'coupon', currency: 'CNY', coupons: 2, amount: '110.00' },
        { asset: 'cash-coupon', currency: 'CNY', coupons: 1, amount: '30.00' },
      ],
      couponsKept: [{ asset: 'coupon', currency: 'CNY', coupons: 1, amount: '300.00' }],
      unspent: [{ currency: 'CNY', amount: '124.50' }],
    });
    const submitted = await submit(ada);
    expect([submitted.status, submitted.answer.state]).toEqual([201, 'submitted']);
    expect([await available(ada, 'q-1'), await money(fixture, PARTNER)]).toEqual(['850.00', { account: 80_000n, customer: 12_450n }]);
    expect((await ada.get('/v1/customers/c-1')).status).toBe(200);
    const told = (await eventsOf(fixture)).at(-1);
    expect(told).toMatchObject({ type: 'customer.dissociation-submitted', data: { dissociationId: submitted.answer.dissociationId } });
  });

  it('brings back coupons to their quotas and money to the account, leaves what the upstream issued, and lets the customer go', async () => {
    const submitted = (await submit(ada)).answer;
    // Spent while the customer thought about it: the rest comes back.
    expect((await redeem(fixture, held.later, '20.00')).status).toBe(201);
    const { status, answer } = await settle(fixture, submitted);
    expect([status, answer]).toEqual([
      200,
      { ...submitted, state: 'accepted', settledAt: NOW, operationId: expect.stringMatching(/^mop_/) },
    ]);
    expect([await available(ada, 'q-1'), await available(ada, 'q-cash')]).toEqual(['940.00', '1000.00']);
    expect(await money(fixture, PARTNER)).toEqual({ account: 92_450n, customer: 0n });
    for (const couponId of [held.coupon, held.later, held.cash])
      expect(await couponState(ada, couponId)).toMatchObject({ state: 'recalled', balance: '0.00' });
    const operation = await fixture.store.reads.moneyOperations.find(answer.operationId ?? '');
    expect(operation).toMatchObject({
      kind: 'dissociation',
      state: 'done',
      asset: null,
      currency: 'CNY',
      moved: 24_450n,
      items: 4,
      done: 4,
    });
    const items = await fixture.store.reads.moneyOperations.items(answer.operationId ?? '', [], 0, 10);
    expect(items.map(({ couponId, customerId, moved }) => [couponId, customerId, moved])).toEqual([
      [held.coupon, 'c-1', 6_000n],
      [held.later, 'c-1', 3_000n],
      [held.cash, 'c-1', 3_000n],
      [null, 'c-1', 12_450n],
    ]);
    const adjustments = await ada.post<AnswerOf<'POST /v1/accounts/adjustments'>>('/v1/accounts/adjustments', {
      types: ['dissociation-recall'],
    });
    expect(adjustments.answer).toMatchObject({ total: 1, records: [{ type: 'dissociation-recall', amount: '124.50' }] });
    expect((await ada.get('/v1/customers/c-1')).status).toBe(404);
    // Of the upstream's coupon nothing came back: it can still be spent.
    expect((await redeem(fixture, 'up-1', '120.00')).status).toBe(201);
  });

  it('is gone from lists, counts, filters and searches, keeps what it consumed, and its manager is told', async () => {
    await fixture.deliver({ 'c-1': '10.00', 'c-2': '5.00' });
    const search = async (filter: object) => {
      const reply = await ada.post<AnswerOf<'POST /v1/customers/search'>>('/v1/customers/search', { filter });
      return [reply.answer.total, reply.answer.customers.map(({ customerId }) => customerId)];
    };
    expect(await search({ tag: '重点客户' })).toEqual([1, ['c-1']]);
    fixture.clock.now += 60_000;
    await settle(fixture, (await submit(ada)).answer);
    expect((await search({}))[0]).toBe(3);
    for (const filter of [{ tag: '重点客户' }, { customerName: '华为' }, { customerId: 'c-1' }, { accountManagerId: MANAGER }])
      expect(await search(filter)).toEqual([0, []]);
    const options = await ada.get('/v1/customers/filter-options');
    expect(options.answer).toEqual({ accountManagers: [], tags: [] });
    const key = { bearer: fixture.key, origin: null };
    const subject = { kind: 'end-customer', customerId: 'c-1' };
    expect((await fixture.call('POST', '/v1/sessions', { ...key, body: { subject, origins: [PORTAL] } })).answer.code).toBe('not-found');
    const issued = { quotaId: 'q-1', faceValue: '1.00', items: [{ customerId: 'c-1' }] };
    const allocated = { to: 'customer', currency: 'CNY', items: [{ id: 'c-1', amount: '1.00' }] };
    for (const reply of [await command(ada, '/v1/coupons/issues', issued), await command(ada, '/v1/accounts/allocations', allocated)])
      expect(reply.text).toContain('customer-dissociated');
    expect((await command(ada, '/v1/assignments', { customerIds: ['c-1'], operatorId: MANAGER })).answer).toMatchObject({
      results: [{ refusal: 'not-found' }],
    });
    expect((await ada.post('/v1/customers/reveal', { field: 'mobile', customerIds: ['c-1'] })).text).not.toContain('13812341234');
    const types = (await eventsOf(fixture)).map(({ type }) => type);
    expect(types.slice(-6, -1)).toEqual([
      'coupon.recalled',
      'coupon.recalled',
      'money.recalled',
      'customer.unassigned',
      'customer.dissociated',
    ]);
    const sums = await fixture.store.reads.consumption.byService(PARTNER, 'c-1', ['2024-09'], MANAGER);
    expect(sums.map(({ amount }) => amount.micro)).toEqual([10_000_000n]);
  });

  it('is associated anew by a later association alone, with what was known of it', async () => {
    await settle(fixture, (await submit(ada)).answer);
    expect(await state(fixture, [{ customerId: 'c-1', level: 'V2' }])).toEqual(['customer-dissociated']);
    const anew = { customerId: 'c-1', associationType: 'referral' };
    expect(await state(fixture, [{ ...anew, associatedAt: NOW }])).toEqual(['customer-dissociated']);
    moveTo(fixture, '2024-09-16T00:00:00.000Z');
    expect(await state(fixture, [{ ...anew, associatedAt: '2024-09-16T00:00:00.000Z' }])).toEqual(['changed']);
    const session = await fixture.openSession(ADMINISTRATOR);
    const { answer } = await session.post<AnswerOf<'POST /v1/customers/search'>>('/v1/customers/search', { filter: { tag: '重点客户' } });
    expect(answer.customers).toMatchObject([{ customerId: 'c-1', associationType: 'referral', accountManager: null }]);
    // Three months count with the same customer, whatever lies between.
    expect((await check(session)).answer.failures).toEqual([{ block: 'too-soon', amount: null, until: '2024-12-15T04:00:00.000Z' }]);
  });
});

describe('A dissociation', () => {
  let fixture: Fixture;
  let ada: Session;
  beforeEach(async () => {
    fixture = await openFixture();
    ada = await fixture.openSession(ADMINISTRATOR);
    return () => fixture.store.close();
  });
  const blocks = async (customerId = 'c-1') => (await check(ada, customerId)).answer.failures.map(({ block }) => block);

  test.each([
    [{ credit: { available: '0', arrears: '86.20', currency: 'CNY' } }, 'arrears'],
    [{ frozen: 'account-frozen' }, 'account-frozen'],
    [{ dissociationBlocks: ['members-not-finance-managed'] }, 'members-not-finance-managed'],
    [{ dissociationBlocks: ['reserved-instance'] }, 'reserved-instance'],
    [{ dissociationBlocks: ['support-plan'] }, 'support-plan'],
    [{ dissociationBlocks: ['special-contract'] }, 'special-contract'],
  ])('is refused for %o, and passes once that is put right', async (stated, block) => {
    await state(fixture, [{ customerId: 'c-1', ...stated }]);
    expect(await blocks()).toEqual([block]);
    expect((await submit(ada)).answer.code).toBe('dissociation-blocked');
    const right = { credit: null, frozen: null, dissociationBlocks: [] };
    await state(fixture, [{ customerId: 'c-1', ...right }]);
    expect((await submit(ada)).status).toBe(201);
  });

  test('names everything that fails at once, arrears with their amount, and what is left out of a statement stays', async () => {
    const credit = { available: '0', arrears: '86.2', currency: 'CNY' };
    await state(fixture, [
      { customerId: 'c-1', credit, frozen: 'account-frozen', dissociationBlocks: ['support-plan', 'reserved-instance'] },
    ]);
    await state(fixture, [{ customerId: 'c-1', level: 'V3' }]);
    const { answer } = await check(ada);
    expect(answer.failures).toEqual([
      { block: 'arrears', amount: { currency: 'CNY', amount: '86.20' }, until: null },
      ...['account-frozen', 'reserved-instance', 'support-plan'].map((block) => ({ block, amount: null, until: null })),
    ]);
  });

  test('is checked again when the customer accepts, and stays open for another try', async () => {
    const submitted = (await submit(ada)).answer;
    await state(fixture, [{ customerId: 'c-1', credit: { available: '0', arrears: '1', currency: 'CNY' } }]);
    expect((await settle(fixture, submitted)).answer.code).toBe('dissociation-blocked');
    expect((await ada.get('/v1/customers/c-1')).status).toBe(200);
    await state(fixture, [{ customerId: 'c-1', credit: null }]);
    expect((await settle(fixture, submitted)).answer.state).toBe('accepted');
  });

  test('is settled once', async () => {
    const submitted = (await submit(ada)).answer;
    expect((await submit(ada)).answer.code).toBe('dissociation-submitted');
    expect((await settle(fixture, submitted, 'declined')).answer).toMatchObject({ state: 'declined', operationId: null });
    expect((await settle(fixture, submitted)).answer.code).toBe('dissociation-settled');
    expect((await ada.get('/v1/customers/c-1')).status).toBe(200);
  });

  test('can be started with a customer once in three calendar months', async () => {
    await settle(fixture, (await submit(ada)).answer, 'declined');
    moveTo(fixture, '2024-12-15T03:59:59.999Z');
    ada = await fixture.openSession(ADMINISTRATOR);
    expect((await submit(ada)).answer.code).toBe('dissociation-too-soon');
    expect((await check(ada)).answer).toMatchObject({ last: { state: 'declined' }, failures: [{ until: '2024-12-15T04:00:00.000Z' }] });
    moveTo(fixture, '2024-12-15T04:00:00.000Z');
    expect((await submit(ada)).status).toBe(201);
  });

  test('is submitted with the notes as they are now, and a repeated request submits it once', async () => {
    await fillCustomer(fixture, ada);
    const { digest } = (await check(ada)).answer.notes;
    await redeem(fixture, 'up-1', '1.00');
    expect((await submit(ada, 'c-1', digest)).answer.code).toBe('notes-changed');
    const body = { reason: 'other', acceptedNotes: (await check(ada)).answer.notes.digest };
    const first = await command<{ dissociationId: string }>(ada, '/v1/customers/c-1/dissociation', body, 'the-same-key');
    const again = await command<{ dissociationId: string }>(ada, '/v1/customers/c-1/dissociation', body, 'the-same-key');
    expect([first.status, again.status, again.answer.dissociationId]).toEqual([201, 201, first.answer.dissociationId]);
    const rows = (await fixture.audit()).filter(({ action }) => action === 'customer.dissociate');
    expect(rows.map(({ outcome, refusal }) => refusal ?? outcome)).toEqual(['notes-changed', 'done']);
  });

  test('is an administrator’s alone, of the partner’s own customers alone', async () => {
    for (const subject of [ACCOUNT_MANAGER, TEAM_LEAD]) {
      const session = await fixture.openSession(subject);
      expect((await check(session)).answer.code).toBe('permission-missing');
    }
    await addResellers(fixture.store);
    const [stored] = await fixture.store.write(PARTNER, (unit) => unit.customers.stored(PARTNER, ['c-2']));
    if (!stored) throw new Error('There is no c-2.');
    await fixture.store.write(EAST, (unit) => unit.customers.save(EAST, [{ ...stored.customer, customerId: 'e-1' }]));
    const [ofReseller, missing] = [await check(ada, 'e-1'), await check(ada, 'nobody')];
    expect([ofReseller.status, ofReseller.answer.code]).toEqual([404, missing.answer.code]);
    expect((await submit(ada, 'e-1')).status).toBe(404);
    const submitted = (await submit(ada)).answer;
    const foreign = await fixture.call('POST', `/v1/dissociations/${submitted.dissociationId}/outcome`, {
      bearer: fixture.otherKey,
      origin: null,
      body: { outcome: 'accepted' },
      headers: { 'idempotency-key': 'key-of-another' },
    });
    expect(foreign.status).toBe(404);
  });

  test('ends the sessions of the customer itself', async () => {
    const own = await fixture.openSession({ kind: 'end-customer', customerId: 'c-1' });
    await settle(fixture, (await submit(ada)).answer);
    expect((await own.get('/v1/session')).status).toBe(401);
  });
});
