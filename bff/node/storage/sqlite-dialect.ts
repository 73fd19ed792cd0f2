import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

export interface SqliteOptions {
  path: string;
  isReadOnly?: boolean;
  /** Page cache in MiB. */
  cacheMebibytes?: number;
}

/** Kysely over `node:sqlite`: one connection, statements prepared once. */
export function sqliteDialect(options: SqliteOptions): Dialect {
  return {
    createDriver: () => new NodeSqliteDriver(options),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    // Reads are synchronous, so several at once need no lock; a writer's transactions do.
    createAdapter: () => (options.isReadOnly ? new ReaderAdapter() : new SqliteAdapter()),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

class ReaderAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** Opens a database the way the store wants it: durable commits, foreign keys, patience with other processes. */
export function openSqlite({ path, isReadOnly = false, cacheMebibytes = 64 }: SqliteOptions): DatabaseSync {
  const database = new DatabaseSync(path, {
    readOnly: isReadOnly,
    timeout: STATEMENT_BUSY_MILLISECONDS,
    enableForeignKeyConstraints: true,
  });
  database.exec(`pragma cache_size = ${-cacheMebibytes * 1024}`);
  database.exec('pragma temp_store = memory');
  if (!isReadOnly) {
    database.exec('pragma journal_mode = wal');
    database.exec('pragma synchronous = full');
    // Fewer, larger checkpoints: a page that changes often is copied back once.
    database.exec('pragma wal_autocheckpoint = 8000');
    database.exec('pragma busy_timeout = 0');
  }
  return database;
}

const SQLITE_BUSY = 5;
const BUSY_MILLISECONDS = 60_000;
const PAUSE_MAXIMUM_MILLISECONDS = 20;
/** How long a single statement may wait inside SQLite, such as for the file's recovery after a crash. */
const STATEMENT_BUSY_MILLISECONDS = 5_000;
const STATEMENTS_MAXIMUM = 500;

class NodeSqliteDriver implements Driver {
  readonly #options: SqliteOptions;
  #connection: NodeSqliteConnection | null = null;

  constructor(options: SqliteOptions) {
    this.#options = options;
  }
  async init(): Promise<void> {
    this.#connection = new NodeSqliteConnection(openSqlite(this.#options));
  }
  async acquireConnection(): Promise<DatabaseConnection> {
    if (!this.#connection) throw new Error('The SQLite driver is not open.');
    return this.#connection;
  }
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // Another process may hold the write lock for long. SQLite's own waiting would stop this process's reads as well.
    const giveUpAt = performance.now() + BUSY_MILLISECONDS;
    for (let pause = 1; ; pause = Math.min(pause * 2, PAUSE_MAXIMUM_MILLISECONDS)) {
      try {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'));
        return;
      } catch (error) {
        if ((error as { errcode?: number }).errcode !== SQLITE_BUSY || performance.now() > giveUpAt) throw error;
        await setTimeout(pause * (0.5 + Math.random()));
      }
    }
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }
  async rollbackTransaction(): Promise<void> {
    // A failed commit may have ended the transaction already.
    this.#connection?.rollback();
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {
    this.#connection?.close();
    this.#connection = null;
  }
}

class NodeSqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, { statement: StatementSync; Row: RowClass | null }>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async executeQuery<Result>(compiled: CompiledQuery): Promise<QueryResult<Result>> {
    const { statement, Row } = this.#prepare(compiled.sql);
    const parameters = compiled.parameters as SQLInputValue[];
    if (Row) return { rows: (statement.all(...parameters) as unknown as unknown[][]).map((cells) => new Row(cells) as Result) };
    const { changes } = statement.run(...parameters);
    return { rows: [], numAffectedRows: BigInt(changes) };
  }

  // biome-ignore lint/correctness/useYield: every row of an answer is read at once; the store never streams.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('The SQLite driver does not stream.');
  }

  rollback(): void {
    if (this.#database.isTransaction) this.#database.exec('rollback');
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #prepare(text: string) {
    let prepared = this.#statements.get(text);
    if (!prepared) {
      const statement = this.#database.prepare(text);
      const names = statement.columns().map((column) => column.name);
      statement.setReturnArrays(true);
      prepared = { statement, Row: names.length > 0 ? rowClassOf(names) : null };
      if (this.#statements.size >= STATEMENTS_MAXIMUM) this.#statements.clear();
      this.#statements.set(text, prepared);
    }
    return prepared;
  }
}

type RowClass = new (cells: readonly unknown[]) => object;

/**
 * Rows of one statement: an array of cells, read by column name through the prototype. Node's own row objects cost as much to make
 * and to read as a page of customers costs SQLite to find.
 */
function rowClassOf(names: readonly string[]): RowClass {
  class Row {
    readonly cells: readonly unknown[];
    constructor(cells: readonly unknown[]) {
      this.cells = cells;
    }
  }
  for (const [index, name] of names.entries()) {
    Object.defineProperty(Row.prototype, name, {
      get(this: Row) {
        return this.cells[index];
      },
    });
  }
  return Row;
}
