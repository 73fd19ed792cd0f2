import type { Engine } from '../engine.ts';

/**
 * Agreements with frozen texts, the chain of signatures with its annexes, where customers stand, payment agreements. Evidence is
 * append-only; what can be deleted (annexes) or counted anew (standings) stands apart from it.
 */
export function agreements(engine: Engine): string[] {
  const { text, key, clustered } = engine.words;
  return [
    'alter table partners add column is_verified integer not null default 0',
    `create table agreement_versions (
      partner_id ${text} not null, code ${text} not null, version integer not null, audience ${text} not null, notice_days integer not null,
      is_required integer not null, view_policy ${text} not null, effective_at ${text} not null, published_at ${text} not null,
      published_by_kind ${text} not null, published_by_id ${text} not null, primary key (partner_id, code, version))`,
    ...engine.appendOnly('agreement_versions'),
    `create table agreement_texts (
      partner_id ${text} not null, code ${text} not null, version integer not null, locale ${text} not null, title ${text} not null,
      source ${text} not null, source_sha256 ${text} not null, rendered ${text} not null, rendered_sha256 ${text} not null,
      primary key (partner_id, code, version, locale))`,
    ...engine.appendOnly('agreement_texts'),
    `create table agreement_withdrawals (
      partner_id ${text} not null, code ${text} not null, version integer not null, at ${text} not null, by_kind ${text} not null,
      by_id ${text} not null, primary key (partner_id, code, version))`,
    ...engine.appendOnly('agreement_withdrawals'),
    `create table signature_rows (
      partner_id ${text} not null, sequence integer not null, kind ${text} not null, record_id ${text} not null unique, withdraws ${text},
      reason ${text}, customer_id ${text} not null, person_id ${text}, capacity ${text} not null, method ${text} not null, code ${text} not null,
      version integer not null, locale ${text} not null, title ${text} not null, source_sha256 ${text} not null,
      rendered_sha256 ${text} not null, manifest_id ${text} not null, manifest_sha256 ${text} not null, presented_at ${text} not null,
      at ${text} not null, annex_sha256 ${text}, previous_hash ${text} not null, hash ${text} not null, primary key (partner_id, sequence))`,
    ...engine.appendOnly('signature_rows'),
    'create index signature_rows_of_customer on signature_rows (partner_id, customer_id, sequence)',
    `create unique index signature_rows_by_manifest on signature_rows (partner_id, manifest_id) where kind = 'signed'`,
    'create unique index signature_rows_withdrawing on signature_rows (partner_id, withdraws) where withdraws is not null',
    `create table signature_annexes (
      partner_key integer not null references partners, record_id ${text} not null, customer_id ${text} not null, sealed ${text} not null,
      at ${text} not null, primary key (partner_key, record_id)) ${clustered}`,
    'create index signature_annexes_of_customer on signature_annexes (partner_key, customer_id)',
    'create index signature_annexes_by_time on signature_annexes (partner_key, at)',
    `create table agreement_standings (
      partner_key integer not null references partners, code ${text} not null, customer_key integer not null references customers,
      record_id ${text} not null, version integer not null, capacity ${text} not null, signed_at ${text} not null, hash ${text} not null,
      is_withdrawn integer not null, primary key (partner_key, code, customer_key)) ${clustered}`,
    'create index agreement_standings_of_customer on agreement_standings (customer_key)',
    `create table agreement_announcements (
      partner_key integer not null references partners, code ${text} not null, version integer not null, at ${text} not null,
      primary key (partner_key, code, version)) ${clustered}`,
    `create table contact_requests (
      partner_key integer not null references partners, customer_id ${text} not null, at ${text} not null)`,
    'create index contact_requests_of_customer on contact_requests (partner_key, customer_id, at)',
    `create table third_party_payments (
      payment_key ${key}, agreement_id ${text} not null unique, partner_key integer not null references partners,
      trustee_sealed ${text} not null, trustee_masked ${text} not null, trustee_index ${text} not null, trustee_type ${text} not null,
      kind ${text} not null, effective_at ${text} not null, expires_at ${text}, created_at ${text} not null, created_by ${text} not null,
      voided_at ${text}, voided_by ${text})`,
    'create index third_party_payments_by_time on third_party_payments (partner_key, created_at, agreement_id)',
    'create index third_party_payments_by_trustee on third_party_payments (partner_key, trustee_index)',
    `create table payment_contracts (
      partner_id ${text} not null, contract_id ${text} not null unique, contract_no ${text} not null, first_cycle ${text} not null,
      last_cycle ${text} not null, currency ${text} not null, due ${text} not null, paid ${text}, content ${text} not null,
      text_sha256 ${text} not null, created_at ${text} not null, created_by ${text} not null, primary key (partner_id, contract_no))`,
    ...engine.appendOnly('payment_contracts'),
    'create index payment_contracts_by_time on payment_contracts (partner_id, created_at, contract_id)',
    'create unique index payment_contracts_by_text on payment_contracts (partner_id, text_sha256)',
  ];
}
