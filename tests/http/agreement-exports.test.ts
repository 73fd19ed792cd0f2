import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { unzip } from '../unzip.ts';
import { DAY, NOTICE, signNow, withdraw } from './agreement-world.ts';
import {
  ACCOUNT_MANAGER,
  ADMINISTRATOR,
  CLEAR,
  type Fixture,
  MANAGER,
  openFixture,
  requestOf,
  type Session,
  TEAM_LEAD,
} from './fixture.ts';
import { addReseller, publishAtReseller, publishForAll, RESELLER, searchStandings } from './standings-world.ts';

type Export = AnswerOf<'POST /v1/exports'>;

let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture();
  ada = await fixture.openSession(ADMINISTRATOR);
});
afterEach(() => fixture.store.close());

const clerk = (customerId: string) => fixture.openSession({ kind: 'end-customer', customerId });
const ask = (session: Session, more: object = {}, format = 'csv') =>
  session.post<Export>('/v1/exports', { format, export: { what: 'agreement-standings', code: NOTICE, ...more } });

async function write(session: Session, more: object = {}, format = 'csv'): Promise<Export> {
  const asked = await ask(session, more, format);
  expect(asked).toMatchObject({ status: 201 });
  while (await fixture.bff.jobs.runOnce());
  return (await session.get<{ exports: Export[] }>('/v1/exports')).answer.exports.find(
    ({ jobId }) => jobId === asked.answer.jobId,
  ) as Export;
}

const fileOf = async (session: Session, { jobId }: Export): Promise<Uint8Array> =>
  (await fixture.bff.fetch(requestOf('GET', `/v1/exports/${jobId}/file`, { bearer: session.token }))).bytes();

/** Rows of a file in CSV, by the heads of their columns. */
async function rowsOf(session: Session, more: object = {}): Promise<Record<string, string>[]> {
  const text = new TextDecoder().decode(await fileOf(session, await write(session, more))).replace(/^\uFEFF/, '');
  const [head = [], ...rows] = text
    .trimEnd()
    .split('\r\n')
    .map((row) => row.split(','));
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}

describe('who has signed, as a file', () => {
  it('has a row for each customer of the screen, masked, with deadline, signature, receipt number and withdrawal', async () => {
    await publishForAll(fixture, 1, { isRequired: true });
    const { receiptNumber } = (await signNow(await clerk('c-2'))).signature;
    const { recordId } = (await signNow(await clerk('c-3'))).signature;
    await withdraw(await clerk('c-3'), recordId);
    const record = await write(ada);
    expect(record).toMatchObject({ state: 'done', done: 4, total: 4, fileName: '协议签署情况-20240915-1200.csv' });
    const rows = await rowsOf(ada);
    const screen = (await searchStandings(ada)).answer.rows;
    expect(rows.map((row) => row['客户账号 ID'])).toEqual(screen.map(({ customer }) => customer.customerId).sort());
    expect(rows[0]).toEqual({
      '客户账号 ID': 'c-1',
      伙伴侧编号: 'N-1',
      客户名称: '华为****公司',
      账号名: 'hu***',
      关联类型: '代售',
      客户经理账号: 'mei',
      客户经理姓名: '韩**',
      协议代码: NOTICE,
      协议名称: '客户关联华为云合作伙伴须知',
      当前版本: '1',
      是否必签: '必签',
      签署状态: '待签署',
      '签署截止时间（UTC+8）': '2024-10-15 12:00',
      签署版本: '',
      '签署时间（UTC+8）': '',
      '签署身份（自述）': '',
      凭证编号: '',
      撤销签署: '',
    });
    expect(rows[2]).toMatchObject({ '客户账号 ID': 'c-3', 签署状态: '待签署', 签署版本: '1', 撤销签署: '已撤销' });
    expect(rows[1]).toMatchObject({
      '客户账号 ID': 'c-2',
      签署状态: '已签署',
      '签署截止时间（UTC+8）': '',
      '签署时间（UTC+8）': '2024-09-15 12:00:00',
      '签署身份（自述）': '授权经办人',
      凭证编号: receiptNumber,
    });
  });

  it('names nobody in clear', async () => {
    await publishForAll(fixture);
    const text = new TextDecoder().decode(await fileOf(ada, await write(ada)));
    for (const clear of [...CLEAR.names, ...CLEAR.accounts, ...CLEAR.mobiles, ...CLEAR.emails]) expect(text).not.toContain(clear);
  });

  it('follows what the screen is narrowed by, and says which filters were set, never to what', async () => {
    await publishForAll(fixture);
    await signNow(await clerk('c-1'));
    expect((await rowsOf(ada, { states: ['signed'] })).map((row) => row['客户账号 ID'])).toEqual(['c-1']);
    expect((await rowsOf(ada, { customerId: 'c-2' })).map((row) => row['客户账号 ID'])).toEqual(['c-2']);
    expect((await rowsOf(ada, { accountManagerId: MANAGER })).map((row) => row['客户账号 ID'])).toEqual(['c-1']);
    const created = (await fixture.audit()).filter(({ action }) => action === 'export.create').map(({ details }) => details);
    expect(created).toEqual([
      { what: 'agreement-standings', format: 'csv', filters: ['states'] },
      { what: 'agreement-standings', format: 'csv', filters: ['customerId'] },
      { what: 'agreement-standings', format: 'csv', filters: ['accountManagerId'] },
    ]);
  });

  it('speaks the language of the session, in a workbook too', async () => {
    await publishForAll(fixture);
    const english = await fixture.openSession(ADMINISTRATOR, { locale: 'en' });
    const record = await write(english, {}, 'xlsx');
    expect(record.fileName).toBe('agreement-signatures-20240915-1200.xlsx');
    const sheet = String(unzip(await fileOf(english, record)).get('xl/worksheets/sheet1.xml'));
    for (const words of ['Capacity, as stated', 'To sign', 'Agency sale', 'Referral']) expect(sheet).toContain(words);
  });

  it('goes on across pieces without a gap or a double', async () => {
    for (let index = 0; index < 1_200; index += 1) await fixture.addCustomer({ customerId: `p-${index}`, partnerCustomerNo: `P-${index}` });
    await publishForAll(fixture);
    await signNow(await clerk('p-7'));
    const ids = (await rowsOf(ada)).map((row) => row['客户账号 ID']);
    expect([ids.length, new Set(ids).size]).toEqual([1_204, 1_204]);
  });

  it('says how it was when it was asked for, whatever version or deadline comes before it is written', async () => {
    await publishForAll(fixture, 1, { noticeDays: 1 });
    const { jobId } = (await ask(ada)).answer;
    fixture.clock.now += 2 * DAY;
    await publishForAll(fixture, 2);
    while (await fixture.bff.jobs.runOnce());
    ada = await fixture.openSession(ADMINISTRATOR);
    const text = new TextDecoder().decode(await fileOf(ada, { jobId } as Export));
    expect(text).not.toContain('已逾期');
    expect(text.match(/,1,必签,待签署,2024-09-16 12:00,/g)).toHaveLength(4);
  });

  it('is of one reseller’s customers where they are asked for', async () => {
    await addReseller(fixture);
    await publishAtReseller(fixture);
    expect((await rowsOf(ada, { indirectPartnerId: RESELLER })).map((row) => [row['客户账号 ID'], row.协议名称, row.签署状态])).toEqual([
      ['r-1', '经销商须知', '已逾期'],
    ]);
  });
});

test('Whoever may not export the customer list may not export who of it has signed, though they see their own on the screen', async () => {
  await publishForAll(fixture);
  for (const subject of [ACCOUNT_MANAGER, TEAM_LEAD]) {
    const session = await fixture.openSession(subject);
    expect((await searchStandings(session)).status).toBe(200);
    expect(await ask(session)).toMatchObject({ status: 403, answer: { code: 'permission-missing' } });
  }
  expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'export.create', outcome: 'refused', refusal: 'permission-missing' });
});

test('Nobody to name is nothing to export, and an agreement that there is not is not there', async () => {
  expect(await ask(ada)).toMatchObject({ status: 404, answer: { code: 'not-found' } });
  await publishForAll(fixture, 1, { effectiveAt: '2024-12-01T00:00:00.000Z' });
  expect(await ask(ada)).toMatchObject({ status: 422, answer: { code: 'export-empty' } });
  await publishForAll(fixture, 2, { code: 'data-terms' });
  expect(await ask(ada, { code: 'data-terms', states: ['signed'] })).toMatchObject({ status: 422, answer: { code: 'export-empty' } });
});
