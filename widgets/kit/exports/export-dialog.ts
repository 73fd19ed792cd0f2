import { html, nothing, type TemplateResult } from 'lit';
import type { BodyOf } from '../../../shared/contract/index.ts';
import type { ExportFormat } from '../../../shared/values/lists.ts';
import { ask } from '../../core/ask.ts';
import type { Failure, FailureCode } from '../../core/failure.ts';
import { formatInstant } from '../../core/formats.ts';
import type { Session } from '../../core/session.ts';
import { dialog } from '../dialog.ts';
import { progressStyles } from '../progress.ts';
import { resultNotice, resultStyles } from '../toast.ts';
import { formatChoice } from './format-choice.ts';
import { recordRows } from './record-rows.ts';
import { type ExportRecord, ExportRecords } from './records.ts';
import type { ExportWords } from './strings/zh-CN.ts';
import { exportStyles } from './styles.ts';

/** What a file is asked for with, besides its format. */
export type AskedExport = BodyOf<'POST /v1/exports'>['export'];

/** What the dialog needs of the list on the screen. */
export interface ExportDialogHost {
  session: Session;
  /** What is wanted: the list as it is narrowed now. */
  export: AskedExport;
  words: ExportWords & {
    heading: string;
    refusals: Partial<Record<FailureCode, string>>;
    unsuccessful: (requestId: string | null) => string;
  };
  /** What will be in the file, in a sentence. */
  about: string;
  closeLabel: string;
  retryLabel: string;
  loading: string;
  update: () => void;
  announce: (text: string) => void;
}

/** Asks for a list as a file, and keeps the records of what was exported. */
export class ExportDialog {
  readonly #host: ExportDialogHost;
  readonly #records: ExportRecords;
  readonly #busy = new Set<string>();
  #format: ExportFormat = 'csv';
  #failure: Failure | null = null;
  #isCreated = false;
  #isStarting = false;

  constructor(host: ExportDialogHost) {
    this.#host = host;
    this.#records = new ExportRecords(
      () => host.session,
      host.update,
      ({ requestedAt }) => host.announce(host.words.doneNow(formatInstant(requestedAt))),
    );
  }

  /** Styles that a widget does not have from the start. */
  static readonly styles = [exportStyles, progressStyles, resultStyles];

  draw(onClosed: () => void): TemplateResult {
    const { words, closeLabel, about, update } = this.#host;
    return dialog({
      id: 'export',
      heading: words.heading,
      closeLabel,
      isWide: true,
      mayClose: () => true,
      onClosed: () => {
        this.#records.leave();
        onClosed();
      },
      body: html`<p class="own">${about}</p>
        ${formatChoice(this.#format, words, (format) => {
          this.#format = format;
          update();
        })}
        ${this.#isCreated ? resultNotice({ kind: 'done', text: words.created }) : nothing}${this.#failureLine()}
        <h3>${words.records}</h3>
        ${this.#list()}`,
      footer: html`<button type="button" class="button primary" part="button button-primary" aria-disabled=${this.#isStarting} @click=${() => void this.#start()}>${words.start}</button>`,
    });
  }

  #failureLine(): unknown {
    if (!this.#failure) return nothing;
    const { code, requestId } = this.#failure;
    const { words } = this.#host;
    return resultNotice({ kind: 'refused', text: words.refusals[code] ?? words.unsuccessful(requestId) });
  }

  #list(): unknown {
    const { words, retryLabel, loading } = this.#host;
    const { records, failure } = this.#records;
    if (failure && !records)
      return html`<button type="button" class="button" part="button" @click=${() => void this.#records.load()}>${retryLabel}</button>`;
    if (!records) return html`<p class="own" role="status">${loading}</p>`;
    if (records.length === 0) return html`<p class="own">${words.none}</p>`;
    return html`${this.#records.isPaused ? html`<p class="own" role="status">${words.paused}</p>` : nothing}
      ${recordRows({
        records,
        words,
        age: (performance.now() - this.#records.readAt) / 1000,
        busy: this.#busy,
        onDownload: (record) => void this.#during(record, () => this.#download(record)),
        onCancel: (record) => void this.#during(record, () => this.#records.cancel(record)),
      })}`;
  }

  async #start(): Promise<void> {
    if (this.#isStarting) return;
    this.#isStarting = true;
    this.#tell(null);
    const { session, export: asked, words, announce, update } = this.#host;
    const outcome = await ask(session, 'POST /v1/exports', { body: { format: this.#format, export: asked } });
    this.#isStarting = false;
    this.#isCreated = outcome.ok;
    if (outcome.ok) {
      this.#records.take(outcome.answer);
      announce(words.created);
    } else {
      this.#failure = outcome.failure;
    }
    update();
  }

  /** One act on a record at a time, however often it is pressed. */
  async #during({ jobId }: ExportRecord, act: () => Promise<Failure | null>): Promise<void> {
    if (this.#busy.has(jobId)) return;
    this.#busy.add(jobId);
    this.#tell(null);
    const failure = await act();
    this.#busy.delete(jobId);
    this.#tell(failure);
  }

  async #download(record: ExportRecord): Promise<Failure | null> {
    const failure = await this.#records.download(record);
    if (failure === null) this.#host.announce(this.#host.words.saved(record.fileName));
    return failure;
  }

  #tell(failure: Failure | null): void {
    this.#failure = failure;
    this.#isCreated = false;
    this.#host.update();
  }
}
