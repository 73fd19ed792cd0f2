import { join } from 'node:path';
import type { Security } from '../../ports/security.ts';
import type { Store } from '../../ports/store.ts';
import { StartFailure } from '../program/start-failure.ts';
import { openPostgresStore, openSqliteStore } from './stores.ts';

export const DATABASE_FILE = 'partner-widgets.sqlite';

/** Opens the store at `url`, or in the data folder; throws `StartFailure` where the person at the command line can help. */
export async function openStoreAt(
  url: string | undefined,
  dataFolder: string,
  security: Security,
  writerCacheMebibytes?: number,
): Promise<Store> {
  const path = join(dataFolder, DATABASE_FILE);
  try {
    return url ? await openPostgresStore({ url, security }) : await openSqliteStore({ path, security, writerCacheMebibytes });
  } catch (error) {
    throw inWords(error, url ? 'The PostgreSQL server of DATABASE_URL' : `The database ${path}`);
  }
}

/** SQLite result codes: https://sqlite.org/rescode.html. */
const SQLITE_SENTENCES: Readonly<Record<number, string>> = {
  5: 'is in use by another program that holds it; stop that one first.',
  8: 'may not be written. Give this account the right to write it, or name another folder with DATA_DIR.',
  11: 'is damaged. Restore a backup: npm run restore.',
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
  '42501': 'gives this account too few rights: it must own its schema.',
};

function inWords(error: unknown, subject: string): unknown {
  const { name, message, errcode = 0, code = '' } = error as Error & { errcode?: number; code?: string };
  if (name === 'DatabaseTooNew' || name === 'DatabaseUnreleased') return new StartFailure(message);
  const sentence = SQLITE_SENTENCES[errcode & 0xff] ?? CODE_SENTENCES[code];
  return sentence ? new StartFailure(`${subject} ${sentence}`) : error;
}
