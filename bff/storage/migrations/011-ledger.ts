import type { Engine } from '../engine.ts';

/**
 * Double entry (DESIGN.md §4, ledger): accounts of partners by asset and currency, what moved between them, by which operation, and the
 * answers to requests that must happen once.
 */
export function ledger(engine: Engine): string[] {
  const { text, key, clustered } = engine.words;
  return [
    `create table ledger_accounts (
      account_key ${key}, partner_key integer not null references partners, asset ${text} not null, currency ${text} not null,
      kind ${text} not null, owner ${text} not null, quota_key integer, balance bigint not null, entries integer not null,
      unique (partner_key, asset, currency, kind, owner), check (balance >= 0 or kind = 'upstream'))`,
    'create index ledger_accounts_of_quota on ledger_accounts (quota_key, kind) where quota_key is not null',
    `create table money_operations (
      operation_key ${key}, operation_id ${text} not null unique, partner_key integer not null references partners,
      by_partner_key integer not null references partners, kind ${text} not null, state ${text} not null, asset ${text}, currency ${text},
      quota_key integer, at ${text} not null, ended_at ${text}, actor_kind ${text} not null, actor_id ${text} not null, session_id ${text},
      request_id ${text} not null, memo ${text}, request ${text}, asked bigint not null, moved bigint not null, items integer not null,
      done integer not null, refused integer not null, retry_of_key integer, is_stopping integer not null, lease_owner ${text},
      lease_until ${text}, attempts integer not null, approval_until ${text}, decided_at ${text}, decided_by ${text})`,
    'create index money_operations_by_time on money_operations (partner_key, at)',
    "create index money_operations_adjusting on money_operations (partner_key, ended_at, operation_key) where kind in ('allocation', 'allocation-recall', 'dissociation', 'type-switch')",
    'create index money_operations_by_actor on money_operations (by_partner_key, actor_id, at)',
    "create index money_operations_open on money_operations (at) where state in ('awaiting-approval', 'queued', 'running')",
    'create index money_operations_of_retry on money_operations (retry_of_key) where retry_of_key is not null',
    `create table money_items (
      operation_key integer not null references money_operations, item integer not null, partner_key integer not null, at ${text} not null,
      state ${text} not null, refusal ${text}, quota_key integer, coupon_key integer, customer_key integer, reseller_key integer,
      asked bigint, moved bigint, balance_before bigint, terms ${text}, memo ${text}, primary key (operation_key, item)) ${clustered}`,
    'create index money_items_by_time on money_items (partner_key, at, operation_key, item)',
    'create index money_items_of_customer on money_items (customer_key, at) where customer_key is not null',
    'create index money_items_of_reseller on money_items (reseller_key, at) where reseller_key is not null',
    'create index money_items_of_coupon on money_items (coupon_key) where coupon_key is not null',
    'create index money_items_of_quota on money_items (quota_key, at) where quota_key is not null',
    `create table ledger_entries (
      account_key integer not null references ledger_accounts, sequence integer not null, operation_key integer not null references money_operations,
      item integer not null, amount bigint not null, balance_after bigint not null, at ${text} not null, primary key (account_key, sequence)) ${clustered}`,
    'create index ledger_entries_of_operation on ledger_entries (operation_key, item)',
    ...engine.appendOnly('ledger_entries'),
    `create table money_references (
      partner_key integer not null references partners, reference ${text} not null, operation_key integer not null references money_operations,
      primary key (partner_key, reference)) ${clustered}`,
    `create table idempotent_answers (
      partner_key integer not null references partners, actor ${text} not null, endpoint ${text} not null, idempotency_key ${text} not null,
      request_hash ${text} not null, is_refusal integer not null, answer ${text} not null, at ${text} not null,
      primary key (partner_key, actor, endpoint, idempotency_key)) ${clustered}`,
    'create index idempotent_answers_by_time on idempotent_answers (at)',
  ];
}
