import { html, nothing, type TemplateResult } from 'lit';
import { formatMoney } from '../../core/formats.ts';
import type { Reveals } from '../../core/reveals.ts';
import { type EyeParts, eye } from '../../kit/eye.ts';
import { line } from '../../kit/table.ts';
import type { Coupon } from './controller.ts';
import type { CouponStrings } from './strings/index.ts';

/** What of a row is masked and can be revealed here. */
export const NAME_FIELDS = ['customerName', 'accountName'] as const;
export type NameField = (typeof NAME_FIELDS)[number];

export interface CellContext {
  words: CouponStrings;
  reveals: Reveals;
  canReveal: boolean;
}

function cellEye({ reveals, words }: CellContext, field: NameField, customerId: string): EyeParts {
  const shown = reveals.shown(field, customerId);
  return {
    label: shown ? words.reveal.hideCell(field, customerId) : words.reveal.cell(field, customerId),
    isOpen: shown !== null,
    isBusy: reveals.isPending(field, customerId),
    span: shown,
    onPress: () => (shown ? reveals.hide(field, [customerId]) : void reveals.reveal(field, [customerId])),
  };
}

/** Whose coupon it is: the verified name and the account name, masked, each with its eye. */
export function customerCell(context: CellContext, { customer }: Coupon): unknown {
  const { words, reveals, canReveal } = context;
  const fields = NAME_FIELDS.filter((field) => customer[field] !== null);
  const mark = customer.isLookAlike
    ? html`<span class="chip warning" part="badge" data-hint=${words.cells.lookAlikeHint}><span aria-hidden="true">≈ </span>${words.cells.lookAlike}</span>`
    : nothing;
  if (fields.length === 0)
    return line('customerName', '', html`<span class="cell"><span class="value faint">${words.cells.notStated}</span>${mark}</span>`);
  return fields.map((field, place) => {
    const shown = reveals.shown(field, customer.customerId);
    const text = shown ? (shown.value ?? words.reveal.empty) : customer[field];
    return line(
      field,
      '',
      html`<span class="cell"><span class="value ${shown ? 'clear' : ''}">${text}</span>${place === 0 ? mark : nothing}${
        canReveal ? eye(cellEye(context, field, customer.customerId)) : nothing
      }</span>`,
    );
  });
}

/** An amount; where it is nothing it steps back. */
export function amountCell(amount: string, currency: string): TemplateResult {
  return html`<span class="value ${/[1-9]/.test(amount) ? '' : 'faint'}">${formatMoney({ amount, currency })}</span>`;
}

/** The state in a word, with a shape beside it: never colour alone. */
export function stateMark({ state, recall }: Pick<Coupon, 'state' | 'recall'>, words: CouponStrings): TemplateResult {
  const look = { usable: 'good', inactive: 'waiting', used: 'off', expired: 'off', recalled: 'off' }[state];
  const why = recall.refusal ? words.notRecallable[recall.refusal] : undefined;
  return html`<span class="quota-state ${look}" data-hint=${why ?? nothing}>${words.couponStates[state]}</span>`;
}

export function managerText({ customer }: Coupon, words: CouponStrings): TemplateResult {
  const { accountManager } = customer;
  if (!accountManager) return html`<span class="value faint">${words.cells.noManager}</span>`;
  return html`<span class="value">${[accountManager.name, accountManager.userId].filter(Boolean).join(' · ')}</span>`;
}

export function tagsText({ customer: { tags } }: Coupon): unknown {
  if (tags.length === 0) return nothing;
  return html`<span class="value tags" data-hint=${tags.length > 1 ? tags.join(', ') : nothing}>${tags.map((tag) => html`<span class="chip" part="badge">${tag}</span> `)}</span>`;
}
