import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Permission } from '../../../shared/values/lists.ts';
import { checkDownload, checkExportContent, downloadSecondsLeft } from '../../domain/export-rules.ts';
import type { JobRecord } from '../../ports/jobs.ts';
import { toJobAnswer } from '../jobs/answer.ts';

/** An export as its operator sees it, with what they may do at present. */
export function toExportRecord(job: JobRecord, permissions: readonly Permission[], now: number): AnswerOf<'POST /v1/exports'> {
  const { what, format, fileName, bytes, state } = job;
  return {
    ...toJobAnswer(job),
    what,
    format,
    fileName,
    bytes: state === 'done' ? bytes : null,
    expiresInSeconds: downloadSecondsLeft(job, now),
    isDownloadable: (checkExportContent(job, permissions) ?? checkDownload(job, now)) === null,
  };
}
