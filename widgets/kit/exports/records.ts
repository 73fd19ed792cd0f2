import type { AnswerOf } from '../../../shared/contract/index.ts';
import { ask } from '../../core/ask.ts';
import { type Failure, failureOf } from '../../core/failure.ts';
import type { Session } from '../../core/session.ts';
import { saveFile } from './save-file.ts';

export type ExportRecord = AnswerOf<'GET /v1/exports'>['exports'][number];

const FIRST_PAUSE_MILLISECONDS = 800;
const LONGEST_PAUSE_MILLISECONDS = 10_000;
const FILE_PATIENCE_MILLISECONDS = 600_000;
/** Each look that brings nothing new waits this much longer for the next. */
const PATIENCE = 1.6;

export function isUnderWay({ state }: Pick<ExportRecord, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

/**
 * The operator's exports, and how far those under way are: looked at again and again, ever less often while nothing moves, and not at
 * all while the page is out of sight or offline.
 */
export class ExportRecords {
  readonly #session: () => Session;
  readonly #onChange: () => void;
  readonly #onDone: (record: ExportRecord) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = FIRST_PAUSE_MILLISECONDS;
  #isGone = false;
  #isLooking = false;
  records: readonly ExportRecord[] | null = null;
  failure: Failure | null = null;
  /** When the records were read, on the clock of `performance.now()`; what is left of a file's time counts from then. */
  readAt = 0;

  constructor(session: () => Session, onChange: () => void, onDone: (record: ExportRecord) => void) {
    this.#session = session;
    this.#onChange = onChange;
    this.#onDone = onDone;
    addEventListener('online', this.#resume);
    document.addEventListener('visibilitychange', this.#resume);
    void this.load();
  }

  leave(): void {
    this.#isGone = true;
    clearTimeout(this.#timer);
    removeEventListener('online', this.#resume);
    document.removeEventListener('visibilitychange', this.#resume);
  }

  get isPaused(): boolean {
    return !navigator.onLine && (this.records ?? []).some(isUnderWay);
  }

  async load(): Promise<void> {
    const outcome = await ask(this.#session(), 'GET /v1/exports', {});
    if (this.#isGone) return;
    if (outcome.ok) {
      this.records = outcome.answer.exports;
      this.readAt = performance.now();
    }
    this.failure = outcome.ok ? null : outcome.failure;
    this.#onChange();
    this.#schedule();
  }

  /** A new one, or the same again where it was already under way. */
  take(record: ExportRecord): void {
    this.records = [record, ...(this.records ?? []).filter(({ jobId }) => jobId !== record.jobId)];
    this.#pause = FIRST_PAUSE_MILLISECONDS;
    this.#schedule();
  }

  async cancel({ jobId }: ExportRecord): Promise<Failure | null> {
    const outcome = await ask(this.#session(), 'POST /v1/jobs/:jobId/cancel', { params: { jobId } });
    await this.load();
    return outcome.ok ? null : outcome.failure;
  }

  /** Hands the file to the browser's downloads; answers why it could not. */
  async download({ jobId, fileName }: ExportRecord): Promise<Failure | null> {
    const signal = AbortSignal.timeout(FILE_PATIENCE_MILLISECONDS);
    const outcome = await this.#session()
      .download('GET /v1/exports/:jobId/file', { params: { jobId }, signal })
      .catch(() => ({ ok: false as const, failure: failureOf('offline') }));
    if (outcome.ok) saveFile(outcome.answer, fileName);
    else if (outcome.failure.code === 'export-expired') void this.load();
    return outcome.ok ? null : outcome.failure;
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#isGone || !this.records?.some(isUnderWay)) return;
    if (document.visibilityState === 'hidden' || !navigator.onLine) return;
    this.#timer = setTimeout(() => void this.#look(), this.#pause);
  }

  readonly #resume = (): void => {
    this.#pause = FIRST_PAUSE_MILLISECONDS;
    this.#onChange();
    if (this.records) this.#schedule();
    else void this.load();
  };

  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    const before = (this.records ?? []).filter(isUnderWay);
    const after = await Promise.all(before.map(({ jobId }) => ask(this.#session(), 'GET /v1/jobs/:jobId', { params: { jobId } })));
    this.#isLooking = false;
    if (this.#isGone) return;
    const jobs = after.flatMap((outcome) => (outcome.ok ? [outcome.answer] : []));
    const hasMoved = jobs.some((job) =>
      before.some(({ jobId, done, state }) => jobId === job.jobId && (done !== job.done || state !== job.state)),
    );
    this.#pause = hasMoved ? FIRST_PAUSE_MILLISECONDS : Math.min(this.#pause * PATIENCE, LONGEST_PAUSE_MILLISECONDS);
    this.records = (this.records ?? []).map((record) => ({ ...record, ...jobs.find(({ jobId }) => jobId === record.jobId) }));
    const ended = jobs.filter((job) => !isUnderWay(job));
    this.#onChange();
    if (ended.length === 0) return this.#schedule();
    await this.load();
    for (const { jobId, state } of ended) {
      const record = this.records.find((candidate) => candidate.jobId === jobId);
      if (record && state === 'done') this.#onDone(record);
    }
  }
}
