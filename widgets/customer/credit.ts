import { html, type TemplateResult } from 'lit';
import { formatInstant, formatMoney } from '../core/formats.ts';
import { noticeIcons } from '../kit/notice-icons.ts';
import type { PageContext } from './context.ts';
import { isInArrears } from './detail.ts';
import { section } from './section.ts';

/** What the customer may still spend, or owes; with the time it was so. A dash where a partner cannot know, never a zero (R-CUST-2). */
export function credit(context: PageContext): TemplateResult {
  const { customer, strings } = context;
  return section('credit', isInArrears(customer) ? strings.credit.arrears : strings.sections.credit, content(context));
}

function content({ customer, strings: { credit: words } }: PageContext): TemplateResult {
  const { credit: stated } = customer;
  if (stated === null) {
    const why = customer.associationType === 'referral' ? words.unseen : words.notStated;
    return html`<p class="figure faint" aria-hidden="true">—</p><p class="quiet">${why}</p>`;
  }
  const { currency } = stated;
  const available = formatMoney({ amount: stated.available, currency });
  const basis = html`<p class="quiet">${words.asOf(formatInstant(stated.asOf))} · ${words.currency(currency)}</p>`;
  if (!isInArrears(customer)) return html`<p class="figure">${available}</p>${basis}<p class="quiet">${words.noArrears}</p>`;
  return html`<div class="arrears" tabindex="-1">
      <p class="figure danger">${formatMoney({ amount: stated.arrears, currency })}</p>
      ${basis}
      <p class="note">${noticeIcons.warning}<span>${words.arrearsMeaning}</span></p>
    </div>
    <p class="quiet">${words.available} <span class="text">${available}</span></p>`;
}
