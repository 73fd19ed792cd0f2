import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { administrator, issued, recall, redeem, refund, search, show } from './coupon-world.ts';
import { type Fixture, OTHER_PARTNER, openFixture, PARTNER, type Session, START } from './fixture.ts';
import { faultsOf, quotaOf, stateQuotas } from './quota-world.ts';

type Stated = BodyOf<'PUT /v1/coupons'>['coupons'][number];
type Answer = AnswerOf<'PUT /v1/coupons'>;

const iso = (offset: number) => new Date(START + offset).toISOString();
const DAY = 24 * 60 * 60 * 1000;

let fixture: Fixture;
let admin: Session;

beforeEach(async () => {
  fixture = await openFixture();
  admin = await administrator(fixture);
});
afterEach(async () => {
  // What `npm run verify` proves.
  expect(await faultsOf(fixture)).toEqual([]);
  await fixture.store.close();
});

function couponOf(couponId: string, different: Partial<Stated> = {}): Stated {
  const validity = { validFrom: iso(-DAY), expiresAt: iso(30 * DAY) };
  return { couponId, customerId: 'c-1', asset: 'coupon', currency: 'CNY', faceValue: '100.00', ...validity, ...different };
}

const put = (coupons: readonly Stated[], bearer = fixture.key) =>
  fixture.call('PUT', '/v1/coupons', { bearer, origin: null, body: { coupons } });
async function outcomes(coupons: readonly Stated[]): Promise<(string | null)[]> {
  const reply = await put(coupons);
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
  return (reply.answer as unknown as Answer).results.map(({ change, refusal }) => change ?? refusal);
}

async function balances(couponIds: readonly string[], asset: 'coupon' | 'cash-coupon' = 'coupon', currency = 'CNY') {
  return await fixture.store.reads.ledger.balances({ partnerId: PARTNER, asset, currency }, [
    { kind: 'upstream' },
    { kind: 'spent', quotaId: null },
    ...couponIds.map((couponId) => ({ kind: 'coupon', couponId, quotaId: null }) as const),
  ]);
}

describe('A coupon of the upstream’s', () => {
  test('is listed with the others, and cannot be recalled', async () => {
    expect(await outcomes([couponOf('up-1', { restrictions: { services: ['ecs'] } })])).toEqual(['added']);
    const [listed] = (await search(admin, { filter: { customerId: 'c-1' } })).answer.coupons;
    expect(listed).toMatchObject({
      ...{ couponId: 'up-1', issuer: 'upstream', quotaId: null, state: 'usable', faceValue: '100.00', balance: '100.00', spent: '0.00' },
      recall: { isRecallable: false, refusal: 'coupon-from-upstream' },
    });
    expect((await show(admin, 'up-1')).coupon).toMatchObject({ restrictions: { services: ['ecs'] }, issuedBy: { kind: 'partner-key' } });
    expect((await recall(admin, ['up-1'])).answer.results).toMatchObject([{ state: 'refused', refusal: 'coupon-from-upstream' }]);
    expect(await balances(['up-1'])).toEqual([-10_000n, 0n, 10_000n]);
  });

  test('is redeemed and refunded as any other; once it is over a refund goes back to the upstream', async () => {
    await put([couponOf('up-1', { expiresAt: iso(DAY) })]);
    const { answer } = await redeem(fixture, 'up-1', { amount: '100.00' });
    expect(await balances(['up-1'])).toEqual([-10_000n, 10_000n, 0n]);
    expect((await refund(fixture, answer.usageId, { amount: '40.00' })).answer).toMatchObject({ returnedTo: 'coupon', balance: '40.00' });
    fixture.clock.now = START + DAY;
    expect((await refund(fixture, answer.usageId, { amount: '50.00' })).answer).toMatchObject({ returnedTo: 'upstream', balance: '0.00' });
    expect(await balances(['up-1'])).toEqual([-5_000n, 1_000n, 4_000n]);
  });

  test('has an operation of its own kind and currency in the log', async () => {
    await put([
      couponOf('up-1'),
      couponOf('up-2', { faceValue: '20.00', customerId: 'c-2' }),
      couponOf('up-3', { asset: 'cash-coupon', currency: 'USD', faceValue: '7.50' }),
    ]);
    const operationIds = await Promise.all(['up-1', 'up-2', 'up-3'].map(async (id) => (await show(admin, id)).coupon.operationId));
    expect(operationIds[0]).toBe(operationIds[1]);
    expect(operationIds[2]).not.toBe(operationIds[0]);
    const found = await Promise.all(operationIds.map((id) => fixture.store.reads.moneyOperations.find(id ?? '')));
    expect(found.map((operation) => [operation?.kind, operation?.asset, operation?.currency, operation?.moved, operation?.items])).toEqual([
      ['coupon-statement', 'coupon', 'CNY', 12_000n, 2],
      ['coupon-statement', 'coupon', 'CNY', 12_000n, 2],
      ['coupon-statement', 'cash-coupon', 'USD', 750n, 1],
    ]);
    expect(await balances(['up-3'], 'cash-coupon', 'USD')).toEqual([-750n, 0n, 750n]);
  });
});

describe('A statement of coupons', () => {
  test('can be sent again, also after something was spent and after they have ended', async () => {
    const coupons = [
      couponOf('up-1', { expiresAt: iso(DAY), restrictions: { services: ['ecs'], minimumOrder: '1.00' } }),
      couponOf('up-2'),
    ];
    expect(await outcomes(coupons)).toEqual(['added', 'added']);
    expect(await outcomes(coupons)).toEqual(['unchanged', 'unchanged']);
    await redeem(fixture, 'up-1', { order: { service: 'ecs' } });
    fixture.clock.now = START + DAY;
    expect(await outcomes(coupons)).toEqual(['unchanged', 'unchanged']);
    expect(await balances(['up-1', 'up-2'])).toEqual([-20_000n, 3_000n, 7_000n, 10_000n]);
  });

  test('is fixed: what says something else is refused, item by item', async () => {
    await put([couponOf('up-1')]);
    const others: Partial<Stated>[] = [
      ...[{ faceValue: '100.01' }, { customerId: 'c-2' }, { asset: 'cash-coupon' as const }, { currency: 'USD' }],
      ...[{ expiresAt: iso(31 * DAY) }, { validFrom: iso(0) }, { restrictions: { services: ['ecs'] } }],
    ];
    for (const different of others) expect(await outcomes([couponOf('up-1', different), couponOf('up-2')])).toContain('coupon-fixed');
    expect(await outcomes([couponOf('up-1')])).toEqual(['unchanged']);
    expect(await balances(['up-1', 'up-2'])).toEqual([-20_000n, 0n, 10_000n, 10_000n]);
  });

  test('never touches a coupon that the partner issued', async () => {
    await stateQuotas(fixture, [quotaOf('q-1')]);
    const couponId = await issued(admin);
    expect(await outcomes([couponOf(couponId)])).toEqual(['coupon-fixed']);
  });

  test('refuses by itself what names nobody, and what has ended or ends before it begins', async () => {
    expect(
      await outcomes([
        couponOf('up-1', { customerId: 'c-none' }),
        couponOf('up-2', { customerId: 'x-1' }),
        couponOf('up-3', { expiresAt: iso(0) }),
        couponOf('up-4', { validFrom: iso(DAY), expiresAt: iso(DAY) }),
        couponOf('up-5'),
      ]),
    ).toEqual(['not-found', 'not-found', 'validity-inverted', 'validity-inverted', 'added']);
    expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'coupons.save', outcome: 'done', details: { done: 1, refused: 4 } });
  });

  test('takes in nothing new for a customer who left, whose coupons stay listed and usable', async () => {
    await put([couponOf('up-1', { customerId: 'c-2' })]);
    await fixture.store.write(PARTNER, (unit) => unit.customers.leave(PARTNER, 'c-2', iso(0)));
    const coupons = [couponOf('up-1', { customerId: 'c-2' }), couponOf('up-2', { customerId: 'c-2' })];
    expect(await outcomes(coupons)).toEqual(['unchanged', 'customer-dissociated']);
    for (const customerId of ['c-2', 'N-2']) expect((await search(admin, { filter: { customerId } })).answer.total).toBe(1);
    expect((await redeem(fixture, 'up-1')).status).toBe(201);
  });

  test.each([
    ['amount-not-positive', [couponOf('up-1'), couponOf('up-2', { faceValue: '0' })], '/body/coupons/1/faceValue'],
    ['amount-too-precise', [couponOf('up-1', { faceValue: '1.234' })], '/body/coupons/0/faceValue'],
    ['amount-not-a-number', [couponOf('up-1', { faceValue: '1e3' })], '/body/coupons/0/faceValue'],
    ['amount-out-of-range', [couponOf('up-1', { faceValue: '99999999999.01' })], '/body/coupons/0/faceValue'],
    ['item-repeated', [couponOf('up-1'), couponOf('up-1')], '/body/coupons/1/couponId'],
    ['request-invalid', [couponOf('up-1', { restrictions: { maximumShare: '1.1' } })], '/body/coupons/0/restrictions/maximumShare'],
  ] as const)('that is malformed is refused whole, as %s, and says where', async (code, coupons, pointer) => {
    const { answer } = await put(coupons);
    expect([answer.code, answer.errors?.[0]?.pointer]).toEqual([code, pointer]);
    expect((await search(admin)).answer.total).toBe(0);
    expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'coupons.save', outcome: 'refused', refusal: code });
  });

  test('of 101 coupons is too large', async () => {
    const reply = await put(Array.from({ length: 101 }, (_, index) => couponOf(`up-${index}`)));
    expect([reply.status, reply.answer.code]).toEqual([400, 'batch-too-large']);
  });

  test('of one partner’s key says nothing of another’s coupons', async () => {
    await put([couponOf('up-1')]);
    const reply = await put([couponOf('up-1', { customerId: 'x-1', faceValue: '5.00' })], fixture.otherKey);
    expect((reply.answer as unknown as Answer).results).toEqual([{ couponId: 'up-1', change: 'added', state: 'done', refusal: null }]);
    expect(await balances(['up-1'])).toEqual([-10_000n, 0n, 10_000n]);
    const other = await fixture.store.reads.coupons.find(OTHER_PARTNER, { kind: 'all' }, ['up-1']);
    expect(other).toMatchObject([{ face: 500n, customerId: 'x-1' }]);
  });

  test('is not for sessions', async () => {
    const reply = await admin.put('/v1/coupons', { coupons: [couponOf('up-1')] });
    expect(reply.status).toBe(401);
  });
});
