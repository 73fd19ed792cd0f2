import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { MaskedField } from '../../shared/values/lists.ts';
import { formatInstant, formatMoney, formatMoneyExactly } from '../core/formats.ts';
import { type EyeParts, eye } from '../kit/eye.ts';
import { icons } from '../kit/icons.ts';
import type { CustomerListController } from './controller.ts';
import type { CustomerRow, SearchAnswer } from './query.ts';
import type { Strings } from './strings/index.ts';

export interface ColumnContext {
  controller: CustomerListController;
  strings: Strings;
  answer: SearchAnswer | null;
}

export function maskedFormOf(row: CustomerRow, field: MaskedField): string | null {
  return field === 'accountManagerName' ? (row.accountManager?.name ?? null) : row[field];
}

function notStated(strings: Strings): TemplateResult {
  return html`<span class="value faint">${strings.cells.notStated}</span>`;
}

function cellEye({ controller, strings }: ColumnContext, field: MaskedField, customerId: string): EyeParts {
  const { reveals } = controller;
  const shown = reveals.shown(field, customerId);
  return {
    label: shown ? strings.reveal.hideCell(field, customerId) : strings.reveal.cell(field, customerId),
    isOpen: shown !== null,
    isBusy: reveals.isPending(field, customerId),
    span: shown,
    onPress: () => (shown ? reveals.hide(field, [customerId]) : void reveals.reveal(field, [customerId])),
  };
}

/** A masked form with its eye; while revealed the clear value stands in its place. */
export function maskedCell(context: ColumnContext, field: MaskedField, row: CustomerRow, mark: unknown = nothing): TemplateResult {
  const { controller, strings } = context;
  const masked = maskedFormOf(row, field);
  if (masked === null) return html`<span class="cell">${notStated(strings)}${mark}</span>`;
  const shown = controller.reveals.shown(field, row.customerId);
  return html`<span class="cell">
    <span class="value ${shown ? 'clear' : ''}">${shown ? (shown.value ?? strings.reveal.empty) : masked}</span>
    ${mark}${controller.canReveal ? eye(cellEye(context, field, row.customerId)) : nothing}
  </span>`;
}

/** Ids are told apart by their ends: the middle gives way, the last six characters stay. */
export function idCell(text: string | null, strings: Strings): TemplateResult {
  if (text === null) return notStated(strings);
  if (text.length <= 16) return html`<span class="value">${text}</span>`;
  return html`<span class="id" data-hint=${text}><span class="id-head">${text.slice(0, -6)}</span><span>${text.slice(-6)}</span></span>`;
}

export function creditCell(row: CustomerRow, strings: Strings): TemplateResult {
  if (row.associationType === 'referral') {
    return html`<span class="faint" data-hint=${strings.cells.balanceUnseen}><span aria-hidden="true">—</span><span class="unseen">${strings.cells.balanceUnseen}</span></span>`;
  }
  if (row.credit === null) return notStated(strings);
  const { available, arrears, currency, asOf } = row.credit;
  const hasArrears = /[1-9]/.test(arrears);
  const text = formatMoney({ amount: hasArrears ? arrears : available, currency });
  return html`<span class="value ${hasArrears ? 'danger' : ''}" data-hint=${strings.cells.creditAsOf(formatInstant(asOf))}
    >${hasArrears ? strings.cells.arrears(text) : text}</span
  >`;
}

export function consumptionCell(row: CustomerRow, strings: Strings): TemplateResult {
  const [first, second, ...others] = row.consumption;
  if (!first) return notStated(strings);
  const exact = row.consumption.map(formatMoneyExactly).join(', ');
  const hint = exact === formatMoney(first) ? nothing : exact;
  if (!second) return html`<span class="value" data-hint=${hint}>${formatMoney(first)}</span>`;
  return html`<span class="stack" data-hint=${hint}>
    <span class="value">${formatMoney(first)}</span>
    <span class="value">${others.length > 0 ? strings.cells.moreCurrencies(others.length + 1) : formatMoney(second)}</span>
  </span>`;
}

export function tagCell(row: CustomerRow): unknown {
  if (row.tags.length === 0) return nothing;
  return html`<span class="value tags" data-hint=${row.tags.length > 1 ? row.tags.join(', ') : nothing}
    >${row.tags.map((tag) => html`<span class="chip">${tag}</span> `)}</span
  >`;
}

export function instantCell(instant: string | null, strings: Strings): TemplateResult {
  return instant === null ? notStated(strings) : html`<span class="value">${formatInstant(instant)}</span>`;
}

export function wordCell(word: string | null, strings: Strings, className = ''): TemplateResult {
  return word === null ? notStated(strings) : html`<span class="value ${className}">${word}</span>`;
}

export function lookAlikeMark(row: CustomerRow, strings: Strings): unknown {
  if (!row.isLookAlike) return nothing;
  return html`<span class="chip warning" data-hint=${strings.cells.lookAlikeHint}><span aria-hidden="true">≈ </span>${strings.cells.lookAlike}</span>`;
}

export function managerCell(context: ColumnContext, row: CustomerRow): TemplateResult {
  if (!row.accountManager) return html`<span class="value faint">${context.strings.cells.noManager}</span>`;
  return maskedCell(context, 'accountManagerName', row);
}

export function frozenCell(row: CustomerRow, strings: Strings): TemplateResult {
  if (row.frozen === null) return notStated(strings);
  if (row.frozen === 'not-frozen') return html`<span class="value faint">${strings.frozen[row.frozen]}</span>`;
  return html`<span class="cell danger">${icons.lock}<span class="value">${strings.frozen[row.frozen]}</span></span>`;
}

export function verificationCell(row: CustomerRow, strings: Strings): TemplateResult {
  return wordCell(row.verification && strings.verification[row.verification], strings, row.verification === 'verified' ? '' : 'attention');
}
