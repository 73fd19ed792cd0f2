import type { Engine } from '../engine.ts';

/** Accounts, sessions, limits and the audit trail. */
export function ground(engine: Engine): string[] {
  const { text, key, clustered } = engine.words;
  return [
    `create table partners (
      partner_key ${key}, partner_id ${text} not null unique, name ${text} not null, kind ${text} not null, mode ${text} not null,
      parent_partner_id ${text}, currency ${text}, customers_version integer not null default 0)`,
    `create table partner_keys (
      key_id ${text} primary key, partner_key integer not null references partners, hash ${text} not null unique,
      hint ${text} not null, created_at ${text} not null, revoked_at ${text})`,
    'create index partner_keys_of_partner on partner_keys (partner_key)',
    `create table operators (
      operator_key ${key}, operator_id ${text} not null unique, partner_key integer not null references partners,
      user_id ${text} not null, name ${text}, name_masked ${text}, roles ${text} not null, supervisor_id ${text},
      list_form ${text} not null, form_version integer not null, unique (partner_key, user_id))`,
    'create index operators_of_supervisor on operators (partner_key, supervisor_id)',
    `create table sessions (
      session_id ${text} primary key, partner_key integer not null references partners, actor ${text} not null,
      key_id ${text} not null, operator_id ${text}, customer_id ${text}, origins ${text} not null, widgets ${text} not null, features ${text} not null,
      locale ${text} not null, mode ${text} not null, created_at ${text} not null, secret_hash ${text} not null unique,
      secret_expires_at ${text} not null, token_hash ${text} unique, token_origin ${text}, token_expires_at ${text},
      revoked_at ${text}, ends_at ${text} not null)`,
    'create index sessions_of_operator on sessions (operator_id)',
    'create index sessions_of_customer on sessions (partner_key, customer_id)',
    'create index sessions_by_end on sessions (ends_at)',
    `create table session_origins (
      origin ${text} not null, session_id ${text} not null references sessions on delete cascade, ends_at ${text} not null,
      primary key (session_id, origin)) ${clustered}`,
    'create index session_origins_by_end on session_origins (origin, ends_at)',
    `create table reveals (
      partner_key integer not null references partners, operator_id ${text} not null, at ${text} not null, cells integer not null)`,
    'create index reveals_of_operator on reveals (partner_key, operator_id, at)',
    'create index reveals_of_partner on reveals (partner_key, at)',
    `create table name_searches (
      partner_key integer not null references partners, operator_id ${text} not null, at ${text} not null)`,
    'create index name_searches_of_operator on name_searches (partner_key, operator_id, at)',
    `create table audit_rows (
      partner_id ${text} not null, sequence integer not null, at ${text} not null, actor_kind ${text} not null,
      actor_id ${text} not null, session_id ${text}, request_id ${text} not null, action ${text} not null,
      outcome ${text} not null, refusal ${text}, targets ${text} not null, details ${text} not null,
      previous_hash ${text} not null, hash ${text} not null, primary key (partner_id, sequence))`,
    ...engine.appendOnly('audit_rows'),
  ];
}
