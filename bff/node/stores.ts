import { setImmediate } from 'node:timers/promises';
import { listForms as forms } from '../actions/customers/list-forms.ts';
import type { Security } from '../ports/security.ts';
import type { Store } from '../ports/store.ts';
import { openStore, postgresEngine, sqliteEngine } from '../storage/index.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

const yieldTurn = async (): Promise<void> => setImmediate();

/** At most; an import of a million names fills it, a service does not. */
const WRITER_CACHE_MEBIBYTES = 256;

/** A store in one SQLite file, or in memory where `path` is `:memory:`. */
export async function openSqliteStore({ path, security }: { path: string; security: Security }): Promise<Store> {
  if (path === ':memory:')
    return openStore({ engine: sqliteEngine, writer: sqliteDialect({ path }), security, forms, queue: { yieldTurn } });
  return openStore({
    engine: sqliteEngine,
    writer: sqliteDialect({ path, cacheMebibytes: WRITER_CACHE_MEBIBYTES }),
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
