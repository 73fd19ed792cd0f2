import { setImmediate } from 'node:timers/promises';
import { listForms as forms } from '../../actions/customers/list-forms.ts';
import type { Meter } from '../../ports/meter.ts';
import type { Security } from '../../ports/security.ts';
import type { Store } from '../../ports/store.ts';
import { openStore, postgresEngine, type StoreOptions, sqliteEngine } from '../../storage/index.ts';

const yieldTurn = async (): Promise<void> => setImmediate();

/** Pages of the database that a service keeps in memory for its writes; the pieces of an export pass through them. */
const WRITER_CACHE_MEBIBYTES = 64;
/** The same for an import, whose million names would not fit into less. */
export const IMPORT_CACHE_MEBIBYTES = 256;

export interface SqliteStoreOptions {
  path: string;
  security: Security;
  /** Default: `migrate`. */
  schema?: StoreOptions['schema'];
  /** Default: 64. */
  writerCacheMebibytes?: number | undefined;
  /** Told of each batch. */
  meter?: Pick<Meter, 'batch'> | undefined;
}

/** A store in one SQLite file, or in memory where `path` is `:memory:`. */
export async function openSqliteStore({
  path,
  security,
  schema = 'migrate',
  writerCacheMebibytes = WRITER_CACHE_MEBIBYTES,
  meter,
}: SqliteStoreOptions): Promise<Store> {
  // Whoever keeps to PostgreSQL need not have a Node with SQLite inside.
  const [{ sqliteDialect }, { sqliteScans }] = await Promise.all([import('./sqlite-dialect.ts'), import('./sqlite-scans.ts')]);
  if (path === ':memory:')
    return openStore({ engine: sqliteEngine, writer: sqliteDialect({ path }), security, forms, queue: { yieldTurn } });
  return openStore({
    engine: sqliteEngine,
    writer: sqliteDialect({ path, cacheMebibytes: writerCacheMebibytes }),
    reader: sqliteDialect({ path, isReadOnly: true }),
    scanner: sqliteScans({ path }),
    security,
    forms,
    queue: { yieldTurn },
    schema,
    meter,
  });
}

export interface PostgresStoreOptions {
  /** Such as `postgres://user@host/database`. */
  url: string;
  security: Security;
  /** Default: `migrate`. */
  schema?: StoreOptions['schema'];
  /** Connections that read; one more writes. Default: 8. */
  connections?: number | undefined;
  /** Told how long queries wait for a connection, and of each batch. */
  meter?: Pick<Meter, 'poolWait' | 'batch'> | undefined;
}

const READERS = 8;
/** Counts that read much of the database have their own, so that a few of them do not keep everybody waiting. */
const SCANNERS = 2;
/** Nobody waits for a page, a count or a piece of an export for longer; what takes longer is a fault, and must not keep a connection. */
const READ_MILLISECONDS = 60_000;
/** Commands await the database only; one that stands still has lost its process, and holds its partner's lock. */
const IDLE_IN_TRANSACTION_MILLISECONDS = 30_000;

/** A store in a PostgreSQL database; many processes may share it. */
export async function openPostgresStore({
  url,
  security,
  schema = 'migrate',
  connections = READERS,
  meter,
}: PostgresStoreOptions): Promise<Store> {
  // Whoever keeps to SQLite need not have the driver.
  const { postgresDialect } = await import('./postgres-dialect.ts');
  return openStore({
    engine: postgresEngine,
    writer: postgresDialect({
      url,
      connections: 1,
      isPipelined: true,
      meter,
      idleInTransactionMilliseconds: IDLE_IN_TRANSACTION_MILLISECONDS,
    }),
    reader: postgresDialect({ url, connections, meter, queryMilliseconds: READ_MILLISECONDS }),
    scanner: postgresDialect({ url, connections: SCANNERS, queryMilliseconds: READ_MILLISECONDS }),
    security,
    forms,
    queue: { yieldTurn },
    schema,
    meter,
  });
}
