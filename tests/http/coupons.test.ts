import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BodyOf } from '../../shared/contract/index.ts';
import { customerRecord } from '../storage/records.ts';
import { administrator, couponIdsOf, issued, recall, redeem, refund, search, show } from './coupon-world.ts';
import { CLEAR, type Fixture, MANAGER, openFixture, PARTNER, type Session, START } from './fixture.ts';
import { issue } from './issue-world.ts';
import { addResellers, END_OF_QUOTA, FOREIGN, quotaOf, stateQuotas, WEST } from './quota-world.ts';

type Filter = NonNullable<BodyOf<'POST /v1/coupons/search'>['filter']>;

const iso = (offset: number) => new Date(START + offset).toISOString();
const MINUTE = 60_000;

let fixture: Fixture;
let admin: Session;

beforeEach(async () => {
  fixture = await openFixture({ nameSearchesPerMinute: 3 });
  await addResellers(fixture.store);
  await stateQuotas(fixture, [quotaOf('q-1'), quotaOf('q-2', { asset: 'pick-up-coupon' })]);
  admin = await administrator(fixture);
});
afterEach(() => fixture.store.close());

const idsOf = async (filter: Filter, session = admin) => {
  const { status, text, answer } = await search(session, { filter, sort: { by: 'issuedAt', direction: 'ascending' } });
  if (status !== 200) throw new Error(`${status} ${text}`);
  expect(answer.total).toBe(answer.coupons.length);
  return answer.coupons.map(({ couponId }) => couponId);
};

describe('A coupon in the list', () => {
  test('shows what was issued to whom, masked, with what identifies the customer beside it', async () => {
    const couponId = await issued(admin, { memo: '内部', customerNote: '送您' });
    await redeem(fixture, couponId);
    const { answer, text } = await search(admin);
    expect(answer).toMatchObject({ total: 1, next: null, asOf: iso(0) });
    expect(answer.coupons).toEqual([
      {
        ...{ couponId, asset: 'coupon', currency: 'CNY', quotaId: 'q-1', issuer: 'partner', reseller: null, state: 'usable' },
        ...{ faceValue: '100.00', balance: '70.00', spent: '30.00', validFrom: iso(0), expiresAt: END_OF_QUOTA, issuedAt: iso(0) },
        operationId: expect.stringMatching(/^mop_/),
        recall: { isRecallable: true, refusal: null },
        customer: {
          ...{ customerId: 'c-1', partnerCustomerNo: 'N-1', customerName: '华为****公司', accountName: expect.any(String) },
          ...{ accountManager: { operatorId: MANAGER, userId: 'mei', name: '韩**' }, tags: ['重点客户'], isLookAlike: false },
        },
      },
    ]);
    for (const clear of [...CLEAR.names, ...CLEAR.accounts, '内部', '送您']) expect(text).not.toContain(clear);
  });

  test('says why it cannot be recalled, and stays listed once it was', async () => {
    const [used, recalled, late] = [
      await issued(admin),
      await issued(admin),
      await issued(admin, { validFrom: iso(MINUTE), expiresAt: iso(2 * MINUTE) }),
    ];
    await redeem(fixture, used, { amount: '100.00' });
    await recall(admin, [recalled]);
    const refusals = async () =>
      new Map((await search(admin)).answer.coupons.map(({ couponId, state, recall }) => [couponId, [state, recall.refusal]]));
    expect(await refusals()).toEqual(
      new Map([
        [used, ['used', 'coupon-used']],
        [recalled, ['recalled', 'coupon-recalled']],
        [late, ['inactive', 'coupon-inactive']],
      ]),
    );
    fixture.clock.now = START + MINUTE;
    expect((await refusals()).get(late)).toEqual(['usable', null]);
    fixture.clock.now = START + 2 * MINUTE;
    expect((await refusals()).get(late)).toEqual(['expired', 'coupon-expired']);
  });

  test('marks customers that cannot be told apart by their masked names', async () => {
    const twins = [customerRecord('t-1', LOOK_ALIKE), customerRecord('t-2', LOOK_ALIKE)];
    await fixture.store.write(PARTNER, async (unit) => void (await unit.customers.save(PARTNER, twins)));
    for (const customerId of ['t-1', 't-2', 'c-1']) await issued(admin, {}, customerId);
    const { coupons } = (await search(admin)).answer;
    expect(coupons.map(({ customer }) => [customer.customerId, customer.isLookAlike]).sort()).toEqual([
      ['c-1', false],
      ['t-1', true],
      ['t-2', true],
    ]);
  });
});

const LOOK_ALIKE = { customerName: 'x', customerNameMasked: '王**', accountName: null, accountNameMasked: null };

describe('Coupons are found', () => {
  test('by operation, quota, id, kind, and by what is spent of them', async () => {
    const together = couponIdsOf(
      await issue(admin, { quotaId: 'q-1', faceValue: '5.00', items: [{ customerId: 'c-1' }, { customerId: 'c-2' }] }),
    ).sort();
    const alone = await issued(admin, { quotaId: 'q-2' }, 'c-3');
    const { operationId } = (await show(admin, together[0] as string)).coupon;
    expect((await idsOf({ operationId: operationId as string })).sort()).toEqual(together);
    expect((await idsOf({ quotaId: 'q-1' })).sort()).toEqual(together);
    expect(await idsOf({ quotaId: 'q-2' })).toEqual([alone]);
    expect(await idsOf({ couponId: alone })).toEqual([alone]);
    expect(await idsOf({ assets: ['pick-up-coupon', 'cash-coupon'] })).toEqual([alone]);
    const { answer } = await redeem(fixture, alone);
    expect((await idsOf({ isUnspent: true })).sort()).toEqual(together);
    expect(await idsOf({ isUnspent: false })).toEqual([alone]);
    await refund(fixture, answer.usageId, { amount: '30.00' });
    expect(await idsOf({ isUnspent: false })).toEqual([]);
    for (const none of [{ quotaId: 'q-none' }, { couponId: 'cp-none' }, { operationId: 'mop_AAAAAAAAAAAAAAAAAAAAAA' }, { assets: [] }])
      expect(await idsOf(none)).toEqual([]);
  });

  test('by customer id or the partner’s own number, whole, by manager and by tag', async () => {
    const [one, two] = [await issued(admin, {}, 'c-1'), await issued(admin, {}, 'c-2')];
    expect(await idsOf({ customerId: 'c-1' })).toEqual([one]);
    expect(await idsOf({ customerId: 'N-2' })).toEqual([two]);
    expect(await idsOf({ customerId: 'c-' })).toEqual([]);
    expect(await idsOf({ accountManagerId: MANAGER })).toEqual([one]);
    expect(await idsOf({ accountManagerId: 'none' })).toEqual([two]);
    expect(await idsOf({ tag: '重点客户' })).toEqual([one]);
    expect(await idsOf({ tag: '重点' })).toEqual([]);
  });

  test('by times of issue and expiry, from the first instant on and before the second, however they are written', async () => {
    const early = await issued(admin, { expiresAt: iso(10 * MINUTE) });
    fixture.clock.now = START + MINUTE;
    const late = await issued(admin, { expiresAt: iso(20 * MINUTE) });
    expect(await idsOf({ issued: { until: iso(MINUTE) } })).toEqual([early]);
    expect(await idsOf({ issued: { from: iso(MINUTE).replace('.000Z', 'Z') } })).toEqual([late]);
    expect(await idsOf({ expiry: { from: iso(10 * MINUTE), until: iso(20 * MINUTE) } })).toEqual([early]);
    expect(await idsOf({ issued: {}, expiry: {} })).toEqual([early, late]);
  });

  test('by states as the clock has them', async () => {
    const late = await issued(admin, { validFrom: iso(MINUTE), expiresAt: iso(2 * MINUTE) });
    const now = await issued(admin);
    expect(await idsOf({ states: ['inactive'] })).toEqual([late]);
    expect(await idsOf({ states: ['usable'] })).toEqual([now]);
    fixture.clock.now = START + 2 * MINUTE;
    expect(await idsOf({ states: ['expired', 'used'] })).toEqual([late]);
    expect(await idsOf({ states: ['expired', 'usable'] })).toHaveLength(2);
    expect(await idsOf({ states: ['recalled'] })).toEqual([]);
  });

  test('by a part of the name, which is limited and audited without the name', async () => {
    const couponId = await issued(admin, {}, 'c-1');
    await issued(admin, {}, 'c-2');
    expect(await idsOf({ customerName: '为技' })).toEqual([couponId]);
    expect((await fixture.audit()).at(-1)).toMatchObject({
      action: 'customers.search',
      details: { fields: ['customerName'], lengths: ['2'] },
    });
    expect(JSON.stringify(await fixture.audit())).not.toContain('为技');
    await idsOf({ customerName: '没有' });
    await idsOf({ customerName: '电力' });
    const fourth = await search(admin, { filter: { customerName: '电力' } });
    expect([fourth.status, fourth.answer.code]).toEqual([429, 'search-limit-reached']);
    expect((await search(admin, { filter: { customerName: ' 电 ' } })).status).toBe(400);
  });

  test.each(['issued', 'expiry'] as const)('never by a range of %s that is upside down', async (field) => {
    const { status, answer } = await search(admin, { filter: { [field]: { from: iso(1), until: iso(1) } } });
    expect([status, answer.code, answer.errors?.[0]?.pointer]).toEqual([400, 'range-inverted', `/body/filter/${field}/until`]);
  });
});

describe('Pages', () => {
  test.each([
    ['issuedAt', 'ascending'],
    ['issuedAt', 'descending'],
    ['expiresAt', 'ascending'],
    ['expiresAt', 'descending'],
  ] as const)('along %s, %s, hold each coupon once, also where times are equal', async (by, direction) => {
    for (let round = 0; round < 3; round += 1) {
      fixture.clock.now = START + round * MINUTE;
      const items = ['c-1', 'c-2', 'c-3'].map((customerId, index) => ({ customerId, expiresAt: iso((30 + (index % 2)) * MINUTE) }));
      await issue(admin, { quotaId: 'q-1', faceValue: '1.00', items });
    }
    const seen: string[] = [];
    const values: string[] = [];
    let after: string | undefined;
    do {
      const { answer } = await search(admin, { sort: { by, direction }, size: 4, ...(after === undefined ? {} : { after }) });
      expect(answer.total).toBe(9);
      seen.push(...answer.coupons.map(({ couponId }) => couponId));
      values.push(...answer.coupons.map((coupon) => coupon[by]));
      after = answer.next ?? undefined;
    } while (after !== undefined);
    expect(new Set(seen).size).toBe(9);
    expect(values).toEqual(direction === 'ascending' ? values.toSorted() : values.toSorted().reverse());
  });

  test('do not go on with a cursor of another list', async () => {
    for (let count = 0; count < 2; count += 1) await issued(admin);
    const { answer } = await search(admin, { size: 1 });
    const after = answer.next as string;
    expect((await search(admin, { size: 1, after })).answer.coupons).toHaveLength(1);
    for (const other of [{ filter: { quotaId: 'q-1' } }, { sort: { by: 'expiresAt', direction: 'ascending' } }] as const) {
      const refused = await search(admin, { size: 1, after, ...other });
      expect([refused.status, refused.answer.code]).toEqual([400, 'cursor-invalid']);
    }
    expect((await search(admin, { after: 'bm8' })).answer.code).toBe('cursor-invalid');
  });
});

describe('One coupon', () => {
  test('has its restrictions, its note, its memo and who issued it', async () => {
    const restrictions = { services: ['ecs'], minimumOrder: '10.00' };
    const couponId = await issued(admin, { memo: '内部', customerNote: '送您', restrictions });
    const { coupon, usages } = await show(admin, couponId);
    expect(coupon).toMatchObject({ restrictions, memo: '内部', customerNote: '送您', issuedBy: { kind: 'operator', userId: 'ada' } });
    expect(coupon.issuedBy?.name).not.toBe('Ada Lovelace');
    expect(usages).toEqual([]);
  });

  test('is not there for who may not see its customer, nor under another partner', async () => {
    const couponId = await issued(admin);
    const missing = await admin.get('/v1/coupons/cp-none');
    expect([missing.status, missing.answer.code]).toEqual([404, 'not-found']);
    expect((await admin.get(`/v1/coupons/${couponId}?indirectPartnerId=${FOREIGN}`)).status).toBe(404);
    expect((await admin.get(`/v1/coupons/${couponId}?indirectPartnerId=${WEST}`)).status).toBe(404);
  });
});
