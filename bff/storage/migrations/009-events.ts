import type { Engine } from '../engine.ts';

/** What the partner's own systems are told, the webhooks that are told it, and what each is yet to be told. */
export function events(engine: Engine): string[] {
  const { text, key, clustered } = engine.words;
  return [
    'alter table partners add column event_sequence integer not null default 0',
    'alter table partners add column events_forgotten integer not null default 0',
    `create table events (
      partner_key integer not null references partners, sequence integer not null, event_id ${text} not null unique, type ${text} not null,
      at ${text} not null, customer_id ${text}, subject ${text} not null, data ${text} not null,
      primary key (partner_key, sequence)) ${clustered}`,
    `create table webhooks (
      webhook_key ${key}, partner_key integer not null references partners, webhook_id ${text} not null unique, url ${text} not null,
      types ${text}, is_enabled integer not null, secret_sealed ${text} not null, earlier_sealed ${text}, earlier_until ${text},
      created_at ${text} not null, last_delivered_at ${text}, last_failed_at ${text}, last_status integer, last_reason ${text},
      failing_since ${text}, failures integer not null default 0, paused_until ${text}, lease_owner ${text}, lease_until ${text})`,
    'create index webhooks_of_partner on webhooks (partner_key)',
    `create table event_deliveries (
      webhook_key integer not null references webhooks on delete cascade, sequence integer not null, partner_key integer not null,
      subject ${text} not null, state ${text} not null, is_next integer not null,
      waiting_since ${text} not null, attempts integer not null default 0, first_tried_at ${text}, due_at ${text}, last_status integer, primary key (webhook_key, sequence)) ${clustered}`,
    'create index event_deliveries_due on event_deliveries (webhook_key, due_at, sequence) where is_next = 1',
    "create index event_deliveries_of_subject on event_deliveries (webhook_key, subject, sequence) where state = 'waiting'",
    'create index event_deliveries_by_state on event_deliveries (webhook_key, state, sequence)',
    "create index event_deliveries_by_wait on event_deliveries (webhook_key, waiting_since) where state = 'waiting'",
    `create table told_events (
      partner_key integer not null references partners, about ${text} not null, told_at ${text} not null, untold integer not null,
      primary key (partner_key, about)) ${clustered}`,
  ];
}
