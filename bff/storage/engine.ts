import { CompiledQuery, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Where the engines differ. All other SQL is the same text on both. */
export interface Engine {
  kind: 'sqlite' | 'postgres';
  words: {
    /** A text column that compares by code point. */
    text: string;
    /** An integer primary key that the engine fills. */
    key: string;
    /** A column of bytes. */
    bytes: string;
    /** Ends a table that is stored in the order of its primary key. */
    clustered: string;
    /** The function that finds a text inside a text: 0 where it is not there. */
    position: string;
    /** Ends a subquery that must be answered before what stands around it: planners that sort few rows by walking all of them need it. */
    fence: string;
    /** A text as the bytes of its UTF-8 where the driver hands those over quicker, else as it is. */
    bytesOf(text: string): string;
    /** Most parameters one statement may carry. */
    parametersMaximum: number;
  };
  /** Statements after which rows of a table can be added and nothing else. */
  appendOnly(table: string): string[];
  /** Takes the write locks of partners, in an order that is the same everywhere; they end with the transaction. */
  lockPartners(db: Kysely<Tables>, partnerIds: readonly string[]): Promise<void>;
  /** Keeps migrations away until the transaction ends. */
  lockMigrations(db: Kysely<Tables>): Promise<void>;
  /** Runs migrations on one connection while no other process does; `onWait` is told once where another does. */
  whileMigrating<Result>(db: Kysely<Tables>, run: (held: Kysely<Tables>) => Promise<Result>, onWait: () => void): Promise<Result>;
  /** Lets the statements of a transaction wait for others so shortly that nobody notices the queue behind them. */
  waitBriefly(transaction: Kysely<Tables>): Promise<void>;
  /** True where others kept what a migration must have for itself. */
  isBusy(error: unknown): boolean;
  /** Transactions of others that are open for longest, for people. */
  openTransactions(db: Kysely<Tables>): Promise<string[]>;
  /** Gives the accounts that the service was granted to (`migrate --grant`) what they need of tables that are new. */
  grantAgain(transaction: Kysely<Tables>): Promise<void>;
  hasTable(db: Kysely<Tables>, table: string): Promise<boolean>;
  /** True where the same transaction may succeed when run again. */
  isRetryable(error: unknown): boolean;
  /** True where the database could not be reached. */
  isUnavailable(error: unknown): boolean;
}

export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

export const sqliteEngine: Engine = {
  kind: 'sqlite',
  words: {
    text: 'text',
    key: 'integer primary key',
    bytes: 'blob',
    clustered: 'without rowid',
    position: 'instr',
    fence: '',
    bytesOf: (text) => `cast(${text} as blob)`,
    parametersMaximum: 32_000,
  },
  appendOnly: (table) =>
    ['update', 'delete'].map(
      (verb) => `create trigger ${table}_no_${verb} before ${verb} on ${table} begin select raise(abort, '${table} is append-only'); end`,
    ),
  // A write transaction of SQLite has the whole database to itself.
  async lockPartners() {},
  async lockMigrations() {},
  whileMigrating: (db, run) => run(db),
  async waitBriefly() {},
  isBusy: () => false,
  openTransactions: async () => [],
  async grantAgain() {},
  async hasTable(db, table) {
    const found = await db.executeQuery(CompiledQuery.raw('select 1 from sqlite_master where name = ?', [table]));
    return found.rows.length > 0;
  },
  isRetryable: (error) => (error as { errcode?: number } | null)?.errcode === SQLITE_BUSY_SNAPSHOT,
  isUnavailable: (error) => SQLITE_UNAVAILABLE.has(((error as { errcode?: number } | null)?.errcode ?? 0) & 0xff),
};

const SQLITE_BUSY_SNAPSHOT = 517;
/** Busy, locked, read-only, input/output error, full, cannot open: https://sqlite.org/rescode.html. */
const SQLITE_UNAVAILABLE = new Set([5, 6, 8, 10, 13, 14]);
