import { existsSync, rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import {
  BACKUP_FORMAT,
  BackupDamaged,
  type BackupManifest,
  backupFacts,
  checkSums,
  sqliteEngine,
  type TableSum,
  type Tables,
} from '../../storage/index.ts';
import { StartFailure } from '../program/start-failure.ts';
import { makeDurable, moveInPlace, unfinishedOf } from './durable-files.ts';
import { createRowCounter } from './row-counter.ts';
import { openSqlite, sqliteDialect } from './sqlite-dialect.ts';

/** Stands in a backup only: what it says of itself, as JSON. */
export const MANIFEST_TABLE = 'backup_manifest';

type Said = Pick<BackupManifest, 'release' | 'headKeyIds'>;

/** Copies the database of one moment into a new file, while others go on reading and writing, and writes into it what it holds. */
export async function backupSqlite(databasePath: string, backupPath: string, said: Said): Promise<BackupManifest> {
  if (!existsSync(databasePath)) throw new StartFailure(`There is no database at ${databasePath}. Name its folder with DATA_DIR.`);
  const unfinished = unfinishedOf(backupPath);
  const madeAt = new Date().toISOString();
  try {
    const database = openSqlite({ path: databasePath, isReadOnly: true });
    try {
      database.prepare('vacuum into ?').run(unfinished);
    } finally {
      database.close();
    }
    const facts = await sqliteFacts(unfinished);
    const manifest: BackupManifest = { format: BACKUP_FORMAT, engine: 'sqlite', madeAt, ...said, ...facts, tables: sumsOf(unfinished) };
    writeManifest(unfinished, manifest);
    makeDurable(unfinished);
    moveInPlace(unfinished, backupPath);
    return manifest;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** What an SQLite file holds that a restore must know; throws where it is none of this service's. */
export async function sqliteFacts(path: string): ReturnType<typeof backupFacts> {
  const db = new Kysely<Tables>({ dialect: sqliteDialect({ path, isReadOnly: true }) });
  try {
    return await backupFacts({ db, engine: sqliteEngine });
  } finally {
    await db.destroy();
  }
}

/** What a backup says of itself; null where it is a plain copy of a database. */
export function readManifest(path: string): BackupManifest | null {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    if (!hasTable(database, MANIFEST_TABLE)) return null;
    const content = database.prepare(`select content from ${MANIFEST_TABLE}`).get()?.content;
    const manifest = JSON.parse(String(content)) as BackupManifest;
    if (manifest.format !== BACKUP_FORMAT) throw new BackupDamaged('The backup has a form that this release does not know.');
    return manifest;
  } finally {
    database.close();
  }
}

/** Reads a backup to its end: its pages, and every row that it says it holds. Throws `StartFailure` with what is wrong. */
export function checkSqliteBackup(path: string): BackupManifest | null {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      const [checked] = database.prepare('pragma quick_check(1)').all();
      if (checked?.quick_check !== 'ok') throw new BackupDamaged(String(checked?.quick_check));
      if (!hasTable(database, 'schema_migrations')) throw new StartFailure(`${path} is an SQLite database, but not one of this service.`);
    } finally {
      database.close();
    }
    const manifest = readManifest(path);
    if (manifest) checkSums(manifest.tables, sumsOf(path));
    return manifest;
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    throw new StartFailure(`${path} is damaged (${(error as Error).message}). Nothing was changed. Use another backup.`);
  }
}

/** The number of the newest migration in a file. */
export function schemaOf(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return Number(database.prepare('select max(number) as number from schema_migrations').get()?.number ?? 0);
  } finally {
    database.close();
  }
}

export function hasTable(database: DatabaseSync, table: string): boolean {
  return database.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(table) !== undefined;
}

function sumsOf(path: string): TableSum[] {
  const counter = createRowCounter();
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name").all();
    for (const { name } of tables.filter((table) => table.name !== MANIFEST_TABLE)) {
      const rows = database.prepare(`select * from ${String(name)}`);
      rows.setReadBigInts(true);
      for (const row of rows.iterate()) counter.add(String(name), row);
    }
    return counter.sums();
  } finally {
    database.close();
  }
}

function writeManifest(path: string, manifest: BackupManifest): void {
  const database = new DatabaseSync(path);
  try {
    database.exec(`create table ${MANIFEST_TABLE} (content text not null)`);
    database.prepare(`insert into ${MANIFEST_TABLE} values (?)`).run(JSON.stringify(manifest));
  } finally {
    database.close();
  }
}

/** MiB of a file, for people. */
export function mebibytesOf(path: string): string {
  return (statSync(path).size / 1024 / 1024).toFixed(1);
}
