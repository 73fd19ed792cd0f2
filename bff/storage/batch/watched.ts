import type { DatabaseConnection, Dialect } from 'kysely';
import type { Batch } from './batch.ts';

/** Where the batch that is under way is put while its transaction runs. */
export interface Watch<Kept> {
  batch: Batch<Kept> | null;
  /** The connection of its transaction, past the batch. */
  raw: DatabaseConnection | null;
}

/** The same dialect, whose statements pass the batch that is under way. */
export function watched<Kept>(dialect: Dialect, watch: Watch<Kept>): Dialect {
  const known = new WeakMap<DatabaseConnection, DatabaseConnection>();
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver() {
      const driver = dialect.createDriver();
      const acquire = driver.acquireConnection.bind(driver);
      driver.acquireConnection = async (options) => {
        const connection = await acquire(options);
        const raw = known.get(connection) ?? watchOne(connection, watch);
        known.set(connection, raw);
        // The writer uses one at a time.
        watch.raw = raw;
        return connection;
      };
      return driver;
    },
  };
}

/** Answers the same connection as it was. */
function watchOne<Kept>(connection: DatabaseConnection, watch: Watch<Kept>): DatabaseConnection {
  const execute = connection.executeQuery.bind(connection);
  const raw = { executeQuery: execute } as DatabaseConnection;
  connection.executeQuery = (query, options) => {
    const { batch } = watch;
    return batch ? batch.around(raw, query.sql, () => execute(query, options)) : execute(query, options);
  };
  return raw;
}
