import type { Engine } from '../engine.ts';

/** Blind indexes, erasure, what is shown at present, and resources that expire. */
export function personal(engine: Engine): string[] {
  const { text, clustered } = engine.words;
  return [
    ...['mobile_index', 'email_index', 'erased_at'].map((column) => `alter table customers add column ${column} ${text}`),
    'create index customers_by_mobile on customers (partner_key, mobile_index) where mobile_index is not null',
    'create index customers_by_email on customers (partner_key, email_index) where email_index is not null',
    `create table customer_resources (
      customer_key integer not null references customers, resource_id ${text} not null, name ${text}, service ${text} not null,
      region ${text}, expires_at ${text} not null, primary key (customer_key, resource_id)) ${clustered}`,
    'create index customer_resources_by_expiry on customer_resources (customer_key, expires_at)',
    `create table shown_values (
      partner_key integer not null references partners, operator_id ${text} not null, customer_id ${text} not null, field ${text} not null,
      until ${text} not null, primary key (partner_key, operator_id, customer_id, field)) ${clustered}`,
    'create index shown_values_by_end on shown_values (until)',
  ];
}
