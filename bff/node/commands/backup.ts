import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { BackupManifest } from '../../storage/index.ts';
import type { Command } from '../program/command.ts';
import { keysSource, readKeys } from '../program/keyring-file.ts';
import { RELEASE, typed } from '../program/release.ts';
import { readProgramSettings } from '../program/settings.ts';
import type { ProgramSettings } from '../program/settings-schema.ts';
import { StartFailure } from '../program/start-failure.ts';
import { readArguments } from '../program/usage.ts';
import { DATABASE_FILE } from '../program/world.ts';
import { isDiskFull, isFile, isSqliteFile } from '../storage/durable-files.ts';
import { inWords } from '../storage/open-store.ts';
import { backupPostgres, checkPostgresBackup } from '../storage/postgres-backup.ts';
import { backupSqlite, checkSqliteBackup, mebibytesOf } from '../storage/sqlite-backup.ts';

const USAGE = `${typed('backup FILE')}
${typed('backup --check FILE')}

Writes the database of one moment into FILE, while the service runs and nobody waits. The keys are not in it, and without them most of it
cannot be used: ${typed('keyring backup FILE')} writes them, and belongs elsewhere. --check reads a backup to its end, and says what it
holds; it needs neither the database nor the keys.`;

export const backupCommand: Command = {
  summary: 'a copy of the database, while the service runs; --check reads one to its end',
  usage: USAGE,
  run: async (args) => {
    const { path, isChecking } = readOptions(args);
    if (isChecking) return check(path);
    if (existsSync(path)) throw new StartFailure(`${path} is there already. Name a new file.`);
    const manifest = await backup(path, readProgramSettings(process.env));
    console.log(`${path}: ${mebibytesOf(path)} MiB.\n${contentOf(manifest)}\n${keysOf(manifest)}`);
  },
};

function readOptions(args: string[]): { path: string; isChecking: boolean } {
  const { values, positionals } = readArguments({ args, allowPositionals: true, options: { check: { type: 'boolean' } } }, USAGE);
  const [named, ...more] = positionals;
  if (named === undefined || more.length > 0) throw new StartFailure(USAGE);
  return { path: resolve(named), isChecking: values.check === true };
}

async function backup(path: string, settings: ProgramSettings): Promise<BackupManifest> {
  const said = { release: RELEASE, headKeyIds: headKeyIds(settings) };
  const database = join(resolve(settings.DATA_DIR), DATABASE_FILE);
  mayWriteBeside(path);
  try {
    return settings.DATABASE_URL ? await backupPostgres(settings.DATABASE_URL, path, said) : await backupSqlite(database, path, said);
  } catch (error) {
    if (isDiskFull(error)) throw new StartFailure(`There is no room for ${path}: the disk is full. Nothing was kept of it.`);
    throw inWords(error, settings.DATABASE_URL ? 'The PostgreSQL server of DATABASE_URL' : `The database ${database}`);
  }
}

/** Before anything is read: SQLite would say of the backup what is then read as said of the database. */
function mayWriteBeside(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    accessSync(dirname(path), constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartFailure(`Nothing can be written to ${path} (${code}). Name a file in a folder that this account may write to.`);
  }
}

/** Whoever makes backups needs no keys; where they are at hand, the backup names those that sign heads. */
function headKeyIds(settings: ProgramSettings): string[] {
  try {
    return readKeys(keysSource(settings, resolve(settings.DATA_DIR))).headKeys.map(({ keyId }) => keyId);
  } catch {
    return [];
  }
}

async function check(path: string): Promise<void> {
  if (!isFile(path)) throw new StartFailure(`There is no file ${path}.`);
  const manifest = isSqliteFile(path) ? checkSqliteBackup(path) : await checkPostgresBackup(path);
  if (!manifest) return console.log(`${path} is a sound database of this service, and not a backup that ${typed('backup')} made.`);
  console.log(`${path} can be read to its end, and holds what it says.\n${contentOf(manifest)}\n${keysOf(manifest)}`);
}

function contentOf({ engine, release, schema, madeAt, chains, signatures = [], tables }: BackupManifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const name = engine === 'sqlite' ? 'SQLite' : 'PostgreSQL';
  return `Made ${madeAt} by release ${release} from ${name}, schema ${schema}: ${rows} rows, ${chains.length} audit chains, ${signatures.length} of signatures.`;
}

function keysOf({ fieldKeyIds, headKeyIds }: BackupManifest): string {
  const needed =
    fieldKeyIds.length === 0
      ? 'No field key is needed to restore it'
      : `To restore it these field keys are needed: ${fieldKeyIds.join(', ')}`;
  const signed = headKeyIds.length === 0 ? '' : ` Heads were signed with: ${headKeyIds.join(', ')}.`;
  return `${needed}.${signed} The keys are not in it: ${typed('keyring backup FILE')} writes them; keep that file elsewhere.`;
}
