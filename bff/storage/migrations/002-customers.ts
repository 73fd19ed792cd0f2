import type { Engine } from '../engine.ts';

const SORTED = ['associated_at', 'resource_expiry_at', 'credit_sort'];

/** Customers, what finds them, and who holds them. */
export function customers(engine: Engine): string[] {
  const { text, key, clustered } = engine.words;
  return [
    `create table customers (
      customer_key ${key}, partner_key integer not null references partners, customer_id ${text} not null,
      partner_customer_no ${text}, customer_name ${text}, customer_name_masked ${text},
      account_name ${text}, account_name_masked ${text}, mobile_sealed ${text},
      mobile_masked ${text}, email_sealed ${text}, email_masked ${text}, association_type integer not null,
      associated_at ${text} not null, credit_available bigint, credit_arrears bigint, credit_currency ${text},
      credit_as_of ${text}, credit_sort bigint, resource_expiry_at ${text}, verification ${text}, customer_type ${text},
      level ${text}, frozen ${text}, tags ${text} not null, list_form ${text} not null, form_version integer not null,
      look_alike bigint, manager_key integer not null default 0, assigned_at ${text},
      assignment_key integer not null default 0, unique (partner_key, customer_id))`,
    'create index customers_by_number on customers (partner_key, partner_customer_no) where partner_customer_no is not null',
    ...SORTED.flatMap((column) => [
      `create index customers_by_${column} on customers (partner_key, ${column}, customer_id)`,
      `create index typed_by_${column} on customers (partner_key, association_type, ${column}, customer_id)`,
      // The type stands last: a walk over one manager's customers checks it without leaving the index.
      `create index managed_by_${column} on customers (partner_key, manager_key, ${column}, customer_id, association_type)`,
    ]),
    `create table customer_names (
      customer_key integer primary key references customers, customer_name_folded ${text}, account_name_folded ${text})`,
    `create table customer_tags (
      partner_key integer not null, tag ${text} not null, customer_key integer not null references customers,
      primary key (partner_key, tag, customer_key)) ${clustered}`,
    `create table name_grams (
      partner_key integer not null, gram bigint not null, customer_key integer not null,
      primary key (partner_key, gram, customer_key)) ${clustered}`,
    `create table customer_counts (
      partner_key integer not null, manager_key integer not null, association_type integer not null,
      customers integer not null check (customers >= 0), primary key (partner_key, manager_key, association_type)) ${clustered}`,
    `create table tag_counts (
      partner_key integer not null, tag ${text} not null, manager_key integer not null, association_type integer not null,
      customers integer not null check (customers >= 0),
      primary key (partner_key, tag, manager_key, association_type)) ${clustered}`,
    `create table assignments (
      assignment_key ${key}, partner_key integer not null references partners, customer_key integer not null references customers,
      operator_key integer not null references operators, assigned_at ${text} not null, ended_at ${text})`,
    'create index assignments_of_customer on assignments (customer_key, assigned_at)',
  ];
}
