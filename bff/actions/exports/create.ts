import type { AnswerOf } from '../../../shared/contract/index.ts';
import { checkExportPermission, checkExportRoom, isLive } from '../../domain/export-rules.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { JobRecord } from '../../ports/jobs.ts';
import type { Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { prepareAudit } from './prepare-audit.ts';
import { prepareConsumption } from './prepare-consumption.ts';
import { prepareCustomers } from './prepare-customers.ts';
import { prepareOperations } from './prepare-operations.ts';
import { prepareStandings } from './prepare-standings.ts';
import { toExportRecord } from './record.ts';
import { type ExportRequest, hashRequest, sealRequest } from './request.ts';
import { fileNameOf } from './words.ts';

type Create = CallOf<'POST /v1/exports'>;

/** What is to be written, and how many rows that is; null where counting would take too long. */
export interface PreparedExport {
  request: ExportRequest;
  total: number | null;
}

/** More than an operator can have live; those that ended do not matter here. */
const LOOKED_AT = 100;

/**
 * Begins an export, unless the same is under way. Whether anything matches is looked up before the command; that it fits, and the job
 * itself, are one transaction with the audit row.
 */
export async function createExport(world: World, call: Create): Promise<AnswerOf<'POST /v1/exports'> | Refusal> {
  const { partnerId } = call.caller.partner;
  const now = world.clock.now();
  const prepared = await prepare(world, call);
  const job = isRefusal(prepared) ? prepared : await jobOf(world, call, prepared, now);
  return world.store.write(partnerId, async (unit) => {
    const found = (await refuseOutdated(unit, call.caller, null, world.clock.now())) ?? (isRefusal(job) ? job : await addOrFind(unit, job));
    await unit.audit.append(partnerId, entryOf(call, found, now));
    return isRefusal(found) ? found : toExportRecord(found, call.caller.permissions, now);
  });
}

async function prepare(world: World, call: Create): Promise<PreparedExport | Refusal> {
  const asked = call.body.export;
  const refused = checkExportPermission(asked.what, call.caller.permissions);
  if (refused) return refused;
  if (asked.what === 'customers') return prepareCustomers(world, call, asked);
  if (asked.what === 'audit') return prepareAudit(world, call, asked);
  if (asked.what === 'operations') return prepareOperations(world, call, asked);
  if (asked.what === 'agreement-standings') return prepareStandings(world, call, asked);
  return prepareConsumption(world, call, asked);
}

/** The job under way that asks for the same, or this one, if there is room for it. */
async function addOrFind(unit: Unit, job: JobRecord): Promise<JobRecord | Refusal> {
  const live = (await unit.jobs.list(job.partnerId, job.operatorId, LOOKED_AT)).filter(({ state }) => isLive(state));
  const same = live.find(({ requestHash, isCancelling }) => requestHash === job.requestHash && !isCancelling);
  if (same) return same;
  const full = checkExportRoom(live.length);
  if (full) return full;
  await unit.jobs.add(job);
  return job;
}

async function jobOf({ security }: World, { caller, body }: Create, { request, total }: PreparedExport, now: number): Promise<JobRecord> {
  const { partnerId } = caller.partner;
  const { operatorId } = caller.session.actor;
  const { what } = body.export;
  const jobId = security.makeId('job');
  const { locale } = caller.session;
  return {
    jobId,
    partnerId,
    operatorId,
    sessionId: caller.session.sessionId,
    state: 'queued',
    what,
    auditScope: 'newest' in request.basis ? request.basis.scope : null,
    format: body.format,
    fileName: fileNameOf(locale, what, now, body.format),
    request: await sealRequest(security, partnerId, jobId, request),
    requestHash: await hashRequest(security, { partnerId, operatorId }, [body, locale]),
    done: 0,
    total,
    checkpoint: null,
    chunks: 0,
    bytes: 0,
    requestedAt: instantOf(now),
    startedAt: null,
    endedAt: null,
    fileExpiresAt: null,
    failure: null,
    isCancelling: false,
    lease: null,
    attempts: 0,
  };
}

/** Which filters were set, never what they were set to. */
function entryOf(call: Create, found: JobRecord | Refusal, now: number) {
  const { format, export: asked } = call.body;
  const details = { what: asked.what, format, filters: filtersOf(asked) };
  const targets = isRefusal(found) ? [] : [found.jobId];
  return auditEntry(call, { at: instantOf(now), action: 'export.create' as const, targets, details }, isRefusal(found) ? found : undefined);
}

function filtersOf(asked: Create['body']['export']): string[] {
  if (asked.what !== 'agreement-standings') return Object.keys(asked.filter ?? {});
  const { what: _what, code: _code, indirectPartnerId: _of, ...narrowing } = asked;
  return Object.keys(narrowing);
}
