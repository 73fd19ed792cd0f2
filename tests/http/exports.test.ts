import { beforeEach, expect, test } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, type Fixture, openFixture, type Session } from './fixture.ts';

type Export = AnswerOf<'POST /v1/exports'>;
type Exports = AnswerOf<'GET /v1/exports'>;

let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture();
  ada = await fixture.openSession(ADMINISTRATOR);
});

const customers = (more: Record<string, unknown> = {}, format = 'csv') => ({ format, export: { what: 'customers', ...more } });
const ask = (session: Session, body: unknown) => session.post<Export>('/v1/exports', body);

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
    isDownloadable: false,
  });
  expect((await ada.get<Exports>('/v1/exports')).answer.exports).toEqual([asked.answer]);
  const bob = await fixture.openSession({ ...ADMINISTRATOR, userId: 'bob' });
  expect((await bob.get<Exports>('/v1/exports')).answer.exports).toEqual([]);
  expect((await ada.get(`/v1/jobs/${asked.answer.jobId}`)).answer).toMatchObject({ jobId: asked.answer.jobId, state: 'queued' });
});

test('Only administrators export customers, and the refusal is on record', async () => {
  const mei = await fixture.openSession(ACCOUNT_MANAGER);
  const refused = await ask(mei, customers());
  expect(refused).toMatchObject({ status: 403, answer: { code: 'permission-missing' } });
  expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'export.create', outcome: 'refused', refusal: 'permission-missing' });
});

test('An export of nothing is refused', async () => {
  expect(await ask(ada, customers({ filter: { tag: 'nobody has this' } }))).toMatchObject({
    status: 422,
    answer: { code: 'export-empty' },
  });
});
