import type { Engine } from '../engine.ts';

/** Quotas, coupons and their usage; what partners state of their accounts. What is left of each stands in the ledger alone. */
export function quotas(engine: Engine): string[] {
  const { text, key, clustered } = engine.words;
  return [
    `create table quotas (
      quota_key ${key}, partner_key integer not null references partners, quota_id ${text} not null, asset ${text} not null,
      currency ${text} not null, state ${text} not null, effective_at ${text} not null, expires_at ${text} not null, total bigint not null,
      restrictions ${text} not null, designated integer, invoice_subject ${text} not null, signing_entity ${text}, parent_quota_key integer,
      issued_count integer not null, issued_total bigint not null, created_at ${text} not null, changed_at ${text} not null,
      unique (partner_key, quota_id))`,
    'create index quotas_by_end on quotas (partner_key, expires_at, quota_key)',
    'create index quotas_of_parent on quotas (parent_quota_key) where parent_quota_key is not null',
    `create table quota_customers (
      quota_key integer not null references quotas, customer_id ${text} not null, primary key (quota_key, customer_id)) ${clustered}`,
    `create table coupons (
      coupon_key ${key}, partner_key integer not null references partners, coupon_id ${text} not null, asset ${text} not null, currency ${text} not null,
      issuer ${text} not null, quota_key integer references quotas, customer_key integer not null references customers,
      account_key integer not null references ledger_accounts, operation_key integer references money_operations, face bigint not null,
      state ${text} not null, valid_from ${text} not null, expires_at ${text} not null, issued_at ${text} not null, ended_at ${text},
      restrictions ${text} not null, customer_note ${text}, memo ${text}, unique (partner_key, coupon_id))`,
    'create index coupons_by_issue on coupons (partner_key, issued_at, coupon_key)',
    // States follow from these columns: counting by them does not leave the index.
    'create index coupons_by_end on coupons (partner_key, expires_at, coupon_key, state, valid_from)',
    'create index coupons_of_customer on coupons (customer_key, issued_at)',
    'create index coupons_of_quota on coupons (quota_key, expires_at, coupon_key) where quota_key is not null',
    'create index coupons_of_quota_by_issue on coupons (quota_key, issued_at, coupon_key) where quota_key is not null',
    // What of a quota comes back soon is found among a million coupons that do not.
    "create index coupons_usable_of_quota on coupons (quota_key, expires_at) where state = 'usable'",
    'create index coupons_of_operation on coupons (operation_key) where operation_key is not null',
    "create index coupons_live on coupons (expires_at) where state = 'usable' and issuer = 'partner'",
    `create table coupon_usages (
      usage_key ${key}, usage_id ${text} not null unique, partner_key integer not null references partners,
      coupon_key integer not null references coupons, kind ${text} not null, at ${text} not null, amount bigint not null, balance_after bigint,
      reference ${text} not null, order_amount bigint, order_type ${text}, charge_mode ${text}, service ${text}, product_id ${text},
      of_usage_key integer, returned_to ${text}, operation_key integer not null references money_operations)`,
    'create index coupon_usages_of_coupon on coupon_usages (coupon_key, at, kind, amount)',
    'create unique index coupon_usages_by_reference on coupon_usages (partner_key, reference)',
    'create index coupon_usages_of_usage on coupon_usages (of_usage_key) where of_usage_key is not null',
    ...engine.appendOnly('coupon_usages'),
    `create table coupon_selections (
      selection_key ${key}, selection_id ${text} not null unique, partner_key integer not null references partners,
      by_partner_key integer not null references partners, operator_id ${text} not null, at ${text} not null, expires_at ${text} not null)`,
    'create index coupon_selections_by_end on coupon_selections (expires_at)',
    `create table selected_coupons (
      selection_key integer not null references coupon_selections on delete cascade, coupon_key integer not null, balance bigint not null,
      primary key (selection_key, coupon_key)) ${clustered}`,
    `create table partner_accounts (
      partner_key integer not null references partners, account_type ${text} not null, currency ${text} not null, designated bigint not null,
      credit bigint, changed_at ${text} not null, primary key (partner_key, account_type, currency)) ${clustered}`,
  ];
}
