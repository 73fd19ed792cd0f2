import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Meter } from '../../ports/meter.ts';
import type { Security } from '../../ports/security.ts';
import type { Store } from '../../ports/store.ts';
import { DatabaseBehind, SCHEMA_NUMBER, type SchemaStanding } from '../../storage/index.ts';
import { typed } from '../program/release.ts';
import { StartFailure } from '../program/start-failure.ts';
import { openPostgresStore, openSqliteStore } from './stores.ts';

export const DATABASE_FILE = 'partner-widgets.sqlite';

export interface OpenStoreOptions {
  /** `start` brings the schema up to date; `never` refuses where that is still to be done. */
  migrate: 'never' | 'start';
  /** Pages of a SQLite database kept in memory for writes; default: what a service needs. */
  writerCacheMebibytes?: number | undefined;
  /** Connections to a PostgreSQL that read; one more writes. */
  connections?: number | undefined;
  meter?: Pick<Meter, 'poolWait' | 'batch'> | undefined;
}

/** Opens the store at `url`, or in the data folder; throws `StartFailure` where the person at the command line can help. */
export async function openStoreAt(
  url: string | undefined,
  dataFolder: string,
  security: Security,
  { migrate, writerCacheMebibytes, connections, meter }: OpenStoreOptions,
): Promise<Store> {
  const path = join(dataFolder, DATABASE_FILE);
  const schema = migrate === 'start' ? 'migrate' : 'check';
  try {
    if (url) return await openPostgresStore({ url, security, schema, connections, meter });
    // A folder that was named by mistake must not get a database.
    if (schema === 'check' && !existsSync(path)) throw new DatabaseBehind({ state: 'empty', applied: 0, known: SCHEMA_NUMBER });
    return await openSqliteStore({ path, security, schema, writerCacheMebibytes, meter });
  } catch (error) {
    throw inWords(error, databaseName(url, dataFolder));
  }
}

/** What messages call the database. */
export function databaseName(url: string | undefined, dataFolder: string): string {
  return url ? 'The PostgreSQL server of DATABASE_URL' : `The database ${join(dataFolder, DATABASE_FILE)}`;
}

/** SQLite result codes: https://sqlite.org/rescode.html. */
const SQLITE_SENTENCES: Readonly<Record<number, string>> = {
  5: 'is in use by another program that holds it; stop that one first.',
  8: 'may not be written. Give this account the right to write it, or name another folder with DATA_DIR.',
  11: `is damaged. Restore a backup: ${typed('restore FILE --replace')}`,
  13: 'cannot grow: the disk is full.',
  14: 'cannot be opened. Give this account the right to write there, or name another folder with DATA_DIR.',
  26: 'is no SQLite database. Move it away, or name another folder with DATA_DIR.',
};

/** PostgreSQL and socket error codes. */
const CODE_SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'does not answer. Start it, or correct DATABASE_URL.',
  ENOTFOUND: 'has a host name that is not known. Correct DATABASE_URL.',
  ETIMEDOUT: 'does not answer. Check the network, or correct DATABASE_URL.',
  '28P01': 'refused the password of DATABASE_URL.',
  '28000': 'refused the account of DATABASE_URL.',
  '3D000': 'has no such database. Create it, or correct DATABASE_URL.',
  '42501': `gives this account too few rights. Bring the schema up to date as the owner of its tables, who grants the service what it needs: ${typed('migrate --grant ROLE')}.`,
};

/** Errors of the storage whose own message is the sentence. */
const SAID_WELL: ReadonlySet<string> = new Set(['DatabaseTooNew', 'DatabaseUnreleased', 'DatabaseBusy', 'ReplicasInTheWay']);

/** A `StartFailure` where a person can put it right, else the error itself. `subject` begins its sentence. */
export function inWords(error: unknown, subject: string): unknown {
  const { name, message, errcode = 0, code = '' } = error as Error & { errcode?: number; code?: string };
  if (SAID_WELL.has(name)) return new StartFailure(message);
  if (error instanceof DatabaseBehind) return new StartFailure(`${subject} ${behindWords(error.standing)}`);
  const sentence = SQLITE_SENTENCES[errcode & 0xff] ?? CODE_SENTENCES[code];
  return sentence ? new StartFailure(`${subject} ${sentence}`) : error;
}

function behindWords({ state, applied, known }: SchemaStanding): string {
  const what = state === 'empty' ? 'holds nothing of this service yet' : `has schema ${applied}, and this release needs ${known}`;
  return `${what}. Nothing was changed. Run ${typed('migrate')} (with --plan it only says what it would do), or start with MIGRATE=start.`;
}
