import { beforeEach, expect, test } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { customerRecord } from '../storage/records.ts';
import { unzip } from '../unzip.ts';
import {
  ACCOUNT_MANAGER,
  ADMINISTRATOR,
  CLEAR,
  type Fixture,
  OTHER_PARTNER,
  openFixture,
  PARTNER,
  requestOf,
  type Session,
  START,
} from './fixture.ts';

type Export = AnswerOf<'POST /v1/exports'>;
type Exports = AnswerOf<'GET /v1/exports'>;

const DAY = 24 * 60 * 60 * 1000;
let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture();
  ada = await fixture.openSession(ADMINISTRATOR);
});

const customers = (more: Record<string, unknown> = {}, format = 'csv') => ({ format, export: { what: 'customers', ...more } });
const ask = (session: Session, body: unknown) => session.post<Export>('/v1/exports', body);

/** Asks for an export and lets it be written; answers with its record. */
async function make(session: Session, body: unknown): Promise<Export> {
  const { status, answer } = await ask(session, body);
  expect(status).toBe(201);
  while (await fixture.bff.jobs.runOnce());
  const { exports } = (await session.get<Exports>('/v1/exports')).answer;
  return exports.find(({ jobId }) => jobId === answer.jobId) as Export;
}

async function download(session: Session, jobId: string): Promise<{ response: Response; bytes: Uint8Array }> {
  const response = await fixture.bff.fetch(requestOf('GET', `/v1/exports/${jobId}/file`, { bearer: session.token }));
  return { response, bytes: await response.clone().bytes() };
}

async function csvOf(session: Session, more: Record<string, unknown> = {}): Promise<string[][]> {
  const { jobId } = await make(session, customers(more));
  const { bytes } = await download(session, jobId);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return text
    .slice(1, -2)
    .split('\r\n')
    .map((line) => line.split(','));
}

test('An export that is asked for waits in the list of whoever asked, and of nobody else', async () => {
  const asked = await ask(ada, customers({}, 'xlsx'));
  expect(asked.status).toBe(201);
  expect(asked.answer).toMatchObject({
    kind: 'export',
    what: 'customers',
    format: 'xlsx',
    state: 'queued',
    done: 0,
    total: 4,
    fileName: '客户列表-20240915-1200.xlsx',
    bytes: null,
    expiresInSeconds: null,
    isDownloadable: false,
  });
  expect((await ada.get<Exports>('/v1/exports')).answer.exports).toEqual([asked.answer]);
  const bob = await fixture.openSession({ ...ADMINISTRATOR, userId: 'bob' });
  expect((await bob.get<Exports>('/v1/exports')).answer.exports).toEqual([]);
});

test('A file in CSV holds what the screen lists, in its order, masked whatever is revealed', async () => {
  await ada.post('/v1/customers/reveal', { field: 'mobile', customerIds: ['c-1'] });
  await fixture.deliver({ 'c-1': '12.5', 'c-2': '-3.123456789' });
  const record = await make(ada, customers({ sort: { by: 'associatedAt', direction: 'ascending' } }));
  expect(record).toMatchObject({ state: 'done', done: 4, total: 4, isDownloadable: true, expiresInSeconds: 7 * 24 * 3600, failure: null });
  const { response, bytes } = await download(ada, record.jobId);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-length': String(bytes.length),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': 'https://portal.example.com',
  });
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="export-20240915-1200.csv"; filename*=UTF-8''%E5%AE%A2%E6%88%B7%E5%88%97%E8%A1%A8-20240915-1200.csv`,
  );
  expect(response.headers.get('access-control-expose-headers')).toContain('Content-Disposition');
  expect(record.bytes).toBe(bytes.length);
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);

  const [header, ...rows] = new TextDecoder().decode(bytes).trimEnd().split('\r\n');
  expect(header).toBe(
    '客户账号 ID,伙伴侧编号,客户名称,账号名,关联类型,关联时间（UTC+8）,客户经理账号,客户经理姓名,分配时间（UTC+8）,可用额度,欠费,额度币种,额度截至（UTC+8）,2024-09 消费,消费币种,2024-09 其他币种消费,资源最早到期（UTC+8）,移动电话,邮箱,标签,实名认证状态,客户类型,客户等级,冻结',
  );
  expect(rows.map((row) => row.split(',')[0])).toEqual(['c-1', 'c-2', 'c-3', 'c-4']);
  expect(rows[0]).toBe(
    'c-1,N-1,华为****公司,hu***,代售,2024-01-01 08:00,mei,韩**,2024-09-10 08:00,1234.56,0.00,CNY,2024-09-14 08:00,12.50,CNY,,,138****1234,wa***@example.com,重点客户,已认证,企业,V1,未冻结',
  );
  expect(rows[1]).toContain(',-3.123456789,CNY,');
  expect(rows[3]).toContain('顾问销售,2024-04-01 08:00,,,,,,,,');
  const text = rows.join('\n');
  for (const clear of Object.values(CLEAR).flat()) expect(text).not.toContain(clear);
});

test('A workbook holds the same: ids as text, amounts as numbers, heads in the language of the session', async () => {
  const english = await fixture.openSession(ADMINISTRATOR, { locale: 'en' });
  const record = await make(english, customers({ filter: { customerId: 'c-1' } }, 'xlsx'));
  expect(record.fileName).toBe('customers-20240915-1200.xlsx');
  const { response, bytes } = await download(english, record.jobId);
  expect(response.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  expect(record.bytes).toBe(bytes.length);
  const sheet = String(unzip(bytes).get('xl/worksheets/sheet1.xml'));
  expect(sheet).toMatch(/<c r="A1" t="inlineStr"[^>]*><is><t>Customer ID<\/t><\/is><\/c>/);
  expect(sheet).toMatch(/<c r="A2" t="inlineStr"[^>]*><is><t>c-1<\/t><\/is><\/c>/);
  expect(sheet).toContain('<v>1234.56</v>');
  expect(sheet).not.toContain('<row r="3">');
});

test('Filters and order are those of the screen', async () => {
  await fixture.deliver({ 'c-1': '1', 'c-2': '30', 'c-3': '2' });
  const rows = await csvOf(ada, { filter: { associationType: 'agency-sale' }, sort: { by: 'consumption', direction: 'descending' } });
  expect(rows.slice(1).map(([customerId]) => customerId)).toEqual(['c-2', 'c-3', 'c-1']);
});

test('Rows go on across pieces without a gap or a double', async () => {
  const expected: string[] = [];
  for (let index = 0; index < 1200; index += 1) {
    const customerId = `m-${String(index).padStart(4, '0')}`;
    expected.push(customerId);
    await fixture.addCustomer({ customerId, associatedAt: '2023-01-01T00:00:00.000Z', tags: ['many'] });
  }
  const rows = await csvOf(ada, { filter: { tag: 'many' } });
  expect(
    rows
      .slice(1)
      .map(([customerId]) => customerId)
      .sort(),
  ).toEqual(expected);
});

test("Resellers' customers are one file that names the reseller of each", async () => {
  const reseller = { kind: 'reseller', mode: 'test', currency: 'CNY', rolesFrom: 'session', parentPartnerId: PARTNER } as const;
  for (const [partnerId, name] of [
    [`par_${'E'.repeat(22)}`, '=东'],
    [`par_${'W'.repeat(22)}`, '西'],
  ] as const) {
    await fixture.store.write(partnerId, async (unit) => {
      await unit.partners.add({ ...reseller, partnerId, name });
      await unit.customers.save(
        partnerId,
        Array.from({ length: 400 }, (_, index) => customerRecord(`r-${index}`)),
      );
    });
  }
  const rows = await csvOf(ada, { indirectPartnerId: 'all' });
  expect(rows[0]?.[4]).toBe('云经销商');
  expect(rows).toHaveLength(801);
  expect(new Set(rows.slice(1).map((row) => `${row[4]} ${row[0]}`)).size).toBe(800);
  expect(new Set(rows.slice(1).map((row) => row[4]))).toEqual(new Set(["'=东", '西']));
  const one = await csvOf(ada, { indirectPartnerId: `par_${'W'.repeat(22)}`, filter: { customerId: 'r-7' } });
  expect(one.slice(1).map((row) => [row[0], row[4]])).toEqual([['r-7', '西']]);
  const foreign = await ask(ada, customers({ indirectPartnerId: OTHER_PARTNER }));
  expect(foreign).toMatchObject({ status: 404, answer: { code: 'not-found' } });
});

test('Only administrators export customers, and the refusal is on record', async () => {
  const mei = await fixture.openSession(ACCOUNT_MANAGER);
  expect(await ask(mei, customers())).toMatchObject({ status: 403, answer: { code: 'permission-missing' } });
  expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'export.create', outcome: 'refused', refusal: 'permission-missing' });
});

test('A session without the feature exports nothing', async () => {
  const without = await fixture.openSession(ADMINISTRATOR, { features: ['reveal'] });
  expect(await ask(without, customers())).toMatchObject({ status: 403, answer: { code: 'feature-not-in-session' } });
  expect(await without.get('/v1/exports')).toMatchObject({ status: 403 });
});

test('An export of nothing is refused', async () => {
  expect(await ask(ada, customers({ filter: { tag: 'nobody has this' } }))).toMatchObject({
    status: 422,
    answer: { code: 'export-empty' },
  });
  const audit = { format: 'csv', export: { what: 'audit', filter: { target: 'nothing' } } };
  expect(await ask(ada, audit)).toMatchObject({ status: 422, answer: { code: 'export-empty' } });
});

test.each([
  ['an unknown format', { ...customers(), format: 'pdf' }, 'request-invalid'],
  ['an unknown kind', { format: 'csv', export: { what: 'bills' } }, 'request-invalid'],
  ['a sort by a masked column', customers({ sort: { by: 'customerName', direction: 'ascending' } }), 'request-invalid'],
  ['a name of one character', customers({ filter: { customerName: '华' } }), 'request-invalid'],
  [
    'a span of time upside down',
    { format: 'csv', export: { what: 'audit', filter: { from: '2024-09-02T00:00:00Z', until: '2024-09-01T00:00:00Z' } } },
    'range-inverted',
  ],
])('%s is refused', async (_name, body, code) => {
  expect(await ask(ada, body)).toMatchObject({ status: 400, answer: { code } });
});

test('The second click finds the export under way; another language, another format or another person is another export', async () => {
  const [first, second] = await Promise.all([ask(ada, customers()), ask(ada, customers())]);
  expect(second.answer.jobId).toBe(first.answer.jobId);
  expect((await ask(ada, customers({}, 'xlsx'))).answer.jobId).not.toBe(first.answer.jobId);
  expect((await ask(await fixture.openSession(ADMINISTRATOR, { locale: 'en' }), customers())).answer.jobId).not.toBe(first.answer.jobId);
  expect((await ask(await fixture.openSession({ ...ADMINISTRATOR, userId: 'bob' }), customers())).answer.jobId).not.toBe(
    first.answer.jobId,
  );
  while (await fixture.bff.jobs.runOnce());
  expect((await ask(ada, customers())).answer.jobId).not.toBe(first.answer.jobId);
});

test('Five exports of one operator may wait; the sixth is refused until one ends', async () => {
  for (const id of ['c-1', 'c-2', 'c-3', 'c-4', 'N-1'])
    expect((await ask(ada, customers({ filter: { customerId: id } }))).status).toBe(201);
  expect(await ask(ada, customers())).toMatchObject({ status: 429, answer: { code: 'exports-full' } });
  expect((await ask(ada, customers({ filter: { customerId: 'N-1' } }))).status).toBe(201);
  await fixture.bff.jobs.runOnce();
  expect((await ask(ada, customers())).status).toBe(201);
});

test('A name in the filter counts as a search, and rests nowhere in clear', async () => {
  fixture = await openFixture({ nameSearchesPerMinute: 2 });
  ada = await fixture.openSession(ADMINISTRATOR);
  const named = (customerName: string) => customers({ filter: { customerName } });
  const { jobId } = (await ask(ada, named('华为技术'))).answer;
  const job = await fixture.store.reads.jobs.find(PARTNER, jobId);
  expect(job?.request).not.toBe('');
  expect(JSON.stringify(job)).not.toContain('华为');
  while (await fixture.bff.jobs.runOnce());
  expect((await fixture.store.reads.jobs.find(PARTNER, jobId))?.request).toBe('');
  expect((await ask(ada, named('华北电力'))).status).toBe(201);
  expect(await ask(ada, named('李雷'))).toMatchObject({ status: 429, answer: { code: 'search-limit-reached' } });
  const audit = await fixture.audit();
  expect(audit.filter(({ action }) => action === 'customers.search')).toHaveLength(3);
  expect(audit.find(({ action }) => action === 'export.create')?.details).toEqual({
    what: 'customers',
    format: 'csv',
    filters: ['customerName'],
  });
  for (const name of ['华为', '华北', '李雷']) expect(JSON.stringify([audit, fixture.sent])).not.toContain(name);
});

test('Whoever lost the permission in the meantime gets no file', async () => {
  const { jobId } = (await ask(ada, customers())).answer;
  await fixture.openSession({ ...ADMINISTRATOR, roles: ['supervisor'] });
  while (await fixture.bff.jobs.runOnce());
  expect((await ada.get(`/v1/jobs/${jobId}`)).answer).toMatchObject({ state: 'failed', failure: 'permission-missing', done: 0 });
  expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'export.failed', refusal: 'permission-missing', targets: [jobId] });
});

test('Whoever is an administrator no longer downloads neither customers nor the whole trail, made before', async () => {
  const made = [await make(ada, customers()), await make(ada, { format: 'csv', export: { what: 'audit' } })];
  const demoted = await fixture.openSession({ ...ADMINISTRATOR, roles: ['account-manager'] });
  const own = await make(demoted, { format: 'csv', export: { what: 'audit' } });
  for (const { jobId } of made) {
    expect(await demoted.get(`/v1/exports/${jobId}/file`)).toMatchObject({ status: 403, answer: { code: 'permission-missing' } });
    expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'export.download', targets: [jobId], refusal: 'permission-missing' });
  }
  expect((await download(demoted, own.jobId)).response.status).toBe(200);
  const mayHave = async (session: Session) =>
    Object.fromEntries((await session.get<Exports>('/v1/exports')).answer.exports.map((one) => [one.jobId, one.isDownloadable]));
  const [ofCustomers, ofAll] = made.map(({ jobId }) => jobId) as [string, string];
  expect(await mayHave(demoted)).toEqual({ [ofCustomers]: false, [ofAll]: false, [own.jobId]: true });
  const promoted = await fixture.openSession(ADMINISTRATOR);
  expect(await mayHave(promoted)).toEqual({ [ofCustomers]: true, [ofAll]: true, [own.jobId]: true });
  expect((await download(promoted, ofAll)).response.status).toBe(200);
});

test('A file is downloaded only when it is done, and not after seven days', async () => {
  const { jobId } = (await ask(ada, customers())).answer;
  const path = `/v1/exports/${jobId}/file`;
  expect(await ada.get(path)).toMatchObject({ status: 409, answer: { code: 'export-not-done' } });
  while (await fixture.bff.jobs.runOnce());
  expect((await ada.get(path)).status).toBe(200);

  fixture.clock.now = START + 7 * DAY;
  ada = await fixture.openSession(ADMINISTRATOR);
  expect(await ada.get(path)).toMatchObject({ status: 410, answer: { code: 'export-expired' } });
  await fixture.bff.jobs.sweep();
  expect(await fixture.store.reads.jobs.chunk(PARTNER, jobId, 0)).toBeNull();
  expect(await ada.get(path)).toMatchObject({ status: 410, answer: { code: 'export-expired' } });
  expect((await ada.get<Exports>('/v1/exports')).answer.exports).toMatchObject([
    { state: 'done', isDownloadable: false, expiresInSeconds: 0 },
  ]);

  fixture.clock.now = START + 31 * DAY;
  await fixture.bff.jobs.sweep();
  ada = await fixture.openSession(ADMINISTRATOR);
  expect((await ada.get<Exports>('/v1/exports')).answer.exports).toEqual([]);
  expect(await ada.get(path)).toMatchObject({ status: 404, answer: { code: 'not-found' } });
});

test('Each download is on record, also one that is refused', async () => {
  const { jobId } = await make(ada, customers());
  await download(ada, jobId);
  expect((await fixture.audit()).slice(-2)).toMatchObject([
    { action: 'export.done', targets: [jobId], details: { what: 'customers', format: 'csv', rows: 4 } },
    { action: 'export.download', targets: [jobId], outcome: 'done' },
  ]);
});

test('The file of somebody else, of another partner, and one that is not there answer alike', async () => {
  const { jobId } = await make(ada, customers());
  const bob = await fixture.openSession({ ...ADMINISTRATOR, userId: 'bob' });
  const missing = await bob.get(`/v1/exports/job_${'A'.repeat(22)}/file`);
  const foreign = await bob.get(`/v1/exports/${jobId}/file`);
  const { requestId: _first, ...first } = missing.answer as Record<string, unknown>;
  const { requestId: _second, ...second } = foreign.answer as Record<string, unknown>;
  expect(missing.status).toBe(404);
  expect(foreign.status).toBe(404);
  expect(second).toEqual(first);
  expect(await fixture.store.reads.jobs.find(OTHER_PARTNER, jobId)).toBeNull();
});

test('A download that is given up reads no further', async () => {
  const read: number[] = [];
  fixture = await openFixture({}, (store) => {
    const chunk: typeof store.reads.jobs.chunk = (partnerId, jobId, index) => {
      read.push(index);
      return store.reads.jobs.chunk(partnerId, jobId, index);
    };
    return {
      ...store,
      reads: { ...store.reads, jobs: { ...store.reads.jobs, chunk } },
      write: store.write,
      close: store.close,
      ping: store.ping,
    };
  });
  ada = await fixture.openSession(ADMINISTRATOR);
  for (let index = 0; index < 2100; index += 1) await fixture.addCustomer({ customerId: `m-${index}` });
  const { jobId } = await make(ada, customers());
  const response = await fixture.bff.fetch(requestOf('GET', `/v1/exports/${jobId}/file`, { bearer: ada.token }));
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(read.length).toBeGreaterThan(0);
  expect(read.length).toBeLessThan(5);
});

test('The trail is exported as far as its reader sees it, and the export is itself on record', async () => {
  const mei = await fixture.openSession(ACCOUNT_MANAGER);
  await mei.get('/v1/customers/filter-options');
  await mei.post('/v1/customers/search', { filter: { customerName: '华为' } });
  const trail = { format: 'csv', export: { what: 'audit' } };
  const text = async (session: Session, body: unknown) => {
    const { jobId } = await make(session, body);
    return new TextDecoder()
      .decode((await download(session, jobId)).bytes)
      .trimEnd()
      .split('\r\n');
  };
  const own = await text(mei, trail);
  expect(own[0]).toBe('序号,时间（UTC+8）,操作者类型,操作者 ID,操作者账号,操作,结果,拒绝原因,对象 ID,详情,会话 ID,请求编号,哈希');
  expect(own.slice(1).every((line) => line.includes(',mei,'))).toBe(true);
  expect(own.some((line) => line.includes('customers.search'))).toBe(true);
  const all = await text(ada, trail);
  expect(all.some((line) => line.includes('session.mint'))).toBe(true);
  expect(all.length).toBeGreaterThan(own.length);
  const audit = await fixture.audit();
  expect(audit.filter(({ action }) => action === 'export.create').map(({ details }) => details.what)).toEqual(['audit', 'audit']);
  const numbers = all.slice(1).map((line) => Number(line.split(',')[0]));
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  expect(numbers.at(-1)).toBe(1);
});
