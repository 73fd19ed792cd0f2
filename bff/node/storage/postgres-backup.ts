import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { Kysely } from 'kysely';
import {
  BACKUP_FORMAT,
  BackupDamaged,
  type BackupHeader,
  type BackupManifest,
  backupFacts,
  dumpDatabase,
  headerOf,
  postgresEngine,
  readDump,
  type Tables,
} from '../../storage/index.ts';
import { StartFailure } from '../program/start-failure.ts';
import { makeDurable, moveInPlace, unfinishedOf } from './durable-files.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { createRowCounter } from './row-counter.ts';

/** Writes every row of one moment into a new file (gzip of JSON lines), while others go on reading and writing. */
export async function backupPostgres(
  url: string,
  backupPath: string,
  said: Pick<BackupManifest, 'release' | 'headKeyIds'>,
): Promise<BackupManifest> {
  const unfinished = unfinishedOf(backupPath);
  const counter = createRowCounter();
  const madeAt = new Date().toISOString();
  try {
    const header = await withPostgres(url, (db) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (transaction): Promise<BackupHeader> => {
          if (!(await postgresEngine.hasTable(transaction, 'partners')))
            throw new StartFailure('DATABASE_URL names a database without data of this service.');
          const connection = { db: transaction, engine: postgresEngine };
          const made: BackupHeader = { format: BACKUP_FORMAT, engine: 'postgres', madeAt, ...said, ...(await backupFacts(connection)) };
          const lines = chunked(dumpDatabase(connection, made, counter));
          await pipeline(Readable.from(lines), createGzip(), createWriteStream(unfinished, { mode: 0o600 }));
          return made;
        }),
    );
    makeDurable(unfinished);
    moveInPlace(unfinished, backupPath);
    return { ...header, tables: counter.sums() };
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** What the backup says of itself, without its rows; throws `StartFailure` where it is none. */
export async function readPostgresHeader(path: string): Promise<BackupHeader> {
  try {
    for await (const line of linesOf(path)) return headerOf(JSON.parse(line));
    throw new BackupDamaged('The file is empty.');
  } catch (error) {
    throw damageOf(path, error);
  }
}

/** Reads a backup to its end, every row of it. Throws `StartFailure` with what is wrong. */
export async function checkPostgresBackup(path: string): Promise<BackupManifest> {
  try {
    const dump = readDump(linesOf(path), createRowCounter());
    for (;;) {
      const { value, done } = await dump.next();
      if (done) return value;
    }
  } catch (error) {
    throw damageOf(path, error);
  }
}

/** A sentence where a backup is damaged, else the error itself. */
export function damageOf(path: string, error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (error instanceof BackupDamaged || error instanceof SyntaxError)
    return new StartFailure(`${path} is damaged: ${error.message} Nothing was changed. Use another backup.`);
  if (typeof code === 'string' && code.startsWith('Z_'))
    return new StartFailure(`${path} is damaged, or not a backup of a PostgreSQL database. Nothing was changed. Use another backup.`);
  return error;
}

/** Split at line feeds alone: names may hold what `node:readline` takes for an end of line (U+2028). Damage is thrown to whoever reads. */
export async function* linesOf(path: string): AsyncGenerator<string> {
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

/** One connection to a database, for as long as it is used. */
export async function withPostgres<Result>(url: string, use: (db: Kysely<Tables>) => Promise<Result>): Promise<Result> {
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
