import { CompiledQuery, type Kysely, sql } from 'kysely';
import { listForms as forms } from '../../actions/customers/list-forms.ts';
import { livingSince } from '../../ports/operations.ts';
import { grantTo, isEmptyDatabase, loadDatabase, postgresEngine, restoring, type Tables, unitOf } from '../../storage/index.ts';
import { StartFailure } from '../program/start-failure.ts';
import { damageOf, linesOf, readPostgresHeader, withPostgres } from './postgres-backup.ts';
import type { Restored, RestoreOptions } from './restore-options.ts';
import { createRowCounter } from './row-counter.ts';

/**
 * Loads a backup in one transaction: it is there whole and closed, or nothing has changed, also after a kill. Tables that were there are kept
 * in a schema of their own.
 */
export async function restorePostgres(backupPath: string, url: string, options: RestoreOptions): Promise<Restored> {
  options.check(await readPostgresHeader(backupPath));
  return withPostgres(url, (db) =>
    db.transaction().execute(async (transaction) => {
      await postgresEngine.lockMigrations(transaction);
      const connection = { db: transaction, engine: postgresEngine };
      const kept = await setAside(transaction, options);
      const manifest = await loadDatabase(connection, linesOf(backupPath), createRowCounter()).catch((error: unknown) => {
        throw damageOf(backupPath, error);
      });
      const loaded = { unit: unitOf(connection, { security: options.security, forms }), commands: restoring(connection) };
      const closed = await options.close(loaded, manifest.madeAt);
      for (const role of kept?.roles ?? []) await grantTo(transaction, role);
      return { ...closed, backupAt: manifest.madeAt, rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0) };
    }),
  );
}

/** Who could use the tables that are put aside must be able to use the new ones. */
async function setAside(db: Kysely<Tables>, { isReplacing, onKept }: RestoreOptions): Promise<{ roles: string[] } | null> {
  if (!(await postgresEngine.hasTable(db, 'schema_migrations'))) return null;
  if (!isReplacing && !(await isEmptyDatabase({ db, engine: postgresEngine })))
    throw new StartFailure(
      'DATABASE_URL names a database that holds data. Add --replace to load the backup; what is there now will be kept in a schema of its own. Nothing was changed.',
    );
  await refuseReplicas(db);
  const roles = await db.executeQuery<{ role: string }>(
    CompiledQuery.raw(`select distinct r.rolname as role from pg_class c, aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
      where c.oid = to_regclass('partners') and a.grantee <> c.relowner`),
  );
  const { rows } = await db.executeQuery<{ schema: string }>(CompiledQuery.raw('select current_schema() as schema'));
  const schema = rows[0]?.schema ?? 'public';
  const kept = `replaced_${new Date().toISOString().replace(/[^0-9]/g, '')}`;
  await db.executeQuery(CompiledQuery.raw(`alter schema "${schema}" rename to ${kept}`));
  await db.executeQuery(CompiledQuery.raw(`create schema "${schema}"`));
  onKept(`the schema ${kept} of the database`);
  return { roles: roles.rows.map(({ role }) => role) };
}

/** A replica that goes on would write into tables that were put aside. */
async function refuseReplicas(db: Kysely<Tables>): Promise<void> {
  if (!(await postgresEngine.hasTable(db, 'replicas'))) return;
  const { rows } = await sql<{
    replica_id: string;
  }>`select replica_id from replicas where seen_at >= ${livingSince(Date.now())} order by replica_id`.execute(db);
  if (rows.length === 0) return;
  const names = rows.map((row) => row.replica_id).join(', ');
  throw new StartFailure(
    `Replicas are running on this database: ${names}. Stop them first; one that was killed is forgotten after a minute. Nothing was changed.`,
  );
}
