import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { book, DAY, NOTICE, signNow, textOf, versionOf, withdraw } from './agreement-world.ts';
import {
  ACCOUNT_MANAGER,
  ADMINISTRATOR,
  CLEAR,
  type Fixture,
  MANAGER,
  OTHER_PARTNER,
  openFixture,
  type Session,
  TEAM_LEAD,
} from './fixture.ts';
import { addReseller, publishAtReseller, publishForAll, RESELLER, searchStandings } from './standings-world.ts';

type Agreements = AnswerOf<'GET /v1/agreements'>;
type OfCustomer = AnswerOf<'GET /v1/customers/:customerId/agreements'>;

let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture();
  ada = await fixture.openSession(ADMINISTRATOR);
});
afterEach(() => fixture.store.close());

const clerk = (customerId: string) => fixture.openSession({ kind: 'end-customer', customerId });
const listed = async (session: Session, more: object = {}) =>
  (await searchStandings(session, more)).answer.rows.map(({ customer, standing }) => [customer.customerId, standing.state]);

describe('who has signed, for operators', () => {
  it('shows every customer that the version is meant for, masked, overdue ones first, with counts and until when', async () => {
    await publishForAll(fixture, 1, { audience: ['agency-sale'] });
    const { receiptNumber, signedAt } = (await signNow(await clerk('c-2'))).signature;
    const { answer } = await searchStandings(ada);
    expect(answer).toMatchObject({
      agreement: { code: NOTICE, version: 1 },
      counts: { signed: 1, pending: 2, overdue: 0 },
      next: null,
      previous: null,
    });
    expect(answer.rows).toMatchObject([
      {
        customer: { customerId: 'c-1', partnerCustomerNo: 'N-1', customerName: '华为****公司', accountName: 'hu***' },
        accountManager: { userId: 'mei', name: '韩**' },
        standing: {
          state: 'pending',
          dueAt: '2024-10-15T04:00:00.000Z',
          isRequired: true,
          signed: null,
          title: '客户关联华为云合作伙伴须知',
        },
      },
      { customer: { customerId: 'c-3' }, accountManager: null, standing: { state: 'pending' } },
      {
        customer: { customerId: 'c-2' },
        standing: {
          state: 'signed',
          dueAt: null,
          signed: { version: 1, at: signedAt, receiptNumber, capacity: 'authorised-agent', isWithdrawn: false },
        },
      },
    ]);
    fixture.clock.now += 30 * DAY;
    ada = await fixture.openSession(ADMINISTRATOR);
    expect(await listed(ada)).toEqual([
      ['c-1', 'overdue'],
      ['c-3', 'overdue'],
      ['c-2', 'signed'],
    ]);
  });

  it('can be narrowed by state, customer, account manager, and to signatures that were withdrawn; counts stay those of all states', async () => {
    await publishForAll(fixture);
    const { recordId } = (await signNow(await clerk('c-1'))).signature;
    await signNow(await clerk('c-3'));
    expect(await listed(ada, { states: ['signed'] })).toEqual([
      ['c-1', 'signed'],
      ['c-3', 'signed'],
    ]);
    expect((await searchStandings(ada, { states: ['signed'] })).answer.counts).toEqual({ signed: 2, pending: 2, overdue: 0 });
    expect(await listed(ada, { customerId: 'c-2' })).toEqual([['c-2', 'pending']]);
    expect(await listed(ada, { accountManagerId: MANAGER })).toEqual([['c-1', 'signed']]);
    await withdraw(await clerk('c-1'), recordId);
    const withdrawn = (await searchStandings(ada, { isOnlyWithdrawn: true })).answer;
    expect(withdrawn.rows.map(({ customer, standing }) => [customer.customerId, standing.state, standing.signed?.isWithdrawn])).toEqual([
      ['c-1', 'pending', true],
    ]);
  });

  it('pages forwards and backwards without a gap or a double, and ends at both ends', async () => {
    for (let index = 0; index < 45; index += 1) await fixture.addCustomer({ customerId: `p-${index}`, partnerCustomerNo: `P-${index}` });
    await publishForAll(fixture);
    await signNow(await clerk('p-3'));
    const read = async (page: object) => (await searchStandings(ada, { page: { size: 20, ...page } })).answer;
    const pages = [await read({ at: 'first' })];
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await read({ after: next }));
    const idsOf = ({ rows }: Awaited<ReturnType<typeof read>>) => rows.map(({ customer }) => customer.customerId);
    expect(pages.map((page) => page.rows.length)).toEqual([20, 20, 9]);
    expect(new Set(pages.flatMap(idsOf)).size).toBe(49);
    expect(pages.at(-1)?.rows.at(-1)).toMatchObject({ customer: { customerId: 'p-3' }, standing: { state: 'signed' } });
    const back = await read({ before: pages[2]?.previous });
    expect(idsOf(back)).toEqual(idsOf(pages[1] as typeof back));
    const first = await read({ before: back.previous });
    expect([idsOf(first), first.previous]).toEqual([idsOf(pages[0] as typeof back), null]);
    const last = await read({ at: 'last' });
    expect([idsOf(last).slice(-9), last.next]).toEqual([idsOf(pages[2] as typeof back), null]);
  });

  it('refuses a cursor of another list, and one that is none', async () => {
    for (let index = 0; index < 20; index += 1) await fixture.addCustomer({ customerId: `p-${index}`, partnerCustomerNo: `P-${index}` });
    await publishForAll(fixture);
    const { next } = (await searchStandings(ada, { page: { size: 10, at: 'first' } })).answer;
    for (const body of [{ page: { size: 10, after: next }, states: ['pending'] }, { page: { size: 10, after: 'nothing' } }])
      expect((await searchStandings(ada, body)).answer.code).toBe('cursor-invalid');
    await publishForAll(fixture, 2);
    expect((await searchStandings(ada, { page: { size: 10, after: next } })).answer.code).toBe('cursor-invalid');
  });

  it('is an account manager’s and a supervisor’s own customers alone', async () => {
    await publishForAll(fixture);
    const [mei, lead] = [await fixture.openSession(ACCOUNT_MANAGER), await fixture.openSession(TEAM_LEAD)];
    for (const session of [mei, lead]) {
      expect(await listed(session)).toEqual([['c-1', 'pending']]);
      expect(await listed(session, { customerId: 'c-2' })).toEqual([]);
      expect((await searchStandings(session)).answer.counts).toEqual({ signed: 0, pending: 1, overdue: 0 });
    }
  });

  it('is of one reseller’s own agreement and customers where a distributor asks for them', async () => {
    await addReseller(fixture);
    await publishForAll(fixture);
    expect((await searchStandings(ada, { indirectPartnerId: RESELLER })).answer.code).toBe('not-found');
    await publishAtReseller(fixture);
    expect(await listed(ada, { indirectPartnerId: RESELLER })).toEqual([['r-1', 'overdue']]);
    expect((await ada.get<Agreements>(`/v1/agreements?indirectPartnerId=${RESELLER}`)).answer.agreements).toMatchObject([
      { code: NOTICE, current: 1, versions: [{ noticeDays: 0 }] },
    ]);
    expect((await ada.get(`/v1/agreements/${NOTICE}/versions/1/text?indirectPartnerId=${RESELLER}`)).answer).toMatchObject({
      source: textOf(9),
    });
    expect((await ada.get<OfCustomer>(`/v1/customers/r-1/agreements?indirectPartnerId=${RESELLER}`)).answer.standings).toMatchObject([
      { state: 'overdue' },
    ]);
    const mei = await fixture.openSession(ACCOUNT_MANAGER);
    const strangers = [OTHER_PARTNER, `par_${'Z'.repeat(22)}`].map((indirectPartnerId) => searchStandings(ada, { indirectPartnerId }));
    for (const reply of await Promise.all([...strangers, searchStandings(mei, { indirectPartnerId: RESELLER })]))
      expect([reply.status, reply.answer.code]).toEqual([404, 'not-found']);
    expect((await searchStandings(ada, { indirectPartnerId: 'all' })).answer.code).toBe('request-invalid');
  });

  it('says that no version counts where none is effective or all were withdrawn, and answers 404 for a code that there is not', async () => {
    expect((await searchStandings(ada)).status).toBe(404);
    await publishForAll(fixture, 1, { effectiveAt: '2024-10-01T00:00:00.000Z' });
    expect((await searchStandings(ada)).answer).toMatchObject({ agreement: null, rows: [], counts: { signed: 0, pending: 0, overdue: 0 } });
  });

  it('holds no clear name, account, number or address', async () => {
    await publishForAll(fixture);
    fixture.sent.length = 0;
    await searchStandings(ada);
    await ada.get('/v1/customers/c-1/agreements');
    for (const clear of [...CLEAR.names, ...CLEAR.accounts, ...CLEAR.mobiles, ...CLEAR.emails])
      expect(fixture.sent.join()).not.toContain(clear);
  });

  it('is for no end customer', async () => {
    await publishForAll(fixture);
    const session = await clerk('c-1');
    for (const reply of [await searchStandings(session), await session.get('/v1/agreements')])
      expect([reply.status, reply.answer.code]).toEqual([403, 'session-kind-wrong']);
  });
});

test('Operators see all versions of every agreement, newest first, and which one counts', async () => {
  await publishForAll(fixture);
  await publishForAll(fixture, 2);
  await publishForAll(fixture, 3, { effectiveAt: '2024-12-01T00:00:00.000Z' });
  await publishForAll(fixture, 1, { code: 'data-terms' });
  const { answer } = await ada.get<Agreements>('/v1/agreements');
  expect(answer.agreements.map(({ code, current, versions }) => [code, current, versions.map(({ version }) => version)])).toEqual([
    [NOTICE, 2, [3, 2, 1]],
    ['data-terms', 1, [1]],
  ]);
  const { answer: later } = await ada.get(`/v1/agreements/${NOTICE}/versions/3/text`);
  expect(later).toMatchObject({ source: textOf(3), locale: 'zh-CN', version: { effectiveAt: '2024-12-01T00:00:00.000Z' } });
});

describe('the text of a version, for an end customer', () => {
  const read = (session: Session, version: number, query = '') => session.get(`/v1/agreements/${NOTICE}/versions/${version}/text${query}`);

  it('is what it is or was asked to sign, and nothing that is not effective yet or is meant for others', async () => {
    await publishForAll(fixture);
    await publishForAll(fixture, 2);
    await publishForAll(fixture, 3, { audience: ['referral'] });
    await publishForAll(fixture, 4, { effectiveAt: '2024-12-01T00:00:00.000Z' });
    const session = await clerk('c-1');
    const statuses = await Promise.all([1, 2, 3, 4, 5].map(async (version) => (await read(session, version)).status));
    expect(statuses).toEqual([200, 200, 404, 404, 404]);
    const [unseen, missing] = [await read(session, 4), await read(session, 5)];
    expect({ ...unseen.answer, instance: null, requestId: null }).toEqual({ ...missing.answer, instance: null, requestId: null });
  });

  it('stays in reach once it was signed, whatever became of the association', async () => {
    await publishForAll(fixture, 1, { audience: ['agency-sale'] });
    await signNow(await clerk('c-1'));
    await fixture.addCustomer({ customerId: 'c-1', associationType: 'referral' });
    expect((await read(await clerk('c-1'), 1)).status).toBe(200);
    await fixture.addCustomer({ customerId: 'c-2', associationType: 'referral' });
    expect((await read(await clerk('c-2'), 1)).status).toBe(404);
  });

  it('is in the locale of the session or the first there is; one that is named must be there', async () => {
    const english = { locale: 'en', title: 'Association notice', source: '# Notice\n\nThe partner serves you.\n' } as const;
    await publishForAll(fixture, 1, { texts: [{ locale: 'zh-CN', title: '须知', source: textOf(1) }, english] });
    await publishForAll(fixture, 2);
    const session = await fixture.openSession({ kind: 'end-customer', customerId: 'c-1' }, { locale: 'en' });
    expect((await read(session, 1)).answer).toMatchObject({ locale: 'en', source: english.source });
    expect((await read(session, 1, '?locale=zh-CN')).answer).toMatchObject({ locale: 'zh-CN' });
    expect((await read(session, 2)).answer).toMatchObject({ locale: 'zh-CN' });
    expect((await read(session, 2, '?locale=en')).status).toBe(404);
  });

  it('never shows an agreement of another partner', async () => {
    await book(fixture, '/v1/agreements/versions', versionOf(1), { bearer: fixture.otherKey });
    expect((await read(await clerk('c-1'), 1)).status).toBe(404);
    expect((await read(ada, 1)).status).toBe(404);
  });
});

test('The text of a version is a file without scripts, named by code, version and locale', async () => {
  await publishForAll(fixture);
  const file = await (await clerk('c-1')).get(`/v1/agreements/${NOTICE}/versions/1/file`);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(file.headers.get('content-disposition')).toContain(`${NOTICE}-v1-zh-CN.html`);
  expect(file.text).toContain('第 1 版：请在签署前阅读。');
  expect(file.text).toContain('Example Cloud');
  expect(file.text).not.toMatch(/<script/i);
  expect((await ada.get(`/v1/agreements/${NOTICE}/versions/2/file`)).status).toBe(404);
});

describe('where one customer stands', () => {
  const of = (session: Session, customerId: string) => session.get<OfCustomer>(`/v1/customers/${customerId}/agreements`);

  it('is told to operators in whose scope it is, and to itself; to others it is not there', async () => {
    await publishForAll(fixture);
    await publishForAll(fixture, 1, { code: 'referral-terms', audience: ['referral'] });
    await publishForAll(fixture, 1, { code: 'data-terms', isRequired: false });
    const { recordId } = (await signNow(await clerk('c-1'), 'data-terms')).signature;
    const mei = await fixture.openSession(ACCOUNT_MANAGER);
    for (const session of [ada, mei, await clerk('c-1')])
      expect((await of(session, 'c-1')).answer.standings).toMatchObject([
        { code: NOTICE, version: 1, state: 'pending', isRequired: true, dueAt: '2024-10-15T04:00:00.000Z', signed: null },
        { code: 'data-terms', state: 'signed', isRequired: false, dueAt: null, signed: { recordId } },
      ]);
    for (const reply of [await of(mei, 'c-2'), await of(ada, 'x-1'), await of(ada, 'nobody'), await of(await clerk('c-1'), 'c-2')])
      expect([reply.status, reply.answer.code]).toEqual([404, 'not-found']);
  });

  it('is what the gate says and what the list says, through every turn', async () => {
    await publishForAll(fixture, 1, { noticeDays: 10 });
    const seen = async () => {
      const session = await fixture.openSession(ADMINISTRATOR);
      const { standing } = (await searchStandings(session, { customerId: 'c-1' })).answer.rows[0] ?? {};
      const [own] = (await of(session, 'c-1')).answer.standings;
      const gate = await fixture.call('GET', '/v1/agreements/gate?customerId=c-1', { bearer: fixture.key, origin: null });
      const { isOpen } = gate.answer as unknown as { isOpen: boolean };
      expect(standing).toEqual(own);
      expect(isOpen).toBe(own?.state !== 'overdue');
      return [own?.state, own?.dueAt];
    };
    expect(await seen()).toEqual(['pending', '2024-09-25T04:00:00.000Z']);
    fixture.clock.now += 5 * DAY;
    await publishForAll(fixture, 2, { noticeDays: 30 });
    expect(await seen()).toEqual(['pending', '2024-09-25T04:00:00.000Z']);
    fixture.clock.now += 5 * DAY;
    expect(await seen()).toEqual(['overdue', '2024-09-25T04:00:00.000Z']);
    const { recordId } = (await signNow(await clerk('c-1'))).signature;
    expect(await seen()).toEqual(['signed', null]);
    await withdraw(await clerk('c-1'), recordId);
    expect(await seen()).toEqual(['overdue', '2024-09-25T04:00:00.000Z']);
    await publishForAll(fixture, 3, { noticeDays: 0, isRequired: false });
    expect(await seen()).toEqual(['pending', null]);
  });
});
