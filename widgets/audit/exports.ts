import { html, nothing, type TemplateResult } from 'lit';
import type { ExportFormat } from '../../shared/values/lists.ts';
import { ask } from '../core/ask.ts';
import type { Failure } from '../core/failure.ts';
import { formatInstant } from '../core/formats.ts';
import type { Session } from '../core/session.ts';
import { dialog } from '../kit/dialog.ts';
import { formatChoice } from '../kit/exports/format-choice.ts';
import { recordRows } from '../kit/exports/record-rows.ts';
import { type ExportRecord, ExportRecords } from '../kit/exports/records.ts';
import { exportStyles } from '../kit/exports/styles.ts';
import { progressStyles } from '../kit/progress.ts';
import { resultNotice, resultStyles } from '../kit/toast.ts';
import type { AuditQuery } from './query.ts';
import type { Strings } from './strings/index.ts';

/** What the dialog needs of the trail on the screen. */
export interface ExportHost {
  session: Session;
  strings: Strings;
  /** What the trail is narrowed to now. */
  filter: NonNullable<AuditQuery>;
  update: () => void;
  announce: (text: string) => void;
}

/** Asks for the trail as a file, and keeps the records of what was exported; loaded when it is first wanted. */
export class AuditExports {
  readonly #host: ExportHost;
  readonly #records: ExportRecords;
  readonly #busy = new Set<string>();
  #format: ExportFormat = 'csv';
  #failure: Failure | null = null;
  #isCreated = false;
  #isStarting = false;

  constructor(host: ExportHost) {
    this.#host = host;
    this.#records = new ExportRecords(
      () => host.session,
      host.update,
      ({ requestedAt }) => host.announce(this.#words.doneNow(formatInstant(requestedAt))),
    );
  }

  /** Styles that the widget does not have from the start. */
  static readonly styles = [exportStyles, progressStyles, resultStyles];

  get #words(): Strings['exports'] {
    return this.#host.strings.exports;
  }

  draw(onClosed: () => void): TemplateResult {
    const words = this.#words;
    const closed = (): void => {
      this.#records.leave();
      onClosed();
    };
    return dialog({
      id: 'export',
      heading: words.heading,
      closeLabel: this.#host.strings.detail.close,
      isWide: true,
      mayClose: () => true,
      onClosed: closed,
      body: html`<p class="own">${Object.keys(this.#host.filter).length > 0 ? words.filtered : words.whole}</p>
        ${formatChoice(this.#format, words, (format) => {
          this.#format = format;
          this.#host.update();
        })}
        ${this.#isCreated ? resultNotice({ kind: 'done', text: words.created }) : nothing}${this.#failureLine()}
        <h3>${words.records}</h3>
        ${this.#list()}`,
      footer: html`<button type="button" class="button primary" aria-disabled=${this.#isStarting} @click=${() => void this.#start()}>${words.start}</button>`,
    });
  }

  #failureLine(): unknown {
    if (!this.#failure) return nothing;
    const { code, requestId } = this.#failure;
    return resultNotice({ kind: 'refused', text: this.#words.refusals[code] ?? this.#words.unsuccessful(requestId) });
  }

  #list(): unknown {
    const words = this.#words;
    const { records, failure } = this.#records;
    if (failure && !records)
      return html`<button type="button" class="button" @click=${() => void this.#records.load()}>${this.#host.strings.actions.retry}</button>`;
    if (!records) return html`<p class="own" role="status">${this.#host.strings.loadingOlder}</p>`;
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
    const { session, filter } = this.#host;
    const outcome = await ask(session, 'POST /v1/exports', { body: { format: this.#format, export: { what: 'audit', filter } } });
    this.#isStarting = false;
    this.#isCreated = outcome.ok;
    if (outcome.ok) {
      this.#records.take(outcome.answer);
      this.#host.announce(this.#words.created);
    } else {
      this.#failure = outcome.failure;
    }
    this.#host.update();
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
    if (failure === null) this.#host.announce(this.#words.saved(record.fileName));
    return failure;
  }

  #tell(failure: Failure | null): void {
    this.#failure = failure;
    this.#isCreated = false;
    this.#host.update();
  }
}
