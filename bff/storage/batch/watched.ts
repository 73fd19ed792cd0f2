import type { DatabaseConnection, Dialect } from 'kysely';
import type { Batch } from './batch.ts';

/** Where the batch that is under way is put while its transaction runs. */
export interface Watch<Kept> {
  batch: Batch<Kept> | null;
}

/** The same dialect, whose statements pass the batch that is under way. */
export function watched<Kept>(dialect: Dialect, watch: Watch<Kept>): Dialect {
  const known = new WeakSet<DatabaseConnection>();
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver() {
      const driver = dialect.createDriver();
      const acquire = driver.acquireConnection.bind(driver);
      driver.acquireConnection = async (options) => {
        const connection = await acquire(options);
        if (!known.has(connection)) {
          known.add(connection);
          watchOne(connection, watch);
        }
        return connection;
      };
      return driver;
    },
  };
}

function watchOne<Kept>(connection: DatabaseConnection, watch: Watch<Kept>): void {
  const execute = connection.executeQuery.bind(connection);
  const raw = { executeQuery: execute } as DatabaseConnection;
  connection.executeQuery = (query, options) => {
    const { batch } = watch;
    return batch ? batch.around(raw, query.sql, () => execute(query, options)) : execute(query, options);
  };
}
