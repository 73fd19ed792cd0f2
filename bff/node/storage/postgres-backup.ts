import { closeSync, createReadStream, createWriteStream, fsyncSync, openSync, renameSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { CompiledQuery, Kysely } from 'kysely';
import {
  BackupDamaged,
  DatabaseTooNew,
  dumpDatabase,
  isEmptyDatabase,
  loadDatabase,
  postgresEngine,
  type Tables,
} from '../../storage/index.ts';
import { StartFailure } from '../program/start-failure.ts';
import { postgresDialect } from './postgres-dialect.ts';

/** Writes every row of one moment into a new file (gzip of JSON lines), while others go on reading and writing. */
export async function backupPostgres(url: string, backupPath: string): Promise<void> {
  const unfinished = `${backupPath}.unfinished`;
  await withDatabase(url, (db) =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (transaction) => {
        if (!(await postgresEngine.hasTable(transaction, 'partners')))
          throw new StartFailure('DATABASE_URL names a database without data of this service.');
        const lines = chunked(dumpDatabase({ db: transaction, engine: postgresEngine }));
        await pipeline(Readable.from(lines), createGzip(), createWriteStream(unfinished, { mode: 0o600 }));
      }),
  );
  const file = openSync(unfinished, 'r+');
  fsyncSync(file);
  closeSync(file);
  renameSync(unfinished, backupPath);
}

/**
 * Loads a backup in one transaction: it is there whole, or nothing has changed. Tables that were there are kept in a schema of
 * their own; answers with its name, or null where there was nothing to keep.
 */
export async function restorePostgres(backupPath: string, url: string, options: { isReplacing: boolean }): Promise<string | null> {
  return withDatabase(url, (db) =>
    db.transaction().execute(async (transaction) => {
      await postgresEngine.lockMigrations(transaction);
      const kept = await setAside(transaction, options);
      await loadDatabase({ db: transaction, engine: postgresEngine }, linesOf(backupPath)).catch(explain);
      return kept;
    }),
  );
}

/** Split at line feeds alone: names may hold what `node:readline` takes for an end of line (U+2028). Damage is thrown to whoever reads. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  const unpacked = createGunzip();
  // The loop throws what goes wrong on the way; heard here too, because it may happen while the loop is busy with what came before.
  pipeline(createReadStream(path), unpacked).catch(() => {});
  for await (const part of unpacked) {
    const lines = (rest + decoder.decode(part as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function setAside(db: Kysely<Tables>, { isReplacing }: { isReplacing: boolean }): Promise<string | null> {
  if (!(await postgresEngine.hasTable(db, 'schema_migrations'))) return null;
  if (!isReplacing && !(await isEmptyDatabase({ db, engine: postgresEngine })))
    throw new StartFailure(
      'DATABASE_URL names a database that holds data. Add --replace to load the backup; what is there now will be kept in a schema of its own.',
    );
  const { rows } = await db.executeQuery<{ schema: string }>(CompiledQuery.raw('select current_schema() as schema'));
  const schema = rows[0]?.schema ?? 'public';
  const kept = `replaced_${new Date().toISOString().replace(/[^0-9]/g, '')}`;
  await db.executeQuery(CompiledQuery.raw(`alter schema "${schema}" rename to ${kept}`));
  await db.executeQuery(CompiledQuery.raw(`create schema "${schema}"`));
  return kept;
}

function explain(error: unknown): never {
  const code = (error as { code?: unknown } | null)?.code;
  if (error instanceof BackupDamaged || error instanceof DatabaseTooNew) throw new StartFailure(`${error.message} Nothing was changed.`);
  if (typeof code === 'string' && code.startsWith('Z_'))
    throw new StartFailure('The backup is damaged or not one of a PostgreSQL database. Nothing was changed.');
  throw error;
}

async function withDatabase<Result>(url: string, use: (db: Kysely<Tables>) => Promise<Result>): Promise<Result> {
  const db = new Kysely<Tables>({ dialect: postgresDialect({ url, connections: 1 }) });
  try {
    return await use(db);
  } finally {
    await db.destroy();
  }
}

const CHUNK_CHARACTERS = 64_000;

async function* chunked(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = '';
  for await (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}
