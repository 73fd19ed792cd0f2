import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { SCHEMA_NUMBER } from '../../storage/index.ts';
import { StartFailure } from '../program/start-failure.ts';
import { openSqlite } from './sqlite-dialect.ts';

const MAGIC = 'SQLite format 3\0';

/** Copies the database of one moment into a new file, while others go on reading and writing. */
export function backupSqlite(databasePath: string, backupPath: string): void {
  if (!existsSync(databasePath)) throw new StartFailure(`There is no database at ${databasePath}. Name its folder with DATA_DIR.`);
  const unfinished = `${backupPath}.unfinished`;
  rmSync(unfinished, { force: true });
  const database = openSqlite({ path: databasePath, isReadOnly: true });
  try {
    database.prepare('vacuum into ?').run(unfinished);
  } finally {
    database.close();
  }
  makeDurable(unfinished);
  renameSync(unfinished, backupPath);
}

/** Puts a backup in the place of the database. What was there is kept beside it; answers with its path, or null where there was nothing. */
export function restoreSqlite(backupPath: string, databasePath: string, options: { isReplacing: boolean }): string | null {
  checkBackup(backupPath);
  const unfinished = `${databasePath}.unfinished`;
  try {
    copyFileSync(backupPath, unfinished);
    makeDurable(unfinished);
    const kept = existsSync(databasePath) ? setAside(databasePath, options) : null;
    // What the write-ahead log of a database that was taken away would say of the new one is never true.
    for (const suffix of ['-wal', '-shm']) rmSync(databasePath + suffix, { force: true });
    renameSync(unfinished, databasePath);
    return kept;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** True where a file is an SQLite database. */
export function isSqliteFile(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(MAGIC.length);
    readSync(file, start);
    return start.toString('latin1') === MAGIC;
  } finally {
    closeSync(file);
  }
}

function checkBackup(path: string): void {
  if (!isSqliteFile(path)) throw new StartFailure(`${path} is not a backup of an SQLite database.`);
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const [checked] = database.prepare('pragma quick_check(1)').all();
    if (checked?.quick_check !== 'ok') throw new StartFailure(`${path} is damaged (${checked?.quick_check}). Use another backup.`);
    const schema = schemaOf(database);
    if (schema === null) throw new StartFailure(`${path} is an SQLite database, but not one of this service.`);
    if (schema > SCHEMA_NUMBER)
      throw new StartFailure(`${path} was written by a newer version (schema ${schema}). Restore it with that version.`);
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    throw new StartFailure(`${path} is damaged (${(error as Error).message}). Use another backup.`);
  } finally {
    database.close();
  }
}

function schemaOf(database: DatabaseSync): number | null {
  if (!database.prepare("select 1 from sqlite_master where name = 'schema_migrations'").get()) return null;
  return Number(database.prepare('select max(number) as number from schema_migrations').get()?.number ?? 0);
}

function setAside(path: string, { isReplacing }: { isReplacing: boolean }): string {
  const database = new DatabaseSync(path);
  try {
    if (!isReplacing && holdsPartners(database))
      throw new StartFailure(`${path} holds data. Add --replace to put the backup in its place; what is there now will be kept beside it.`);
    // Leaving write-ahead mode needs the file to oneself, and leaves all of it in one file.
    database.exec('pragma journal_mode = delete');
  } catch (error) {
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    throw new StartFailure(`${path} is in use. Stop the service first, then restore.`);
  } finally {
    database.close();
  }
  const kept = `${path}.replaced-${new Date().toISOString().replace(/[^0-9]/g, '')}`;
  renameSync(path, kept);
  return kept;
}

const SQLITE_BUSY = 5;

function holdsPartners(database: DatabaseSync): boolean {
  if (!database.prepare("select 1 from sqlite_master where name = 'partners'").get()) return false;
  return database.prepare('select 1 from partners limit 1').get() !== undefined;
}

function makeDurable(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}
