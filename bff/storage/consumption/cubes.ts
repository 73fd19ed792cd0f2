import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/** What figures are counted by, and the column of each; a customer stands in ranks and rollups by customer alone. */
export const DIMENSION_COLUMNS = {
  manager: 'manager_key',
  association: 'association_type',
  service: 'service_key',
  region: 'region_key',
  type: 'type_key',
  project: 'project_key',
  chargeMode: 'charge_mode',
  billClass: 'bill_class',
  billType: 'bill_type',
} as const;
export type CubeDimension = keyof typeof DIMENSION_COLUMNS;
export type Dimension = CubeDimension | 'customer';
export const CUBE_DIMENSIONS = Object.keys(DIMENSION_COLUMNS) as CubeDimension[];

/** Values a dimension has at most in a large partner's year, to tell which cube answers with the fewest rows. */
export const USUAL_VALUES: Readonly<Record<Dimension, number>> = {
  manager: 50,
  association: 2,
  service: 40,
  region: 12,
  type: 120,
  project: 2_000,
  chargeMode: 3,
  billClass: 2,
  billType: 4,
  customer: 5_000,
};

export interface Cube {
  /** Stands in the table; never given to another. */
  number: number;
  table: 'consumption_cubes' | 'consumption_ranks';
  /** Dimensions kept; all others are added up. */
  dimensions: readonly CubeDimension[];
  /** What it is mostly asked by: the table is in their order. */
  lead: CubeDimension | null;
  second: CubeDimension | null;
  /** By day of consumption, or for the whole cycle. */
  isDaily: boolean;
  /** Also has sums of whole quarters and years, so that a long range of cycles is few rows. */
  hasSpans: boolean;
  /** The cube whose change it follows from; null: it is made from the rollups by customer. */
  from: number | null;
}

const SMALL = ['association', 'chargeMode', 'billClass', 'billType'] as const;

function cube(
  number: number,
  lead: CubeDimension | null,
  second: CubeDimension | null,
  others: readonly CubeDimension[],
  from: number | null,
) {
  const dimensions = [...(lead ? [lead] : []), ...(second ? [second] : []), ...others];
  return { number, table: 'consumption_cubes', dimensions, lead, second, isDaily: false, hasSpans: false, from } as const;
}

function ranks(
  number: number,
  lead: CubeDimension | null,
  second: CubeDimension | null,
  others: readonly CubeDimension[],
  hasSpans: boolean,
) {
  // Who holds a customer, and how it is associated, hardly ever changes: to keep them apart costs no rows.
  const all = new Set<CubeDimension>([...(lead ? [lead] : []), ...(second ? [second] : []), ...others, 'manager', 'association']);
  return { number, table: 'consumption_ranks', dimensions: [...all], lead, second, isDaily: false, hasSpans, from: null } as const;
}

const daily = (one: Cube): Cube => ({ ...one, isDaily: true });

/** In an order in which each comes after the one it is made from. A question takes the smallest that has all it names. */
export const CUBES: readonly Cube[] = [
  cube(1, 'manager', 'service', SMALL, null),
  cube(2, 'service', 'manager', SMALL, 1),
  cube(3, 'service', null, SMALL, 2),
  cube(4, 'service', null, [], 3),
  cube(5, 'manager', null, SMALL, 1),
  cube(6, null, null, SMALL, 5),
  cube(7, 'manager', 'region', SMALL, null),
  cube(8, 'region', null, SMALL, 7),
  cube(9, 'service', 'region', SMALL, null),
  cube(10, 'region', 'service', SMALL, 9),
  cube(11, 'manager', 'type', ['service', ...SMALL], null),
  cube(12, 'type', null, ['service', ...SMALL], 11),
  cube(13, 'project', null, SMALL, null),
  cube(14, 'manager', null, [], 5),
  cube(15, 'manager', 'service', ['region'], null),
  // By day an account manager's figures with anything else are few rows of few customers: there is no cube of both.
  daily(cube(23, 'manager', null, SMALL, null)),
  daily(cube(24, null, null, SMALL, 23)),
  daily(cube(25, 'service', 'region', SMALL, null)),
  daily(cube(22, 'service', null, SMALL, 25)),
  daily(cube(26, 'region', null, SMALL, 25)),
  daily(cube(28, 'type', null, SMALL, null)),
  ranks(41, null, null, [], true),
  ranks(42, 'manager', 'chargeMode', ['billClass', 'billType'], true),
  ranks(43, 'chargeMode', 'billClass', [], true),
  ranks(44, 'billClass', 'billType', [], true),
  ranks(45, 'service', 'chargeMode', ['billClass'], true),
  ranks(46, 'region', 'chargeMode', ['billClass'], true),
  ranks(47, 'service', 'region', [], false),
  ranks(48, 'service', 'billType', ['billClass'], false),
  ranks(49, 'region', 'billType', ['billClass'], false),
  ranks(50, 'type', null, ['service'], false),
  ranks(51, 'chargeMode', null, [], true),
];

/** The column that a dimension has in a cube: 0 where it is left out. */
export function keptColumn(one: Cube, dimension: CubeDimension, table: string): RawBuilder<unknown> {
  return one.dimensions.includes(dimension) ? sql.ref(`${table}.${DIMENSION_COLUMNS[dimension]}`) : sql.lit(0);
}
