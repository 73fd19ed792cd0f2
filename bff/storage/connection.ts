import { CompiledQuery, type Kysely } from 'kysely';
import type { Batch } from './batch/batch.ts';
import type { Kept } from './batch/kept.ts';
import type { Engine } from './engine.ts';
import type { Tables } from './tables.ts';

/** A way to the database: a pool or connection to read from, or a running transaction. */
export interface Connection {
  db: Kysely<Tables>;
  engine: Engine;
  /** Where what reads much of the database is asked, so that others need not wait for it; absent: where everything is. */
  scans?: Kysely<Tables>;
  /** Totals of searches by name, valid while the partner's customers are as they were; absent inside commands, whose changes may yet be undone. */
  totals?: Map<string, Total>;
  /** The store's own numbers of partners by id, which never change once committed; absent inside commands. */
  partnerKeys?: Map<string, number>;
  /** What commands of one transaction keep back and know; absent where each statement is written as it comes. */
  batch?: Batch<Kept> | undefined;
  /** The same transaction past its batch; see `past`. */
  direct?: Connection | undefined;
}

/**
 * Where to read what nothing that the batch keeps back would change: `isChanging` tells whether a kept row does. Read there it writes nothing
 * that is kept back first.
 */
export function past(connection: Connection, isChanging: (kept: Kept) => boolean): Connection {
  const { batch, direct } = connection;
  return batch && direct && !batch.find(isChanging) ? direct : connection;
}

export interface Total {
  customersVersion: number;
  /** Under way or settled: a page and its total ask at once, and count once. */
  customers: Promise<number>;
}

/** A query whose text depends on a shape: compiled once per shape and engine. Shapes must be few and small. */
export function queryFamily<Shape, Values extends object, Row>(
  build: (shape: Shape, slots: Slots<Values>, connection: Connection) => Compilable<Row>,
): (connection: Connection, shape: Shape, values: Values) => Promise<Row[]> {
  const queries = new Map<string, Query<Values, Row>>();
  return (connection, shape, values) => {
    const name = JSON.stringify(shape);
    let one = queries.get(name);
    if (!one) {
      if (queries.size >= SHAPES_MAXIMUM) queries.clear();
      one = query((slots, first) => build(shape, slots, first));
      queries.set(name, one);
    }
    return one(connection, values);
  };
}

const SHAPES_MAXIMUM = 2_000;

class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Stands for a value in a query that is compiled once; `Values` names the slots and their types. */
export type Slots<Values> = { readonly [Name in keyof Values]: Values[Name] };

interface Compilable<Row> {
  compile(db: Kysely<Tables>): CompiledQuery<Row>;
}

/** A query that is built and compiled once per engine; each run only fills in its values. */
export type Query<Values, Row> = (connection: Connection, values: Values) => Promise<Row[]>;

/**
 * Makes a query for a hot path. `build` sees slots in place of values, so it must not look at them.
 * Compiling a query costs more than SQLite takes to answer it.
 */
export function query<Values extends object, Row>(
  build: (slots: Slots<Values>, connection: Connection) => Compilable<Row>,
): Query<Values, Row> {
  const slots = new Proxy({} as Slots<Values>, { get: (_target, name) => new Slot(String(name)) });
  const compiled = new Map<Engine['kind'], CompiledQuery<Row>>();
  return async (connection, values) => {
    let once = compiled.get(connection.engine.kind);
    if (!once) {
      once = build(slots, connection).compile(connection.db);
      compiled.set(connection.engine.kind, once);
    }
    const parameters = once.parameters.map((parameter) => (parameter instanceof Slot ? values[parameter.name as keyof Values] : parameter));
    return (await connection.db.executeQuery<Row>({ ...once, parameters })).rows;
  };
}

/**
 * Inserts many rows with as few statements as the engine allows. `ending` follows the values, such as an `on conflict` clause
 * or `returning`; `Row` is what it returns.
 */
export async function insertMany<Row = never>(
  connection: Connection,
  table: keyof Tables,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
  ending = '',
): Promise<Row[]> {
  const answers: Row[] = [];
  let count = ROWS_PER_INSERT;
  for (let start = 0; start < rows.length; start += count) {
    // Powers of two, so that few different statements are prepared.
    while (count > rows.length - start) count /= 2;
    const part = rows.slice(start, start + count);
    const text = insertText(connection.engine, table, columns, part.length, ending);
    const result = await connection.db.executeQuery(CompiledQuery.raw(text, part.flat()));
    for (const row of result.rows) answers.push(row as Row);
  }
  return answers;
}

const ROWS_PER_INSERT = 128;
const insertTexts = new Map<string, string>();

function insertText(engine: Engine, table: string, columns: readonly string[], count: number, ending: string): string {
  const name = `${engine.kind} ${count} ${table} ${columns.join()} ${ending}`;
  let text = insertTexts.get(name);
  if (text === undefined) {
    let parameter = 0;
    const mark = () => (engine.kind === 'sqlite' ? '?' : `$${++parameter}`);
    const row = () => `(${columns.map(mark).join(', ')})`;
    text = `insert into ${table} (${columns.join(', ')}) values ${Array.from({ length: count }, row).join(', ')} ${ending}`;
    insertTexts.set(name, text);
  }
  return text;
}

/** Parts of at most `size`, so that one statement never carries too many parameters. */
export function* partsOf<Item>(items: readonly Item[], size = 500): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/** Splits items into rounds so that no round names the same thing twice, keeping the order of each. */
export function roundsOf<Item>(items: readonly Item[], idOf: (item: Item) => string): Item[][] {
  const rounds: Item[][] = [];
  const seen = new Map<string, number>();
  for (const item of items) {
    const id = idOf(item);
    const round = seen.get(id) ?? 0;
    seen.set(id, round + 1);
    const list = rounds[round] ?? [];
    list.push(item);
    rounds[round] = list;
  }
  return rounds;
}
