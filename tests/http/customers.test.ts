import { beforeEach, describe, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { MASKED_FIELDS } from '../../shared/values/lists.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, CLEAR, type Fixture, MANAGER, openFixture, PORTAL, type Session, TEAM_LEAD } from './fixture.ts';

type Page = AnswerOf<'POST /v1/customers/search'>;
type Revealed = AnswerOf<'POST /v1/customers/reveal'>;
const SEARCH = '/v1/customers/search';
const REVEAL = '/v1/customers/reveal';

let fixture: Fixture;
let session: Session;
beforeEach(async () => {
  fixture = await openFixture();
  session = await fixture.openSession(ADMINISTRATOR);
});
const search = async (body: object = {}, by: Session = session) => (await by.post<Page>(SEARCH, body)).answer;
const reveal = (body: object, by: Session = session) => by.post<Revealed>(REVEAL, body);
const idsOf = ({ customers }: Page) => customers.map(({ customerId }) => customerId);

describe('the customer list', () => {
  it('carries masked forms, exact totals and the running cycle', async () => {
    const page = await search();
    expect(idsOf(page)).toEqual(['c-4', 'c-3', 'c-2', 'c-1']);
    expect(page).toMatchObject({ total: 4, page: { size: 20, position: 1, next: null, previous: null } });
    expect(page.consumption).toMatchObject({ cycle: '2024-09', currency: 'CNY', isEstimate: true });
    expect(page.customers[3]).toMatchObject({
      customerName: '华为****公司',
      accountName: 'hu***',
      mobile: '138****1234',
      email: 'wa***@example.com',
      credit: { available: '1234.56', arrears: '0.00', currency: 'CNY' },
      accountManager: { operatorId: MANAGER, userId: 'mei', name: '韩**' },
    });
  });

  it('shows no credit for a referral customer, whatever a source says', async () => {
    expect((await search({ filter: { associationType: 'referral' } })).customers).toMatchObject([{ customerId: 'c-4', credit: null }]);
  });

  it('marks customers that cannot be told apart by their masked names', async () => {
    const { customers } = await search();
    expect(customers.map(({ isLookAlike }) => isLookAlike)).toEqual([false, false, false, false]);
    await fixture.addCustomer({ customerId: 'c-5', customerName: '华南技术服务公司', accountName: 'hugo-cloud' });
    await fixture.addCustomer({ customerId: 'c-6', customerName: '华南信息服务公司', accountName: 'hunan-cloud' });
    const alike = (await search()).customers.filter(({ isLookAlike }) => isLookAlike);
    expect(alike.map(({ customerId, customerName, accountName }) => [customerId, customerName, accountName])).toEqual([
      ['c-6', '华南****公司', 'hu***'],
      ['c-5', '华南****公司', 'hu***'],
    ]);
  });

  it('shows each person its own customers', async () => {
    const manager = await fixture.openSession(ACCOUNT_MANAGER);
    const lead = await fixture.openSession(TEAM_LEAD);
    const customer = await fixture.openSession({ kind: 'end-customer', customerId: 'c-3' });
    const idle = await fixture.openSession({ ...ACCOUNT_MANAGER, userId: 'idle' });
    expect(idsOf(await search({}, manager))).toEqual(['c-1']);
    expect(idsOf(await search({}, lead))).toEqual(['c-1']);
    expect(idsOf(await search({}, customer))).toEqual(['c-3']);
    expect(await search({}, idle)).toMatchObject({ customers: [], total: 0, page: { position: 0 } });
    expect(idsOf(await search({ filter: { customerId: 'c-2' } }, manager))).toEqual([]);
  });

  it('is filtered by id, own number, manager and tag', async () => {
    expect(idsOf(await search({ filter: { customerId: 'c-2' } }))).toEqual(['c-2']);
    expect(idsOf(await search({ filter: { customerId: 'N-3' } }))).toEqual(['c-3']);
    expect(idsOf(await search({ filter: { accountManagerId: MANAGER } }))).toEqual(['c-1']);
    expect(idsOf(await search({ filter: { accountManagerId: 'none' } }))).toEqual(['c-4', 'c-3', 'c-2']);
    expect(idsOf(await search({ filter: { tag: '重点客户' } }))).toEqual(['c-1']);
    expect((await session.get('/v1/customers/filter-options')).answer).toEqual({
      accountManagers: [{ operatorId: MANAGER, userId: 'mei', name: '韩**' }],
      tags: ['重点客户'],
    });
  });
});

describe('a search by name', () => {
  it('finds two characters anywhere, and is written down without the term', async () => {
    expect(idsOf(await search({ filter: { customerName: '技术' } }))).toEqual(['c-1']);
    expect(idsOf(await search({ filter: { accountName: 'CLOUD' } }))).toEqual(['c-4', 'c-1']);
    const row = (await fixture.audit()).at(-1);
    expect(row).toMatchObject({ action: 'customers.search', details: { fields: ['accountName'], lengths: ['5'] } });
    expect(JSON.stringify(await fixture.audit())).not.toMatch(/技术|cloud/i);
  });

  it('is limited, says when it works again, and leaves plain lists alone', async () => {
    fixture = await openFixture({ nameSearchesPerMinute: 2 });
    session = await fixture.openSession(ADMINISTRATOR);
    await search({ filter: { customerName: '华为' } });
    fixture.clock.now += 10_000;
    await search({ filter: { customerName: '华北' } });
    const refused = await session.post(SEARCH, { filter: { customerName: '李雷' } });
    expect([refused.status, refused.answer.code, refused.answer.retryAfterSeconds]).toEqual([429, 'search-limit-reached', 50]);
    expect(refused.headers.get('retry-after')).toBe('50');
    expect((await fixture.audit()).at(-1)).toMatchObject({ outcome: 'refused', refusal: 'search-limit-reached' });
    expect((await search()).total).toBe(4);
    fixture.clock.now += 50_000;
    expect((await search({ filter: { customerName: '李雷' } })).total).toBe(1);
  });

  it('refuses a term that folds to one character', async () => {
    const { status, answer } = await session.post(SEARCH, { filter: { customerName: 'a\u030a' } });
    expect([status, answer.code, answer.errors?.[0]?.pointer]).toEqual([400, 'request-invalid', '/body/filter/customerName']);
  });

  it('a plain list leaves no audit row', async () => {
    const before = (await fixture.audit()).length;
    await search();
    expect((await fixture.audit()).length).toBe(before);
  });
});

describe('a reveal', () => {
  it('answers the one field once, with an end, and is in the trail before', async () => {
    const { status, answer, headers } = await reveal({ field: 'mobile', customerIds: ['c-1', 'c-2'], purpose: 'contact' });
    expect(status).toBe(200);
    expect(answer.values).toEqual([
      { customerId: 'c-1', value: '13812341234' },
      { customerId: 'c-2', value: '13987654321' },
    ]);
    expect(answer).toMatchObject({ shownForSeconds: 60, allowance: { remaining: 198, day: { remaining: 1998 } } });
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await fixture.audit()).at(-1)).toMatchObject({
      action: 'customers.reveal',
      outcome: 'done',
      targets: ['c-1', 'c-2'],
      details: { field: 'mobile', cells: 2, purpose: 'contact' },
    });
  });

  it('opens every field that is masked in lists', async () => {
    const values = [];
    for (const field of MASKED_FIELDS) values.push((await reveal({ field, customerIds: ['c-1'] })).answer.values[0]?.value);
    expect(values).toEqual(['华为技术有限公司', 'huawei-cloud', '13812341234', 'wang.fang@example.com', '韩梅梅']);
  });

  it('answers a customer of somebody else like one that is not there, and writes both down', async () => {
    const manager = await fixture.openSession(ACCOUNT_MANAGER);
    const replies = [];
    for (const id of ['c-2', 'x-1', 'nobody']) replies.push(await reveal({ field: 'mobile', customerIds: ['c-1', id] }, manager));
    expect(new Set(replies.map(({ text }) => text.replace(/req_[\w-]{22}/, ''))).size).toBe(1);
    expect(replies[0]?.status).toBe(404);
    const rows = (await fixture.audit()).filter(({ refusal }) => refusal === 'not-found');
    expect(rows.map(({ targets }) => targets[1])).toEqual(['c-2', 'x-1', 'nobody']);
    expect((await manager.get('/v1/customers/reveal-allowance')).answer).toMatchObject({ remaining: 200 });
  });

  it('refuses a column that does not fit into what remains as a whole, and says when', async () => {
    fixture = await openFixture({ revealCellsPerMinute: 3 });
    session = await fixture.openSession(ADMINISTRATOR);
    await reveal({ field: 'email', customerIds: ['c-1', 'c-2'] });
    fixture.clock.now += 20_000;
    const refused = await reveal({ field: 'email', customerIds: ['c-3', 'c-4'] });
    expect([refused.status, refused.answer.code, refused.answer.retryAfterSeconds]).toEqual([429, 'reveal-limit-reached', 40]);
    expect(refused.text).not.toMatch(/@/);
    expect((await fixture.audit()).at(-1)).toMatchObject({ outcome: 'refused', refusal: 'reveal-limit-reached', targets: ['c-3', 'c-4'] });
    expect((await reveal({ field: 'email', customerIds: ['c-3'] })).answer.allowance).toMatchObject({
      remaining: 0,
      retryAfterSeconds: 40,
    });
    fixture.clock.now += 40_000;
    expect((await reveal({ field: 'email', customerIds: ['c-3', 'c-4'] })).status).toBe(200);
  });

  it('counts simultaneous reveals one after the other, so that no race lifts the limit', async () => {
    fixture = await openFixture({ revealCellsPerMinute: 5 });
    session = await fixture.openSession(ADMINISTRATOR);
    const replies = await Promise.all(Array.from({ length: 8 }, () => reveal({ field: 'mobile', customerIds: ['c-1'] })));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(3);
  });

  it('shares the partner’s hour among its operators', async () => {
    fixture = await openFixture({ revealCellsPerPartnerHour: 3 });
    session = await fixture.openSession(ADMINISTRATOR);
    const colleague = await fixture.openSession({ ...ADMINISTRATOR, userId: 'bob' });
    await reveal({ field: 'mobile', customerIds: ['c-1', 'c-2'] });
    expect((await reveal({ field: 'mobile', customerIds: ['c-1', 'c-2'] }, colleague)).answer.code).toBe('reveal-limit-reached');
  });

  it('asks for a purpose where the setting requires one', async () => {
    fixture = await openFixture({ isRevealPurposeRequired: true });
    session = await fixture.openSession(ADMINISTRATOR);
    const refused = await reveal({ field: 'mobile', customerIds: ['c-1'] });
    expect([refused.status, refused.answer.code]).toEqual([422, 'purpose-required']);
    expect((await reveal({ field: 'mobile', customerIds: ['c-1'], purpose: 'support' })).status).toBe(200);
  });

  it('belongs to operators: an end customer is refused, and that is written down', async () => {
    const customer = await fixture.openSession({ kind: 'end-customer', customerId: 'c-1' });
    const refused = await reveal({ field: 'mobile', customerIds: ['c-1'] }, customer);
    expect([refused.status, refused.answer.code]).toEqual([403, 'session-kind-wrong']);
    expect((await fixture.audit()).at(-1)).toMatchObject({
      action: 'access',
      refusal: 'session-kind-wrong',
      actor: { kind: 'end-customer', id: 'c-1' },
    });
  });
});

it('sends no name, phone or e-mail in any byte before a reveal', async () => {
  const bodies = [
    {},
    { filter: { customerName: '华为' } },
    { filter: { accountName: 'lilei' } },
    { page: { size: 10, at: 'last' } },
    { filter: { customerName: 1 } },
  ];
  for (const body of bodies) await session.post(SEARCH, body);
  await session.get('/v1/customers/filter-options');
  await session.get('/v1/customers/reveal-allowance');
  await reveal({ field: 'mobile', customerIds: ['nobody'] });
  await fixture.call('GET', `/v1/customers/${encodeURIComponent('李雷')}`, { origin: PORTAL });
  const everything = [...fixture.sent, JSON.stringify(fixture.lines), JSON.stringify(await fixture.audit())].join('\n');
  for (const value of [...Object.values(CLEAR).flat(), '韩梅梅', 'Ada Lovelace']) expect(everything).not.toContain(value);
});
