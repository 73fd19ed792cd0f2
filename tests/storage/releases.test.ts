import { expect, test } from 'vitest';
import { openPostgresStore, openSqliteStore } from '../../bff/node/storage/stores.ts';
import { DatabaseBehind, DatabaseTooNew, migrate, planMigrations, ReplicasInTheWay, readSchema } from '../../bff/storage/index.ts';
import { MIGRATIONS } from '../../bff/storage/migrations/list.ts';
import { CONTRACTING, EXPANDING, NEXT_RELEASE, openRaw, RELEASE_AFTER } from './planted.ts';
import { ALL, auditEntry, customerRecord, PARTNER, partnerRecord } from './records.ts';
import { security } from './security.ts';
import { onBothEngines } from './stores.ts';

const openAs = (address: string, schema: 'migrate' | 'check') =>
  address.startsWith('postgres')
    ? openPostgresStore({ url: address, security, schema })
    : openSqliteStore({ path: address, security, schema });

async function migrateTo(address: string, migrations: typeof MIGRATIONS): Promise<number[]> {
  await using raw = openRaw(address);
  return await migrate(raw.db, raw.engine, { migrations });
}

onBothEngines('A release', (engines) => {
  test('goes on while the next one expands the schema, and starts on it again', async () => {
    const { store, address } = await engines.open();
    await store.write(PARTNER, (unit) => unit.partners.add(partnerRecord()));
    expect(await migrateTo(address, NEXT_RELEASE)).toEqual(EXPANDING.map((_one, index) => MIGRATIONS.length + 1 + index));
    await store.write(PARTNER, (unit) => unit.customers.save(PARTNER, [customerRecord('c-1')]));
    for (const schema of ['migrate', 'check'] as const) {
      const again = await openAs(address, schema);
      expect(await again.reads.customers.find(PARTNER, ALL, 'c-1')).toMatchObject({ customer: { customerId: 'c-1' } });
      await again.write(PARTNER, (unit) => unit.audit.append(PARTNER, auditEntry('after')));
      await again.close();
    }
    await using raw = openRaw(address);
    expect((await readSchema(raw.db, raw.engine)).state).toBe('ahead');
  });

  test('knows while it runs whether it still can: a later one, or a restore, may change the schema under it', async () => {
    const { store, address } = await engines.open();
    expect(await store.operations.schemaFits()).toBe(true);
    await migrateTo(address, NEXT_RELEASE);
    expect(await store.operations.schemaFits()).toBe(true);
    await using raw = openRaw(address);
    await raw.run(`delete from schema_migrations where number >= ${MIGRATIONS.length}`);
    expect(await store.operations.schemaFits()).toBe(false);
  });

  test('is told so once a later one took away what it needs', async () => {
    const { store, address } = await engines.open();
    await migrateTo(address, RELEASE_AFTER);
    expect(await store.operations.schemaFits()).toBe(false);
  });

  test('is refused with a sentence once a later one took away what it needs', async () => {
    const { store, address } = await engines.open();
    await store.close();
    await migrateTo(address, RELEASE_AFTER);
    await expect(openAs(address, 'migrate')).rejects.toThrow(DatabaseTooNew);
    await expect(openAs(address, 'check')).rejects.toThrow(
      `this version knows ${MIGRATIONS.length} and cannot work on it). Start that newer version`,
    );
    await using raw = openRaw(address);
    expect((await readSchema(raw.db, raw.engine, NEXT_RELEASE)).state).toBe('ahead');
  });

  test('that may not migrate says what is missing, and changes nothing', async () => {
    const { store, address } = await engines.open();
    await store.close();
    {
      await using raw = openRaw(address);
      await raw.run(`delete from schema_migrations where number = ${MIGRATIONS.length}`);
    }
    await expect(openAs(address, 'check')).rejects.toThrow(DatabaseBehind);
    await expect(openAs(address, 'check')).rejects.toThrow(`has schema ${MIGRATIONS.length - 1}; this version needs ${MIGRATIONS.length}`);
  });

  test('says what it would run, and runs nothing', async () => {
    const { store, address } = await engines.open();
    await store.write(PARTNER, (unit) => unit.partners.add(partnerRecord()));
    await using raw = openRaw(address);
    const { standing, planned } = await planMigrations(raw, NEXT_RELEASE);
    expect(standing).toEqual({ state: 'behind', applied: MIGRATIONS.length, known: NEXT_RELEASE.length });
    expect(planned.map(({ name }) => name)).toEqual(EXPANDING.map(({ name }) => name));
    expect(planned[0]?.statements[0]?.locks).toEqual([{ table: 'customers', mode: 'access exclusive', rows: 0 }]);
    expect((await readSchema(raw.db, raw.engine, NEXT_RELEASE)).applied).toBe(MIGRATIONS.length);
  });

  test('that contracts is refused while a replica runs that could not go on, and says which', async () => {
    const { store, address } = await engines.open();
    const now = new Date().toISOString();
    const replica = { release: '0.1.0', settingsHash: '', keyIds: [], startedAt: now, isDraining: false };
    await store.operations.saveReplica({ ...replica, replicaId: 'rep_old', schema: MIGRATIONS.length, seenAt: now });
    await store.operations.saveReplica({ ...replica, replicaId: 'rep_new', schema: CONTRACTING.runsWith, seenAt: now });
    const killed = new Date(Date.now() - 120_000).toISOString();
    await store.operations.saveReplica({ ...replica, replicaId: 'rep_killed', schema: MIGRATIONS.length, seenAt: killed });
    await using raw = openRaw(address);
    const error = await migrate(raw.db, raw.engine, { migrations: RELEASE_AFTER }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ReplicasInTheWay);
    expect(String(error)).toContain(
      `such replicas run: rep_old (release 0.1.0, knows schema ${MIGRATIONS.length}). Replace or stop them first`,
    );
    await store.operations.removeReplica('rep_old');
    expect(await migrate(raw.db, raw.engine, { migrations: RELEASE_AFTER })).toContain(RELEASE_AFTER.length);
  });
});
