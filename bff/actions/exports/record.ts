import type { AnswerOf } from '../../../shared/contract/index.ts';
import { checkDownload, downloadSecondsLeft } from '../../domain/export-rules.ts';
import type { JobRecord } from '../../ports/jobs.ts';
import { toJobAnswer } from '../jobs/answer.ts';

/** An export as its operator sees it. */
export function toExportRecord(job: JobRecord, now: number): AnswerOf<'POST /v1/exports'> {
  const { what, format, fileName, bytes, state } = job;
  return {
    ...toJobAnswer(job),
    what,
    format,
    fileName,
    bytes: state === 'done' ? bytes : null,
    expiresInSeconds: downloadSecondsLeft(job, now),
    isDownloadable: checkDownload(job, now) === null,
  };
}
