import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BodyOf } from '../../shared/contract/index.ts';
import type { ProblemCode } from '../../shared/values/problem-codes.ts';
import { administrator, issued, ledgerOf, recall, redeem, show } from './coupon-world.ts';
import { type Fixture, openFixture, PARTNER, type Session, START } from './fixture.ts';
import { addResellers, END_OF_QUOTA, faultsOf, quotaOf, stateQuotas } from './quota-world.ts';

let fixture: Fixture;
let admin: Session;

beforeEach(async () => {
  fixture = await openFixture();
  await addResellers(fixture.store);
  await stateQuotas(fixture, [quotaOf('q-1')]);
  admin = await administrator(fixture);
});
afterEach(async () => {
  // What `npm run verify` proves.
  expect(await faultsOf(fixture)).toEqual([]);
  await fixture.store.close();
});

describe('A redemption', () => {
  test('spends a part, and leaves the coupon usable with the rest', async () => {
    const couponId = await issued(admin);
    const reply = await redeem(fixture, couponId, { reference: 'order-1' });
    expect(reply.status).toBe(201);
    expect(reply.answer).toMatchObject({ couponId, customerId: 'c-1', currency: 'CNY', amount: '30.00', balance: '70.00' });
    expect(reply.answer.at).toBe(new Date(START).toISOString());
    const { coupon, usages } = await show(admin, couponId);
    expect(coupon).toMatchObject({ state: 'usable', faceValue: '100.00', balance: '70.00', spent: '30.00' });
    expect(usages).toEqual([
      {
        ...{ usageId: reply.answer.usageId, kind: 'redemption', at: reply.answer.at, amount: '30.00', balanceAfter: '70.00' },
        ...{ reference: 'order-1', orderType: null, service: null, of: null },
      },
    ]);
    expect(await ledgerOf(fixture, [couponId])).toEqual({ upstream: -100_000n, available: 90_000n, spent: 3_000n, left: [7_000n] });
  });

  test('of the last cent makes the coupon used, and there is nothing more to spend', async () => {
    const couponId = await issued(admin);
    expect((await redeem(fixture, couponId, { amount: '99.99' })).answer.balance).toBe('0.01');
    expect((await show(admin, couponId)).coupon.state).toBe('usable');
    expect((await redeem(fixture, couponId, { amount: '0.01' })).answer.balance).toBe('0.00');
    expect((await show(admin, couponId)).coupon).toMatchObject({ state: 'used', balance: '0.00', spent: '100.00' });
    expect((await redeem(fixture, couponId, { amount: '0.01' })).answer.code).toBe('coupon-used');
  });

  test('is told to the partner’s systems, in the log and in the trail', async () => {
    const couponId = await issued(admin);
    const { answer } = await redeem(fixture, couponId, { reference: 'order-7' });
    const { usageId, operationId } = answer;
    const events = await fixture.store.reads.events.after(PARTNER, 0, 100);
    expect(events.filter(({ type }) => type === 'coupon.redeemed')).toMatchObject([
      { customerId: 'c-1', data: { operationId, currency: 'CNY', total: '30.00', couponId, usageId, balance: '70.00' } },
    ]);
    expect(await fixture.store.reads.moneyOperations.find(operationId)).toMatchObject({
      ...{ kind: 'coupon-redemption', state: 'done', quotaId: 'q-1', asked: 3_000n, moved: 3_000n, items: 1, done: 1 },
      actor: { kind: 'partner-key' },
    });
    expect(await fixture.store.reads.moneyOperations.items(operationId, [], 0, 10)).toMatchObject([
      { item: 1, state: 'done', couponId, customerId: 'c-1', moved: 3_000n, balanceBefore: 10_000n },
    ]);
    const rows = (await fixture.audit()).filter(({ action }) => action === 'coupons.redeem');
    expect(rows).toMatchObject([
      { outcome: 'done', targets: [couponId], details: { reference: 'order-7', usageId, operationId, amount: '30.00' } },
    ]);
  });

  test('happens at the business clock, not at that of the machine', async () => {
    const couponId = await issued(admin, { validFrom: new Date(START + 60_000).toISOString() });
    expect((await redeem(fixture, couponId)).answer.code).toBe('coupon-inactive');
    fixture.clock.now = START + 60_000;
    expect((await redeem(fixture, couponId)).answer.at).toBe(new Date(START + 60_000).toISOString());
    fixture.clock.now = Date.parse(END_OF_QUOTA);
    expect((await redeem(fixture, couponId)).answer.code).toBe('coupon-expired');
  });
});

describe('A redemption is refused by name, and nothing moves,', () => {
  type Different = Parameters<typeof redeem>[2];
  const restricted = {
    restrictions: { services: ['ecs'], products: ['p-1'], orderTypes: ['new', 'renew'], minimumOrder: '150.00', maximumShare: '0.25' },
  };
  const covered = { service: 'ecs', productId: 'p-1', orderType: 'new' } as const;
  test.each<[ProblemCode, number, Different]>([
    ['coupon-insufficient', 409, { amount: '100.01' }],
    ['amount-out-of-range', 422, { amount: '30.01', order: { amount: '30.00' } }],
    ['amount-out-of-range', 422, { amount: '100000000000.00' }],
    ['amount-not-positive', 422, { amount: '0' }],
    ['amount-not-positive', 422, { amount: '-1.00' }],
    ['amount-too-precise', 422, { amount: '1.001' }],
    ['amount-not-a-number', 422, { amount: '1e3' }],
    ['amount-not-a-number', 422, { amount: 'NaN' }],
    ['amount-not-positive', 422, { order: { amount: '0.00' } }],
    ['order-below-minimum', 409, { order: { ...covered, amount: '149.99' } }],
    ['order-type-not-covered', 409, { order: { ...covered, orderType: 'change' } }],
    ['service-not-covered', 409, { order: { ...covered, service: 'obs' } }],
    ['product-not-covered', 409, { order: { ...covered, productId: 'p-2' } }],
    ['use-ratio-exceeded', 409, { amount: '50.01', order: covered }],
    ['request-invalid', 400, { amount: '50.00', order: { ...covered, currency: 'USD' } }],
  ])('as %s (%i): %o', async (code, status, different) => {
    const couponId = await issued(admin, restricted);
    const before = await ledgerOf(fixture, [couponId]);
    const reply = await redeem(fixture, couponId, different);
    expect([reply.status, reply.answer.code]).toEqual([status, code]);
    expect(await ledgerOf(fixture, [couponId])).toEqual(before);
    expect((await show(admin, couponId)).usages).toEqual([]);
    expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'coupons.redeem', outcome: 'refused', refusal: code });
  });

  test('within the restrictions it goes through, and pay-per-use knows no share', async () => {
    const couponId = await issued(admin, restricted);
    expect((await redeem(fixture, couponId, { amount: '50.00', order: { ...covered, currency: 'CNY' } })).status).toBe(201);
    expect((await redeem(fixture, couponId, { amount: '50.00', order: { ...covered, chargeMode: 'pay-per-use' } })).status).toBe(201);
  });

  test('where the quota’s restrictions bind a coupon that has none of its own', async () => {
    await stateQuotas(fixture, [quotaOf('q-2', { restrictions: { services: ['obs'] } })]);
    const couponId = await issued(admin, { quotaId: 'q-2' });
    expect((await redeem(fixture, couponId, { order: { service: 'ecs' } })).answer.code).toBe('service-not-covered');
    expect((await redeem(fixture, couponId, { order: { service: 'obs' } })).status).toBe(201);
  });

  test('of a recalled coupon', async () => {
    const couponId = await issued(admin);
    expect((await recall(admin, [couponId])).status).toBe(201);
    expect((await redeem(fixture, couponId)).answer.code).toBe('coupon-recalled');
  });

  test('of a coupon that is not there, and of another partner’s just the same', async () => {
    const couponId = await issued(admin);
    const missing = await redeem(fixture, 'cp-none');
    const foreign = await redeem(fixture, couponId, {}, { bearer: fixture.otherKey });
    expect([missing.status, missing.answer.code]).toEqual([404, 'not-found']);
    expect([foreign.status, foreign.answer.code]).toEqual([404, 'not-found']);
    const bare = ({ text }: { text: string }) => text.replaceAll(/req_[\w-]+/g, '');
    expect(bare(foreign)).toBe(bare(missing));
  });

  test('by whoever holds a session instead of the secret key', async () => {
    const couponId = await issued(admin);
    const body: BodyOf<'POST /v1/coupons/redemptions'> = {
      ...{ couponId, amount: '1.00', reference: 'o-1' },
      order: { amount: '1.00', chargeMode: 'pay-per-use' },
    };
    const reply = await admin.post('/v1/coupons/redemptions', body, { headers: { 'idempotency-key': 'one-of-a-session' } });
    expect(reply.status).toBe(401);
    expect((await show(admin, couponId)).usages).toEqual([]);
  });
});

describe('The reference makes a redemption once:', () => {
  test('the same again answers the same, also under another key', async () => {
    const couponId = await issued(admin);
    const first = await redeem(fixture, couponId, { reference: 'order-1' }, { key: 'key-number-one' });
    const replayed = await redeem(fixture, couponId, { reference: 'order-1' }, { key: 'key-number-one' });
    const repeated = await redeem(fixture, couponId, { reference: 'order-1' }, { key: 'key-number-two' });
    expect(replayed.headers.get('idempotency-replayed')).toBe('true');
    expect([first.answer, replayed.answer, repeated.answer]).toEqual([first.answer, first.answer, first.answer]);
    expect((await show(admin, couponId)).usages).toHaveLength(1);
    expect((await ledgerOf(fixture, [couponId])).left).toEqual([7_000n]);
  });

  test('it answers the same after the rest was spent, and after the coupon has ended', async () => {
    const couponId = await issued(admin);
    const first = await redeem(fixture, couponId, { reference: 'order-1' });
    await redeem(fixture, couponId, { amount: '70.00' });
    fixture.clock.now = Date.parse(END_OF_QUOTA);
    expect((await redeem(fixture, couponId, { reference: 'order-1' })).answer).toEqual(first.answer);
  });

  test('with other content it is taken', async () => {
    const [one, two] = [await issued(admin), await issued(admin, { faceValue: '50.00' })];
    await redeem(fixture, one, { reference: 'order-1' });
    const others = [
      await redeem(fixture, one, { reference: 'order-1', amount: '30.01' }),
      await redeem(fixture, two, { reference: 'order-1' }),
      await redeem(fixture, one, { reference: 'order-1', order: { service: 'ecs' } }),
    ];
    for (const { status, answer } of others) expect([status, answer.code]).toEqual([409, 'reference-taken']);
    expect((await ledgerOf(fixture, [one, two])).left).toEqual([7_000n, 5_000n]);
  });

  test('a refused one leaves its reference free', async () => {
    const couponId = await issued(admin);
    expect((await redeem(fixture, couponId, { reference: 'order-1', amount: '100.01' })).status).toBe(409);
    expect((await redeem(fixture, couponId, { reference: 'order-1' })).status).toBe(201);
  });
});

describe('At the same time', () => {
  test('32 redemptions of one coupon never overspend it, and only what does not fit is refused', async () => {
    const couponId = await issued(admin);
    const replies = await Promise.all(Array.from({ length: 32 }, () => redeem(fixture, couponId, { amount: '7.00' })));
    const done = replies.filter(({ status }) => status === 201);
    expect(done).toHaveLength(14);
    for (const { answer, status } of replies) if (status !== 201) expect(answer.code).toBe('coupon-insufficient');
    expect(new Set(done.map(({ answer }) => answer.balance)).size).toBe(14);
    const { coupon, usages } = await show(admin, couponId);
    expect(coupon).toMatchObject({ balance: '2.00', spent: '98.00', state: 'usable' });
    expect(usages).toHaveLength(14);
    expect(await ledgerOf(fixture, [couponId])).toEqual({ upstream: -100_000n, available: 90_000n, spent: 9_800n, left: [200n] });
  });

  test('32 of one reference happen once', async () => {
    const couponId = await issued(admin);
    const replies = await Promise.all(Array.from({ length: 32 }, () => redeem(fixture, couponId, { reference: 'order-1' })));
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 201));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect((await ledgerOf(fixture, [couponId])).left).toEqual([7_000n]);
  });

  test('a redemption and a recall share a coupon out between them, to the cent', async () => {
    const couponIds = [];
    for (const faceValue of ['10.00', '11.00', '12.00', '13.00']) couponIds.push(await issued(admin, { faceValue }));
    const take = (couponId: string) => redeem(fixture, couponId, { amount: '4.00' });
    const early = couponIds.slice(0, 2).map(take);
    const recalling = recall(admin, couponIds);
    const redeemed = await Promise.all([...early, ...couponIds.slice(2).map(take)]);
    const recalled = await recalling;
    for (const [index, { status, answer }] of redeemed.entries()) {
      const back = Number(recalled.answer.results[index]?.amount);
      const face = 10 + index;
      if (status === 201) expect(back).toBe(face - 4);
      else expect([answer.code, back]).toEqual(['coupon-recalled', face]);
    }
    const spent = BigInt(redeemed.filter(({ status }) => status === 201).length) * 400n;
    const left = couponIds.map(() => 0n);
    expect(await ledgerOf(fixture, couponIds)).toEqual({ upstream: -100_000n, available: 100_000n - spent, spent, left });
  });
});
