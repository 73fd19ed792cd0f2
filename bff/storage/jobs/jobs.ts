import { type Selectable, sql } from 'kysely';
import { EXPORT_FORMATS, EXPORT_KINDS } from '../../../shared/values/lists.ts';
import { PROBLEM_CODES } from '../../../shared/values/problem-codes.ts';
import type { JobCommands, JobReads, JobRecord } from '../../ports/jobs.ts';
import { type Connection, insertMany, query } from '../connection.ts';
import { needPartnerKey, partnerKeyOf } from '../keys.ts';
import type { Tables } from '../tables.ts';
import { forgetJobs, partnersToForget } from './forget.ts';

type StoredJob = Selectable<Tables['jobs']>;

const chunkOf = query<{ partnerKey: number; jobId: string; number: number }, { content: Uint8Array }>(
  (slot) => sql`select c.content from jobs j join job_chunks c on c.job_id = j.job_id
    where j.job_id = ${slot.jobId} and j.partner_key = ${slot.partnerKey} and c.number = ${slot.number}`,
);
/** What a later release is asked for beside these is its own to do, and to show. */
const KINDS = sql.join(EXPORT_KINDS.map((kind) => sql.lit(kind)));
const FORMATS = sql.join(EXPORT_FORMATS.map((format) => sql.lit(format)));
/** Looked for once a second by every replica. */
const dueJobs = query<{ at: string; ahead: string; limit: number }, { partner_id: string; job_id: string }>(
  (slot) => sql`select p.partner_id, j.job_id from jobs j join partners p on p.partner_key = j.partner_key
    where j.state in ('queued', 'running') and j.what in (${KINDS}) and j.format in (${FORMATS})
      and (j.lease_until is null or j.lease_until <= ${slot.at} or j.lease_until > ${slot.ahead})
    order by j.requested_at, j.job_id limit ${slot.limit}`,
);

/** No lease reaches further: one that does was taken before the clock was set back, and its worker may be gone. */
const AHEAD_MILLISECONDS = 2 * 60 * 1000;
const END_OF_TIME = '9999-12-31T23:59:59.999Z';

function aheadOf(at: string): string {
  return new Date(Math.min(Date.parse(at) + AHEAD_MILLISECONDS, Date.parse(END_OF_TIME))).toISOString();
}

export function jobReads(connection: Connection): JobReads {
  const { db } = connection;
  return {
    async find(partnerId, jobId) {
      const partnerKey = await partnerKeyOf(connection, partnerId);
      const row = await db
        .selectFrom('jobs')
        .selectAll()
        .where('job_id', '=', jobId)
        .where('partner_key', '=', partnerKey ?? 0)
        .where('what', 'in', EXPORT_KINDS)
        .where('format', 'in', EXPORT_FORMATS)
        .executeTakeFirst();
      return row ? toJob(row, partnerId) : null;
    },
    async list(partnerId, operatorId, limit) {
      const partnerKey = await partnerKeyOf(connection, partnerId);
      const rows = await db
        .selectFrom('jobs')
        .selectAll()
        .where('partner_key', '=', partnerKey ?? 0)
        .where('operator_id', '=', operatorId)
        .where('what', 'in', EXPORT_KINDS)
        .where('format', 'in', EXPORT_FORMATS)
        .orderBy('requested_at', 'desc')
        .orderBy('job_id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => toJob(row, partnerId));
    },
    async due(at, limit) {
      return (await dueJobs(connection, { at, ahead: aheadOf(at), limit })).map((row) => ({
        partnerId: row.partner_id,
        jobId: row.job_id,
      }));
    },
    forgettable: (before) => partnersToForget(connection, before),
    async chunk(partnerId, jobId, number) {
      const partnerKey = await partnerKeyOf(connection, partnerId);
      return (await chunkOf(connection, { partnerKey: partnerKey ?? 0, jobId, number }))[0]?.content ?? null;
    },
  };
}

export function jobCommands(connection: Connection): JobCommands {
  const { db } = connection;
  /** A running job, as long as this worker holds it. */
  const held = (partnerKey: number, jobId: string, owner: string) =>
    db
      .updateTable('jobs')
      .where('job_id', '=', jobId)
      .where('partner_key', '=', partnerKey)
      .where('state', '=', 'running')
      .where('lease_owner', '=', owner);
  return {
    async add(job) {
      await db
        .insertInto('jobs')
        .values(toStored(job, await needPartnerKey(connection, job.partnerId)))
        .execute();
    },
    async resealRequest(partnerId, jobId, read, made) {
      const row = await db
        .updateTable('jobs')
        .set({ request: made })
        .where('job_id', '=', jobId)
        .where('partner_key', '=', await needPartnerKey(connection, partnerId))
        .where('request', '=', read)
        .returning('job_id')
        .executeTakeFirst();
      return row !== undefined;
    },
    async claim(partnerId, jobId, at, lease) {
      const row = await db
        .updateTable('jobs')
        .set({ state: 'running', lease_owner: lease.owner, lease_until: lease.until, attempts: sql`attempts + 1` })
        .set({ started_at: sql`coalesce(started_at, ${at})` })
        .where('job_id', '=', jobId)
        .where('partner_key', '=', await needPartnerKey(connection, partnerId))
        .where('state', 'in', ['queued', 'running'])
        .where(({ eb, or }) => or([eb('lease_until', 'is', null), eb('lease_until', '<=', at), eb('lease_until', '>', aheadOf(at))]))
        .returningAll()
        .executeTakeFirst();
      return row ? toJob(row, partnerId) : null;
    },
    async startAnew(partnerId, jobId, owner) {
      const row = await held(await needPartnerKey(connection, partnerId), jobId, owner)
        .set({ done: 0, checkpoint: null })
        .set(THROWN_AWAY)
        .returningAll()
        .executeTakeFirst();
      if (row) await db.deleteFrom('job_chunks').where('job_id', '=', jobId).execute();
      return row ? toJob(row, partnerId) : null;
    },
    async advance(partnerId, jobId, { owner, until, chunk, bytes, done, total, checkpoint }) {
      const row = await held(await needPartnerKey(connection, partnerId), jobId, owner)
        .where('is_cancelling', '=', 0)
        .set({ lease_until: until, done, total, checkpoint, chunks: sql`chunks + ${chunk === null ? sql.lit(0) : sql.lit(1)}` })
        .set({ bytes: sql`bytes + ${bytes}` })
        .returning('chunks')
        .executeTakeFirst();
      if (!row) return false;
      if (chunk !== null) await insertMany(connection, 'job_chunks', ['job_id', 'number', 'content'], [[jobId, row.chunks - 1, chunk]]);
      return true;
    },
    async release(partnerId, jobId, owner) {
      const released = await held(await needPartnerKey(connection, partnerId), jobId, owner)
        .set({ lease_owner: null, lease_until: null, attempts: sql`attempts - 1` })
        .returning('job_id')
        .executeTakeFirst();
      return released !== undefined;
    },
    async end(partnerId, jobId, { owner, state, at, failure, fileExpiresAt }) {
      const ending = held(await needPartnerKey(connection, partnerId), jobId, owner)
        .set({ state, ended_at: at, failure, file_expires_at: fileExpiresAt })
        .set(ENDED);
      if (state === 'done') return (await ending.where('is_cancelling', '=', 0).returning('job_id').executeTakeFirst()) !== undefined;
      const ended = await ending.set(THROWN_AWAY).returning('job_id').executeTakeFirst();
      if (ended) await db.deleteFrom('job_chunks').where('job_id', '=', jobId).execute();
      return ended !== undefined;
    },
    async cancel(partnerId, jobId, at) {
      const live = db
        .updateTable('jobs')
        .where('job_id', '=', jobId)
        .where('partner_key', '=', await needPartnerKey(connection, partnerId));
      const waiting = live.where('state', '=', 'queued').set({ state: 'cancelled', ended_at: at }).set(ENDED);
      if (await waiting.returning('job_id').executeTakeFirst()) return true;
      const running = live.where('state', '=', 'running').set({ is_cancelling: 1 });
      return (await running.returning('job_id').executeTakeFirst()) !== undefined;
    },
    forget: (partnerId, before, limit) => forgetJobs(connection, partnerId, before, limit),
  };
}

/** What was asked for is of no use any more, and may name somebody. */
const ENDED = { lease_owner: null, lease_until: null, checkpoint: null, request: '' } as const;
const THROWN_AWAY = { chunks: 0, bytes: 0n } as const;

function toJob(row: StoredJob, partnerId: string): JobRecord {
  return {
    jobId: row.job_id,
    partnerId,
    operatorId: row.operator_id,
    sessionId: row.session_id,
    state: row.state as JobRecord['state'],
    what: row.what as JobRecord['what'],
    format: row.format as JobRecord['format'],
    fileName: row.file_name,
    request: row.request,
    requestHash: row.request_hash,
    done: row.done,
    total: row.total,
    checkpoint: row.checkpoint,
    chunks: row.chunks,
    bytes: Number(row.bytes),
    requestedAt: row.requested_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    fileExpiresAt: row.file_expires_at,
    failure: row.failure === null || PROBLEM_CODES.some((code) => code === row.failure) ? row.failure : 'internal',
    isCancelling: row.is_cancelling === 1,
    lease: row.lease_owner !== null && row.lease_until !== null ? { owner: row.lease_owner, until: row.lease_until } : null,
    attempts: row.attempts,
    auditScope: row.audit_scope as JobRecord['auditScope'],
  };
}

function toStored(job: JobRecord, partnerKey: number) {
  return {
    job_id: job.jobId,
    partner_key: partnerKey,
    operator_id: job.operatorId,
    session_id: job.sessionId,
    state: job.state,
    what: job.what,
    format: job.format,
    file_name: job.fileName,
    request: job.request,
    request_hash: job.requestHash,
    done: job.done,
    total: job.total,
    checkpoint: job.checkpoint,
    chunks: job.chunks,
    bytes: BigInt(job.bytes),
    requested_at: job.requestedAt,
    started_at: job.startedAt,
    ended_at: job.endedAt,
    file_expires_at: job.fileExpiresAt,
    failure: job.failure,
    is_cancelling: job.isCancelling ? 1 : 0,
    lease_owner: job.lease?.owner ?? null,
    lease_until: job.lease?.until ?? null,
    attempts: job.attempts,
    audit_scope: job.auditScope,
  };
}
