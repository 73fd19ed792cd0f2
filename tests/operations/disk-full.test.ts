import { CompiledQuery, type DatabaseConnection, type Dialect } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listForms as forms } from '../../bff/actions/customers/list-forms.ts';
import { sqliteDialect } from '../../bff/node/storage/sqlite-dialect.ts';
import { type Store, StoreUnavailable } from '../../bff/ports/store.ts';
import { openStore, sqliteEngine } from '../../bff/storage/index.ts';
import { temporaryFolder } from '../e2e/process.ts';
import { type Fixture, openReplicas, PARTNER } from '../http/fixture.ts';
import { auditEntry } from '../storage/records.ts';
import { security } from '../storage/security.ts';

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
let fixture: Fixture;
let writer: LimitedDialect;

beforeEach(async () => {
  folder = temporaryFolder('disk-full');
  const path = `${folder.path}/full.sqlite`;
  writer = limited(sqliteDialect({ path }));
  store = await openStore({ engine: sqliteEngine, writer, reader: sqliteDialect({ path, isReadOnly: true }), security, forms });
  [fixture] = (await openReplicas([store])) as [Fixture];
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

interface LimitedDialect extends Dialect {
  /** Lets the database grow by so many pages, and no further: SQLite then says what it says on a full disk (SQLITE_FULL). */
  leave(pages: number): Promise<void>;
}

function limited(dialect: Dialect): LimitedDialect {
  let connection: DatabaseConnection;
  return {
    ...dialect,
    createDriver() {
      const driver = dialect.createDriver();
      const init = driver.init.bind(driver);
      return Object.assign(driver, {
        async init() {
          await init();
          connection = await driver.acquireConnection();
        },
      });
    },
    async leave(pages) {
      const { rows } = await connection.executeQuery<{ page_count: number }>(CompiledQuery.raw('pragma page_count'));
      await connection.executeQuery(CompiledQuery.raw(`pragma max_page_count = ${(rows[0]?.page_count ?? 0) + pages}`));
    },
  };
}

const customersOf = (batch: number) =>
  Array.from({ length: 100 }, (_, index) => ({
    customerId: `full-${batch}-${index}`,
    customerName: `示例科技有限公司 ${batch} ${index} ${'云'.repeat(100)}`,
    associationType: 'agency-sale',
    associatedAt: '2024-01-05T02:00:00Z',
  }));
const put = (batch: number) =>
  fixture.call('PUT', '/v1/customers', { bearer: fixture.key, origin: null, body: { customers: customersOf(batch) } });

test('On a full disk reads go on, changes are told to come back, nothing is half done, and room is used as soon as it is there', async () => {
  const ada = await fixture.openSession({ kind: 'operator', userId: 'ada', roles: ['administrator'] });
  await writer.leave(40);
  let batch = 0;
  let reply = await put(batch);
  for (; reply.status === 200 && batch < 50; batch += 1) reply = await put(batch + 1);
  expect(reply.status).toBe(503);
  expect(reply.answer.code).toBe('storage-unavailable');
  expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);

  await fillTheRest();
  const before = await fixture.audit();
  const page = await ada.post<{ customers: { customerId: string }[] }>('/v1/customers/search', { page: { size: 100, at: 'first' } });
  expect(page.status).toBe(200);
  const customerIds = page.answer.customers.map(({ customerId }) => customerId);
  const tag = '标'.repeat(64);
  const tagged = await ada.post('/v1/customers/tags', { customerIds, add: [tag] });
  expect(tagged.status).toBe(503);
  // What cannot be written down is not shown either.
  const revealed = await ada.post('/v1/customers/reveal', { field: 'customerName', customerIds });
  expect(revealed.status).toBe(503);
  expect(revealed.text).not.toContain('示例科技');
  expect(await fixture.audit()).toEqual(before);
  expect((await ada.post<{ customers: unknown[] }>('/v1/customers/search', { filter: { tag } })).answer.customers).toEqual([]);

  await writer.leave(100_000);
  expect((await put(batch)).status).toBe(200);
  expect(await kept(batch)).toBe(100);
  expect((await ada.post('/v1/customers/tags', { customerIds, add: [tag] })).status).toBe(200);
});

/** Until not even one more row of the trail fits. */
async function fillTheRest(): Promise<void> {
  const row = () => store.write(PARTNER, (unit) => unit.audit.append(PARTNER, auditEntry('access')));
  await expect(
    (async () => {
      for (;;) await row();
    })(),
  ).rejects.toThrow(StoreUnavailable);
}

async function kept(batch: number): Promise<number> {
  const found = await Promise.all(customersOf(batch).map(({ customerId }) => store.reads.customers.exists(PARTNER, customerId)));
  return found.filter(Boolean).length;
}
