import type { Engine } from '../engine.ts';

/** Custom roles, where roles come from, what operators chose, who holds a reseller, and that a customer has one account manager at most. */
export function people(engine: Engine): string[] {
  const { text, key, clustered } = engine.words;
  return [
    `alter table partners add column roles_from ${text} not null default 'session'`,
    'create index partners_of_parent on partners (parent_partner_id)',
    'create unique index customer_held_once on assignments (customer_key) where ended_at is null',
    `create table custom_roles (
      partner_key integer not null references partners, code ${text} not null, name ${text} not null, permissions ${text} not null,
      changed_at ${text} not null, primary key (partner_key, code), unique (partner_key, name)) ${clustered}`,
    `create table preferences (
      partner_key integer not null references partners, operator_id ${text} not null, view ${text} not null, choice ${text} not null,
      primary key (partner_key, operator_id, view)) ${clustered}`,
    `create table reseller_assignments (
      assignment_key ${key}, partner_key integer not null references partners, reseller_key integer not null references partners,
      operator_key integer not null references operators, assigned_at ${text} not null, ended_at ${text})`,
    'create unique index reseller_held_once on reseller_assignments (reseller_key) where ended_at is null',
    'create index reseller_assignments_of_reseller on reseller_assignments (reseller_key, assigned_at)',
    'create index reseller_assignments_of_manager on reseller_assignments (operator_key)',
  ];
}
