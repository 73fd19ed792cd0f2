import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { openPostgresStore, openSqliteStore } from '../../bff/node/storage/stores.ts';
import { DatabaseTooNew } from '../../bff/storage/index.ts';
import { partnerRecord } from './records.ts';
import { security } from './security.ts';
import { onBothEngines } from './stores.ts';

const folder = mkdtempSync(join(tmpdir(), 'partner-migration-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('A database from a newer version is refused with a sentence, and left as it is', async () => {
  const path = join(folder, 'newer.sqlite');
  await (await openSqliteStore({ path, security })).close();
  const database = new DatabaseSync(path);
  database.exec("insert into schema_migrations (number, name) values (999, 'from the future')");
  await expect(openSqliteStore({ path, security })).rejects.toThrow(DatabaseTooNew);
  await expect(openSqliteStore({ path, security })).rejects.toThrow('Start that newer version, or restore a backup');
  expect(database.prepare('select count(*) as count from partners').get()?.count).toBe(0);
  database.close();
});

test('A database with a schema that was never released is refused with a sentence, and left as it is', async () => {
  const path = join(folder, 'unreleased.sqlite');
  await (await openSqliteStore({ path, security })).close();
  const database = new DatabaseSync(path);
  database.exec("update schema_migrations set name = 'customers' where number = 2");
  await expect(openSqliteStore({ path, security })).rejects.toThrow('never released, and cannot be brought up to date. Move it away');
  database.close();
});

onBothEngines('Opening', (engines) => {
  test('from many processes at once makes one schema', async () => {
    const address = await engines.empty();
    const open = () =>
      address.startsWith('postgres') ? openPostgresStore({ url: address, security }) : openSqliteStore({ path: address, security });
    const [store, ...others] = await Promise.all([open(), open(), open(), open()]);
    await store.write('par_1', (unit) => unit.partners.add(partnerRecord()));
    for (const other of others) expect((await other.reads.partners.find('par_1'))?.name).toBe('Partner');
    await Promise.all([store, ...others].map((one) => one.close()));
  });
});
