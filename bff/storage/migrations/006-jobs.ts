import type { Engine } from '../engine.ts';

/** Long work and what it wrote; places in the audit trail by what readers filter by. */
export function jobs(engine: Engine): string[] {
  const { text, bytes, clustered } = engine.words;
  return [
    `create table jobs (
      job_id ${text} primary key, partner_key integer not null references partners, operator_id ${text} not null, session_id ${text} not null,
      state ${text} not null, what ${text} not null, format ${text} not null, file_name ${text} not null, request ${text} not null,
      request_hash ${text} not null, done integer not null default 0, total integer, checkpoint ${text}, chunks integer not null default 0,
      bytes bigint not null default 0, requested_at ${text} not null, started_at ${text}, ended_at ${text}, file_expires_at ${text},
      failure ${text}, is_cancelling integer not null default 0, lease_owner ${text}, lease_until ${text}, attempts integer not null default 0)`,
    "create index jobs_due on jobs (requested_at) where state in ('queued', 'running')",
    'create index jobs_of_operator on jobs (partner_key, operator_id, requested_at)',
    `create table job_chunks (
      job_id ${text} not null references jobs on delete cascade, number integer not null, content ${bytes} not null,
      primary key (job_id, number)) ${clustered}`,
    'create index audit_rows_by_actor on audit_rows (partner_id, actor_id, sequence)',
    'create index audit_rows_by_action on audit_rows (partner_id, action, sequence)',
  ];
}
