import type { Engine } from '../engine.ts';

/** What replicas must agree on, which releases a schema can carry, and keys that end by themselves. */
export function operations(engine: Engine): string[] {
  const { text } = engine.words;
  return [
    'alter table schema_migrations add column runs_with integer not null default 0',
    `create table service_state (name ${text} primary key, value ${text} not null)`,
    `create table replicas (
      replica_id ${text} primary key, release ${text} not null, schema_number integer not null, settings_hash ${text} not null,
      key_ids ${text} not null, started_at ${text} not null, seen_at ${text} not null, is_draining integer not null)`,
    `create table ring_keys (
      key_id ${text} primary key, check_sealed ${text} not null, first_used_at ${text} not null, retired_at ${text})`,
    `alter table partner_keys add column expires_at ${text}`,
  ];
}
