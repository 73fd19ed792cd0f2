import type { ExportFormat } from '../../../shared/values/lists.ts';
import { checkDownload, checkExportContent } from '../../domain/export-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { JobReads, JobRecord } from '../../ports/jobs.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf, FileAnswer } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { ownJob } from '../jobs/answer.ts';
import { unpackPiece } from './pieces.ts';

type Download = CallOf<'GET /v1/exports/:jobId/file'>;

const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The file of an export of the caller's own, once it is done, while it is kept, and while they may still read what is in it. On record before the first byte leaves. */
export async function downloadExport(world: World, call: Download): Promise<FileAnswer | Refusal> {
  const { partnerId } = call.caller.partner;
  const now = world.clock.now();
  const decided = await world.store.write(partnerId, async (unit) => {
    const job = await ownJob(unit.jobs, call.caller, call.params.jobId);
    const refused = (await refuseOutdated(unit, call.caller, null, world.clock.now())) ?? refuseFile(job, call.caller, now);
    const made = { at: instantOf(now), action: 'export.download' as const, targets: job ? [job.jobId] : [] };
    await unit.audit.append(partnerId, auditEntry(call, made, refused ?? undefined));
    return refused ?? (job as JobRecord);
  });
  if ('refusal' in decided) return decided;
  const { format, fileName, bytes } = decided;
  return { stream: streamOf(world.store.reads.jobs, decided), contentType: CONTENT_TYPES[format], fileName, bytes };
}

function refuseFile(job: JobRecord | null, { permissions }: Download['caller'], now: number): Refusal | null {
  return job === null ? refuse('not-found') : (checkExportContent(job, permissions) ?? checkDownload(job, now));
}

/** One piece at a time, when it is asked for. Breaks off where a piece is gone, so that nobody takes half a file for whole. */
function streamOf(jobs: JobReads, { partnerId, jobId, format, chunks }: JobRecord): ReadableStream<Uint8Array<ArrayBuffer>> {
  let index = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        if (index === chunks) return controller.close();
        const stored = await jobs.chunk(partnerId, jobId, index);
        if (stored === null) throw new Error('A piece of the file is gone.');
        index += 1;
        controller.enqueue(await unpackPiece(format, stored));
      },
    },
    { highWaterMark: 1 },
  );
}
