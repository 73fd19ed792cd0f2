import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT_MANAGER, ADMINISTRATOR, type Fixture, openFixture, PARTNER, type Reply, type Session, START } from './fixture.ts';
import { addResellers, EAST, FOREIGN, faultsOf, openTokenOf, quotaOf, showQuota, stateQuotas } from './quota-world.ts';
import { checkRecall, issued, type Log, outcomes, recall, redeem } from './recall-world.ts';

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;
let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture();
  await stateQuotas(fixture, [quotaOf('q-1')]);
  ada = await fixture.openSession(ADMINISTRATOR);
});

afterEach(async () => {
  expect(await faultsOf(fixture)).toEqual([]);
});

describe('a recall', () => {
  test('brings the whole balance of each coupon back to its quota and says how much that was', async () => {
    const [one = '', two = ''] = await issued(ada, ['c-1', 'c-2']);
    expect((await redeem(fixture, one, '4.00')).status).toBe(201);
    const reply = await recall(ada, [one, two], { memo: 'over' });
    expect(outcomes(reply)).toEqual(['done 6.00', 'done 10.00']);
    expect(reply.answer).toMatchObject({
      done: 2,
      refused: 0,
      recalled: [{ currency: 'CNY', amount: '16.00' }],
      operation: { kind: 'coupon-recall', state: 'done', quotaId: 'q-1', amount: { asked: '16.00', moved: '16.00' }, memo: 'over' },
    });
    expect(reply.answer.results[0]).toMatchObject({ customerId: 'c-1', balanceBefore: '6.00' });
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '996.00', outstanding: '0.00', spent: '4.00', total: '1000.00' });
  });

  test('leaves the coupon in the list, recalled and empty', async () => {
    const [one = ''] = await issued(ada, ['c-1']);
    await recall(ada, [one]);
    const found = await ada.post<{ coupons: unknown[] }>('/v1/coupons/search', {});
    expect(found.answer.coupons).toMatchObject([{ couponId: one, state: 'recalled', balance: '0.00', recall: { isRecallable: false } }]);
  });

  test('says of a second recall that the coupon was recalled, and moves nothing', async () => {
    const [one = ''] = await issued(ada, ['c-1']);
    await recall(ada, [one]);
    expect(outcomes(await recall(ada, [one]))).toEqual(['coupon-recalled']);
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '1000.00' });
  });

  test('asked for twice under one key happens once', async () => {
    const [one = ''] = await issued(ada, ['c-1']);
    const first = await recall(ada, [one], {}, 'the-same-key');
    const again = await recall(ada, [one], {}, 'the-same-key');
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.answer).toEqual(first.answer);
  });

  test('skips what is not usable, each with why, and goes through for the others', async () => {
    const validFrom = new Date(START + DAY).toISOString();
    const expiresAt = new Date(START + 5 * MINUTE).toISOString();
    const [usable = '', used = ''] = await issued(ada, ['c-1', 'c-2']);
    const [inactive = ''] = await issued(ada, ['c-1'], { validFrom, faceValue: '3.00' });
    const [expired = ''] = await issued(ada, ['c-1'], { expiresAt, faceValue: '2.00' });
    await redeem(fixture, used, '10.00');
    fixture.clock.now += 5 * MINUTE;
    const reply = await recall(ada, [used, inactive, usable, expired, 'never-there']);
    expect(outcomes(reply)).toEqual(['coupon-used', 'coupon-inactive', 'done 10.00', 'coupon-expired', 'not-found']);
    expect(reply.answer).toMatchObject({ done: 1, refused: 4 });
  });

  test('is previewed without moving anything', async () => {
    const [one = '', two = ''] = await issued(ada, ['c-1', 'c-2']);
    await redeem(fixture, two, '10.00');
    const { status, answer } = await checkRecall(ada, [one, two, 'never-there']);
    expect(status).toBe(200);
    expect(answer).toMatchObject({ currency: 'CNY', total: '10.00', recallable: 1, skipped: 2, needsCode: false, needsApproval: false });
    expect(answer.coupons.map(({ amount, refusal }) => [amount, refusal])).toEqual([
      ['10.00', null],
      [null, 'coupon-used'],
      [null, 'not-found'],
    ]);
    expect(answer.coupons[0]?.customer).toMatchObject({ customerId: 'c-1', customerName: expect.stringContaining('*') });
    expect(await showQuota(ada, 'q-1')).toMatchObject({ outstanding: '10.00' });
  });

  test.each([
    ['item-repeated', 422, (one: string) => ({ couponIds: [one, one] })],
    ['memo-too-long', 422, (one: string) => ({ couponIds: [one], memo: 'm'.repeat(513) })],
    ['batch-too-large', 400, (one: string) => ({ couponIds: [one, ...Array.from({ length: 100 }, (_, index) => `x-${index}`)] })],
  ] as const)('is refused whole with %s', async (code, status, bodyOf) => {
    const [one = ''] = await issued(ada, ['c-1']);
    const { couponIds, ...more } = { ...bodyOf(one) };
    const reply = await recall(ada, couponIds, more);
    expect([reply.status, reply.answer.code]).toEqual([status, code]);
    expect(await showQuota(ada, 'q-1')).toMatchObject({ outstanding: '10.00' });
  });

  test('that races with redemptions never gives out more than the coupon held', async () => {
    const [one = ''] = await issued(ada, ['c-1']);
    const [recalled, ...redeemed] = await Promise.all([
      recall(ada, [one]),
      redeem(fixture, one, '1.00'),
      redeem(fixture, one, '2.00'),
      redeem(fixture, one, '3.00'),
    ]);
    const spent = redeemed.filter(({ status }) => status === 201).length;
    const quota = await showQuota(ada, 'q-1');
    expect(Number(quota.available) + Number(quota.spent)).toBe(1000);
    expect(outcomes(recalled)[0]).toMatch(/^done/);
    expect(redeemed.filter(({ answer }) => answer.code === 'coupon-recalled').length).toBe(3 - spent);
  });

  test('tells the partner’s systems and the trail, with ids and amounts alone', async () => {
    const [one = ''] = await issued(ada, ['c-1']);
    const { operation } = (await recall(ada, [one])).answer;
    const told = (await fixture.store.reads.events.after(PARTNER, 0, 100)).filter(({ type }) => type === 'coupon.recalled');
    expect(told).toMatchObject([
      { customerId: 'c-1', data: { operationId: operation.operationId, total: '10.00', quotaId: 'q-1', coupons: [{ couponId: one }] } },
    ]);
    const row = (await fixture.audit()).find(({ action }) => action === 'coupons.recall');
    expect(row).toMatchObject({ outcome: 'done', targets: [operation.operationId, one], details: { done: 1, refused: 0 } });
  });

  test('is refused to an account manager in words', async () => {
    const [one = ''] = await issued(ada, ['c-1']);
    const mei = await fixture.openSession(ACCOUNT_MANAGER);
    for (const reply of [await recall(mei, [one]), await checkRecall(mei, [one])]) {
      expect([reply.status, reply.answer.code]).toEqual([403, 'permission-missing']);
    }
  });
});

describe('a distributor', () => {
  const inEast = { indirectPartnerId: EAST };
  async function grantEast(): Promise<string> {
    await addResellers(fixture.store);
    const granted = await ada.post<{ results: { quotaId: string }[] }>(
      '/v1/quotas/grants',
      { quotaId: 'q-1', amount: '100.00', resellerIds: [EAST] },
      { headers: { 'idempotency-key': 'grant-to-east' } },
    );
    const customer = (await fixture.store.write(PARTNER, (unit) => unit.customers.stored(PARTNER, ['c-1'])))[0]?.customer;
    if (!customer) throw new Error('The fixture has no customer.');
    await fixture.store.write(EAST, async (unit) => void (await unit.customers.save(EAST, [{ ...customer, customerId: 'e-1' }])));
    return granted.answer.results[0]?.quotaId ?? '';
  }

  test('recalls coupons of its own resellers only, in the reseller’s book', async () => {
    const quotaId = await grantEast();
    const [one = ''] = await issued(ada, ['e-1'], { quotaId, ...inEast });
    expect(outcomes(await recall(ada, [one]))).toEqual(['not-found']);
    expect((await recall(ada, [one], { indirectPartnerId: FOREIGN })).answer.code).toBe('not-found');
    expect(outcomes(await recall(ada, [one], inEast))).toEqual(['done 10.00']);
    expect(await showQuota(ada, quotaId, EAST)).toMatchObject({ available: '100.00', outstanding: '0.00' });
    const bearer = await openTokenOf(fixture, EAST);
    const { answer } = (await fixture.call('POST', '/v1/operations/search', {
      bearer,
      body: { filter: { kinds: ['coupon-recall'] } },
    })) as Reply<Log>;
    expect(answer.rows).toMatchObject([{ couponId: one, moved: '10.00', by: { kind: 'operator', userId: null } }]);
  });

  test('gets back what coupons held whose quota it has taken back from the reseller', async () => {
    const quotaId = await grantEast();
    const [one = ''] = await issued(ada, ['e-1'], { quotaId, ...inEast });
    const taken = await ada.post('/v1/quotas/recalls', { quotaIds: [quotaId] }, { headers: { 'idempotency-key': 'quota-recall' } });
    expect(taken.status).toBe(201);
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '990.00', granted: '10.00' });
    expect(outcomes(await recall(ada, [one], inEast))).toEqual(['done 10.00']);
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '1000.00', granted: '0.00', total: '1000.00' });
    expect(await showQuota(ada, quotaId, EAST)).toMatchObject({ state: 'recalled', total: '0.00', outstanding: '0.00' });
  });
});
