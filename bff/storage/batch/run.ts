import { type DatabaseConnection, type Dialect, type Driver, Kysely } from 'kysely';
import type { Connection } from '../connection.ts';
import type { Engine } from '../engine.ts';
import type { Tables } from '../tables.ts';
import { Batch } from './batch.ts';
import { flush } from './flush.ts';
import type { Kept } from './kept.ts';
import { type Watch, watched } from './watched.ts';

/** Makes batches for a store’s writer, whose dialect it watches. */
export interface Batches {
  writer: Dialect;
  /**
   * Runs a transaction whose statements pass a batch. What it keeps back is written at the end. Statements of `direct` pass it by and do not
   * wait for each other: reads of what no command has changed yet.
   */
  during<Result>(run: (batch: Batch<Kept>, direct: Connection) => Promise<Result>): Promise<Result>;
}

export function batchesOf(dialect: Dialect, engine: Engine): Batches {
  const watch: Watch<Kept> = { batch: null, raw: null };
  const direct = new WeakMap<DatabaseConnection, Connection>();
  const connectionOf = (raw: DatabaseConnection): Connection => {
    const known = direct.get(raw);
    if (known) return known;
    const made = { db: new Kysely<Tables>({ dialect: directDialect(dialect, raw) }), engine };
    direct.set(raw, made);
    return made;
  };
  return {
    writer: watched(dialect, watch),
    async during(run) {
      const { raw } = watch;
      if (raw === null) throw new Error('A batch needs a transaction.');
      const batch = new Batch<Kept>((kept, raw) => flush({ ...connectionOf(raw) }, kept), raw);
      watch.batch = batch;
      try {
        const result = await run(batch, { ...connectionOf(raw), batch });
        await batch.finish();
        return result;
      } finally {
        watch.batch = null;
      }
    },
  };
}

/** One connection that is open, outside the turns of the transaction whose statements wait meanwhile. */
function directDialect(dialect: Dialect, raw: DatabaseConnection): Dialect {
  const refuse = async () => {
    throw new Error('The transaction is begun and ended elsewhere.');
  };
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => raw,
    releaseConnection: async () => {},
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    destroy: async () => {},
  };
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => driver,
  };
}
