import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { postgresEngine, sqliteEngine, type Tables } from '../../storage/index.ts';
import { DATABASE_FILE, databaseName, inWords } from './open-store.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

export interface DatabaseAddress {
  /** A PostgreSQL. */
  url: string | undefined;
  /** Where the SQLite database stands, if there is no `url`. */
  dataFolder: string;
}

type OpenedDatabase = { db: Kysely<Tables>; engine: typeof postgresEngine };

/**
 * The database itself, on one connection without limits of time and without a look at its schema: for commands that change or judge that.
 * A SQLite file that is not there reads as an empty database. Throws `StartFailure` where the person at the command line can help.
 */
export async function withDatabase<Result>(
  { url, dataFolder }: DatabaseAddress,
  { isReadOnly }: { isReadOnly: boolean },
  use: (database: OpenedDatabase) => Promise<Result>,
): Promise<Result> {
  const path = join(dataFolder, DATABASE_FILE);
  const dialect = url
    ? postgresDialect({ url, connections: 1 })
    : sqliteDialect(isReadOnly && !existsSync(path) ? { path: ':memory:' } : { path, isReadOnly });
  const db = new Kysely<Tables>({ dialect });
  try {
    return await use({ db, engine: url ? postgresEngine : sqliteEngine });
  } catch (error) {
    throw inWords(error, databaseName(url, dataFolder));
  } finally {
    await db.destroy();
  }
}
