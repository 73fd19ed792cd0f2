import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readMinor } from '../../shared/values/minor.ts';
import { administrator, issued, ledgerOf, openReseller, recall, redeem, refund, show } from './coupon-world.ts';
import { settle, state, submit } from './dissociation-world.ts';
import { ADMINISTRATOR, type Fixture, openFixture, PARTNER, type Session, START } from './fixture.ts';
import { addResellers, command, EAST, END_OF_QUOTA, faultsOf, quotaOf, showQuota, stateQuotas } from './quota-world.ts';

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

async function spent(couponId: string, amount = '100.00'): Promise<string> {
  const { status, text, answer } = await redeem(fixture, couponId, { amount });
  if (status !== 201) throw new Error(text);
  return answer.usageId;
}

describe('A refund', () => {
  test('makes a coupon that was used up usable again', async () => {
    const couponId = await issued(admin);
    const usageId = await spent(couponId);
    const { status, answer } = await refund(fixture, usageId, { reference: 'refund-1' });
    expect(status).toBe(201);
    expect(answer).toMatchObject({ couponId, currency: 'CNY', amount: '10.00', balance: '10.00', returnedTo: 'coupon' });
    const { coupon, usages } = await show(admin, couponId);
    expect(coupon).toMatchObject({ state: 'usable', balance: '10.00', spent: '90.00' });
    expect(usages.map(({ kind, amount, balanceAfter, of }) => [kind, amount, balanceAfter, of])).toEqual([
      ['refund', '10.00', '10.00', usageId],
      ['redemption', '100.00', '0.00', null],
    ]);
    expect((await redeem(fixture, couponId, { amount: '10.00' })).status).toBe(201);
  });

  test('comes in parts, up to what the usage still has and not a cent more', async () => {
    const couponId = await issued(admin);
    const usageId = await spent(couponId, '30.00');
    await spent(couponId, '50.00');
    for (const amount of ['10.00', '15.00', '4.99']) expect((await refund(fixture, usageId, { amount })).status).toBe(201);
    const tooMuch = await refund(fixture, usageId, { amount: '0.02' });
    expect([tooMuch.status, tooMuch.answer.code]).toEqual([409, 'refund-exceeds-usage']);
    expect((await refund(fixture, usageId, { amount: '0.01' })).answer.balance).toBe('50.00');
    expect((await refund(fixture, usageId, { amount: '0.01' })).answer.code).toBe('refund-exceeds-usage');
    expect(await ledgerOf(fixture, [couponId])).toEqual({ upstream: -100_000n, available: 90_000n, spent: 5_000n, left: [5_000n] });
  });

  test('is told to the partner’s systems, in the log and in the trail', async () => {
    const couponId = await issued(admin);
    const usageId = await spent(couponId);
    const { answer } = await refund(fixture, usageId, { reference: 'refund-1' });
    const events = await fixture.store.reads.events.after(PARTNER, 0, 100);
    expect(events.filter(({ type }) => type === 'coupon.refunded')).toMatchObject([
      { customerId: 'c-1', data: { operationId: answer.operationId, total: '10.00', couponId, usageId: answer.usageId, balance: '10.00' } },
    ]);
    expect(await fixture.store.reads.moneyOperations.find(answer.operationId)).toMatchObject({ kind: 'coupon-refund', moved: 1_000n });
    expect((await fixture.audit()).at(-1)).toMatchObject({
      ...{ action: 'coupons.refund', outcome: 'done', targets: [usageId] },
      details: { reference: 'refund-1', couponId, returnedTo: 'coupon' },
    });
  });
});

describe('Where the coupon is over, a refund', () => {
  test('goes to the quota of origin once the coupon has expired, whether or not its rest has gone back yet', async () => {
    const couponId = await issued(admin, { expiresAt: new Date(START + 60_000).toISOString() });
    const usageId = await spent(couponId, '60.00');
    fixture.clock.now = START + 60_000;
    const { answer } = await refund(fixture, usageId);
    expect(answer).toMatchObject({ returnedTo: 'quota', balance: '0.00' });
    expect(await ledgerOf(fixture, [couponId])).toEqual({ upstream: -100_000n, available: 91_000n, spent: 5_000n, left: [4_000n] });
    expect((await show(admin, couponId)).usages[0]).toMatchObject({ kind: 'refund', balanceAfter: null });
  });

  test('goes to the quota of origin once the coupon was recalled, whatever state that quota is in', async () => {
    const couponId = await issued(admin);
    const usageId = await spent(couponId, '60.00');
    await recall(admin, [couponId]);
    await stateQuotas(fixture, [quotaOf('q-1', { state: 'frozen' })]);
    expect((await refund(fixture, usageId, { amount: '60.00' })).answer).toMatchObject({ returnedTo: 'quota', balance: '0.00' });
    expect(await ledgerOf(fixture, [couponId])).toEqual({ upstream: -100_000n, available: 100_000n, spent: 0n, left: [0n] });
    expect((await show(admin, couponId)).coupon).toMatchObject({ state: 'recalled', balance: '0.00', spent: '0.00' });
  });

  test('goes past a quota that was recalled to the quota it was granted from', async () => {
    const granted = await command<{ results: { quotaId: string }[] }>(admin, '/v1/quotas/grants', {
      ...{ quotaId: 'q-1', amount: '300.00', resellerIds: [EAST] },
    });
    expect([granted.status, granted.text]).toEqual([201, granted.text]);
    const child = granted.answer.results[0]?.quotaId as string;
    const key = await openReseller(fixture, EAST, 'e-1');
    const couponId = await issued(admin, { quotaId: child, indirectPartnerId: EAST }, 'e-1');
    const usage = await redeem(fixture, couponId, { amount: '60.00' }, { bearer: key });
    await command(admin, '/v1/coupons/recalls', { couponIds: [couponId], indirectPartnerId: EAST });
    await command(admin, '/v1/quotas/recalls', { quotaIds: [child] });
    const before = await showQuota(admin, 'q-1');
    expect([before.available, before.granted]).toEqual(['940.00', '60.00']);

    const reply = await refund(fixture, usage.answer.usageId, { amount: '25.00' }, { bearer: key });
    expect(reply.answer).toMatchObject({ returnedTo: 'parent-quota', balance: '0.00' });
    const after = await showQuota(admin, 'q-1');
    expect([after.available, after.granted]).toEqual(['965.00', '35.00']);
    expect(await ledgerOf(fixture, [couponId], child, EAST)).toEqual({ upstream: -3_500n, available: 0n, spent: 3_500n, left: [0n] });
  });
});

describe('Of a coupon that was wholly spent, a refund after the customer’s tie is over', () => {
  async function wholly(customerId = 'c-1'): Promise<{ couponId: string; usageId: string }> {
    const couponId = await issued(admin, {}, customerId);
    return { couponId, usageId: await spent(couponId) };
  }

  test('goes to the quota once the customer has left, also where it came back since', async () => {
    const { couponId, usageId } = await wholly();
    const ada = await fixture.openSession(ADMINISTRATOR);
    expect((await settle(fixture, (await submit(ada)).answer)).status).toBe(200);
    expect((await refund(fixture, usageId)).answer).toMatchObject({ returnedTo: 'quota', balance: '0.00' });
    fixture.clock.now += 60_000;
    const back = { customerId: 'c-1', associationType: 'agency-sale', associatedAt: new Date(fixture.clock.now).toISOString() };
    expect(await state(fixture, [back])).toEqual(['changed']);
    expect((await refund(fixture, usageId)).answer.returnedTo).toBe('quota');
    expect(await ledgerOf(fixture, [couponId])).toEqual({ upstream: -100_000n, available: 92_000n, spent: 8_000n, left: [0n] });
    const anew = await wholly();
    expect((await refund(fixture, anew.usageId)).answer.returnedTo).toBe('coupon');
    await recall(admin, [anew.couponId]);
  });

  test('goes to the quota once the customer has left, also where the clock was set back before it did', async () => {
    const { couponId, usageId } = await wholly();
    fixture.clock.now -= 60_000;
    const ada = await fixture.openSession(ADMINISTRATOR);
    expect((await settle(fixture, (await submit(ada)).answer)).status).toBe(200);
    expect((await refund(fixture, usageId)).answer.returnedTo).toBe('quota');
    expect((await ledgerOf(fixture, [couponId])).left).toEqual([0n]);
  });

  test('goes to the quota once the type of the association has changed', async () => {
    const { couponId, usageId } = await wholly();
    await state(fixture, [{ customerId: 'c-1', associationType: 'referral' }]);
    expect((await refund(fixture, usageId)).answer.returnedTo).toBe('quota');
    expect((await show(admin, couponId)).coupon).toMatchObject({ state: 'used', balance: '0.00', spent: '90.00' });
  });
});

describe('A refund is refused by name, and nothing moves,', () => {
  test.each([
    ['amount-not-positive', 422, '0.00'],
    ['amount-too-precise', 422, '0.005'],
    ['amount-not-a-number', 422, '1e1'],
    ['amount-out-of-range', 422, '100000000000.00'],
    ['refund-exceeds-usage', 409, '100.01'],
  ] as const)('as %s (%i): %s', async (code, status, amount) => {
    const couponId = await issued(admin);
    const usageId = await spent(couponId);
    const before = await ledgerOf(fixture, [couponId]);
    const reply = await refund(fixture, usageId, { amount });
    expect([reply.status, reply.answer.code]).toEqual([status, code]);
    expect(await ledgerOf(fixture, [couponId])).toEqual(before);
    expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'coupons.refund', outcome: 'refused', refusal: code });
  });

  test('of a usage that is not there, of another partner’s, and of a refund', async () => {
    const couponId = await issued(admin);
    const usageId = await spent(couponId);
    const given = await refund(fixture, usageId);
    const replies = [
      await refund(fixture, 'use_AAAAAAAAAAAAAAAAAAAAAA'),
      await refund(fixture, usageId, {}, { bearer: fixture.otherKey }),
      await refund(fixture, given.answer.usageId),
    ];
    for (const { status, answer } of replies) expect([status, answer.code]).toEqual([404, 'not-found']);
    expect((await ledgerOf(fixture, [couponId])).left).toEqual([1_000n]);
  });

  test('under a reference that another record has', async () => {
    const couponId = await issued(admin);
    const redeemed = await redeem(fixture, couponId, { reference: 'order-1' });
    const { usageId } = redeemed.answer;
    const first = await refund(fixture, usageId, { reference: 'refund-1' });
    expect((await refund(fixture, usageId, { reference: 'refund-1' })).answer).toEqual(first.answer);
    expect((await refund(fixture, usageId, { reference: 'refund-1', amount: '10.01' })).answer.code).toBe('reference-taken');
    expect((await refund(fixture, usageId, { reference: 'order-1' })).answer.code).toBe('reference-taken');
    expect((await redeem(fixture, couponId, { reference: 'refund-1' })).answer.code).toBe('reference-taken');
    expect((await ledgerOf(fixture, [couponId])).left).toEqual([8_000n]);
  });
});

describe('At the same time', () => {
  test('32 refunds of one usage give back what it spent and no more', async () => {
    const couponId = await issued(admin);
    const usageId = await spent(couponId);
    const replies = await Promise.all(Array.from({ length: 32 }, () => refund(fixture, usageId, { amount: '7.00' })));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(14);
    for (const { status, answer } of replies) if (status !== 201) expect(answer.code).toBe('refund-exceeds-usage');
    expect(await ledgerOf(fixture, [couponId])).toEqual({ upstream: -100_000n, available: 90_000n, spent: 200n, left: [9_800n] });
  });
});

const amount = fc.integer({ min: 1, max: 4_000 }).map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
const step = fc.record({ isRefund: fc.boolean(), amount, of: fc.nat(), isRepeated: fc.boolean() });

test('Whatever is redeemed and given back, a coupon stays between nothing and its face value, and its usage records add up', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const couponId = await issued(admin, { faceValue: '50.00' });
      const usages: string[] = [];
      for (const taken of steps) {
        const reference = `${couponId}-${usages.length}-${taken.of}`;
        const usageId = usages[taken.of % Math.max(1, usages.length)];
        const send = () =>
          taken.isRefund && usageId
            ? refund(fixture, usageId, { amount: taken.amount, reference })
            : redeem(fixture, couponId, { amount: taken.amount, reference });
        const { status, answer } = await send();
        if (taken.isRepeated) expect((await send()).status).toBe(status);
        if (status === 201 && !(taken.isRefund && usageId)) usages.push(answer.usageId);
        await expectSums(couponId);
      }
      await recall(admin, [couponId]);
    }),
    { numRuns: 12 },
  );
});

async function expectSums(couponId: string): Promise<void> {
  const { coupon, usages } = await show(admin, couponId);
  const minor = (text: string) => readMinor(text) as bigint;
  const [face, balance] = [minor(coupon.faceValue), minor(coupon.balance)];
  const used = usages.reduce((sum, { kind, amount }) => sum + (kind === 'redemption' ? minor(amount) : -minor(amount)), 0n);
  expect(balance >= 0n && balance <= face).toBe(true);
  expect(used).toBe(face - balance);
  expect(minor(coupon.spent)).toBe(used);
  expect(coupon.state).toBe(balance === 0n ? 'used' : 'usable');
  const book = { partnerId: PARTNER, asset: 'coupon', currency: 'CNY' } as const;
  expect(await fixture.store.reads.ledger.balances(book, [{ kind: 'coupon', couponId, quotaId: 'q-1' }])).toEqual([balance]);
  expect(Date.parse(END_OF_QUOTA)).toBeGreaterThan(fixture.clock.now);
}
