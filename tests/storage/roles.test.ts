import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openStoreAt } from '../../bff/node/storage/open-store.ts';
import { openPostgresStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import { migrate } from '../../bff/storage/index.ts';
import { ROOT } from '../../scripts/set-up.mjs';
import { ADMINISTRATOR, type Fixture, openReplicas } from '../http/fixture.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { NEXT_RELEASE, openRaw } from './planted.ts';
import { runCommand } from './run-command.ts';
import { security } from './security.ts';
import { useService } from './service-paths.ts';
import { SERVICE, serviceAddress } from './service-role.ts';

const folder = mkdtempSync(join(tmpdir(), 'partner-roles-'));
let server: RunningPostgres;
let owner: string;
beforeAll(async () => {
  server = await startPostgres();
  await using raw = openRaw(server.url);
  for (const role of ['owner', SERVICE, 'member', 'almighty superuser'])
    await raw.run(`create role ${role.split(' ')[0]} login ${role.split(' ')[1] ?? ''}`);
  await raw.run('grant owner to member');
}, 120_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  const address = await server.createDatabase();
  await using raw = openRaw(address);
  await raw.run('grant create on schema public to owner');
  const url = new URL(address);
  url.username = 'owner';
  owner = url.href;
});

const grant = (role: string) => runCommand('migrate', ['--grant', role], { DATABASE_URL: owner, DATA_DIR: folder });

/** What the database answers the service's account. */
async function asService(statement: string): Promise<string> {
  await using raw = openRaw(serviceAddress(owner));
  return await raw.run(statement).then(
    () => 'done',
    (error: unknown) => (error as Error).message,
  );
}

const APPEND_ONLY = [
  'agreement_texts',
  'agreement_versions',
  'agreement_withdrawals',
  'audit_rows',
  'coupon_usages',
  'ledger_entries',
  'payment_contracts',
  'signature_rows',
];

describe('The account that migrate --grant names', () => {
  let store: Store;
  let fixture: Fixture;
  beforeEach(async () => {
    expect(await grant(SERVICE)).toMatchObject({
      code: 0,
      output: expect.stringContaining(`Rows of ${APPEND_ONLY.join(', ')} it can read and add`),
    });
    store = await openPostgresStore({ url: serviceAddress(owner), security, schema: 'check' });
    [fixture] = (await openReplicas([store])) as [Fixture];
  });
  const closing = async (run: () => Promise<void>) => run().finally(() => store.close());

  test('has what the service needs, from a session to the file of an export', () =>
    closing(async () => expect(await useService(fixture)).toEqual([])));

  test('cannot change, delete or empty what was recorded, nor take the guards away: the rights refuse, not the triggers alone', () =>
    closing(async () => {
      await fixture.openSession(ADMINISTRATOR);
      {
        await using raw = openRaw(owner);
        await raw.run('alter table audit_rows disable trigger user');
      }
      const denied = 'permission denied for table audit_rows';
      expect(await asService("update audit_rows set outcome = 'done'")).toBe(denied);
      expect(await asService('delete from audit_rows')).toBe(denied);
      expect(await asService('truncate audit_rows')).toBe(denied);
      for (const table of APPEND_ONLY) expect(await asService(`delete from ${table}`)).toBe(`permission denied for table ${table}`);
      const mustOwn = 'must be owner of';
      expect(await asService('drop trigger audit_rows_no_change on audit_rows')).toContain(mustOwn);
      expect(await asService('alter table audit_rows enable trigger user')).toContain(mustOwn);
      expect(await asService('drop table audit_rows')).toContain(mustOwn);
      expect(await asService('alter table audit_rows rename to old_rows')).toContain(mustOwn);
      expect(
        await asService('create or replace function audit_rows_refuse() returns trigger language plpgsql as $$ begin return new; end $$'),
      ).toMatch(/must be owner|permission denied/);
      expect(await asService('create table mine (a integer)')).toContain('permission denied for schema public');
      expect(await asService('truncate customers cascade')).toContain('permission denied');
      expect(await asService("insert into schema_migrations (number, name) values (99, 'mine')")).toBe(
        'permission denied for table schema_migrations',
      );
    }));

  test('has what it needs of tables that a later release brings', () =>
    closing(async () => {
      {
        await using raw = openRaw(owner);
        await migrate(raw.db, raw.engine, { migrations: NEXT_RELEASE });
      }
      expect(await asService("insert into visits (partner_key, at) select partner_key, '' from partners")).toBe('done');
      expect(await asService('delete from visits')).toBe('done');
      expect(await asService("insert into ledger (at) values ('')")).toBe('done');
      expect(await asService('delete from ledger')).toBe('permission denied for table ledger');
    }));
});

test('An account that no right can hold back is refused, and says why', async () => {
  expect(await grant('nobody')).toMatchObject({ code: 1, output: expect.stringContaining('There is no account "nobody". Make it first') });
  expect((await grant('almighty')).output).toContain('"almighty" is a superuser, whom no right can hold back. Name an ordinary account.');
  expect((await grant('owner')).output).toContain('"owner" owns the tables, or is a member');
  expect((await grant('member')).output).toContain('"member" owns the tables, or is a member');
  {
    await using raw = openRaw(owner);
    await raw.run('grant update on audit_rows to public');
  }
  expect((await grant(SERVICE)).output).toContain('would still have more rights than the service may have');
  expect(await asService('select 1 from partners')).toBe('permission denied for table partners');
});

test.each([
  [
    'everybody may create in the schema, as up to PostgreSQL 14',
    'grant create on schema public to public',
    'revoke create on schema public from public',
  ],
  [
    'it may create schemas, one named like the owner among them',
    `grant create on database "$DB" to ${SERVICE}`,
    `revoke create on database "$DB" from ${SERVICE}`,
  ],
  ['it may make accounts', `alter role ${SERVICE} createrole`, `alter role ${SERVICE} nocreaterole`],
  ['it may write files of the server', `grant pg_write_server_files to ${SERVICE}`, `revoke pg_write_server_files from ${SERVICE}`],
])('An account that could get in the way of the next migration is refused: %s', async (_why, give, take) => {
  const named = (statement: string) => statement.replace('$DB', new URL(owner).pathname.slice(1));
  await using raw = openRaw(Object.assign(new URL(owner), { username: new URL(server.url).username }).href);
  await raw.run(named(give));
  try {
    expect(await grant(SERVICE)).toMatchObject({
      code: 1,
      output: expect.stringContaining('could create things of its own beside the tables'),
    });
    expect(await asService('select 1 from partners')).toContain('partners');
  } finally {
    await raw.run(named(take));
  }
  expect((await grant(SERVICE)).code).toBe(0);
});

test('A service whose account may not migrate says who can', async () => {
  const opening = openStoreAt(serviceAddress(owner), folder, security, { migrate: 'start' });
  await expect(opening).rejects.toThrow('gives this account too few rights. Bring the schema up to date as the owner of its tables');
});

/** The statements that a document gives for the accounts. */
function accountsOf(document: string): string[] {
  const [, code = ''] = /<!-- postgres: accounts -->\n```sql\n([\s\S]*?)```/.exec(readFileSync(`${ROOT}docs/${document}`, 'utf8')) ?? [];
  return code.split(';').filter((statement) => statement.trim() !== '');
}

test('The accounts that the documents make are an owner who can migrate and a service whom it can grant what it needs', async () => {
  const statements = accountsOf('POSTGRESQL.md');
  expect(statements).toHaveLength(3);
  expect(accountsOf('DEPLOY.md')).toEqual(statements);
  {
    await using raw = openRaw(server.url);
    for (const statement of statements) await raw.run(statement);
  }
  const address = Object.assign(new URL(server.url), { username: 'partner_widgets_owner', pathname: '/partner_widgets' }).href;
  const granted = await runCommand('migrate', ['--grant', 'partner_widgets'], { DATABASE_URL: address, DATA_DIR: folder });
  expect(granted).toMatchObject({ code: 0, output: expect.stringContaining('"partner_widgets" may read and write') });
});
