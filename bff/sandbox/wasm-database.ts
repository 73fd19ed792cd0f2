import type { Database, PreparedStatement, Sqlite3Static, SqlValue } from '@sqlite.org/sqlite-wasm';
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** SQLite in WebAssembly, in memory, in the shape that Kysely's SQLite dialect asks for. */
export interface WasmDatabase extends SqliteDatabase {
  /** The whole database as the bytes of a database file. */
  toBytes(): Uint8Array<ArrayBuffer>;
}

/** Prepared statements kept per database; the oldest goes first. */
const STATEMENTS_KEPT = 200;

let engine: Promise<Sqlite3Static> | undefined;

/** Opens an empty database, or a copy of one from its bytes. The engine itself is loaded once a page. */
export async function openWasmDatabase(bytes?: Uint8Array): Promise<WasmDatabase> {
  engine ??= sqlite3InitModule();
  const sqlite = await engine;
  const database = new sqlite.oo1.DB(':memory:');
  if (bytes) load(sqlite, database, bytes);
  database.exec('pragma foreign_keys = on; pragma journal_mode = memory; pragma temp_store = memory;');
  const statements = new Map<string, PreparedStatement>();
  return {
    prepare: (sql) =>
      toStatement(
        database,
        keep(statements, sql, () => database.prepare(sql)),
      ),
    close: () => {
      for (const statement of statements.values()) statement.finalize();
      statements.clear();
      database.close();
    },
    toBytes: () => sqlite.capi.sqlite3_js_db_export(pointerOf(database)),
  };
}

function pointerOf(database: Database): number {
  if (database.pointer === undefined) throw new Error('The database was closed.');
  return database.pointer;
}

function load(sqlite: Sqlite3Static, database: Database, bytes: Uint8Array): void {
  const { capi, wasm } = sqlite;
  const copy = wasm.allocFromTypedArray(bytes);
  const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE;
  database.checkRc(capi.sqlite3_deserialize(pointerOf(database), 'main', copy, bytes.byteLength, bytes.byteLength, flags));
}

function keep(statements: Map<string, PreparedStatement>, sql: string, prepare: () => PreparedStatement): PreparedStatement {
  const known = statements.get(sql);
  if (known) return known;
  const [oldest] = statements;
  if (oldest && statements.size >= STATEMENTS_KEPT) {
    oldest[1].finalize();
    statements.delete(oldest[0]);
  }
  const statement = prepare();
  statements.set(sql, statement);
  return statement;
}

function toStatement(database: Database, statement: PreparedStatement): SqliteStatement {
  const rows = (parameters: readonly unknown[]) => {
    try {
      if (parameters.length > 0) statement.bind(parameters as SqlValue[]);
      const found: unknown[] = [];
      while (statement.step()) found.push(statement.get({}));
      return found;
    } finally {
      statement.reset(true);
    }
  };
  return {
    reader: statement.columnCount > 0,
    all: rows,
    iterate: (parameters) => rows(parameters).values(),
    run: (parameters) => {
      rows(parameters);
      return { changes: database.changes(false, true), lastInsertRowid: 0n };
    },
  };
}
