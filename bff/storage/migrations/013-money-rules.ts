import type { Engine } from '../engine.ts';

/** Codes before operations, limits, operations that are not finished, and the end of the tie between customer and partner. */
export function moneyRules(engine: Engine): string[] {
  const { text, key, clustered } = engine.words;
  return [
    'alter table partners add column step_up integer not null default 0',
    `alter table partners add column money_limits ${text}`,
    'alter table partners add column is_leaving integer not null default 0',
    `alter table operators add column email_sealed ${text}`,
    `alter table operators add column email_masked ${text}`,
    `alter table customers add column signing_entity ${text}`,
    `alter table customers add column dissociation_blocks ${text}`,
    `alter table customers add column dissociated_at ${text}`,
    `alter table customers add column association_changed_at ${text}`,
    `create table step_up_codes (
      code_key ${key}, partner_key integer not null references partners, operator_id ${text} not null, endpoint ${text} not null,
      request_hash ${text} not null, code_hash ${text} not null, sent_at ${text} not null, expires_at ${text} not null, tries integer not null,
      used_at ${text})`,
    'create index step_up_codes_of_operator on step_up_codes (partner_key, operator_id, sent_at)',
    `create table drafts (
      partner_key integer not null references partners, operator_id ${text} not null, draft ${text} not null, content_sealed ${text} not null,
      saved_at ${text} not null, primary key (partner_key, operator_id, draft)) ${clustered}`,
    `create table dissociations (
      dissociation_key ${key}, dissociation_id ${text} not null unique, partner_key integer not null references partners,
      customer_key integer not null references customers, operator_id ${text} not null, state ${text} not null, reason ${text} not null,
      notes_digest ${text} not null, submitted_at ${text} not null, settled_at ${text}, operation_key integer references money_operations)`,
    'create index dissociations_of_customer on dissociations (customer_key, submitted_at)',
  ];
}
