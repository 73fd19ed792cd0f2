import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkChain } from '../../bff/domain/audit-chain.ts';
import { openPostgresStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import { type Fixture, openReplicas, PARTNER, type Reply, type Session } from '../http/fixture.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { security } from '../storage/security.ts';
import { until } from '../until.ts';
import { type LossyLine, lossyLine } from './lossy-line.ts';

let server: RunningPostgres;
beforeAll(async () => {
  server = await startPostgres();
}, 120_000);
afterAll(() => server?.stop());

let line: LossyLine;
let store: Store;
let fixture: Fixture;
let ada: Session;
beforeEach(async () => {
  const url = new URL(await server.createDatabase());
  line = await lossyLine({ host: url.hostname, port: Number(url.port) });
  url.port = String(line.port);
  store = await openPostgresStore({ url: url.href, security });
  [fixture] = (await openReplicas([store])) as [Fixture];
  ada = await fixture.openSession({ kind: 'operator', userId: 'ada', roles: ['administrator'] });
});
afterEach(async () => {
  await line.mend();
  await store.close();
  await line.close();
});

const isReady = async () => (await fixture.call('GET', '/readyz', { origin: null })).status === 200;
const search = () => ada.post('/v1/customers/search', {});
const put = (batch: number) =>
  fixture.call('PUT', '/v1/customers', {
    bearer: fixture.key,
    origin: null,
    body: {
      customers: Array.from({ length: 20 }, (_, index) => ({
        customerId: `gone-${batch}-${index}`,
        associationType: 'agency-sale',
        associatedAt: '2024-01-05T02:00:00Z',
      })),
    },
  });

function expectAway(replies: readonly Reply[]): void {
  for (const { status, answer, headers } of replies) {
    expect([status, answer.code]).toEqual([503, 'storage-unavailable']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  }
}

/** Batches of which either all customers are there or none, as the calls said; and a trail without a break. */
async function expectWhole(saved: readonly number[], tried: number): Promise<void> {
  for (let batch = 0; batch < tried; batch += 1) {
    const found = await Promise.all(
      Array.from({ length: 20 }, (_, index) => store.reads.customers.exists(PARTNER, `gone-${batch}-${index}`)),
    );
    const there = found.filter(Boolean).length;
    expect([0, 20]).toContain(there);
    if (saved.includes(batch)) expect(there).toBe(20);
  }
  async function* rows() {
    yield* await store.reads.audit.after(PARTNER, 0, 10_000);
  }
  expect((await checkChain(rows(), { hashRow: (row) => security.hashAuditRow(row) })).state).toBe('intact');
}

for (const [what, lose] of [
  ['a database server that is gone', () => line.cut()],
  ['a network that swallows everything', async () => line.deaden()],
] as const) {
  test(`With ${what}, requests are told to come back, readiness says no, and all goes on by itself once it is back, nothing half done`, async () => {
    expect(await isReady()).toBe(true);
    const saved: number[] = [];
    let batch = 0;
    const writing = (async () => {
      for (; batch < 500; batch += 1) {
        const { status } = await put(batch);
        if (status !== 200) return status;
        saved.push(batch);
      }
      return 200;
    })();
    await until(async () => saved.length > 2);
    await lose();
    expect(await writing).toBe(503);
    await until(async () => !(await isReady()));
    expectAway(await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? search() : put(1000)))));
    expect(await isReady()).toBe(false);

    await line.mend();
    await until(isReady);
    await until(async () => (await put(2000)).status === 200);
    expect((await search()).status).toBe(200);
    await expectWhole(saved, batch + 1);
  }, 60_000);
}
