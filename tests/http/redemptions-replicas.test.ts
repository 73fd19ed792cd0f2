import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openPostgresStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { administrator, issued, ledgerOf, recall, redeem, refund, show } from './coupon-world.ts';
import { type Fixture, openReplicas, type Session } from './fixture.ts';
import { faultsOf, quotaOf, stateQuotas } from './quota-world.ts';

let server: RunningPostgres;
let stores: Store[] = [];
let here: Fixture;
let there: Fixture;
let admin: Session;

beforeAll(async () => {
  server = await startPostgres();
  const url = await server.createDatabase();
  const security = createDemonstrationSecurity();
  stores = [await openPostgresStore({ url, security }), await openPostgresStore({ url, security })];
  [here, there] = (await openReplicas(stores)) as [Fixture, Fixture];
  admin = await administrator(here);
});
// What `npm run verify` proves.
afterEach(async () => expect(await faultsOf(here)).toEqual([]));
afterAll(async () => {
  for (const store of stores) await store.close();
  await server?.stop();
});

/** Every second one at the other replica. */
const atBoth = <Answer>(count: number, send: (replica: Fixture, index: number) => Promise<Answer>) =>
  Promise.all(Array.from({ length: count }, (_, index) => send(index % 2 === 0 ? here : there, index)));

const freshQuota = async (quotaId: string) => {
  await stateQuotas(here, [quotaOf(quotaId)]);
  return { couponId: await issued(admin, { quotaId }), quotaId };
};

describe('Two replicas on one PostgreSQL', () => {
  test('never overspend a coupon between them', async () => {
    const { couponId, quotaId } = await freshQuota('q-spent');
    const replies = await atBoth(32, (replica) => redeem(replica, couponId, { amount: '7.00' }));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(14);
    for (const { status, answer } of replies) if (status !== 201) expect([status, answer.code]).toEqual([409, 'coupon-insufficient']);
    expect((await show(admin, couponId)).coupon).toMatchObject({ balance: '2.00', spent: '98.00' });
    expect(await ledgerOf(there, [couponId], quotaId)).toEqual({
      upstream: expect.any(BigInt),
      available: 90_000n,
      spent: 9_800n,
      left: [200n],
    });
  });

  test('redeem once for a reference, and answer the same at both', async () => {
    const { couponId, quotaId } = await freshQuota('q-reference');
    const replies = await atBoth(16, (replica) => redeem(replica, couponId, { reference: 'order-of-both' }));
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect((await ledgerOf(here, [couponId], quotaId)).left).toEqual([7_000n]);
  });

  test('give a usage back once, in however many parts', async () => {
    const { couponId, quotaId } = await freshQuota('q-refund');
    const { usageId } = (await redeem(here, couponId, { amount: '100.00' })).answer;
    const replies = await atBoth(32, (replica) => refund(replica, usageId, { amount: '9.00' }));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(11);
    expect(await ledgerOf(there, [couponId], quotaId)).toMatchObject({ spent: 100n, left: [9_900n] });
  });

  test('share a coupon out between a redemption here and a recall there, to the cent', async () => {
    await stateQuotas(here, [quotaOf('q-race')]);
    const couponIds: string[] = [];
    for (let count = 0; count < 8; count += 1) couponIds.push(await issued(admin, { quotaId: 'q-race' }));
    const recaller = await administrator(there);
    const outcomes = await Promise.all(
      couponIds.map(async (couponId) => {
        const [redeemed, recalled] = await Promise.all([redeem(here, couponId, { amount: '40.00' }), recall(recaller, [couponId])]);
        return { code: redeemed.status === 201 ? 'done' : redeemed.answer.code, back: recalled.answer.results[0]?.amount };
      }),
    );
    for (const { code, back } of outcomes)
      expect([code, back]).toEqual(code === 'done' ? ['done', '60.00'] : ['coupon-recalled', '100.00']);
    const spent = BigInt(outcomes.filter(({ code }) => code === 'done').length) * 4_000n;
    expect(await ledgerOf(here, couponIds, 'q-race')).toMatchObject({
      ...{ available: 100_000n - spent, spent, left: couponIds.map(() => 0n) },
    });
  });
});
