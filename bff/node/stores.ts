import { setImmediate } from 'node:timers/promises';
import type { Security } from '../ports/security.ts';
import type { Store } from '../ports/store.ts';
import { openStore, sqliteEngine } from '../storage/index.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

const yieldTurn = async (): Promise<void> => setImmediate();

/** A store in one SQLite file, or in memory where `path` is `:memory:`. */
export async function openSqliteStore({ path, security }: { path: string; security: Security }): Promise<Store> {
  if (path === ':memory:') return openStore({ engine: sqliteEngine, writer: sqliteDialect({ path }), security, queue: { yieldTurn } });
  return openStore({
    engine: sqliteEngine,
    writer: sqliteDialect({ path }),
    reader: sqliteDialect({ path, isReadOnly: true }),
    security,
    queue: { yieldTurn },
  });
}
