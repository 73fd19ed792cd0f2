import { expect, test } from 'vitest';
import type { JobRecord } from '../../bff/ports/jobs.ts';
import type { Store } from '../../bff/ports/store.ts';
import { jobRecord, PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const OTHER = 'par_2';
const OPERATOR = 'op_1';
const AT = (seconds: number) => new Date(Date.parse('2024-09-30T04:00:00.000Z') + seconds * 1000).toISOString();
const lease = (owner: string, seconds: number) => ({ owner, until: AT(seconds) });

const job = (jobId: string, stated: Partial<JobRecord> = {}) => jobRecord(jobId, { total: 3, requestedAt: AT(0), ...stated });

const claim = (store: Store, owner: string, seconds: number, jobId = 'job_1') =>
  store.write(PARTNER, (unit) => unit.jobs.claim(PARTNER, jobId, AT(seconds), lease(owner, seconds + 30)));
const advance = (store: Store, owner: string, chunk: Uint8Array | null, done: number, seconds = 40) =>
  store.write(PARTNER, (unit) =>
    unit.jobs.advance(PARTNER, 'job_1', {
      owner,
      until: AT(seconds),
      chunk,
      bytes: chunk?.length ?? 0,
      done,
      total: 3,
      checkpoint: `{"at":${done}}`,
    }),
  );
const end = (store: Store, owner: string, state: 'done' | 'failed' | 'cancelled', fileExpiresAt: string | null = null) =>
  store.write(PARTNER, (unit) =>
    unit.jobs.end(PARTNER, 'job_1', { owner, state, at: AT(50), failure: state === 'failed' ? 'internal' : null, fileExpiresAt }),
  );
const find = (store: Store, jobId = 'job_1') => store.reads.jobs.find(PARTNER, jobId);

onBothEngines('Long work', (engines) => {
  async function openWith(...jobs: JobRecord[]): Promise<{ store: Store; address: string }> {
    const opened = await engines.open();
    for (const partnerId of [PARTNER, OTHER]) await opened.store.write(partnerId, (unit) => unit.partners.add(partnerRecord(partnerId)));
    for (const each of jobs) await opened.store.write(each.partnerId, (unit) => unit.jobs.add(each));
    return opened;
  }

  test('is found again as it was asked for, by its own partner only', async () => {
    const { store } = await openWith(
      job('job_1'),
      job('job_2', { requestedAt: AT(5), operatorId: 'op_2' }),
      job('job_3', { requestedAt: AT(9) }),
    );
    expect(await find(store)).toEqual(job('job_1'));
    expect(await store.reads.jobs.find(OTHER, 'job_1')).toBeNull();
    expect(await store.reads.jobs.find('par_none', 'job_1')).toBeNull();
    const listed = await store.reads.jobs.list(PARTNER, OPERATOR, 10);
    expect(listed.map(({ jobId }) => jobId)).toEqual(['job_3', 'job_1']);
    expect(await store.reads.jobs.due(AT(10), 2)).toEqual([
      { partnerId: PARTNER, jobId: 'job_1' },
      { partnerId: PARTNER, jobId: 'job_2' },
    ]);
  });

  test('goes to exactly one of two workers that reach for it at once, on two connections', async () => {
    const { store, address } = await openWith(job('job_1'));
    const second = await engines.reopen(address);
    const claims = await Promise.all([claim(store, 'a', 1), claim(second, 'b', 1)]);
    expect(claims.filter((each) => each !== null)).toHaveLength(1);
    const kept = await find(store);
    expect(kept).toMatchObject({ state: 'running', attempts: 1, startedAt: AT(1), lease: { until: AT(31) } });
    expect(claims.find((each) => each !== null)?.lease).toEqual(kept?.lease);
    expect(await store.reads.jobs.due(AT(30), 10)).toEqual([]);
    expect(await claim(second, 'c', 30)).toBeNull();
  });

  test('is taken over where the lease ran out, and the worker that lost it leaves no trace', async () => {
    const { store } = await openWith(job('job_1'));
    await claim(store, 'a', 0);
    expect(await advance(store, 'a', Uint8Array.of(0, 255, 10), 1, 30)).toBe(true);
    expect(await store.reads.jobs.due(AT(30), 10)).toHaveLength(1);
    expect(await claim(store, 'b', 30)).toMatchObject({ attempts: 2, checkpoint: '{"at":1}', chunks: 1, bytes: 3, startedAt: AT(0) });
    expect(await advance(store, 'a', Uint8Array.of(1), 2)).toBe(false);
    expect(await end(store, 'a', 'failed')).toBe(false);
    expect(await store.write(PARTNER, (unit) => unit.jobs.release(PARTNER, 'job_1', 'a'))).toBe(false);
    expect(await find(store)).toMatchObject({ state: 'running', done: 1, chunks: 1, lease: lease('b', 60) });
    expect(await store.reads.jobs.chunk(PARTNER, 'job_1', 1)).toBeNull();
    expect(await advance(store, 'b', null, 2)).toBe(true);
    expect(await find(store)).toMatchObject({ chunks: 1, done: 2 });
  });

  test('is given back by a worker that stops, without the attempt being counted', async () => {
    const { store } = await openWith(job('job_1'));
    await claim(store, 'a', 0);
    await advance(store, 'a', Uint8Array.of(7), 1);
    expect(await store.write(PARTNER, (unit) => unit.jobs.release(PARTNER, 'job_1', 'a'))).toBe(true);
    expect(await find(store)).toMatchObject({ state: 'running', attempts: 0, lease: null, checkpoint: '{"at":1}' });
    expect(await claim(store, 'b', 1)).toMatchObject({ attempts: 1, chunks: 1 });
  });

  test('starts anew where nobody can go on with what was written, by the worker that holds it alone', async () => {
    const { store } = await openWith(job('job_1'));
    const startAnew = (owner: string) => store.write(PARTNER, (unit) => unit.jobs.startAnew(PARTNER, 'job_1', owner));
    await claim(store, 'a', 0);
    await advance(store, 'a', Uint8Array.of(1, 2), 1, 30);
    await advance(store, 'a', Uint8Array.of(3), 2, 30);
    await claim(store, 'b', 30);
    expect(await startAnew('a')).toBeNull();
    expect(await store.reads.jobs.chunk(PARTNER, 'job_1', 1)).not.toBeNull();
    const started = await startAnew('b');
    expect(started).toMatchObject({ done: 0, total: 3, chunks: 0, bytes: 0, checkpoint: null, attempts: 2, lease: lease('b', 60) });
    expect(await find(store)).toEqual(started);
    expect(await store.reads.jobs.chunk(PARTNER, 'job_1', 0)).toBeNull();
    expect(await advance(store, 'b', Uint8Array.of(9), 1)).toBe(true);
    expect([...((await store.reads.jobs.chunk(PARTNER, 'job_1', 0)) ?? [])]).toEqual([9]);
  });

  test('keeps the bytes it wrote, forgets what was asked for, and shows its pieces to its own partner only', async () => {
    const { store } = await openWith(job('job_1'));
    await claim(store, 'a', 0);
    const all = Uint8Array.from({ length: 256 }, (_, index) => index);
    await advance(store, 'a', all, 1);
    await advance(store, 'a', Uint8Array.of(9), 3);
    expect(await end(store, 'a', 'done', AT(1000))).toBe(true);
    expect(await find(store)).toMatchObject({
      state: 'done',
      bytes: 257,
      chunks: 2,
      request: '',
      checkpoint: null,
      lease: null,
      endedAt: AT(50),
      fileExpiresAt: AT(1000),
    });
    expect([...((await store.reads.jobs.chunk(PARTNER, 'job_1', 0)) ?? [])]).toEqual([...all]);
    expect(await store.reads.jobs.chunk(OTHER, 'job_1', 0)).toBeNull();
    expect(await store.write(PARTNER, (unit) => unit.jobs.cancel(PARTNER, 'job_1', AT(60)))).toBe(false);
  });

  test('ends at once where it is cancelled while it waits, and within a piece while it runs', async () => {
    const { store } = await openWith(job('job_1'), job('job_2'));
    const cancel = (jobId: string) => store.write(PARTNER, (unit) => unit.jobs.cancel(PARTNER, jobId, AT(5)));
    expect(await cancel('job_2')).toBe(true);
    expect(await find(store, 'job_2')).toMatchObject({ state: 'cancelled', endedAt: AT(5), request: '' });
    expect(await cancel('job_2')).toBe(false);
    expect(await claim(store, 'a', 6, 'job_2')).toBeNull();

    await claim(store, 'a', 0);
    await advance(store, 'a', Uint8Array.of(1, 2), 1);
    expect(await cancel('job_1')).toBe(true);
    expect(await advance(store, 'a', Uint8Array.of(3), 2)).toBe(false);
    expect(await end(store, 'a', 'done', AT(1000))).toBe(false);
    expect(await end(store, 'a', 'cancelled')).toBe(true);
    expect(await find(store)).toMatchObject({ state: 'cancelled', chunks: 0, bytes: 0, fileExpiresAt: null });
    expect(await store.reads.jobs.chunk(PARTNER, 'job_1', 0)).toBeNull();
  });

  test('is forgotten piece by piece once its file expired, and wholly after its time on record', async () => {
    const { store } = await openWith(job('job_1'));
    await claim(store, 'a', 0);
    for (let done = 1; done <= 3; done += 1) await advance(store, 'a', Uint8Array.of(done), done);
    await end(store, 'a', 'done', AT(1000));
    const forget = (filesExpired: string, recordsEnded: string, limit = 2) =>
      store.write(PARTNER, (unit) => unit.jobs.forget(PARTNER, { filesExpired, recordsEnded }, limit));
    expect(await forget(AT(999), AT(0))).toBe(0);
    expect(await forget(AT(1000), AT(0))).toBe(2);
    expect(await store.reads.jobs.chunk(PARTNER, 'job_1', 0)).not.toBeNull();
    expect(await forget(AT(1000), AT(0))).toBe(1);
    expect(await store.reads.jobs.chunk(PARTNER, 'job_1', 0)).toBeNull();
    expect(await find(store)).toMatchObject({ state: 'done', bytes: 3 });
    expect(await forget(AT(1000), AT(50))).toBe(0);
    expect(await forget(AT(1000), AT(51))).toBe(1);
    expect(await find(store)).toBeNull();
  });
});
