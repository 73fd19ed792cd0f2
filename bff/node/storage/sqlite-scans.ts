import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { openSqlite } from './sqlite-dialect.ts';

/** Without scans for so long, the thread ends, and gives its memory back. */
const IDLE_MILLISECONDS = 60_000;
/** What a scan walks through is in the system's cache anyway. */
const CACHE_MEBIBYTES = 16;

/**
 * Kysely over `node:sqlite` on a thread of its own, for counts that read much of the database: queries of SQLite hold up the thread they
 * run on, and nobody else is to wait for them. The thread begins with the first scan.
 */
export function sqliteScans({ path }: { path: string }): Dialect {
  return {
    createDriver: () => new ScanDriver(path),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new ScanAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

class ScanAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

interface Asked {
  id: number;
  sql: string;
  parameters: readonly unknown[];
}
interface Failure {
  message: string;
  errcode: number | undefined;
}
type Answered = { id: number; rows: unknown[] } | { id: number; failure: Failure };

class ScanDriver implements Driver, DatabaseConnection {
  readonly #path: string;
  readonly #open = new Map<number, { resolve(rows: unknown[]): void; reject(error: Error): void }>();
  #worker: Worker | null = null;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(path: string) {
    this.#path = path;
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this;
  }
  async releaseConnection(): Promise<void> {}
  async beginTransaction(): Promise<void> {
    throw new Error('Scans have no transactions.');
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    clearTimeout(this.#idle);
    const worker = this.#worker ?? this.#begin();
    this.#worker = worker;
    this.#asked += 1;
    const id = this.#asked;
    const rows = await new Promise<unknown[]>((resolve, reject) => {
      this.#open.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ id, sql, parameters } satisfies Asked);
    });
    return { rows: rows as Row[] };
  }

  // biome-ignore lint/correctness/useYield: every row of an answer is read at once; the store never streams.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('The SQLite driver does not stream.');
  }

  async destroy(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  #begin(): Worker {
    const worker = new Worker(new URL(import.meta.url), { workerData: { scans: this.#path } });
    worker.on('message', (answered: Answered) => this.#answer(answered));
    worker.on('error', (error: Error) => this.#end(worker, error));
    worker.on('exit', () => this.#end(worker, new Error('The thread for scans ended.')));
    return worker;
  }

  #answer(answered: Answered): void {
    const waiting = this.#open.get(answered.id);
    this.#open.delete(answered.id);
    if ('rows' in answered) waiting?.resolve(answered.rows);
    else waiting?.reject(Object.assign(new Error(answered.failure.message), { errcode: answered.failure.errcode }));
    if (this.#open.size > 0) return;
    this.#worker?.unref();
    this.#idle = setTimeout(() => void this.#worker?.terminate(), IDLE_MILLISECONDS).unref();
  }

  #end(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const { reject } of this.#open.values()) reject(error);
    this.#open.clear();
  }
}

/** The thread's own side. */
function answerScans(path: string): void {
  let database: DatabaseSync | null = null;
  parentPort?.on('message', ({ id, sql, parameters }: Asked) => {
    let answered: Answered;
    try {
      database ??= openSqlite({ path, isReadOnly: true, cacheMebibytes: CACHE_MEBIBYTES });
      answered = { id, rows: database.prepare(sql).all(...(parameters as SQLInputValue[])) };
    } catch (error) {
      const { message, errcode } = error as Error & { errcode?: number };
      answered = { id, failure: { message, errcode } };
    }
    parentPort?.postMessage(answered);
  });
}

if (!isMainThread && typeof workerData?.scans === 'string') answerScans(workerData.scans);
