import { html, nothing, type TemplateResult } from 'lit';
import type { MaskedField } from '../../shared/values/lists.ts';
import { formatInstant, formatMoney, formatMoneyExactly } from '../core/formats.ts';
import type { Reveals } from '../core/reveals.ts';
import { wayTo } from '../core/way.ts';
import { type EyeParts, eye } from '../kit/eye.ts';
import { icons } from '../kit/icons.ts';
import { line } from '../kit/table.ts';
import type { FirstContext } from './context.ts';
import { type CustomerOpen, customerAddress, customerOpen } from './links.ts';
import type { CustomerRow } from './query.ts';
import type { Strings } from './strings/index.ts';

export function maskedFormOf(row: CustomerRow, field: MaskedField): string | null {
  return field === 'accountManagerName' ? (row.accountManager?.name ?? null) : row[field];
}

function notStated(strings: Strings): TemplateResult {
  return html`<span class="value faint">${strings.cells.notStated}</span>`;
}

function cellEye({ around, controller, strings }: FirstContext, field: MaskedField, customerId: string): EyeParts {
  const { reveals } = controller;
  const shown = reveals?.shown(field, customerId) ?? null;
  const press = (there: Reveals): void => (shown ? there.hide(field, [customerId]) : void there.reveal(field, [customerId]));
  return {
    label: shown ? strings.reveal.hideCell(field, customerId) : strings.reveal.cell(field, customerId),
    isOpen: shown !== null,
    isBusy: reveals?.isPending(field, customerId) ?? false,
    span: shown,
    onPress: () => void around.with((part) => press(part.reveals)),
  };
}

/** The way to a customer's page, for what is read there first; plain where the host has not said where that is. */
function customerLink({ customerHref, host }: FirstContext, open: CustomerOpen, className: string, content: unknown): unknown {
  if (customerHref === null) return html`<span class=${className}>${content}</span>`;
  const press = (event: MouseEvent): void => {
    // Another tab or window is the browser's own business.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (!host.tell('partner-customer-open', open)) event.preventDefault();
  };
  const address = customerHref && wayTo(customerAddress(customerHref, open));
  return address
    ? html`<a class="link ${className}" tabindex="-1" href=${address} @click=${press}>${content}</a>`
    : html`<button type="button" class="link ${className}" tabindex="-1" @click=${press}>${content}</button>`;
}

/** A masked form with its eye; while revealed the clear value stands in its place. With `mark` it leads the row, and to its customer. */
export function maskedCell(context: FirstContext, field: MaskedField, row: CustomerRow, mark?: unknown): TemplateResult {
  const { controller, strings } = context;
  const masked = maskedFormOf(row, field);
  if (masked === null) return html`<span class="cell">${notStated(strings)}</span>`;
  const shown = controller.reveals?.shown(field, row.customerId);
  const words = shown ? (shown.value ?? strings.reveal.empty) : masked;
  const className = `value ${shown ? 'clear' : 'masked'}`;
  return html`<span class="cell">
    ${mark === undefined ? html`<span class=${className}>${words}</span>` : customerLink(context, customerOpen(row), className, words)}
    ${mark}${controller.canReveal ? eye(cellEye(context, field, row.customerId)) : nothing}
  </span>`;
}

/** Who it is: the verified name and the account name; where one is not stated, the other identifies alone. */
export function identityCell(context: FirstContext, row: CustomerRow): unknown {
  const fields = (['customerName', 'accountName'] as const).filter((field) => row[field] !== null);
  const mark = lookAlikeMark(row, context.strings);
  if (fields.length === 0) {
    const lead = customerLink(context, customerOpen(row), 'value faint', context.strings.cells.notStated);
    return line('customerName', '', html`<span class="cell">${lead}${mark}</span>`);
  }
  return fields.map((field, place) => line(field, '', maskedCell(context, field, row, place === 0 ? mark : undefined)));
}

/** Arrears stand in the place of the credit and lead to their details (R-CUST-1); a referral's balance is a dash (R-CUST-2). */
export function creditCell(context: FirstContext, row: CustomerRow): unknown {
  const { strings } = context;
  if (row.associationType === 'referral') {
    return html`<span class="faint" data-hint=${strings.cells.balanceUnseen}><span aria-hidden="true">—</span><span class="unseen">${strings.cells.balanceUnseen}</span></span>`;
  }
  if (row.credit === null) return notStated(strings);
  const { available, arrears, currency, asOf } = row.credit;
  const hint = strings.cells.creditAsOf(formatInstant(asOf));
  if (!/[1-9]/.test(arrears)) {
    return html`<span class="amounts" data-hint=${hint}><span class="value">${formatMoney({ amount: available, currency })}</span></span>`;
  }
  const words = html`<span class="value">${formatMoney({ amount: arrears, currency })}</span><span class="value">${strings.cells.arrears}</span>`;
  return html`<span data-hint=${hint}>${customerLink(context, customerOpen(row, 'arrears'), 'amounts danger', words)}</span>`;
}

export function consumptionCell(row: CustomerRow, strings: Strings): TemplateResult {
  const [first, second, ...others] = row.consumption;
  if (!first) return notStated(strings);
  const exact = row.consumption.map(formatMoneyExactly).join(', ');
  const hint = exact === formatMoney(first) ? nothing : exact;
  const rest = others.length > 0 ? strings.cells.moreCurrencies(others.length + 1) : second && formatMoney(second);
  return html`<span class="amounts" data-hint=${hint}
    ><span class="value">${formatMoney(first)}</span>${rest ? html`<span class="value">${rest}</span>` : nothing}</span
  >`;
}

export function tagCell(row: CustomerRow): unknown {
  if (row.tags.length === 0) return nothing;
  return html`<span class="value tags" data-hint=${row.tags.length > 1 ? row.tags.join(', ') : nothing}
    >${row.tags.map((tag) => html`<span class="chip" part="badge">${tag}</span> `)}</span
  >`;
}

export function wordCell(word: string | null, strings: Strings, className = ''): TemplateResult {
  return word === null ? notStated(strings) : html`<span class="value ${className}">${word}</span>`;
}

function lookAlikeMark(row: CustomerRow, strings: Strings): unknown {
  if (!row.isLookAlike) return nothing;
  return html`<span class="chip warning" part="badge" data-hint=${strings.cells.lookAlikeHint}><span aria-hidden="true">≈ </span>${strings.cells.lookAlike}</span>`;
}

export function managerCell(context: FirstContext, row: CustomerRow): TemplateResult {
  if (!row.accountManager) return html`<span class="value faint">${context.strings.cells.noManager}</span>`;
  // A portal need not give names; its own id of the manager still says who.
  if (row.accountManager.name === null) return html`<span class="value">${row.accountManager.userId}</span>`;
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
