import { html, nothing, type TemplateResult } from 'lit';
import type { ExportFormat } from '../../../../shared/values/lists.ts';
import { ask } from '../../../core/ask.ts';
import type { Failure } from '../../../core/failure.ts';
import { formatCount, formatInstant } from '../../../core/formats.ts';
import { formatChoice } from '../../../kit/exports/format-choice.ts';
import { recordRows } from '../../../kit/exports/record-rows.ts';
import { type ExportRecord, ExportRecords } from '../../../kit/exports/records.ts';
import { resultNotice } from '../../../kit/toast.ts';
import { filterWords } from '../../chips.ts';
import type { Task, TaskDesk } from '../task.ts';
import { failureLine } from '../told.ts';

/** Exports the customers that the list shows now, and keeps the records of what was exported (DOMAIN.md §2.4). */
export class ExportTask implements Task {
  readonly id = 'export';
  readonly isUnsaved = false;
  readonly #desk: TaskDesk;
  readonly #records: ExportRecords;
  readonly #busy = new Set<string>();
  #format: ExportFormat = 'csv';
  #failure: Failure | null = null;
  #told = '';
  isBusy = false;

  constructor(desk: TaskDesk) {
    this.#desk = desk;
    this.#records = new ExportRecords(
      () => desk.session,
      () => desk.update(),
      ({ requestedAt }) => desk.list.host.announce(desk.words.exports.doneNow(formatInstant(requestedAt))),
    );
  }

  get isWide(): boolean {
    return true;
  }

  get heading(): string {
    return this.#desk.words.exports.heading;
  }

  leave(): void {
    this.#records.leave();
  }

  body(): unknown {
    const { exports: words } = this.#desk.words;
    return html`<section class="export-what">
        <h3>${words.what}</h3>
        ${this.#what()}
        <p class="explain">${words.masked}</p>
      </section>
      ${this.#formats()} ${this.#told ? resultNotice({ kind: 'done', text: this.#told }) : nothing}${failureLine(this.#failure, this.#desk)}
      <h3>${words.records}</h3>
      ${this.#list()}`;
  }

  footer(): unknown {
    const { words } = this.#desk;
    return html`<button type="button" class="button" part="button" @click=${() => this.#desk.close()}>${words.close}</button>
      <button type="button" class="button primary" part="button button-primary" aria-disabled=${this.isBusy} aria-busy=${this.isBusy ? 'true' : nothing} @click=${() => void this.#start()}>
        ${this.isBusy ? words.busy : words.exports.start}
      </button>`;
  }

  #what(): TemplateResult {
    const { list, words } = this.#desk;
    const { exports: own } = words;
    const filters = [...this.#whose(), ...list.controller.active.map((group) => filterWords(list, group))];
    const rows = list.answer ? own.rows(formatCount(list.answer.total)) : own.unknownRows;
    return html`<p class="export-rows">${rows}</p>
      ${
        filters.length === 0
          ? html`<p class="explain">${own.noFilters}</p>`
          : html`<ul class="export-filters" aria-label=${own.filters}>${filters.map(([label, value]) => html`<li class="chip" part="badge">${list.strings.filters.chip(label, value)}</li>`)}</ul>`
      }`;
  }

  /** Among the customers of resellers: of which of them. */
  #whose(): (readonly [string, string])[] {
    const { controller, strings } = this.#desk.list;
    const { indirectPartnerId } = controller.inForce;
    if (!indirectPartnerId) return [];
    const reseller = controller.choices?.resellers?.find(({ partnerId }) => partnerId === indirectPartnerId);
    return [[strings.columns.reseller, indirectPartnerId === 'all' ? strings.filters.all : (reseller?.name ?? indirectPartnerId)]];
  }

  #formats(): TemplateResult {
    return formatChoice(this.#format, this.#desk.words.exports, (format) => {
      this.#format = format;
      this.#desk.update();
    });
  }

  #list(): unknown {
    const { words } = this.#desk;
    const { records, failure } = this.#records;
    if (failure && !records) {
      return html`${failureLine(failure, this.#desk)}<button type="button" class="button" part="button" @click=${() => void this.#records.load()}>${words.retry}</button>`;
    }
    if (!records) return html`<p class="quiet-line" role="status">${words.loading}</p>`;
    if (records.length === 0) return html`<p class="quiet-line">${words.exports.none}</p>`;
    return html`${this.#records.isPaused ? html`<p class="quiet-line" role="status">${words.exports.paused}</p>` : nothing}
      ${recordRows({
        records,
        words: words.exports,
        age: (performance.now() - this.#records.readAt) / 1000,
        busy: this.#busy,
        onDownload: (record) => void this.#during(record, () => this.#download(record)),
        onCancel: (record) => void this.#during(record, () => this.#records.cancel(record)),
      })}`;
  }

  async #start(): Promise<void> {
    const { session, list, words } = this.#desk;
    if (this.isBusy) return;
    this.isBusy = true;
    this.#tell(null);
    const body = { format: this.#format, export: { what: 'customers' as const, ...list.controller.inForce } };
    const outcome = await ask(session, 'POST /v1/exports', { body });
    this.isBusy = false;
    if (outcome.ok) {
      this.#records.take(outcome.answer);
      this.#told = words.exports.created;
      list.host.announce(words.exports.created);
    } else {
      this.#failure = outcome.failure;
    }
    this.#desk.update();
  }

  /** One act on a record at a time, however often it is pressed. */
  async #during({ jobId }: ExportRecord, act: () => Promise<Failure | null>): Promise<void> {
    if (this.#busy.has(jobId)) return;
    this.#busy.add(jobId);
    this.#tell(null);
    const failure = await act();
    this.#busy.delete(jobId);
    if (failure) this.#tell(failure);
    else this.#desk.update();
  }

  async #download(record: ExportRecord): Promise<Failure | null> {
    const failure = await this.#records.download(record);
    if (failure === null) this.#desk.list.host.announce(this.#desk.words.exports.saved(record.fileName));
    return failure;
  }

  #tell(failure: Failure | null): void {
    this.#failure = failure;
    this.#told = '';
    this.#desk.update();
  }
}

export function exportTask(desk: TaskDesk): Task {
  return new ExportTask(desk);
}
