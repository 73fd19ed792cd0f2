import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostgresStore } from '../../bff/node/storage/stores.ts';
import { DatabaseBusy, type MigrationNews, migrate } from '../../bff/storage/index.ts';
import { effectOf, LOCK_MODES, type TableLock } from '../../bff/storage/locks.ts';
import { indexText, MIGRATIONS, statementsOf } from '../../bff/storage/migrations/list.ts';
import { readCatalogue } from '../../bff/storage/plan.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { until } from '../until.ts';
import { EXPANDING, NEXT_RELEASE, openRaw, type RawDatabase } from './planted.ts';
import { ALL, customerRecord, PARTNER, partnerRecord } from './records.ts';
import { security } from './security.ts';

let server: RunningPostgres;
beforeAll(async () => {
  server = await startPostgres();
}, 120_000);
afterAll(() => server?.stop());

/** Statements of all kinds that migrations may need, one after the other, beyond those that there are. */
const MORE = [
  'alter table customers add column loyalty text',
  'alter table customers add column rank integer not null default 0',
  'create index customers_by_loyalty on customers (loyalty)',
  'create unique index sessions_by_hash on sessions (secret_hash, session_id)',
  'drop index customers_by_loyalty',
  'drop index concurrently sessions_by_hash',
  'alter table customers alter column loyalty set default 1',
  'alter table customers alter column rank drop not null',
  'alter table customers alter column rank set not null',
  'alter table customers alter column loyalty type integer using loyalty::integer',
  'alter table customers rename column rank to grade',
  'alter table customers add constraint graded check (grade >= 0) not valid',
  'alter table customers validate constraint graded',
  'alter table customers add constraint loyal check (loyalty >= 0)',
  'alter table customers drop constraint loyal',
  'alter table reveals add constraint of_operator foreign key (operator_id) references operators (operator_id) not valid',
  'alter table reveals validate constraint of_operator',
  'alter table name_searches add constraint by_operator foreign key (operator_id) references operators (operator_id)',
  'alter table webhooks add column made_by integer references operators',
  'create table visits (visit_key integer primary key, partner_key integer not null references partners, parent integer references visits)',
  "insert into preferences (partner_key, operator_id, view, choice) select partner_key, 'op', 'list', '{}' from partners",
  'update customers set grade = 1 where customer_key in (select customer_key from customer_resources)',
  'delete from reveals where cells = 0',
  'alter table webhooks drop column made_by',
  'alter table name_searches drop constraint by_operator',
  'drop table visits',
  'alter table preferences rename to choices',
];

async function clientOf(url: string): Promise<pg.Client & AsyncDisposable> {
  const client = new pg.Client(url);
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}

/** Locks of a process on tables that were there before, strongest of each, as the server lists them; without those of mere readers. */
async function locksHeld(client: pg.Client, before: ReadonlyMap<string, string>, process = 'pg_backend_pid()'): Promise<TableLock[]> {
  const { rows } = await client.query<{ oid: string; mode: string }>(
    `select relation::text as oid, mode from pg_locks where pid = ${process} and granted and locktype = 'relation'`,
  );
  const strongest = new Map<string, TableLock>();
  for (const { oid, mode: written } of rows) {
    const table = before.get(oid);
    const mode = written
      .replace(/Lock$/, '')
      .replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`)
      .toLowerCase() as TableLock['mode'];
    const known = table === undefined ? undefined : strongest.get(table);
    if (table === undefined || READERS.has(mode) || (known && LOCK_MODES.indexOf(known.mode) >= LOCK_MODES.indexOf(mode))) continue;
    strongest.set(table, { table, mode });
  }
  return sorted([...strongest.values()]);
}

/** The tables that are there, by the number under which locks name them. */
async function tablesOf(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ oid: string; name: string }>(
    "select oid::text as oid, relname as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace",
  );
  return new Map(rows.map(({ oid, name }) => [oid, name]));
}

const READERS: ReadonlySet<string> = new Set(['access share', 'row share']);
const sorted = (locks: readonly TableLock[]) => locks.toSorted((a, b) => (a.table < b.table ? -1 : 1));

/** Runs a statement in a transaction and compares what was said of it with what the server says. */
async function compare(client: pg.Client, raw: RawDatabase, statement: string): Promise<void> {
  const before = await tablesOf(client);
  const said = effectOf(statement, await readCatalogue(raw));
  if (/ concurrently /.test(statement)) return void (await client.query(statement));
  await client.query('begin');
  await client.query(statement);
  const names = new Set(before.values());
  const wanted = sorted(said.locks.filter(({ table, mode }) => names.has(table) && !READERS.has(mode)));
  expect({ statement, locks: await locksHeld(client, before) }).toEqual({ statement, locks: wanted });
  await client.query('commit');
}

test('The locks that a plan names are those that the server takes, for every released statement and every kind that may come', async () => {
  const url = await server.createDatabase();
  await using raw = openRaw(url);
  await using client = await clientOf(url);
  await client.query('create table schema_migrations (number integer primary key, name text not null)');
  for (const migration of MIGRATIONS) for (const statement of statementsOf(migration, raw.engine)) await compare(client, raw, statement);
  for (const statement of MORE) await compare(client, raw, statement);
});

test('An index that is built apart lets others write, as its plan says, and waits for those that began before', async () => {
  const url = await server.createDatabase();
  const store = await openPostgresStore({ url, security });
  await store.write(PARTNER, (unit) => unit.partners.add(partnerRecord()));
  await using raw = openRaw(url);
  await migrate(raw.db, raw.engine, { migrations: NEXT_RELEASE.slice(0, -1) });
  await using earlier = await clientOf(url);
  await earlier.query('begin');
  await earlier.query('update customers set level = level');
  const migrated = migrate(raw.db, raw.engine, { migrations: NEXT_RELEASE });
  await using watching = await clientOf(url);
  const building =
    "(select pid from pg_stat_activity where query like 'create index concurrently%' and state = 'active' and datname = current_database())";
  const before = await tablesOf(watching);
  await until(async () => (await locksHeld(watching, before, building)).length > 0);
  const [last] = NEXT_RELEASE.slice(-1);
  const text = last && 'index' in last ? indexText(last.index, 'concurrently') : '';
  expect(await locksHeld(watching, before, building)).toEqual(effectOf(text).locks);
  await store.write(PARTNER, (unit) => unit.customers.save(PARTNER, [customerRecord('c-1')]));
  await earlier.query('commit');
  expect(await migrated).toEqual([NEXT_RELEASE.length]);
  await store.close();
});

test('An index that a killed run left half built is built anew', async () => {
  const url = await server.createDatabase();
  await using raw = openRaw(url);
  await migrate(raw.db, raw.engine, { migrations: NEXT_RELEASE.slice(0, -1) });
  await raw.run('create index customers_by_loyalty on customers (level)');
  await raw.run("update pg_index set indisvalid = false where indexrelid = 'customers_by_loyalty'::regclass");
  await migrate(raw.db, raw.engine, { migrations: NEXT_RELEASE });
  await using client = await clientOf(url);
  const found = "select indisvalid, pg_get_indexdef(indexrelid) as made from pg_index where indexrelid = 'customers_by_loyalty'::regclass";
  expect((await client.query(found)).rows).toEqual([{ indisvalid: true, made: expect.stringContaining('(loyalty)') }]);
});

test('A migration steps back from tables in use, so that reads and writes go on, and is done once it can', async () => {
  const url = await server.createDatabase();
  const store = await openPostgresStore({ url, security });
  await store.write(PARTNER, (unit) => unit.partners.add(partnerRecord()));
  await using raw = openRaw(url);
  await using backup = await clientOf(url);
  await backup.query('begin isolation level repeatable read');
  await backup.query('select count(*) from customers');
  const news: MigrationNews[] = [];
  const busyTwice = Promise.withResolvers<void>();
  const onNews = (one: MigrationNews) => {
    news.push(one);
    if (one.what === 'busy' && one.tries === 2) busyTwice.resolve();
  };
  const migrated = migrate(raw.db, raw.engine, { migrations: NEXT_RELEASE, onNews, pauseMaximumMilliseconds: 50 });
  await busyTwice.promise;
  await store.write(PARTNER, (unit) => unit.customers.save(PARTNER, [customerRecord('c-1')]));
  expect(await store.reads.customers.find(PARTNER, ALL, 'c-1')).not.toBeNull();
  await backup.query('commit');
  expect(await migrated).toHaveLength(EXPANDING.length);
  expect(news.filter(({ what }) => what === 'done').map(({ name }) => name)).toEqual(EXPANDING.map(({ name }) => name));
  await store.close();
});

test('A migration that never gets its tables gives up, names who has them, and leaves the schema as it was', async () => {
  const url = await server.createDatabase();
  await (await openPostgresStore({ url, security })).close();
  await using raw = openRaw(url);
  await using backup = await clientOf(`${url}?application_name=nightly`);
  await backup.query('begin');
  await backup.query('select count(*), pg_sleep(1.1) from customers');
  const failing = migrate(raw.db, raw.engine, { migrations: NEXT_RELEASE, triesMaximum: 2, pauseMaximumMilliseconds: 10 });
  const error = await failing.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DatabaseBusy);
  expect(String(error)).toContain(`DatabaseBusy: Migration ${MIGRATIONS.length + 1} (loyalty) could not get its tables in 2 tries`);
  expect(String(error)).toMatch(/ \(nightly\) for \d+ s/);
  await backup.query('rollback');
  expect(await migrate(raw.db, raw.engine, { migrations: NEXT_RELEASE })).toHaveLength(EXPANDING.length);
});
