import { html, nothing, type TemplateResult } from 'lit';
import type { CustomerSort, MaskedField } from '../../shared/values/lists.ts';
import { formatCount, formatInstant, formatMoney, formatMoneyExactly } from '../core/formats.ts';
import { type EyeParts, eye } from '../kit/eye.ts';
import { icons } from '../kit/icons.ts';
import type { TableColumn } from '../kit/table.ts';
import { decidingWindow } from './allowance.ts';
import type { CustomerListController } from './controller.ts';
import type { CustomerRow, SearchAnswer } from './query.ts';
import type { Strings } from './strings/index.ts';

export interface ColumnContext {
  controller: CustomerListController;
  strings: Strings;
  answer: SearchAnswer | null;
}

type Column = TableColumn<CustomerRow>;

function maskedFormOf(row: CustomerRow, field: MaskedField): string | null {
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
function maskedCell(context: ColumnContext, field: MaskedField, row: CustomerRow, mark: unknown = nothing): TemplateResult {
  const { controller, strings } = context;
  const masked = maskedFormOf(row, field);
  if (masked === null) return html`<span class="cell">${notStated(strings)}${mark}</span>`;
  const shown = controller.reveals.shown(field, row.customerId);
  return html`<span class="cell">
    <span class="value ${shown ? 'clear' : ''}">${shown ? (shown.value ?? strings.reveal.empty) : masked}</span>
    ${mark}${controller.canReveal ? eye(cellEye(context, field, row.customerId)) : nothing}
  </span>`;
}

/** The eye of a column says how many it would reveal and how many are left, before it is pressed. */
export function columnEye({ controller, strings, answer }: ColumnContext, field: MaskedField): EyeParts | null {
  const ids = (answer?.customers ?? []).filter((row) => maskedFormOf(row, field) !== null).map((row) => row.customerId);
  if (!controller.canReveal || ids.length === 0) return null;
  const { reveals } = controller;
  const open = ids.filter((id) => reveals.shown(field, id));
  const isOpen = open.length === ids.length;
  return {
    label: isOpen ? strings.reveal.hideColumn(field) : columnWords(reveals.allowance, strings, field, ids.length - open.length),
    isOpen,
    isBusy: ids.some((id) => reveals.isPending(field, id)),
    span: null,
    onPress: () => (isOpen ? reveals.hide(field, ids) : void reveals.reveal(field, ids)),
  };
}

function columnWords(
  allowance: CustomerListController['reveals']['allowance'],
  strings: Strings,
  field: MaskedField,
  count: number,
): string {
  if (!allowance) return strings.reveal.columnUnknown(field);
  const say = count > allowance.remaining ? strings.reveal.columnTooMany : strings.reveal.column;
  return say(field, formatCount(count), formatCount(allowance.remaining), decidingWindow(allowance));
}

function maskedColumn(context: ColumnContext, field: MaskedField, extra: Partial<Column> = {}): Column {
  return {
    key: field,
    label: context.strings.fields[field],
    eye: columnEye(context, field),
    cell: (row) => maskedCell(context, field, row),
    ...extra,
  };
}

function sortOf({ controller }: ColumnContext, by: CustomerSort): NonNullable<Column['sort']> {
  const { sort } = controller;
  return { direction: sort.by === by ? sort.direction : null, onSort: () => controller.sortBy(by) };
}

/** Ids are told apart by their ends: the middle gives way, the last six characters stay. */
function idCell(text: string | null, strings: Strings): TemplateResult {
  if (text === null) return notStated(strings);
  if (text.length <= 16) return html`<span class="value">${text}</span>`;
  return html`<span class="id" data-hint=${text}><span class="id-head">${text.slice(0, -6)}</span><span>${text.slice(-6)}</span></span>`;
}

function creditCell(row: CustomerRow, strings: Strings): TemplateResult {
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

function consumptionCell(row: CustomerRow, strings: Strings): TemplateResult {
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

function consumptionDetail({ strings, answer }: ColumnContext): string {
  const basis = answer?.consumption;
  if (!basis) return '';
  if (basis.asOf === null) return strings.details.noDelivery;
  const parts = [strings.details.asOf(formatInstant(basis.asOf).slice(5))];
  return strings.details.joined(basis.isEstimate ? [...parts, strings.details.estimate] : parts);
}

function tagCell(row: CustomerRow): unknown {
  if (row.tags.length === 0) return nothing;
  return html`<span class="value tags" data-hint=${row.tags.length > 1 ? row.tags.join(', ') : nothing}
    >${row.tags.map((tag) => html`<span class="chip">${tag}</span> `)}</span
  >`;
}

function instantCell(instant: string | null, strings: Strings): TemplateResult {
  return instant === null ? notStated(strings) : html`<span class="value">${formatInstant(instant)}</span>`;
}

function wordCell(word: string | null, strings: Strings, className = ''): TemplateResult {
  return word === null ? notStated(strings) : html`<span class="value ${className}">${word}</span>`;
}

function lookAlikeMark(row: CustomerRow, strings: Strings): unknown {
  if (!row.isLookAlike) return nothing;
  return html`<span class="chip warning" data-hint=${strings.cells.lookAlikeHint}><span aria-hidden="true">≈ </span>${strings.cells.lookAlike}</span>`;
}

function managerCell(context: ColumnContext, row: CustomerRow): TemplateResult {
  if (!row.accountManager) return html`<span class="value faint">${context.strings.cells.noManager}</span>`;
  return maskedCell(context, 'accountManagerName', row);
}

function frozenCell(row: CustomerRow, strings: Strings): TemplateResult {
  if (row.frozen === null) return notStated(strings);
  if (row.frozen === 'not-frozen') return html`<span class="value faint">${strings.frozen[row.frozen]}</span>`;
  return html`<span class="cell danger">${icons.lock}<span class="value">${strings.frozen[row.frozen]}</span></span>`;
}

/** The columns of the customer list (DOMAIN.md §2.2), the identifying ones first. */
export function customerColumns(context: ColumnContext): Column[] {
  const { strings, answer } = context;
  const { columns, details } = strings;
  const cycle = answer?.consumption.cycle;
  return [
    maskedColumn(context, 'customerName', {
      isOnCard: true,
      cell: (row) => maskedCell(context, 'customerName', row, lookAlikeMark(row, strings)),
    }),
    maskedColumn(context, 'accountName'),
    { key: 'customerId', label: columns.customerId, isOnCard: true, cell: (row) => idCell(row.customerId, strings) },
    { key: 'partnerCustomerNo', label: columns.partnerCustomerNo, cell: (row) => idCell(row.partnerCustomerNo, strings) },
    {
      key: 'associationType',
      label: columns.associationType,
      cell: (row) => wordCell(strings.associationTypes[row.associationType], strings),
    },
    {
      key: 'associatedAt',
      label: columns.associatedAt,
      detail: details.zone,
      sort: sortOf(context, 'associatedAt'),
      cell: (row) => instantCell(row.associatedAt, strings),
    },
    maskedColumn(context, 'accountManagerName', { cell: (row) => managerCell(context, row) }),
    {
      key: 'credit',
      label: columns.credit,
      isNumeric: true,
      isOnCard: true,
      sort: sortOf(context, 'credit'),
      cell: (row) => creditCell(row, strings),
    },
    {
      key: 'consumption',
      label: cycle ? columns.consumption(cycle) : strings.sort.by.consumption,
      detail: consumptionDetail(context),
      isNumeric: true,
      isOnCard: true,
      sort: sortOf(context, 'consumption'),
      cell: (row) => consumptionCell(row, strings),
    },
    {
      key: 'resourceExpiry',
      label: columns.resourceExpiry,
      detail: details.zone,
      sort: sortOf(context, 'resourceExpiry'),
      cell: (row) => instantCell(row.earliestResourceExpiryAt, strings),
    },
    maskedColumn(context, 'mobile'),
    maskedColumn(context, 'email'),
    { key: 'tags', label: columns.tags, cell: tagCell },
    { key: 'verification', label: columns.verification, cell: (row) => verificationCell(row, strings) },
    {
      key: 'customerType',
      label: columns.customerType,
      cell: (row) => wordCell(row.customerType && strings.customerTypes[row.customerType], strings),
    },
    { key: 'level', label: columns.level, cell: (row) => wordCell(row.level, strings) },
    { key: 'frozen', label: columns.frozen, cell: (row) => frozenCell(row, strings) },
  ];
}

function verificationCell(row: CustomerRow, strings: Strings): TemplateResult {
  return wordCell(row.verification && strings.verification[row.verification], strings, row.verification === 'verified' ? '' : 'attention');
}
