import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eraseCustomer } from '../../bff/actions/customers/erase.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { ADMINISTRATOR, CLEAR, type Fixture, MANAGER, openFixture, PARTNER, type Session } from './fixture.ts';

const security = createDemonstrationSecurity();
/** Forms that no other customer shares. */
const MASKED = ['华为****公司', '138****1234', 'wa***@example.com'];

let fixture: Fixture;
let session: Session;
let customer: Session;
beforeEach(async () => {
  fixture = await openFixture();
  session = await fixture.openSession(ADMINISTRATOR);
  customer = await fixture.openSession({ kind: 'end-customer', customerId: 'c-1' });
  await fixture.deliver({ 'c-1': '12.50' });
  const before = await session.post('/v1/customers/search', {});
  for (const masked of MASKED) expect(before.text).toContain(masked);
  fixture.sent.length = 0;
  const clock = { now: () => fixture.clock.now, businessNow: () => fixture.clock.now };
  await eraseCustomer({ store: fixture.store, security, clock }, PARTNER, 'c-1');
});
afterEach(() => fixture.store.close());

describe('A customer who was erased', () => {
  it('stays in the list and has a page, with amounts and without a name', async () => {
    const { answer } = await session.post<AnswerOf<'POST /v1/customers/search'>>('/v1/customers/search', {});
    const nothing = { customerName: null, accountName: null, mobile: null, email: null, partnerCustomerNo: null, tags: [] };
    expect(answer.total).toBe(4);
    expect(answer.customers.find(({ customerId }) => customerId === 'c-1')).toMatchObject({
      ...nothing,
      consumption: [{ amount: '12.50', currency: 'CNY' }],
      accountManager: { userId: 'mei' },
    });
    const page = await session.get<AnswerOf<'GET /v1/customers/:customerId'>>('/v1/customers/c-1');
    expect(page.status).toBe(200);
    expect(page.answer).toMatchObject({ customer: nothing, isErased: true, managers: [{ userId: 'mei' }] });
    expect((await session.get('/v1/customers/c-2')).answer).toMatchObject({ isErased: false });
  });

  it('is found by id alone', async () => {
    const find = async (filter: object) => (await session.post<{ total: number }>('/v1/customers/search', { filter })).answer.total;
    expect(await find({ customerId: 'c-1' })).toBe(1);
    for (const filter of [
      { customerId: 'N-1' },
      { customerName: '华为' },
      { accountName: 'huawei' },
      { mobile: '13812341234' },
      { tag: '重点客户' },
    ])
      expect(await find(filter), JSON.stringify(filter)).toBe(0);
  });

  it('is signed out', async () => {
    const refused = await customer.post('/v1/customers/search', {});
    expect([refused.status, refused.answer.code]).toEqual([401, 'session-revoked']);
  });

  it('is refused where the partner’s systems send the person again, and nothing of it is kept', async () => {
    const item = { customerId: 'c-1', customerName: CLEAR.names[0], mobile: CLEAR.mobiles[0] };
    const { answer } = await fixture.call('PUT', '/v1/customers', { bearer: fixture.key, origin: null, body: { customers: [item] } });
    expect(answer).toMatchObject({ results: [{ customerId: 'c-1', state: 'refused' }] });
    expect(JSON.stringify(answer)).toContain('customer-erased');
    for (const field of ['customerName', 'mobile']) {
      const revealed = await session.post('/v1/customers/reveal', { field, customerIds: ['c-1'] });
      expect(revealed.answer).toMatchObject({ values: [{ customerId: 'c-1', value: null }] });
    }
  });

  it('gets no session any more, like one that is not there', async () => {
    const mint = (customerId: string) => {
      const body = { subject: { kind: 'end-customer', customerId }, origins: ['https://portal.example.com'] };
      return fixture.call('POST', '/v1/sessions', { bearer: fixture.key, origin: null, body });
    };
    const { requestId: _erased, ...erased } = (await mint('c-1')).answer as Record<string, unknown>;
    const { requestId: _gone, ...gone } = (await mint('gone')).answer as Record<string, unknown>;
    expect(erased).toMatchObject({ status: 404, code: 'not-found' });
    expect(erased).toEqual(gone);
    expect((await mint('c-2')).status).toBe(201);
  });

  it('is given to nobody any more, but may be withdrawn', async () => {
    const state = async (body: unknown) =>
      (await fixture.call('PUT', '/v1/assignments', { bearer: fixture.key, origin: null, body: { assignments: [body] } })).answer;
    const refused = { results: [{ customerId: 'c-1', state: 'refused', refusal: 'customer-erased' }] };
    expect(await state({ customerId: 'c-1', userId: 'somebody new' })).toMatchObject(refused);
    expect(await fixture.store.reads.operators.findByUserId(PARTNER, 'somebody new')).toBeNull();
    expect(await state({ customerId: 'c-1', userId: 'mei' })).toMatchObject({ results: [{ state: 'done', change: 'unchanged' }] });
    const assign = async (body: object) => (await session.post('/v1/assignments', { customerIds: ['c-1'], ...body })).answer;
    expect(await assign({ operatorId: MANAGER })).toMatchObject(refused);
    expect(await state({ customerId: 'c-1', userId: null })).toMatchObject({ results: [{ state: 'done', change: 'changed' }] });
    expect(await assign({ operatorId: MANAGER })).toMatchObject(refused);
  });

  it('is in no byte that leaves, and in the trail by id alone', async () => {
    await session.post('/v1/customers/search', {});
    await session.get('/v1/customers/c-1');
    await session.get('/v1/customers/filter-options');
    await session.get('/v1/audit');
    const everything = [...fixture.sent, JSON.stringify(await fixture.audit())].join('\n');
    for (const values of [CLEAR.names, CLEAR.accounts, CLEAR.mobiles, CLEAR.emails, MASKED]) expect(everything).not.toContain(values[0]);
    for (const masked of MASKED) expect(everything).not.toContain(masked);
    expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'customer.erase', targets: ['c-1'], actor: { kind: 'system' } });
  });
});
