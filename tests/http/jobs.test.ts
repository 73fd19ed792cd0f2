import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { ADMINISTRATOR, type Fixture, openFixture, openReplicas, PARTNER, requestOf, type Session } from './fixture.ts';

type Job = AnswerOf<'GET /v1/jobs/:jobId'>;

const ALL = { format: 'csv', export: { what: 'customers' } };
const MISSING = `job_${'A'.repeat(22)}`;
let fixture: Fixture;
let ada: Session;
let jobId: string;

beforeEach(async () => {
  fixture = await openFixture();
  ada = await fixture.openSession(ADMINISTRATOR);
  jobId = (await ada.post<Job>('/v1/exports', ALL)).answer.jobId;
});

const show = async (session = ada, id = jobId) => (await session.get<Job>(`/v1/jobs/${id}`)).answer;
const cancel = (session = ada, id = jobId) => session.post<Job>(`/v1/jobs/${id}/cancel`, undefined);
const withoutRequestId = ({ status, answer }: { status: number; answer: object }) => ({ status, answer: { ...answer, requestId: null } });

test('A job says how far it is, from the click to its end', async () => {
  expect(await show()).toEqual({
    jobId,
    kind: 'export',
    state: 'queued',
    done: 0,
    total: 4,
    requestedAt: '2024-09-15T04:00:00.000Z',
    startedAt: null,
    endedAt: null,
    failure: null,
  });
  fixture.clock.now += 1_000;
  while (await fixture.bff.jobs.runOnce());
  expect(await show()).toMatchObject({
    state: 'done',
    done: 4,
    startedAt: '2024-09-15T04:00:01.000Z',
    endedAt: '2024-09-15T04:00:01.000Z',
  });
});

test('A job that waits is cancelled at once, and only once', async () => {
  expect(await cancel()).toMatchObject({ status: 200, answer: { state: 'cancelled', endedAt: '2024-09-15T04:00:00.000Z' } });
  expect(await cancel()).toMatchObject({ status: 409, answer: { code: 'job-ended' } });
  expect(await fixture.bff.jobs.runOnce()).toBe(false);
  expect((await fixture.audit()).slice(-2)).toMatchObject([
    { action: 'job.cancel', outcome: 'done', targets: [jobId] },
    { action: 'job.cancel', outcome: 'refused', refusal: 'job-ended', targets: [jobId] },
  ]);
});

test('A job that runs ends within a piece, and what it wrote is thrown away', async () => {
  let isCancelled = false;
  const other = await openFixture({}, (store) => ({
    ...store,
    ping: store.ping,
    close: store.close,
    write: async (partnerId, command) => {
      const job = jobId ? await store.reads.jobs.find(PARTNER, jobId) : null;
      if (job?.chunks === 2 && !isCancelled) {
        isCancelled = true;
        expect((await cancel(mine, jobId)).answer).toMatchObject({ state: 'running' });
        expect((await cancel(mine, jobId)).status).toBe(200);
      }
      return store.write(partnerId, command);
    },
  }));
  jobId = '';
  const mine = await other.openSession(ADMINISTRATOR);
  for (let index = 0; index < 2_000; index += 1) await other.addCustomer({ customerId: `m-${index}` });
  jobId = (await mine.post<Job>('/v1/exports', ALL)).answer.jobId;
  await other.bff.jobs.runOnce();
  expect(await show(mine)).toMatchObject({ state: 'cancelled', failure: null });
  expect(await other.store.reads.jobs.chunk(PARTNER, jobId, 0)).toBeNull();
  expect(await cancel(mine)).toMatchObject({ status: 409, answer: { code: 'job-ended' } });
  expect((await mine.get(`/v1/exports/${jobId}/file`)).answer.code).toBe('export-not-done');
});

test('A job that is done cannot be cancelled', async () => {
  while (await fixture.bff.jobs.runOnce());
  expect(await cancel()).toMatchObject({ status: 409, answer: { code: 'job-ended' } });
  expect(await show()).toMatchObject({ state: 'done' });
});

test('The job of somebody else answers like one that is not there, and stays as it is', async () => {
  const bob = await fixture.openSession({ ...ADMINISTRATOR, userId: 'bob' });
  const [foreign, missing] = [await bob.get(`/v1/jobs/${jobId}`), await bob.get(`/v1/jobs/${MISSING}`)];
  expect(foreign.status).toBe(404);
  expect(withoutRequestId(foreign)).toEqual(withoutRequestId(missing));
  expect(withoutRequestId(await cancel(bob))).toEqual(withoutRequestId(await cancel(bob, MISSING)));
  expect(await show()).toMatchObject({ state: 'queued' });
});

test('The id of a job is checked before it is looked for', async () => {
  for (const id of ['1', 'job_short', '..%2f..', `JOB_${'A'.repeat(22)}`])
    expect(await ada.get(`/v1/jobs/${id}`)).toMatchObject({ status: 400, answer: { code: 'request-invalid' } });
});

test('A job that breaks is told apart from one that was refused, and the reason stays in the log', async () => {
  const broken = await openFixture({}, (store) => {
    const page = () => Promise.reject(new Error('broken on purpose'));
    return {
      ...store,
      ping: store.ping,
      close: store.close,
      write: store.write,
      reads: { ...store.reads, customers: { ...store.reads.customers, page } },
    };
  });
  const mine = await broken.openSession(ADMINISTRATOR);
  const asked = (await mine.post<Job>('/v1/exports', ALL)).answer;
  await broken.bff.jobs.runOnce();
  expect(await show(mine, asked.jobId)).toMatchObject({ state: 'failed', failure: 'internal' });
  expect(broken.failures).toMatchObject([{ message: 'broken on purpose' }]);
  expect((await broken.audit()).at(-1)).toMatchObject({ action: 'export.failed', refusal: 'internal' });
});

test('One of two replicas writes the file, and both hand it out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'partner-jobs-'));
  const security = createDemonstrationSecurity();
  const stores = [
    await openSqliteStore({ path: join(folder, 'one.sqlite'), security }),
    await openSqliteStore({ path: join(folder, 'one.sqlite'), security }),
  ];
  try {
    const [first, second] = (await openReplicas(stores)) as [Fixture, Fixture];
    const mine = await first.openSession(ADMINISTRATOR);
    const asked = (await mine.post<Job>('/v1/exports', ALL)).answer;
    const ran = await Promise.all([first.bff.jobs.runOnce(), second.bff.jobs.runOnce()]);
    expect(ran.filter(Boolean)).toHaveLength(1);
    const download = (fixture: Fixture) => fixture.bff.fetch(requestOf('GET', `/v1/exports/${asked.jobId}/file`, { bearer: mine.token }));
    const files = await Promise.all([first, second].map(async (replica) => (await download(replica)).bytes()));
    expect(files[0]?.length).toBeGreaterThan(100);
    expect(files[1]).toEqual(files[0]);
  } finally {
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true });
  }
});
