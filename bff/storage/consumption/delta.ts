import { type RawBuilder, sql } from 'kysely';
import { type Connection, insertMany } from '../connection.ts';
import { bitOf } from './amounts.ts';
import { CUBE_COLUMNS, CUBE_KEYS, type Moves, RANK_COLUMNS_ALL, RANK_KEYS, signed } from './count.ts';
import { CUBE_DIMENSIONS, CUBES, type Cube, type CubeDimension, DIMENSION_COLUMNS } from './cubes.ts';
import { spansAround } from './spans.ts';
import { RANK_COLUMNS, SUM_COLUMNS } from './sums.ts';

/** A row of the rollups by customer, sums as text. */
type Row = Readonly<Record<string, string | number | null>>;
type Sums = (bigint | null)[];

/** What a few customers change in the cubes, added up before it is written: what goes and comes again is not touched. */
export class CubeDelta {
  readonly #partnerKey: number;
  readonly #cubes = new Map<string, { key: unknown[]; sums: Sums }>();
  readonly #ranks = new Map<string, { key: unknown[]; sums: Sums }>();

  constructor(partnerKey: number) {
    this.#partnerKey = partnerKey;
  }

  /** Takes in what the rollups of these moves say at this moment. */
  async add(connection: Connection, moves: Moves): Promise<void> {
    for (const isDaily of [false, true]) {
      const cubes = CUBES.filter((one) => one.isDaily === isDaily);
      for (const row of await readRows(connection, moves, isDaily)) {
        const sign = BigInt(row.sign as number);
        const sums = SUM_COLUMNS.map((column) => signedSum(row[column] ?? null, sign));
        for (const one of cubes)
          if (one.table === 'consumption_cubes') this.#add(this.#cubes, this.#cubeKey(one, row), sums);
          else for (const span of spansIn(one, row)) this.#add(this.#ranks, this.#rankKey(one, row, span), rankSums(row, sign));
      }
    }
  }

  async write(connection: Connection): Promise<void> {
    const cubes = [...this.#cubes.values()].filter(isChange).map(({ key, sums }) => [...key, ...sums]);
    await insertMany(connection, 'consumption_cubes', CUBE_COLUMNS, cubes, adding('consumption_cubes', CUBE_KEYS, SUM_COLUMNS));
    const ranks = [...this.#ranks.values()].filter(isChange).map(({ key, sums }) => [...key, ...sums]);
    await insertMany(connection, 'consumption_ranks', RANK_COLUMNS_ALL, ranks, adding('consumption_ranks', RANK_KEYS, RANK_COLUMNS));
  }

  #add(rows: Map<string, { key: unknown[]; sums: Sums }>, key: unknown[], sums: Sums): void {
    const name = key.join(' ');
    const before = rows.get(name);
    if (before) before.sums = before.sums.map((sum, index) => plus(sum, sums[index] ?? null));
    else rows.set(name, { key, sums });
  }

  #cubeKey(one: Cube, row: Row): unknown[] {
    const place = [this.#partnerKey, one.number, row.currency, kept(one, one.lead, row), row.cycle, kept(one, one.second, row)];
    return [...place, one.isDaily ? row.day : '', ...CUBE_DIMENSIONS.map((dimension) => kept(one, dimension, row)), row.stated];
  }

  #rankKey(one: Cube, row: Row, span: string): unknown[] {
    const place = [this.#partnerKey, one.number, row.currency, kept(one, one.lead, row), span, kept(one, one.second, row)];
    return [...place, row.customer_key, ...CUBE_DIMENSIONS.map((dimension) => kept(one, dimension, row))];
  }
}

async function readRows({ db }: Connection, moves: Moves, isDaily: boolean): Promise<readonly Row[]> {
  const source = sql.table(isDaily ? 'consumption_days' : 'consumption_cycles');
  const plain = ['customer_key', 'currency', 'cycle', ...Object.values(DIMENSION_COLUMNS), 'stated', ...(isDaily ? ['day'] : [])];
  const sums: RawBuilder<unknown>[] = SUM_COLUMNS.map((column) => sql`cast(${sql.ref(`b.${column}`)} as text) as ${sql.ref(column)}`);
  const { rows } = await sql<Row>`
    select b.sign, ${sql.join(plain.map((column) => sql.ref(`b.${column}`)))}, ${sql.join(sums)} from (${signed(source, moves)}) b`.execute(
    db,
  );
  return rows;
}

function kept(one: Cube, dimension: CubeDimension | null, row: Row): string | number | null | undefined {
  return dimension !== null && one.dimensions.includes(dimension) ? row[DIMENSION_COLUMNS[dimension]] : 0;
}

function spansIn(one: Cube, { cycle }: Row): string[] {
  return one.hasSpans ? spansAround(String(cycle)) : [String(cycle)];
}

function signedSum(value: string | number | null, sign: bigint): bigint | null {
  return value === null ? null : sign * BigInt(value);
}

/** In the order of `RANK_COLUMNS`. */
function rankSums(row: Row, sign: bigint): Sums {
  const of = (column: string) => sign * BigInt(row[column] ?? 0);
  const hasCoupon = (Number(row.stated) & bitOf('coupon')) !== 0;
  const paid = ['micro', 'rest'].map((part) => (hasCoupon ? of(`due_${part}`) - of(`coupon_${part}`) : 0n));
  return [of('lines'), of('due_micro'), of('due_rest'), ...paid, hasCoupon ? 0n : of('lines')];
}

function plus(a: bigint | null, b: bigint | null): bigint | null {
  return a === null && b === null ? null : (a ?? 0n) + (b ?? 0n);
}

function isChange({ sums }: { sums: Sums }): boolean {
  return sums.some((sum) => sum !== null && sum !== 0n);
}

function adding(table: string, keys: readonly string[], columns: readonly string[]): string {
  const sums = columns.map((column) => `${column} = ${table}.${column} + excluded.${column}`);
  return `on conflict (${keys.join(', ')}) do update set ${sums.join(', ')}`;
}
