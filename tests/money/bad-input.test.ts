import { beforeAll, describe, expect, test } from 'vitest';
import { addAccountWorld, allocate, topUp } from '../http/account-world.ts';
import { push } from '../http/batches.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, type Reply, type Session } from '../http/fixture.ts';
import { command, EAST, quotaOf, stateQuotas, WEST } from '../http/quota-world.ts';
import { issued, redeem } from '../http/recall-world.ts';
import { rawTables } from '../storage/raw.ts';
import { onBothEngines } from '../storage/stores.ts';

const AMOUNTS = [
  ['0', 'amount-not-positive'],
  ['0.00', 'amount-not-positive'],
  ['-0.01', 'amount-not-positive'],
  ['1.005', 'amount-too-precise'],
  ['1e3', 'amount-not-a-number'],
  ['NaN', 'amount-not-a-number'],
  ['Infinity', 'amount-not-a-number'],
  ['0x10', 'amount-not-a-number'],
  ['1,000.00', 'amount-not-a-number'],
  ['１２', 'amount-not-a-number'],
  ['1000000000000.00', 'amount-out-of-range'],
  ['99999999999999999999', 'amount-out-of-range'],
] as const;

const TABLES = ['ledger_accounts', 'ledger_entries', 'quotas', 'coupons', 'coupon_usages', 'money_operations', 'money_items'];

onBothEngines('What nobody can ask for', (engines) => {
  let fixture: Fixture;
  let ada: Session;
  let address: string;
  let couponId: string;
  let usageId: string;

  beforeAll(async () => {
    const { store, address: opened } = await engines.open();
    address = opened;
    fixture = (await openReplicas([store], { requestsPerMinute: 1_000_000 }))[0] as Fixture;
    await addAccountWorld(store);
    ada = await fixture.openSession(ADMINISTRATOR);
    await stateQuotas(fixture, [quotaOf('q-1'), quotaOf('q-past', { expiresAt: '2024-09-01T00:00:00Z' })]);
    await fixture.call('PUT', '/v1/quotas', { bearer: fixture.otherKey, origin: null, body: { quotas: [quotaOf('q-foreign')] } });
    await topUp(fixture, '1000.00');
    await allocate(ada, { 'c-1': '100.00' });
    [couponId = ''] = await issued(ada, ['c-1']);
    usageId = ((await redeem(fixture, couponId, '4.00')).answer as { usageId: string }).usageId;
  }, 120_000);

  let keys = 0;
  const server = (path: string, body: unknown) =>
    fixture.call('POST', path, { bearer: fixture.key, origin: null, body, headers: { 'idempotency-key': `key-of-a-bad-call-${++keys}` } });
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ customerId: `c-${index}` }));
  const order = { amount: '100.00', chargeMode: 'yearly-monthly' };

  /** Everything that an amount goes into, by what it does. */
  const calls: Readonly<Record<string, (amount: string) => Promise<Reply>>> = {
    'an issue to all': (faceValue) => command(ada, '/v1/coupons/issues', { quotaId: 'q-1', faceValue, items: many(3).slice(1) }),
    'an issue to one of them': (faceValue) =>
      command(ada, '/v1/coupons/issues', {
        quotaId: 'q-1',
        items: [
          { customerId: 'c-1', faceValue: '1.00' },
          { customerId: 'c-2', faceValue },
        ],
      }),
    'a job of issues': (faceValue) => command(ada, '/v1/coupons/issue-jobs', { quotaId: 'q-1', faceValue, items: many(3) }),
    'a grant': (amount) => command(ada, '/v1/quotas/grants', { quotaId: 'q-1', amount, resellerIds: [EAST] }),
    'an allocation': (amount) => allocate(ada, { 'c-1': '1.00', 'c-2': amount }),
    'an allocation to a reseller': (amount) => allocate(ada, { [EAST]: amount }, { to: 'reseller' }),
    'a recall of money': (amount) =>
      command(ada, '/v1/accounts/recalls', { to: 'customer', currency: 'CNY', items: [{ id: 'c-1', amount }] }),
    'a top-up': (amount) =>
      server('/v1/accounts/top-ups', { accountType: 'balance', currency: 'CNY', direction: 'in', amount, reference: 'bad' }),
    'a charge': (amount) =>
      server('/v1/accounts/charges', { customerId: 'c-1', currency: 'CNY', direction: 'spent', amount, reference: 'bad' }),
    'a redemption': (amount) => server('/v1/coupons/redemptions', { couponId, amount, reference: 'bad', order }),
    'a refund': (amount) => server('/v1/coupons/refunds', { usageId, amount, reference: 'bad' }),
  };

  /** All rows of the ledger, and of what stands on it, as they lie there. */
  async function rows() {
    const tables = await rawTables(address);
    return TABLES.map((table) => {
      const found = tables.get(table)?.rows ?? [];
      if (found.length === 0) throw new Error(`There is nothing in ${table} that could have moved.`);
      return [table, found];
    });
  }

  let standing: Awaited<ReturnType<typeof rows>> | null = null;
  async function expectUnmoved<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    standing ??= await rows();
    const answer = await ask();
    expect(await rows()).toEqual(standing);
    return answer;
  }

  describe.each(Object.keys(calls))('%s', (what) => {
    test('is refused for each bad amount by its own name, and nothing moves', async () => {
      await expectUnmoved(async () => {
        for (const [amount, code] of AMOUNTS) {
          const reply = await calls[what]?.(amount);
          expect([amount, reply?.status, reply?.answer.code]).toEqual([amount, 422, code]);
        }
      });
    });
  });

  const quotaStated = (total: string) => push(fixture, '/v1/quotas', { quotas: [quotaOf('q-1', { total })] });
  const issue = (different: object) =>
    command(ada, '/v1/coupons/issues', { quotaId: 'q-1', faceValue: '1.00', items: many(2).slice(1), ...different });
  const twice = [{ customerId: 'c-1' }, { customerId: 'c-2' }, { customerId: 'c-1' }];
  const parties = (count: number) => ({
    to: 'customer',
    currency: 'CNY',
    items: many(count).map(({ customerId }) => ({ id: customerId, amount: '1.00' })),
  });

  test.each<[string, () => Promise<Reply>, number, string]>([
    ['a quota of another partner', () => issue({ quotaId: 'q-foreign' }), 404, 'not-found'],
    ['an expired quota', () => issue({ quotaId: 'q-past' }), 409, 'quota-expired'],
    [
      'a grant from an expired quota',
      () => command(ada, '/v1/quotas/grants', { quotaId: 'q-past', amount: '1.00', resellerIds: [WEST] }),
      409,
      'quota-expired',
    ],
    ['a customer named twice', () => issue({ items: twice }), 422, 'item-repeated'],
    ['a coupon named twice', () => command(ada, '/v1/coupons/recalls', { couponIds: [couponId, couponId] }), 422, 'item-repeated'],
    [
      'a reseller named twice',
      () => command(ada, '/v1/quotas/grants', { quotaId: 'q-1', amount: '1.00', resellerIds: [EAST, EAST] }),
      422,
      'item-repeated',
    ],
    ['101 customers', () => issue({ items: many(101) }), 400, 'batch-too-large'],
    [
      '101 coupons',
      () => command(ada, '/v1/coupons/recalls', { couponIds: many(101).map(({ customerId }) => customerId) }),
      400,
      'batch-too-large',
    ],
    ['101 parties', () => command(ada, '/v1/accounts/allocations', parties(101)), 400, 'batch-too-large'],
    [
      '11 quotas to take back',
      () => command(ada, '/v1/quotas/recalls', { quotaIds: many(11).map(({ customerId }) => customerId) }),
      400,
      'batch-too-large',
    ],
    ['a memo of 513 characters', () => issue({ memo: '券'.repeat(513) }), 422, 'memo-too-long'],
    ['a memo of one item of 513 characters', () => issue({ items: [{ customerId: 'c-1', memo: '券'.repeat(513) }] }), 422, 'memo-too-long'],
    [
      'a memo of 257 characters with a recall of quotas',
      () => command(ada, '/v1/quotas/recalls', { quotaIds: ['q-1'], memo: '额'.repeat(257) }),
      422,
      'memo-too-long',
    ],
    ['a face value as a number', () => issue({ faceValue: 1 }), 400, 'request-invalid'],
    ['a total below what is out of a quota', () => quotaStated('1.00') as Promise<Reply>, 200, 'quota-total-too-low'],
    ['more than is available', () => issue({ faceValue: '1000.00' }), 409, 'quota-insufficient'],
    ['more money than is free', () => allocate(ada, { 'c-1': '900.01' }), 409, 'balance-insufficient'],
    [
      'a command without a key',
      () => ada.post('/v1/coupons/issues', { quotaId: 'q-1', faceValue: '1.00', items: twice.slice(1) }),
      400,
      'idempotency-key-missing',
    ],
  ])('%s is refused by its own name, and nothing moves', async (_what, ask, status, code) => {
    const reply = await expectUnmoved(ask);
    const { answer } = reply as Reply<{ results?: { refusal: string | null }[] }>;
    expect([reply.status, answer.code ?? answer.results?.[0]?.refusal]).toEqual([status, code]);
  });

  test('a memo of 512 characters, counted as people count, is taken', async () => {
    expect((await issue({ memo: '💴'.repeat(512) })).status).toBe(201);
    standing = null;
  });

  test.each([
    ['an amount', { faceValue: '1.01' }],
    ['a customer', { items: [{ customerId: 'c-2' }] }],
    ['a memo', { memo: 'Another one.' }],
  ])('a key that is sent again with %s changed is refused, and nothing moves', async (what, different) => {
    const body = { quotaId: 'q-1', faceValue: '1.00', items: [{ customerId: 'c-1' }] };
    const key = `one-decision-with-${what.replace(' ', '-')}`;
    expect((await command(ada, '/v1/coupons/issues', body, key)).status).toBe(201);
    standing = null;
    const other = await expectUnmoved(() => command(ada, '/v1/coupons/issues', { ...body, ...different }, key));
    expect([other.status, other.answer.code]).toEqual([422, 'idempotency-key-reused']);
  });
});
