import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, CLEAR, type Fixture, openFixture, type Session } from './fixture.ts';

type Filter = NonNullable<BodyOf<'POST /v1/customers/search'>['filter']>;
type Page = AnswerOf<'POST /v1/customers/search'>;
const SEARCH = '/v1/customers/search';

let fixture: Fixture;
let session: Session;
beforeEach(async () => {
  fixture = await openFixture({ nameSearchesPerMinute: 3 });
  session = await fixture.openSession(ADMINISTRATOR);
});
afterEach(() => fixture.store.close());

const search = (filter: Filter, more: Partial<BodyOf<'POST /v1/customers/search'>> = {}, by = session) =>
  by.post<Page>(SEARCH, { filter, ...more });
const ids = async (filter: Filter, by = session) => {
  const { status, answer } = await search(filter, { sort: { by: 'associatedAt', direction: 'ascending' } }, by);
  expect([status, answer.total]).toEqual([200, answer.customers.length]);
  return answer.customers.map(({ customerId }) => customerId);
};

describe('consumption of the running cycle', () => {
  beforeEach(() => fixture.deliver({ 'c-1': '100', 'c-2': '100.0000000000000001', 'c-3': '-5.50' }));

  it('holds both of its ends, to the last digit, and never who has none stated', async () => {
    expect(await ids({ consumption: { minimum: '100', maximum: '100' } })).toEqual(['c-1']);
    expect(await ids({ consumption: { minimum: '100' } })).toEqual(['c-1', 'c-2']);
    expect(await ids({ consumption: { maximum: '0' } })).toEqual(['c-3']);
    expect(await ids({ consumption: { minimum: '-5.50', maximum: '100.00' } })).toEqual(['c-1', 'c-3']);
  });

  it('is compared in the currency of the request alone', async () => {
    expect((await search({ consumption: { minimum: '0' } }, { currency: 'USD' })).answer.total).toBe(0);
  });

  it('without ends asks for nothing', async () => {
    expect(await ids({ consumption: {}, resourceExpiry: {} })).toHaveLength(4);
  });

  it('counts for an account manager from the assignment on, as the column does', async () => {
    const mine = await fixture.openSession(ACCOUNT_MANAGER);
    expect(await ids({ consumption: { minimum: '100' } }, mine)).toEqual(['c-1']);
    expect(await ids({ consumption: { minimum: '100.01' } }, mine)).toEqual([]);
  });

  it('goes on from page to page along the amounts', async () => {
    const body = { filter: { consumption: { maximum: '100' } }, sort: { by: 'consumption', direction: 'descending' } } as const;
    const { answer } = await session.post<Page>(SEARCH, { ...body, page: { size: 10, at: 'last' } });
    expect(answer.customers.map(({ customerId }) => customerId)).toEqual(['c-1', 'c-3']);
    expect(answer.page).toMatchObject({ position: 1, next: null, previous: null });
  });
});

describe('resource expiry', () => {
  it('runs from an instant on to before another, however they are written', async () => {
    await fixture.addCustomer({ customerId: 'd-1', earliestResourceExpiryAt: '2025-01-01T00:00:00.000Z' });
    await fixture.addCustomer({ customerId: 'd-2', earliestResourceExpiryAt: '2025-01-02T00:00:00.000Z' });
    const span = (from: string, until: string) => ids({ resourceExpiry: { from, until } });
    expect(await span('2025-01-01T00:00:00Z', '2025-01-02T00:00:00Z')).toEqual(['d-1']);
    expect(await span('2025-01-01T00:00:00.001Z', '2025-01-02T00:00:00.001Z')).toEqual(['d-2']);
    expect(await ids({ resourceExpiry: { from: '2024-01-01T00:00:00Z' } })).toEqual(['d-1', 'd-2']);
  });
});

describe('a range upside down', () => {
  it.each<[Filter, string]>([
    [{ consumption: { minimum: '2', maximum: '1.99' } }, '/body/filter/consumption/maximum'],
    [{ resourceExpiry: { from: '2025-01-01T00:00:00Z', until: '2025-01-01T00:00:00.000Z' } }, '/body/filter/resourceExpiry/until'],
  ])('is refused by its own name, and says where: %o', async (filter, pointer) => {
    const { status, answer } = await search(filter);
    expect([status, answer.code, answer.errors?.[0]?.pointer]).toEqual([400, 'range-inverted', pointer]);
  });

  it.each<[Filter, string]>([
    [{ consumption: { minimum: '1000000000000' } }, '/body/filter/consumption/minimum'],
    [{ mobile: '+86 - 00' }, '/body/filter/mobile'],
    [{ mobile: 'telephone' }, '/body/filter/mobile'],
  ])('and what is no amount or number is refused as invalid: %o', async (filter, pointer) => {
    const { status, answer } = await search(filter);
    expect([status, answer.code, answer.errors?.[0]?.pointer]).toEqual([400, 'request-invalid', pointer]);
  });
});

describe('a mobile', () => {
  it.each(['13812341234', '+86 138 1234 1234', '0086-138-1234-1234'])('is found as a whole, written as %s', async (mobile) => {
    expect(await ids({ mobile })).toEqual(['c-1']);
  });

  it('is not found in parts, nor at another partner', async () => {
    expect(await ids({ mobile: '1381234' })).toEqual([]);
    const other = await fixture.call('POST', '/v1/sessions', {
      bearer: fixture.otherKey,
      origin: null,
      body: { subject: ADMINISTRATOR, origins: ['https://portal.example.com'] },
    });
    const { secret } = other.answer as unknown as AnswerOf<'POST /v1/sessions'>;
    const swapped = await fixture.call('POST', '/v1/session/token', { body: { secret } });
    const { token } = swapped.answer as unknown as AnswerOf<'POST /v1/session/token'>;
    const found = await session.post<Page>(SEARCH, { filter: { mobile: CLEAR.mobiles[1] } }, { bearer: token });
    expect([found.status, found.answer.total]).toEqual([200, 0]);
  });

  it('is limited with the names, and stands in the trail by field and length alone', async () => {
    for (const mobile of ['13812341234', '13987654321', '13700001111']) expect((await search({ mobile })).status).toBe(200);
    const { status, answer } = await search({ mobile: '13600002222' });
    expect([status, answer.code]).toEqual([429, 'search-limit-reached']);
    const trail = (await fixture.audit()).filter(({ action }) => action === 'customers.search');
    expect(trail.map(({ outcome, details }) => [outcome, details])).toEqual([
      ...Array.from({ length: 3 }, () => ['done', { fields: ['mobile'], lengths: ['11'] }]),
      ['refused', { fields: ['mobile'], lengths: ['11'] }],
    ]);
    for (const mobile of CLEAR.mobiles) expect(JSON.stringify([trail, fixture.sent, fixture.lines])).not.toContain(mobile);
  });
});

it('all nine filters hold together', async () => {
  await fixture.deliver({ 'c-1': '12.00' });
  await fixture.addCustomer({ customerId: 'c-1', earliestResourceExpiryAt: '2025-01-01T00:00:00.000Z' });
  const all: Filter = {
    associationType: 'agency-sale',
    customerName: '华为',
    accountName: 'huawei',
    customerId: 'N-1',
    accountManagerId: 'op_MMMMMMMMMMMMMMMMMMMMMM',
    consumption: { minimum: '10', maximum: '12' },
    resourceExpiry: { from: '2024-12-31T00:00:00Z', until: '2025-01-02T00:00:00Z' },
    mobile: '138 1234 1234',
    tag: '重点客户',
  };
  expect(await ids(all)).toEqual(['c-1']);
  expect(await ids({ ...all, consumption: { maximum: '11.99' } })).toEqual([]);
  expect(await ids({ ...all, tag: 'vip' })).toEqual([]);
});
