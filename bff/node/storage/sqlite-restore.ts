import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { CompiledQuery, Kysely } from 'kysely';
import { listForms as forms } from '../../actions/customers/list-forms.ts';
import { migrateTo, restoring, SCHEMA_NUMBER, sqliteEngine, type Tables, unitOf } from '../../storage/index.ts';
import { StartFailure } from '../program/start-failure.ts';
import { isSqliteFile, makeDurable, moveInPlace, unfinishedOf } from './durable-files.ts';
import type { Restored, RestoreOptions } from './restore-options.ts';
import { checkSqliteBackup, hasTable, MANIFEST_TABLE, schemaOf, sqliteFacts } from './sqlite-backup.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

const FILES = ['', '-wal', '-shm', '-journal'];

/**
 * Puts a backup in the place of the database. The copy is made ready beside it and moved there in one step, so that a kill leaves either what
 * was there or the whole of the restored one. What was there stays under a name of its own.
 */
export async function restoreSqlite(backupPath: string, databasePath: string, options: RestoreOptions): Promise<Restored> {
  if (!isSqliteFile(backupPath)) throw new StartFailure(`${backupPath} is not a backup of an SQLite database. Nothing was changed.`);
  refuseData(databasePath, options);
  const manifest = checkSqliteBackup(backupPath);
  const schema = manifest?.schema ?? schemaOf(backupPath);
  options.check({ schema, release: manifest?.release ?? null, fieldKeyIds: manifest?.fieldKeyIds ?? [] });
  // A plain copy does not say its keys; they are read from it, which takes a schema that is known here.
  if (!manifest) options.check({ schema, release: null, fieldKeyIds: (await sqliteFacts(backupPath)).fieldKeyIds });
  const unfinished = unfinishedOf(databasePath);
  try {
    copyFileSync(backupPath, unfinished);
    const backupAt = manifest?.madeAt ?? null;
    const closed = await closeCopy(unfinished, options, backupAt);
    makeDurable(unfinished);
    takePlace(unfinished, databasePath, options);
    return { ...closed, backupAt, rows: (manifest?.tables ?? []).reduce((sum, { rows }) => sum + rows, 0) };
  } finally {
    clear(unfinished);
  }
}

/** Everything that the restored data must have before anybody sees them, in one transaction on the copy. */
async function closeCopy(path: string, { security, close }: RestoreOptions, backupAt: string | null) {
  const db = new Kysely<Tables>({ dialect: sqliteDialect({ path }) });
  try {
    const closed = await db.transaction().execute(async (transaction) => {
      const connection = { db: transaction, engine: sqliteEngine };
      await transaction.executeQuery(CompiledQuery.raw(`drop table if exists ${MANIFEST_TABLE}`));
      await migrateTo(transaction, sqliteEngine, SCHEMA_NUMBER);
      return close({ unit: unitOf(connection, { security, forms }), commands: restoring(connection) }, backupAt);
    });
    // Leaves all of it in one file.
    await db.executeQuery(CompiledQuery.raw('pragma journal_mode = delete'));
    return closed;
  } finally {
    await db.destroy();
  }
}

function refuseData(path: string, { isReplacing }: RestoreOptions): void {
  if (!existsSync(path)) return;
  const found = standing(path);
  if (found === 'holds data' && !isReplacing)
    throw new StartFailure(
      `${path} holds data. Add --replace to put the backup in its place; what is there now will be kept beside it. Nothing was changed.`,
    );
  if (found !== 'damaged') takeAlone(path);
}

/** A database whose pages cannot be read any more is what backups are for. */
function standing(path: string): 'empty' | 'holds data' | 'damaged' {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      const isEmpty = !hasTable(database, 'partners') || database.prepare('select 1 from partners limit 1').get() === undefined;
      return isEmpty ? 'empty' : 'holds data';
    } finally {
      database.close();
    }
  } catch (error) {
    if (SQLITE_DAMAGED.has((error as { errcode?: number }).errcode ?? 0)) return 'damaged';
    throw error;
  }
}

/** Throws `StartFailure` where somebody has the database open: leaving write-ahead mode, which leaves all of it in one file, needs it for oneself. */
export function takeAlone(path: string): void {
  const database = new DatabaseSync(path);
  try {
    database.exec('pragma journal_mode = delete');
  } catch (error) {
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    throw new StartFailure(`${path} is in use. Stop the service first. Nothing was changed.`);
  } finally {
    database.close();
  }
}

/**
 * The former database gets a second name before the restored one takes the first, so that there is a database under it at every moment.
 * What the write-ahead log of a database that was taken away would say of the new one is never true.
 */
function takePlace(unfinished: string, path: string, options: RestoreOptions): void {
  // Once more: another restore, or a service, may have put data there meanwhile.
  refuseData(path, options);
  if (existsSync(path)) {
    const kept = `${path}.replaced-${new Date().toISOString().replace(/[^0-9]/g, '')}`;
    options.onKept(kept);
    giveSecondName(path, kept);
    for (const suffix of FILES.slice(1)) if (existsSync(path + suffix)) renameSync(path + suffix, kept + suffix);
  } else clear(path);
  moveInPlace(unfinished, path);
}

function giveSecondName(path: string, name: string): void {
  try {
    linkSync(path, name);
  } catch {
    // File systems without links: for a moment there is no database under its own name, and one under the name that was said.
    renameSync(path, name);
  }
}

/** https://sqlite.org/rescode.html: busy; corrupt, not a database. */
const SQLITE_BUSY = 5;
const SQLITE_DAMAGED: ReadonlySet<number> = new Set([11, 26]);

function clear(path: string): void {
  for (const suffix of FILES) rmSync(path + suffix, { force: true });
}
