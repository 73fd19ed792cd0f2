import type { Engine } from '../engine.ts';

/** Bill lines as delivered, and their sums. */
export function deliveries(engine: Engine): string[] {
  const { text, key, clustered } = engine.words;
  return [
    `create table deliveries (
      delivery_key ${key}, partner_key integer not null references partners, delivery_id ${text} not null, source ${text} not null,
      started_at ${text} not null, switched_at ${text}, line_count integer not null default 0, unique (partner_key, delivery_id))`,
    `create table delivery_parts (
      part_key ${key}, partner_key integer not null references partners, delivery_key integer not null references deliveries,
      source ${text} not null, billing_account_id ${text} not null, cycle ${text} not null, in_force integer not null default 0,
      switched_at ${text}, unique (delivery_key, billing_account_id, cycle))`,
    'create unique index delivery_parts_in_force on delivery_parts (partner_key, source, billing_account_id, cycle) where in_force = 1',
    'create index delivery_parts_of_cycle on delivery_parts (partner_key, cycle, in_force)',
    `create table part_customers (
      part_key integer not null references delivery_parts, customer_key integer not null references customers, cycle ${text} not null,
      primary key (part_key, customer_key)) ${clustered}`,
    'create index part_customers_of_customer on part_customers (customer_key, cycle, part_key)',
    `create table bill_lines (
      customer_key integer not null, part_key integer not null, line_number integer not null, currency ${text} not null,
      due_micro bigint not null, due_rest bigint not null, list_micro bigint, list_rest bigint, consumed_at ${text} not null,
      category ${text}, service ${text}, region ${text}, resource_id ${text}, description ${text},
      primary key (customer_key, part_key, line_number)) ${clustered}`,
    `create table cycle_sums (
      customer_key integer not null references customers, cycle ${text} not null, currency ${text} not null,
      assignment_key integer not null, due_micro bigint not null, due_rest bigint not null,
      primary key (customer_key, cycle, currency, assignment_key)) ${clustered}`,
    `create table cycle_totals (
      customer_key integer not null references customers, cycle ${text} not null, currency ${text} not null,
      partner_key integer not null, customer_id ${text} not null, manager_key integer not null,
      total_micro bigint, total_rest bigint, own_micro bigint, own_rest bigint,
      primary key (customer_key, cycle, currency)) ${clustered}`,
    `create index cycle_totals_by_total on cycle_totals (partner_key, cycle, currency, total_micro, total_rest, customer_id)`,
    `create index cycle_totals_by_own on cycle_totals
      (partner_key, cycle, currency, manager_key, own_micro, own_rest, customer_id) where manager_key > 0`,
    `create table cycle_currencies (
      partner_key integer not null, cycle ${text} not null, currency ${text} not null,
      primary key (partner_key, cycle, currency)) ${clustered}`,
  ];
}
