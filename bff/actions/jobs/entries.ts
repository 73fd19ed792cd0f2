import type { AuditAction } from '../../../shared/values/lists.ts';
import type { JobRecord } from '../../ports/jobs.ts';
import type { AuditEntry } from '../../ports/records.ts';

/** What became of somebody's job, under the name of who asked for it. */
export function jobEntry(
  job: JobRecord,
  at: string,
  action: AuditAction,
  details: AuditEntry['details'],
  refusal: string | null = null,
): AuditEntry {
  return {
    at,
    actor: { kind: 'operator', id: job.operatorId },
    sessionId: job.sessionId,
    requestId: job.jobId,
    action,
    outcome: refusal === null ? 'done' : 'refused',
    refusal,
    targets: [job.jobId],
    details: { what: job.what, format: job.format, ...details },
  };
}

/** A worker ended without a word, and another goes on. */
export function takeOverEntry(job: JobRecord, at: string): AuditEntry {
  const system = { kind: 'system', id: 'jobs' } as const;
  return { ...jobEntry(job, at, 'job.takeover', { attempt: job.attempts, rows: job.done }), actor: system, sessionId: null };
}
