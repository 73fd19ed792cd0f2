import { beforeEach, describe, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { addAccountWorld, allocate, check, keyOf, outcomesOf, ownBook, recall, topUp } from './account-world.ts';
import { push } from './batches.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, type Fixture, openFixture, PARTNER, type Session } from './fixture.ts';
import { command, EAST, FOREIGN, MISSING, WEST } from './quota-world.ts';

let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture({ requestsPerMinute: 10_000 });
  await addAccountWorld(fixture.store);
  ada = await fixture.openSession(ADMINISTRATOR);
  await topUp(fixture, '1000.00');
  await allocate(ada, { 'c-1': '100.00' });
  await allocate(ada, { [EAST]: '100.00' }, { to: 'reseller' });
});

const ENDPOINTS = [
  '/v1/accounts/allocations/check',
  '/v1/accounts/allocations',
  '/v1/accounts/recalls/check',
  '/v1/accounts/recalls',
] as const;
const item = (id: string, amount: string) => ({ id, amount });
const customers = (...items: object[]) => ({ to: 'customer', currency: 'CNY', items });

/** What all books hold: it stays as it was where nothing moves. */
const books = async () => [
  await fixture.store.reads.accounts.list(PARTNER),
  await fixture.store.reads.accounts.totals(PARTNER),
  await fixture.store.reads.accounts.list(EAST),
  await fixture.store.reads.accounts.totals(EAST),
];

describe.each(ENDPOINTS)('%s', (path) => {
  it.each([
    ['an amount of 0', customers(item('c-1', '0')), 422, 'amount-not-positive', '/body/items/0/amount'],
    ['an amount of 0.00', customers(item('c-1', '0.00')), 422, 'amount-not-positive', '/body/items/0/amount'],
    ['a negative amount', customers(item('c-1', '-5.00')), 422, 'amount-not-positive', '/body/items/0/amount'],
    ['three decimals', customers(item('c-1', '1.001')), 422, 'amount-too-precise', '/body/items/0/amount'],
    ['an exponent', customers(item('c-1', '1e3')), 422, 'amount-not-a-number', '/body/items/0/amount'],
    ['NaN', customers(item('c-1', 'NaN')), 422, 'amount-not-a-number', '/body/items/0/amount'],
    ['a separator', customers(item('c-1', '1,000.00')), 422, 'amount-not-a-number', '/body/items/0/amount'],
    ['an amount beyond R-ACC-1', customers(item('c-1', '2147483647.01')), 422, 'amount-out-of-range', '/body/items/0/amount'],
    [
      'a customer named twice',
      customers(item('c-1', '1.00'), item('c-2', '1.00'), item('c-1', '2.00')),
      422,
      'item-repeated',
      '/body/items/2/id',
    ],
    ['a memo of 513 characters', { ...customers(item('c-1', '1.00')), memo: '备'.repeat(513) }, 422, 'memo-too-long', '/body/memo'],
    ['nobody', customers(), 400, 'request-invalid', '/body/items'],
    [
      'a reseller’s reseller',
      { to: 'reseller', currency: 'CNY', indirectPartnerId: EAST, items: [item(WEST, '1.00')] },
      400,
      'request-invalid',
      '/body/indirectPartnerId',
    ],
  ] as const)('refuses %s whole and by name, and moves nothing', async (_what, body, status, code, pointer) => {
    const before = await books();
    const refused = await command(ada, path, body);
    expect([refused.status, refused.answer.code, refused.answer.errors?.map((error) => error.pointer)]).toEqual([status, code, [pointer]]);
    expect(await books()).toEqual(before);
  });

  it('refuses 101 items before any is read', async () => {
    const items = Array.from({ length: 101 }, (_, index) => item(`c-${index}`, 'x'));
    const refused = await command(ada, path, customers(...items));
    expect([refused.status, refused.answer.code]).toEqual([400, 'batch-too-large']);
    expect(refused.answer.errors?.[0]?.detail).toMatch(/100 at most, 101/);
  });

  it.each([FOREIGN, MISSING])('answers for %s, which is no reseller of the caller’s, as if it were not there', async (resellerId) => {
    const refused = await command(ada, path, { ...customers(item('e-1', '1.00')), indirectPartnerId: resellerId });
    expect([refused.status, refused.answer.code]).toEqual([404, 'not-found']);
  });

  it('is closed to whoever may not move money', async () => {
    const mei = await fixture.openSession(ACCOUNT_MANAGER);
    const refused = await command(mei, path, customers(item('c-1', '1.00')));
    expect([refused.status, refused.answer.code]).toEqual([403, 'permission-missing']);
  });

  it('takes a memo of 512 characters, counted as people count', async () => {
    const taken = await command(ada, path, { ...customers(item('c-1', '1.00')), memo: '😀'.repeat(512) });
    expect(taken.status).toBe(path.endsWith('check') ? 200 : 201);
  });
});

describe('money of resellers', () => {
  it('is bounded by R-ACC-4: 999,999,999.99 to each, 999,999,999,999.00 back', async () => {
    const tooMuch = await allocate(ada, { [EAST]: '1000000000.00' }, { to: 'reseller' });
    expect(tooMuch.answer.code).toBe('amount-out-of-range');
    expect((await allocate(ada, { [EAST]: '999999999.99' }, { to: 'reseller' })).answer.code).toBe('balance-insufficient');
    expect((await recall(ada, { [EAST]: '999999999999.01' }, { to: 'reseller' })).answer.code).toBe('amount-out-of-range');
    expect(outcomesOf(await recall(ada, { [EAST]: '999999999999.00' }, { to: 'reseller' }))).toEqual(['allocation-insufficient']);
  });

  it('moves at a distributor’s word only', async () => {
    const minted = { bearer: await keyOf(fixture, EAST) };
    const opened = await fixture.call('POST', '/v1/sessions', {
      ...minted,
      origin: null,
      body: { subject: ADMINISTRATOR, origins: ['https://portal.example.com'] },
    });
    const { secret } = opened.answer as unknown as AnswerOf<'POST /v1/sessions'>;
    const swapped = await fixture.call('POST', '/v1/session/token', { body: { secret } });
    const { token } = swapped.answer as unknown as AnswerOf<'POST /v1/session/token'>;
    const ask = (body: object) =>
      fixture.call('POST', '/v1/accounts/allocations/check', {
        bearer: token,
        body: { currency: 'CNY', items: [item(WEST, '1.00')], ...body },
      });
    expect((await ask({ to: 'reseller' })).answer.code).toBe('partner-kind-wrong');
    expect((await ask({ to: 'customer', indirectPartnerId: WEST })).answer.code).toBe('partner-kind-wrong');
    // Its own account and customers are its own affair.
    expect((await ask({ to: 'customer' })).answer).toMatchObject({ available: '100.00', items: [{ refusal: 'not-found' }] });
  });

  it('goes from the reseller’s account to the reseller’s customers, never to the distributor’s own', async () => {
    const moved = await allocate(ada, { 'e-1': '60.00', 'c-1': '1.00' }, { indirectPartnerId: EAST });
    expect(outcomesOf(moved)).toEqual(['done', 'not-found']);
    expect(moved.answer).toMatchObject({ available: '40.00', operation: { indirectPartnerId: EAST } });
    expect((await allocate(ada, { 'e-1': '40.01' }, { indirectPartnerId: EAST })).answer.code).toBe('balance-insufficient');
    expect(outcomesOf(await allocate(ada, { 'e-1': '1.00' }))).toEqual(['not-found']);
    expect(await ownBook(fixture, 'c-1')).toEqual(['800.00', '100.00']);
    const [row] = (await fixture.audit()).filter(({ action }) => action === 'accounts.allocate').slice(-3);
    expect(row).toMatchObject({ outcome: 'done', targets: ['e-1', 'c-1'], details: { indirectPartnerId: EAST, total: '60.00' } });
    expect(await fixture.audit(EAST)).toEqual([]);
  });
});

describe('a currency in which the partner has no account', () => {
  it('is refused by name, and allocates nothing', async () => {
    expect((await allocate(ada, { 'c-1': '1.00' }, { currency: 'USD' })).answer.code).toBe('currency-unknown');
    expect((await recall(ada, { 'c-1': '1.00' }, { currency: 'USD' })).answer.code).toBe('currency-unknown');
    expect((await check(ada, 'allocations', { 'c-1': '1.00' }, { currency: 'USD' })).answer).toMatchObject({
      refusal: 'currency-unknown',
      available: null,
    });
  });
});

describe('the same request again', () => {
  it('is answered again with what it did, and moves nothing', async () => {
    const first = await allocate(ada, { 'c-2': '10.00' }, {}, 'the-same-key');
    const again = await allocate(ada, { 'c-2': '10.00' }, {}, 'the-same-key');
    expect([again.status, again.headers.get('idempotency-replayed'), again.answer]).toEqual([201, 'true', first.answer]);
    expect(await ownBook(fixture, 'c-2')).toEqual(['790.00', '10.00']);
  });

  it('with another amount is refused under that key', async () => {
    await allocate(ada, { 'c-2': '10.00' }, {}, 'the-same-key');
    const other = await allocate(ada, { 'c-2': '10.01' }, {}, 'the-same-key');
    expect([other.status, other.answer.code]).toEqual([422, 'idempotency-key-reused']);
    expect(await ownBook(fixture, 'c-2')).toEqual(['790.00', '10.00']);
  });
});

describe('a partner that asks for codes', () => {
  it('is told so by the check, and moves nothing without one', async () => {
    await fixture.store.write(PARTNER, (unit) => unit.partners.setMoneyRules(PARTNER, { stepUp: true, limits: [] }));
    expect((await check(ada, 'allocations', { 'c-2': '10.00' })).answer.needsCode).toBe(true);
    for (const move of [allocate, recall]) {
      const refused = await move(ada, { 'c-1': '10.00' });
      expect([refused.status, refused.answer.code]).toEqual([403, 'step-up-required']);
    }
    expect(await ownBook(fixture, 'c-1')).toEqual(['800.00', '100.00']);
  });
});

describe('what is not the caller’s, or no id at all,', () => {
  it('answers like what is not there, word for word', async () => {
    const said = async (id: string) => {
      const { text } = await allocate(ada, { [id]: '5.00' });
      return text.replaceAll(id, 'ID').replace(/"operationId":"[^"]*"/, '');
    };
    expect(await said('x-1')).toBe(await said('nobody'));
    expect(await said('e-1')).toBe(await said('nobody'));
    const checked = async (id: string) => (await check(ada, 'recalls', { [id]: '5.00' })).text.replaceAll(id, 'ID');
    expect(await checked('x-1')).toBe(await checked('nobody'));
  });

  it('stays out of the audit trail where somebody types a name for an id', async () => {
    await allocate(ada, { 李雷: '5.00' });
    expect(JSON.stringify(await fixture.audit())).not.toContain('李雷');
  });
});

describe('the partner’s own server', () => {
  it.each([
    ['0', 'amount-not-positive'],
    ['-1.00', 'amount-not-positive'],
    ['1.005', 'amount-too-precise'],
    ['1e3', 'amount-not-a-number'],
    ['999999999999.01', 'amount-out-of-range'],
    ['999999999999.00', 'amount-out-of-range'],
  ])('cannot top up %s: %s', async (amount, code) => {
    const before = await books();
    const refused = await topUp(fixture, amount);
    expect([refused.answer.code, refused.answer.errors?.[0]?.pointer]).toEqual([code, '/body/amount']);
    expect(await books()).toEqual(before);
  });

  it.each([
    [{ accountType: 'balance', designated: '-1' }, 'amount-not-positive'],
    [{ accountType: 'balance', designated: '1.001' }, 'amount-too-precise'],
    [{ accountType: 'credit', credit: 'a lot' }, 'amount-not-a-number'],
    [{ accountType: 'balance', credit: '1.00' }, 'request-invalid'],
  ])('states nothing of %j: %s', async (account, code) => {
    const before = await books();
    const refused = await push(fixture, '/v1/accounts', {
      accounts: [
        { accountType: 'bonus', currency: 'CNY', designated: '0.00' },
        { currency: 'CNY', ...account },
      ],
    });
    expect([refused.answer as { code?: string }]).toMatchObject([{ code }]);
    expect(await books()).toEqual(before);
  });
});
