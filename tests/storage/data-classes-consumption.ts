import type { ConsumptionTables } from '../../bff/storage/consumption-tables.ts';
import { CLEAR, type DataClass, ID, OPERATOR, STATE } from './data-forms.ts';

type Amounts<Name extends string> = Record<`${Name}_${'micro' | 'rest'}`, DataClass>;

function amounts<Name extends string>(...names: readonly Name[]): Amounts<Name> {
  return Object.fromEntries(names.flatMap((name) => [`${name}_micro`, `${name}_rest`].map((column) => [column, STATE]))) as Amounts<Name>;
}

const LATER = amounts(
  'coupon',
  'discount',
  'rounding',
  'cash',
  'credit',
  'cash_coupon',
  'stored_value_card',
  'bonus',
  'arrears',
  'write_off',
);

const DIMENSIONS = {
  association_type: STATE,
  service_key: STATE,
  region_key: STATE,
  type_key: STATE,
  project_key: null,
  charge_mode: STATE,
  bill_class: STATE,
  bill_type: STATE,
} as const;

/** What a bill line states beyond what the first release kept. */
export const LINE_CLASSES = {
  ...DIMENSIONS,
  ...LATER,
  partner_key: null,
  cycle: null,
  day: STATE,
  stated: STATE,
  assignment_key: null,
  faults: STATE,
  traded_at: STATE,
  trade_id: ID,
  resource_name: CLEAR,
} as const;

const SUMS = { ...amounts('due', 'list'), ...LATER, lines: STATE, zero_lines: STATE, marked_lines: STATE, stated: STATE } as const;
const BY_ASSIGNMENT = { customer_key: null, cycle: null, part_key: null, currency: STATE, assignment_key: null, ...DIMENSIONS } as const;
/** Over all customers of a partner: about nobody. */
const NOBODY = {
  partner_key: null,
  cube: null,
  currency: null,
  lead: null,
  span: null,
  second: null,
  manager_key: ['state', '-'],
} as const;

/** The same of the tables of rollups. */
export const CONSUMPTION_DATA_CLASSES: {
  readonly [Table in keyof ConsumptionTables]: { readonly [Column in keyof ConsumptionTables[Table]]-?: DataClass };
} = {
  consumption_values: { value_key: null, partner_key: null, kind: null, code: ['clear', 'deleted'], name: ['clear', 'deleted'] },
  billed_resources: { partner_key: null, resource_id: ['clear', 'deleted'], customer_key: null },
  consumption_parts: { part_key: null, partner_key: null, cycle: null },
  consumption_cycles: { ...BY_ASSIGNMENT, ...SUMS },
  consumption_days: { ...BY_ASSIGNMENT, ...SUMS, day: STATE },
  consumption_cubes: { ...NOBODY, ...emptied(DIMENSIONS), ...emptied(SUMS), day: null },
  consumption_ranks: {
    ...NOBODY,
    ...DIMENSIONS,
    ...amounts('due', 'paid'),
    customer_key: null,
    lines: STATE,
    without_coupon: STATE,
  },
  consumption_budgets: { partner_key: null, customer_key: null, currency: STATE, monthly: STATE, set_by: OPERATOR, set_at: STATE },
};

function emptied<Columns extends object>(columns: Columns): { readonly [Column in keyof Columns]: null } {
  return Object.fromEntries(Object.keys(columns).map((column) => [column, null])) as { readonly [Column in keyof Columns]: null };
}
