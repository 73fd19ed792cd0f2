import { setImmediate } from 'node:timers/promises';
import { listForms as forms } from '../../actions/customers/list-forms.ts';
import type { Security } from '../../ports/security.ts';
import type { Store } from '../../ports/store.ts';
import { openStore, postgresEngine, sqliteEngine } from '../../storage/index.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

const yieldTurn = async (): Promise<void> => setImmediate();

/** Pages of the database that a service keeps in memory for its writes; the pieces of an export pass through them. */
const WRITER_CACHE_MEBIBYTES = 64;
/** The same for an import, whose million names would not fit into less. */
export const IMPORT_CACHE_MEBIBYTES = 256;

export interface SqliteStoreOptions {
  path: string;
  security: Security;
  /** Default: 64. */
  writerCacheMebibytes?: number | undefined;
}

/** A store in one SQLite file, or in memory where `path` is `:memory:`. */
export async function openSqliteStore({
  path,
  security,
  writerCacheMebibytes = WRITER_CACHE_MEBIBYTES,
}: SqliteStoreOptions): Promise<Store> {
  if (path === ':memory:')
    return openStore({ engine: sqliteEngine, writer: sqliteDialect({ path }), security, forms, queue: { yieldTurn } });
  return openStore({
    engine: sqliteEngine,
    writer: sqliteDialect({ path, cacheMebibytes: writerCacheMebibytes }),
    reader: sqliteDialect({ path, isReadOnly: true }),
    security,
    forms,
    queue: { yieldTurn },
  });
}

/** A store in a PostgreSQL database, such as `postgres://user@host/database`; many processes may share it. */
export async function openPostgresStore({ url, security }: { url: string; security: Security }): Promise<Store> {
  return openStore({
    engine: postgresEngine,
    writer: postgresDialect({ url, connections: 1 }),
    reader: postgresDialect({ url, connections: READERS }),
    security,
    forms,
    queue: { yieldTurn },
  });
}

const READERS = 8;
