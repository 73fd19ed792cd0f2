import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { customerRecord } from '../storage/records.ts';
import { unzip } from '../unzip.ts';
import { asking, deliverLines, holdForAWhile, LINES } from './consumption-world.ts';
import {
  ACCOUNT_MANAGER,
  ADMINISTRATOR,
  CLEAR,
  type Fixture,
  MANAGER,
  openFixture,
  PARTNER,
  requestOf,
  type Session,
  TEAM_LEAD,
} from './fixture.ts';

type Export = AnswerOf<'POST /v1/exports'>;

const RESELLER = `par_${'R'.repeat(22)}`;

let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture();
  await holdForAWhile(fixture);
  await deliverLines(fixture, LINES);
  ada = await fixture.openSession(ADMINISTRATOR);
});
afterEach(() => fixture.store.close());

const lines = (more: object = {}) => ({ format: 'csv', export: { what: 'consumption-lines', ...more } });
const parts = (more: object = {}) => ({ format: 'csv', export: { what: 'consumption-distribution', by: 'service', ...more } });
const ask = (session: Session, body: unknown) => session.post<Export>('/v1/exports', body);

async function write(session: Session, body: unknown): Promise<Export> {
  const asked = await ask(session, body);
  expect(asked).toMatchObject({ status: 201 });
  while (await fixture.bff.jobs.runOnce());
  return (await session.get<{ exports: Export[] }>('/v1/exports')).answer.exports.find(
    ({ jobId }) => jobId === asked.answer.jobId,
  ) as Export;
}

async function fileOf(session: Session, { jobId }: Export): Promise<Uint8Array> {
  return (await fixture.bff.fetch(requestOf('GET', `/v1/exports/${jobId}/file`, { bearer: session.token }))).bytes();
}

/** Rows of a file in CSV, by the heads of their columns. */
async function rowsOf(session: Session, body: unknown): Promise<Record<string, string>[]> {
  const text = new TextDecoder().decode(await fileOf(session, await write(session, body)));
  const [head = [], ...rows] = text
    .trimEnd()
    .split('\r\n')
    .map((row) => row.split(','));
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}

describe('bill lines as a file', () => {
  it('are those of the screen in its order, masked, and what was not stated is empty', async () => {
    const record = await write(ada, lines());
    expect(record).toMatchObject({ state: 'done', done: 8, total: 8, fileName: '消费明细（非账单）-20240915-1200.csv' });
    const rows = await rowsOf(ada, lines());
    const screen = (await asking(ada).lines()).answer.lines;
    expect(rows.map((row) => row.应付金额)).toEqual(screen.map(({ amounts }) => amounts.due));
    const bought = rows.find((row) => row.应付金额 === '1000.00');
    expect(bought).toMatchObject({
      账期: '2024-09',
      '消费时间（UTC+8）': '2024-09-03 10:00:00',
      '订单号/交易编号': 'CS-1',
      '客户账号 ID': 'c-3',
      客户名称: '李**',
      类别: '消费',
      账单类型: '新购',
      计费模式: '包年/包月',
      云服务: 'rds',
      币种: 'CNY',
      实付金额: '1000.00',
      官网价: '',
      代金券: '0.00',
      信用额度: '',
    });
    expect(rows.find((row) => row.应付金额 === '30.00')).toMatchObject({ 实付金额: '', 代金券: '', 消费时的客户经理账号: 'mei' });
    expect(rows.find((row) => row.应付金额 === '50.05')).toMatchObject({ 金额不符: 'I-2', 消费时的客户经理姓名: '韩**' });
  });

  it('name no person: neither in clear, nor in what somebody wrote freely', async () => {
    const text = new TextDecoder().decode(await fileOf(ada, await write(ada, lines())));
    for (const clear of [...CLEAR.names, ...CLEAR.accounts, ...CLEAR.mobiles, ...CLEAR.emails]) expect(text).not.toContain(clear);
  });

  it('follow the filters, also those that figures do not know', async () => {
    expect((await rowsOf(ada, lines({ hideZero: true, filter: { service: 'obs' } }))).map((row) => row.应付金额)).toEqual([
      '30.00',
      '5.00',
    ]);
    expect((await rowsOf(ada, lines({ tradeId: 'CS-1' }))).map((row) => row.应付金额)).toEqual(['-200.00', '1000.00']);
    expect((await rowsOf(ada, lines({ onlyMarked: true }))).map((row) => row.应付金额)).toEqual(['50.05']);
  });

  it('are an account manager’s own, without a name for who is not in the list any more', async () => {
    const mei = await fixture.openSession(ACCOUNT_MANAGER);
    const rows = await rowsOf(mei, lines());
    expect(rows.map((row) => [row['客户账号 ID'], row.应付金额]).sort()).toEqual([
      ['', '30.00'],
      ['c-1', '50.05'],
    ]);
  });

  it('of a supervisor are one account manager’s', async () => {
    const lead = await fixture.openSession(TEAM_LEAD);
    expect(await ask(lead, lines())).toMatchObject({
      status: 422,
      answer: { code: 'manager-needed', errors: [{ pointer: '/body/export/filter/accountManagerId' }] },
    });
    expect(await rowsOf(lead, lines({ filter: { accountManagerId: MANAGER } }))).toHaveLength(2);
  });

  it('are not written where the account manager left the team in the meantime', async () => {
    const lead = await fixture.openSession(TEAM_LEAD);
    const { jobId } = (await ask(lead, lines({ filter: { accountManagerId: MANAGER } }))).answer;
    await ada.put(`/v1/operators/${MANAGER}/supervisor`, { supervisorId: null });
    while (await fixture.bff.jobs.runOnce());
    expect((await lead.get(`/v1/jobs/${jobId}`)).answer).toMatchObject({ state: 'failed', failure: 'not-found' });
  });

  it('are of the cycle that was running when they were asked for', async () => {
    const { jobId } = (await ask(ada, lines())).answer;
    fixture.clock.now = Date.parse('2024-10-02T04:00:00.000Z');
    while (await fixture.bff.jobs.runOnce());
    ada = await fixture.openSession(ADMINISTRATOR);
    expect((await ada.get(`/v1/jobs/${jobId}`)).answer).toMatchObject({ state: 'done', done: 8 });
  });
});

test('Lines go on across pieces without a gap or a double, in the order of the screen', async () => {
  const many = Array.from({ length: 1_300 }, (_, index) => ({
    customerId: `c-${(index % 4) + 1}`,
    at: `2024-06-${String((index % 30) + 1).padStart(2, '0')}`,
    due: `${index}.5`,
  }));
  await deliverLines(fixture, many, { source: 'many' });
  const rows = await rowsOf(ada, lines({ filter: { cycles: { from: '2024-06', to: '2024-06' } } }));
  expect(rows.map((row) => Number(row.应付金额)).sort((a, b) => a - b)).toEqual(many.map(({ due }) => Number(due)));
  const times = rows.map((row) => row['消费时间（UTC+8）'] ?? '');
  expect(times).toEqual([...times].sort().reverse());
});

test('Lines of resellers’ customers are a file of their own, for whoever still sees the reseller', async () => {
  const reseller = { kind: 'reseller', mode: 'test', currency: 'CNY', rolesFrom: 'session', parentPartnerId: PARTNER } as const;
  await fixture.store.write(RESELLER, async (unit) => {
    await unit.partners.add({ ...reseller, partnerId: RESELLER, name: '东方云' });
    await unit.customers.save(RESELLER, [customerRecord('r-1')]);
  });
  await deliverLines(fixture, [{ customerId: 'r-1', at: '2024-09-08', due: '12.5', service: 'cdn' }], { partnerId: RESELLER });
  for (const indirectPartnerId of [RESELLER, 'all']) {
    const rows = await rowsOf(ada, lines({ indirectPartnerId }));
    expect(rows.map((row) => [row['客户账号 ID'], row.应付金额])).toEqual([['r-1', '12.50']]);
  }
  expect((await rowsOf(ada, parts({ by: 'reseller', indirectPartnerId: 'all' }))).map((row) => row.云经销商名称)).toEqual(['东方云']);

  await fixture.store.write(PARTNER, (unit) =>
    unit.resellers.assign(PARTNER, [{ resellerId: RESELLER, operatorId: MANAGER, assignedAt: '2024-09-01T00:00:00.000Z' }]),
  );
  const mei = await fixture.openSession(ACCOUNT_MANAGER);
  const { jobId } = (await ask(mei, lines({ indirectPartnerId: RESELLER }))).answer;
  await ada.post('/v1/resellers/withdraw', { partnerIds: [RESELLER] });
  while (await fixture.bff.jobs.runOnce());
  expect((await mei.get(`/v1/jobs/${jobId}`)).answer).toMatchObject({ state: 'failed', failure: 'permission-missing' });
});

describe('a distribution as a file', () => {
  it('names every part and adds up to the total', async () => {
    const rows = await rowsOf(ada, parts());
    expect(
      rows.map((row) => [row.云服务, row.云服务名称, row['2024-09 应付金额'], row['2024-09 实付金额'], row.明细条数, row['占比（%）']]),
    ).toEqual([
      ['rds', '', '800.00', '800.00', '2', '81.21'],
      ['ecs', '弹性云服务器', '150.15', '140.15', '2', '15.24'],
      ['obs', '', '35.00', '5.00', '3', '3.55'],
      ['', '未注明', '-0.0000000001', '-0.0000000001', '1', '0.00'],
    ]);
  });

  it('has a row for each part of a part', async () => {
    const rows = await rowsOf(ada, parts({ by: 'customer', thenBy: 'chargeMode', filter: { customerId: 'c-1' } }));
    expect(rows.map((row) => [row.客户, row.客户名称, row.计费模式, row.计费模式名称, row['2024-09 应付金额']])).toEqual([
      ['c-1', '华为****公司', 'pay-per-use', '按需', '150.15'],
      ['c-1', '华为****公司', '', '未注明', '5.00'],
    ]);
  });

  it('speaks the language of the session, in a workbook too', async () => {
    const english = await fixture.openSession(ADMINISTRATOR, { locale: 'en' });
    const record = await write(english, { ...parts({ by: 'accountManager' }), format: 'xlsx' });
    expect(record.fileName).toBe('distribution-not-a-bill-20240915-1200.xlsx');
    const sheet = String(unzip(await fileOf(english, record)).get('xl/worksheets/sheet1.xml'));
    expect(sheet).toContain('Account manager: name');
    expect(sheet).toContain('No account manager');
    expect(sheet).toContain('<v>80.05</v>');
  });

  it.each([
    [{ by: 'colour' }, 'grouping-unknown'],
    [{ thenBy: 'service' }, 'grouping-repeated'],
    [{ filter: { cycles: { from: '2020-01', to: '2020-01' } } }, 'cycle-outside-window'],
    [{ filter: { currency: ['CNY', 'USD'] } }, 'currencies-mixed'],
  ])('of %j is refused by name', async (more, code) => {
    expect(await ask(ada, parts(more))).toMatchObject({ status: 422, answer: { code } });
  });
});

test('Nothing consumed is nothing to export', async () => {
  const filter = { cycles: { from: '2023-05', to: '2023-05' } };
  for (const body of [lines({ filter }), parts({ filter }), lines({ tradeId: 'none' })])
    expect(await ask(ada, body)).toMatchObject({ status: 422, answer: { code: 'export-empty' } });
});

test('Whoever may read consumption but not export it gets no file', async () => {
  await ada.put('/v1/roles/viewer', { name: 'Viewer', permissions: ['consumption.read'] });
  const viewer = await fixture.openSession({ kind: 'operator', userId: 'viewer', roles: ['viewer'] });
  for (const body of [lines(), parts()])
    expect(await ask(viewer, body)).toMatchObject({ status: 403, answer: { code: 'permission-missing' } });
  expect((await fixture.audit(PARTNER)).at(-1)).toMatchObject({
    action: 'export.create',
    refusal: 'permission-missing',
    details: { what: 'consumption-distribution', format: 'csv', filters: [] },
  });
});
