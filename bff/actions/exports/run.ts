import { auditScopeOf } from '../../domain/audit-rules.ts';
import { checkExportPermission } from '../../domain/export-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { permissionsOf, scopeOf } from '../../domain/role-rules.ts';
import type { JobRecord } from '../../ports/jobs.ts';
import type { Reads, Unit } from '../../ports/store.ts';
import type { TableFile } from '../../ports/table-files.ts';
import { instantOf } from '../audit-entry.ts';
import { resellersInScope } from '../customers/whose.ts';
import { emit } from '../events/emit.ts';
import { jobEntry } from '../jobs/entries.ts';
import { leaseEnd, type Worker } from '../jobs/worker.ts';
import { packPiece } from './pieces.ts';
import { type ExportRequest, openRequest } from './request.ts';
import { type RowSource, sourceOf } from './sources.ts';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** An export under way: where its rows come from, where they go, and how far it is. */
export interface Begun {
  source: RowSource;
  /** To be closed by whoever began. */
  file: TableFile;
  /** Kept with every piece, so that another worker can go on from it. */
  progress: { place: string | null; done: number };
}

/** Begins an export, or goes on with one from where a worker before came to. Whoever asked must still be allowed to. */
export async function beginExport({ world, options }: Worker, job: JobRecord): Promise<Begun | Refusal> {
  const request = await openRequest(world.security, job);
  const refused = await checkAllowed(world.store.reads, job, request);
  if (refused) return refused;
  const source = await sourceOf(world, job, request);
  if (isRefusal(source)) return source;
  const file = await options.writers[job.format].open(source.head, job.chunks > 0);
  return { source, file, progress: job.checkpoint === null ? { place: null, done: 0 } : JSON.parse(job.checkpoint) };
}

/** Roles may have been withdrawn, and scopes changed, since the export was asked for. */
async function checkAllowed(reads: Reads, { partnerId, operatorId, what }: JobRecord, { basis }: ExportRequest): Promise<Refusal | null> {
  const operator = await reads.operators.find(partnerId, operatorId);
  if (!operator) return refuse('permission-missing');
  const actor = { kind: 'operator', operatorId, userId: operator.userId, roles: operator.roles } as const;
  const permissions = permissionsOf(actor, await reads.roles.list(partnerId));
  const refused = checkExportPermission(what, permissions);
  if (refused) return refused;
  if ('newest' in basis) return basis.scope === 'all' && auditScopeOf(permissions) !== 'all' ? refuse('permission-missing') : null;
  const scope = scopeOf(actor);
  if (!basis.isOfResellers) return JSON.stringify(scope) === JSON.stringify(basis.scope) ? null : refuse('permission-missing');
  const resellers = (await resellersInScope(reads, partnerId, scope)).map((reseller) => reseller.partnerId);
  const asked = 'books' in basis ? basis.books : basis.partnerIds;
  return asked.every((id) => resellers.includes(id)) ? null : refuse('permission-missing');
}

/**
 * Writes the next rows. With the last of them the export is done, in the same transaction. `lost`: the job is not this worker's any
 * more, or was cancelled, and nothing was written.
 */
export async function writePiece(worker: Worker, job: JobRecord, begun: Begun): Promise<'more' | 'last' | 'lost'> {
  const { world, options } = worker;
  const { source, file, progress } = begun;
  const { partnerId, jobId, format } = job;
  const { rows, next } = await source.read(progress.place, options.rowsPerPiece);
  const isLast = next === null;
  const bytes = await file.write(rows, isLast);
  begun.progress = { place: next, done: progress.done + rows.length };
  const { done } = begun.progress;
  const step = {
    owner: options.owner,
    until: leaseEnd(options, world.clock.now()),
    chunk: bytes.length === 0 ? null : await packPiece(format, bytes),
    bytes: bytes.length,
    done,
    total: isLast || (job.total !== null && done > job.total) ? done : job.total,
    checkpoint: JSON.stringify(begun.progress),
  };
  const isWritten = await world.store.write(partnerId, async (unit) => {
    if (!(await unit.jobs.advance(partnerId, jobId, step))) return false;
    if (isLast) await endDone(unit, worker, job, done);
    return true;
  });
  if (!isWritten) return 'lost';
  if (!isLast) return 'more';
  world.meter.job(job.what, 'done');
  return 'last';
}

async function endDone(unit: Unit, { world, options }: Worker, job: JobRecord, rows: number): Promise<void> {
  const { partnerId, jobId } = job;
  const now = world.clock.now();
  const at = instantOf(now);
  const fileExpiresAt = instantOf(now + world.settings.exportFileDays * DAY_MILLISECONDS);
  await unit.jobs.end(partnerId, jobId, { owner: options.owner, state: 'done', at, failure: null, fileExpiresAt });
  const bytes = (await unit.jobs.find(partnerId, jobId))?.bytes ?? 0;
  const { operatorId, what, format } = job;
  const data = { jobId, operatorId, what, format, rows, bytes, fileExpiresAt };
  await emit(world, unit, partnerId, [{ type: 'export.done', at, customerId: null, data }]);
  await unit.audit.append(partnerId, jobEntry(job, at, 'export.done', { rows, bytes }));
}
