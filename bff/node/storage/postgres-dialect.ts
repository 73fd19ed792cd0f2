import { CompiledQuery, type Dialect, PostgresDialect } from 'kysely';
import { type PostgresPoolOptions, postgresPool } from './postgres-pool.ts';

export interface PostgresOptions extends PostgresPoolOptions {
  /** How long a transaction may stand still before the server ends it, and frees what it holds. Default: as long as it likes. */
  idleInTransactionMilliseconds?: number;
}

/**
 * Compiling a plan to machine code costs more than any query of the store; and its disks seek as fast as they read on. A machine that
 * vanished is noticed by the server within half a minute, so that others need not wait longer for what it had locked.
 */
const SESSION_SETTINGS = [
  'set jit = off',
  'set random_page_cost = 1.1',
  'set tcp_keepalives_idle = 10',
  'set tcp_keepalives_interval = 5',
  'set tcp_keepalives_count = 3',
];

/** Kysely over `pg`, with statements that the server prepares once for each connection. Integers of 64 bits arrive as text. */
export function postgresDialect({ idleInTransactionMilliseconds = 0, ...options }: PostgresOptions): Dialect {
  const settings = [...SESSION_SETTINGS, `set idle_in_transaction_session_timeout = ${idleInTransactionMilliseconds}`].join('; ');
  return new PostgresDialect({
    pool: postgresPool(options),
    onCreateConnection: async (connection) => void (await connection.executeQuery(CompiledQuery.raw(settings))),
  });
}
