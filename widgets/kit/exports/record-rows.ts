import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatInstant } from '../../core/formats.ts';
import { actionIcons } from '../action-icons.ts';
import { progress } from '../progress.ts';
import { type ExportRecord, isUnderWay } from './records.ts';
import type { ExportWords } from './strings/zh-CN.ts';

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 24 * HOUR_SECONDS;
const UNITS = ['B', 'KB', 'MB', 'GB'];

export interface RecordRowsParts {
  records: readonly ExportRecord[];
  words: ExportWords;
  /** Seconds since the records were read. */
  age: number;
  /** Jobs whose download or cancellation is on its way. */
  busy: ReadonlySet<string>;
  onDownload: (record: ExportRecord) => void;
  onCancel: (record: ExportRecord) => void;
}

/** `1.4 MB`, which stays on one line. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)}\u00a0${UNITS[power]}`;
}

/** Export records (R-EXP-1): when each was asked for, how it stands, and what can be done; only what is done can be downloaded (R-EXP-2). */
export function recordRows(parts: RecordRowsParts): TemplateResult {
  const { words } = parts;
  return html`<div class="records" role="table" aria-label=${words.records}>
    <div class="record record-head" role="row">
      <span role="columnheader">${words.requestedAt}</span><span role="columnheader">${words.state}</span><span role="columnheader">${words.action}</span>
    </div>
    ${parts.records.map((record) => row(record, parts))}
  </div>`;
}

function row(record: ExportRecord, parts: RecordRowsParts): TemplateResult {
  const { words } = parts;
  const { format, what, bytes } = record;
  const facts = [words.kinds[what], words.formats[format], bytes === null ? null : formatBytes(bytes)].filter((fact) => fact !== null);
  return html`<div class="record" role="row">
    <span role="cell"><span class="record-time">${formatInstant(record.requestedAt)}</span><span class="record-facts">${facts.join(' · ')}</span></span>
    <span role="cell">${state(record, parts)}</span>
    <span role="cell">${act(record, parts)}</span>
  </div>`;
}

function state(record: ExportRecord, { words, age }: RecordRowsParts): unknown {
  const name = html`<span class="record-state ${record.state}">${words.states[record.state]}</span>`;
  if (isUnderWay(record)) {
    const total = record.total === null ? null : formatCount(record.total);
    return html`${name}${progress({ label: words.states[record.state], done: record.done, total: record.total, text: words.progress(formatCount(record.done), total) })}`;
  }
  if (record.state === 'failed') {
    const reason = record.failure === 'export-empty' ? words.empty : words.again;
    return html`${name}<span class="record-facts">${words.failed(reason)}</span>`;
  }
  if (record.state !== 'done' || record.expiresInSeconds === null) return name;
  return html`${name}<span class="record-facts">${expiry(record.expiresInSeconds - age, words)}</span>`;
}

function expiry(seconds: number, words: ExportWords): string {
  if (seconds <= 0) return words.expired;
  if (seconds >= 2 * DAY_SECONDS) return words.expiresDays(Math.round(seconds / DAY_SECONDS));
  return words.expiresHours(Math.floor(seconds / HOUR_SECONDS));
}

function act(record: ExportRecord, { words, age, busy, onDownload, onCancel }: RecordRowsParts): unknown {
  const isBusy = busy.has(record.jobId);
  if (isUnderWay(record)) {
    return html`<button type="button" class="button quiet" part="button button-quiet" aria-label=${words.cancelOf(formatInstant(record.requestedAt))} aria-disabled=${isBusy} @click=${() => onCancel(record)}>${words.cancel}</button>`;
  }
  if (!record.isDownloadable || (record.expiresInSeconds ?? 0) - age <= 0) return nothing;
  return html`<button type="button" class="button" part="button" aria-label=${words.downloadOf(record.fileName)} aria-disabled=${isBusy} aria-busy=${isBusy ? 'true' : nothing} @click=${() => onDownload(record)}>
    ${actionIcons.download}${words.download}
  </button>`;
}
