import { type RawBuilder, sql } from 'kysely';
import type { Amount } from '../../../shared/values/amount.ts';
import { BILL_CLASSES, LINE_AMOUNTS, type LineAmount } from '../../../shared/values/consumption-lists.ts';
import type { ConsumptionLine } from '../../ports/consumption.ts';
import { associationOf } from '../customers/columns.ts';
import { AMOUNT_COLUMNS, PAIR_COLUMNS } from './amounts.ts';
import { CUBE_DIMENSIONS, DIMENSION_COLUMNS, type Dimension } from './cubes.ts';
import type { GroupName } from './group-names.ts';

export interface LineRow {
  customer_key: number;
  part_key: number;
  line_number: number;
  partner_id: string;
  customer_id: string;
  operator_id: string | null;
  cycle: string;
  consumed_at: string;
  traded_at: string | null;
  trade_id: string | null;
  association_type: number;
  bill_class: number;
  bill_type: number | null;
  charge_mode: number | null;
  service_key: number;
  region_key: number;
  type_key: number;
  project_key: number;
  resource_id: string | null;
  resource_name: string | null;
  description: string | null;
  faults: number;
}

const PLAIN = [
  'customer_key',
  'part_key',
  'line_number',
  'cycle',
  'consumed_at',
  'traded_at',
  'trade_id',
  'association_type',
  'bill_class',
  'bill_type',
  'charge_mode',
  'service_key',
  'region_key',
  'type_key',
  'project_key',
  'resource_id',
  'resource_name',
  'description',
  'faults',
];

/** What each dimension is of a line `l`, and the columns of its row. */
export const LINE_PARTS: Readonly<Record<Dimension, RawBuilder<unknown>>> & { columns: readonly RawBuilder<unknown>[] } = {
  ...(Object.fromEntries(CUBE_DIMENSIONS.map((dimension) => [dimension, sql.ref(`l.${DIMENSION_COLUMNS[dimension]}`)])) as Record<
    Dimension,
    RawBuilder<unknown>
  >),
  manager: sql`coalesce(a.operator_key, 0)`,
  chargeMode: sql`coalesce(l.charge_mode, 0)`,
  billType: sql`coalesce(l.bill_type, 0)`,
  customer: sql.ref('l.customer_key'),
  columns: [
    ...PLAIN.map((column) => sql.ref(`l.${column}`)),
    ...PAIR_COLUMNS.map((column) => sql`cast(${sql.ref(`l.${column}`)} as text) as ${sql.ref(column)}`),
    sql`w.partner_id, c.customer_id, o.operator_id`,
  ],
};

export function toLine(row: LineRow, place: string, names: ReadonlyMap<number, GroupName>): ConsumptionLine {
  const named = (key: number) => {
    const { key: code = null, label: name = null } = names.get(key) ?? {};
    return code === null ? null : { code, name };
  };
  return {
    place,
    partnerId: row.partner_id,
    customerId: row.customer_id,
    cycle: row.cycle,
    consumedAt: row.consumed_at,
    tradedAt: row.traded_at,
    tradeId: row.trade_id,
    operatorId: row.operator_id,
    associationType: associationOf(row.association_type),
    billClass: BILL_CLASSES[row.bill_class - 1] ?? 'consumption',
    billType: row.bill_type,
    chargeMode: row.charge_mode,
    service: named(row.service_key),
    resourceType: named(row.type_key),
    resourceId: row.resource_id,
    resourceName: row.resource_name,
    region: named(row.region_key)?.code ?? null,
    enterpriseProject: named(row.project_key)?.code ?? null,
    description: row.description,
    amounts: amountsOf(row as unknown as Record<string, string | null>),
    faults: row.faults,
  };
}

function amountsOf(row: Readonly<Record<string, string | null>>): Readonly<Record<LineAmount, Amount | null>> {
  return Object.fromEntries(
    LINE_AMOUNTS.map((amount) => {
      const [micro, rest] = [row[`${AMOUNT_COLUMNS[amount]}_micro`], row[`${AMOUNT_COLUMNS[amount]}_rest`]];
      return [amount, micro == null ? null : { micro: BigInt(micro), rest: BigInt(rest ?? 0) }];
    }),
  ) as Record<LineAmount, Amount | null>;
}
