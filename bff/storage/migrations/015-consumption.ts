import type { Engine } from '../engine.ts';

/** Amounts of DOMAIN.md §4.2 in the order of their bits in `stated`. */
const AMOUNTS = [
  'due',
  'coupon',
  'list',
  'discount',
  'rounding',
  'cash',
  'credit',
  'cash_coupon',
  'stored_value_card',
  'bonus',
  'arrears',
  'write_off',
];
const LATER = AMOUNTS.filter((amount) => amount !== 'due' && amount !== 'list');

const pair = (amount: string, ending = '') => `${amount}_micro bigint${ending}, ${amount}_rest bigint${ending}`;

/** What every sum is counted by; 0: not stated, or left out by the cube. */
const DIMENSIONS = [
  'manager_key',
  'association_type',
  'service_key',
  'region_key',
  'type_key',
  'project_key',
  'charge_mode',
  'bill_class',
  'bill_type',
];
const integers = (columns: readonly string[]) => columns.map((column) => `${column} integer not null`).join(', ');

/** What lines state of consumption, and its sums: by customer and part of a delivery, and over all customers of a partner. */
export function consumption(engine: Engine): string[] {
  const { text, key, clustered } = engine.words;
  const columns = [
    ...['partner_key', 'assignment_key', 'association_type', 'bill_class', 'bill_type', 'charge_mode', 'faults', 'stated'].map((name) => [
      name,
      'integer',
    ]),
    ...['service_key', 'region_key', 'type_key', 'project_key'].map((name) => [name, 'integer']),
    ...['cycle', 'day', 'traded_at', 'trade_id', 'resource_name'].map((name) => [name, text]),
    ...LATER.flatMap((amount) => [
      [`${amount}_micro`, 'bigint'],
      [`${amount}_rest`, 'bigint'],
    ]),
  ];
  // Not stated by any line of a row: null, which takes no room.
  const sums = `lines bigint not null, zero_lines bigint not null, marked_lines bigint not null, ${pair('due', ' not null')}, ${AMOUNTS.slice(
    1,
  )
    .map((amount) => pair(amount))
    .join(', ')}`;
  const dimensions = DIMENSIONS.slice(1);
  return [
    ...columns.map(([name, type]) => `alter table bill_lines add column ${name} ${type}`),
    'alter table part_customers add column rolled integer not null default 0',
    'alter table assignments add column stamped integer not null default 0',
    `alter table assignments add column stamped_end ${text}`,
    'create index delivery_parts_replaced on delivery_parts (partner_key) where in_force = 3',
    'create index assignments_of_operator on assignments (operator_key, customer_key)',
    `create table consumption_values (
      value_key ${key}, partner_key integer not null references partners, kind integer not null, code ${text} not null, name ${text},
      unique (partner_key, kind, code))`,
    `create table billed_resources (
      partner_key integer not null, resource_id ${text} not null, customer_key integer not null,
      primary key (partner_key, resource_id, customer_key)) ${clustered}`,
    'create index billed_resources_of_customer on billed_resources (customer_key)',
    // Parts whose sums stand in the cubes. A release that knows no cubes may take such a part away, so nothing refers to its own row.
    `create table consumption_parts (
      part_key integer primary key, partner_key integer not null references partners, cycle ${text} not null)`,
    'create index consumption_parts_of_partner on consumption_parts (partner_key, cycle)',
    `create table consumption_cycles (
      customer_key integer not null, cycle ${text} not null, part_key integer not null, currency ${text} not null,
      assignment_key integer not null, ${integers(dimensions)}, stated integer not null, ${sums},
      primary key (customer_key, cycle, part_key, currency, assignment_key, ${dimensions.join(', ')}, stated)) ${clustered}`,
    `create table consumption_days (
      customer_key integer not null, cycle ${text} not null, part_key integer not null, currency ${text} not null, day ${text} not null,
      assignment_key integer not null, ${integers(dimensions)}, stated integer not null, ${sums},
      primary key (customer_key, cycle, part_key, currency, day, assignment_key, ${dimensions.join(', ')}, stated)) ${clustered}`,
    // `lead` and `second` repeat what a cube is mostly asked by, so that an answer is one range of the table.
    `create table consumption_cubes (
      partner_key integer not null, cube integer not null, currency ${text} not null, lead integer not null, span ${text} not null,
      second integer not null, day ${text} not null, ${integers(DIMENSIONS)}, stated integer not null, ${sums},
      primary key (partner_key, cube, currency, lead, span, second, day, ${DIMENSIONS.join(', ')}, stated)) ${clustered}`,
    'create index consumption_cubes_empty on consumption_cubes (partner_key) where lines = 0',
    `create table consumption_ranks (
      partner_key integer not null, cube integer not null, currency ${text} not null, lead integer not null, span ${text} not null,
      second integer not null, customer_key integer not null, ${integers(DIMENSIONS)}, lines bigint not null,
      ${pair('due', ' not null')}, ${pair('paid', ' not null')}, without_coupon bigint not null,
      primary key (partner_key, cube, currency, lead, span, second, customer_key, ${DIMENSIONS.join(', ')})) ${clustered}`,
    'create index consumption_ranks_empty on consumption_ranks (partner_key) where lines = 0',
    `create table consumption_budgets (
      partner_key integer not null references partners, customer_key integer not null, currency ${text} not null, monthly bigint not null,
      set_by ${text} not null, set_at ${text} not null, primary key (partner_key, customer_key, currency)) ${clustered}`,
  ];
}
