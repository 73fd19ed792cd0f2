import { CompiledQuery } from 'kysely';
import type { Connection } from '../connection.ts';
import type { Tables } from '../tables.ts';

/** A column of an insert; `as` is what stands for it, with a question mark for each of its parameters, such as a key looked up by an id. */
export interface Cell {
  column: string;
  as?: string;
  /** What PostgreSQL calls the types of its parameters, in their order. Said of every cell, many rows are one statement there. */
  types?: readonly PostgresType[];
}

type PostgresType = 'text' | 'integer' | 'bigint';

/** A column of one parameter that is written as it is. */
export function plain(type: PostgresType): (column: string) => Cell {
  return (column) => ({ column, types: [type] });
}

/** Inserts rows, each the parameters of its cells in order, so that a key is looked up where it is written and costs no statement of its own. */
export async function insertRows<Row = never>(
  connection: Connection,
  table: keyof Tables,
  cells: readonly Cell[],
  rows: readonly (readonly unknown[])[],
  ending = '',
): Promise<Row[]> {
  if (connection.engine.kind === 'postgres' && rows.length >= UNNESTED_MINIMUM && cells.every(({ types }) => types))
    return insertUnnested<Row>(connection, table, cells, { rows, ending });
  const answers: Row[] = [];
  for (const part of powersOfTwo(rows)) {
    const values = valuesText(cells, part.length);
    const text = `insert into ${table} (${cells.map(({ column }) => column).join(', ')}) ${values} ${ending}`;
    for (const row of await runText<Row>(connection, text, part.flat())) answers.push(row);
  }
  return answers;
}

const UNNESTED_MINIMUM = 4;

/** An array for each parameter: the same text for any number of rows, which the server plans once. */
async function insertUnnested<Row>(
  connection: Connection,
  table: keyof Tables,
  cells: readonly Cell[],
  { rows, ending }: { rows: readonly (readonly unknown[])[]; ending: string },
): Promise<Row[]> {
  const types = cells.flatMap((cell) => cell.types ?? []);
  let parameter = 0;
  const made = cells.map(({ as = '?' }) => as.replaceAll('?', () => `v.p${++parameter}`));
  const arrays = types.map((type) => `cast(? as ${type}[])`).join(', ');
  const names = types.map((_, index) => `p${index + 1}`).join(', ');
  const text = `insert into ${table} (${cells.map(({ column }) => column).join(', ')})
    select ${made.join(', ')} from unnest(${arrays}) as v(${names}) ${ending}`;
  const columns = types.map((_, index) => rows.map((row) => row[index]));
  return runText<Row>(connection, text, columns);
}

/** Parts whose sizes are powers of two, so that few different statements are prepared. */
export function* powersOfTwo<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  let count = ROWS_MAXIMUM;
  for (let start = 0; start < items.length; start += count) {
    while (count > items.length - start) count /= 2;
    yield items.slice(start, start + count);
  }
}

/** Runs a statement whose parameters are question marks in its text. */
export async function runText<Row>({ db, engine }: Connection, text: string, parameters: readonly unknown[]): Promise<Row[]> {
  const sql = engine.kind === 'sqlite' ? text : numbered(text);
  return (await db.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]))).rows;
}

export function valuesText(cells: readonly Cell[], count: number): string {
  const row = `(${cells.map(({ as = '?' }) => as).join(', ')})`;
  return `values ${Array.from({ length: count }, () => row).join(', ')}`;
}

const ROWS_MAXIMUM = 128;
const NUMBERED_MAXIMUM = 500;
const numberedTexts = new Map<string, string>();

function numbered(text: string): string {
  let done = numberedTexts.get(text);
  if (done === undefined) {
    let parameter = 0;
    done = text.replaceAll('?', () => `$${++parameter}`);
    if (numberedTexts.size >= NUMBERED_MAXIMUM) numberedTexts.clear();
    numberedTexts.set(text, done);
  }
  return done;
}

/** Keys looked up by ids where they are written. Parameters: the partner's key and the id. */
export const KEY_OF = {
  quota: '(select quota_key from quotas where partner_key = ? and quota_id = ?)',
  coupon: '(select coupon_key from coupons where partner_key = ? and coupon_id = ?)',
  customer: '(select customer_key from customers where partner_key = ? and customer_id = ?)',
  /** Of an id alone. */
  partner: '(select partner_key from partners where partner_id = ?)',
  operation: '(select operation_key from money_operations where operation_id = ?)',
} as const;

export const minorOf = (text: string): bigint => BigInt(text);
export const minorOrNull = (text: string | null): bigint | null => (text === null ? null : BigInt(text));
