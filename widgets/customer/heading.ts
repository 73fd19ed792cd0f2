import { html, nothing, type TemplateResult } from 'lit';
import { formatInstant } from '../core/formats.ts';
import { icons } from '../kit/icons.ts';
import { noticeIcons } from '../kit/notice-icons.ts';
import type { PageContext } from './context.ts';
import { maskedValue } from './masked.ts';

/** Who it is: name, account name, what tells look-alikes apart, and the marks that matter before one calls. */
export function heading(context: PageContext): TemplateResult {
  const { customer, strings, detail } = context;
  const names = [maskedValue(context, 'customerName'), maskedValue(context, 'accountName')].filter((name) => name !== null);
  const [first = strings.nameless(customer.customerId), second] = names;
  return html`<header class="identity">
    <h2 class="name" tabindex="-1">${first}</h2>
    ${second ? html`<p class="account-name">${second}</p>` : nothing}
    ${chips(context)}
    ${detail.isErased ? html`<p class="note warning">${noticeIcons.warning}<span>${strings.erased}</span></p>` : nothing}
    <dl class="facts">
      ${copyable(context, 'customerId', customer.customerId)} ${customer.partnerCustomerNo ? copyable(context, 'partnerCustomerNo', customer.partnerCustomerNo) : nothing}
      ${fact(strings.facts.associatedAt, formatInstant(customer.associatedAt))}
      ${customer.reseller ? fact(strings.facts.reseller, customer.reseller.name) : nothing}
    </dl>
  </header>`;
}

function chips({ customer, strings }: PageContext): TemplateResult {
  const { associationType, customerType, verification, level, frozen, tags } = customer;
  const isVerified = verification === 'verified';
  return html`<ul class="chips">
    ${frozen && frozen !== 'not-frozen' ? html`<li class="chip danger" part="badge">${icons.lock}${strings.frozen[frozen]}</li>` : nothing}
    <li class="chip" part="badge">${strings.associationTypes[associationType]}</li>
    ${customerType && customerType !== 'none' ? html`<li class="chip" part="badge">${strings.customerTypes[customerType]}</li>` : nothing}
    <li class="chip ${verification && !isVerified ? 'warning' : ''}" part="badge">
      ${strings.facts.verification} · ${verification ? strings.verification[verification] : strings.notStated}
    </li>
    ${level ? html`<li class="chip" part="badge">${strings.facts.level} · ${level}</li>` : nothing}
    ${tags.map((tag) => html`<li class="chip tag" part="badge">${tag}</li>`)}
  </ul>`;
}

function fact(label: string, content: unknown): TemplateResult {
  return html`<div class="fact"><dt>${label}</dt><dd>${content}</dd></div>`;
}

function copyable({ strings, copied, onCopy }: PageContext, what: 'customerId' | 'partnerCustomerNo', text: string): TemplateResult {
  const label = strings.facts[what];
  return fact(
    label,
    html`<span class="copyable">
      <span class="id">${text}</span>
      <button type="button" class="button quiet icon small no-print" part="button button-quiet" aria-label=${strings.copyFact[what]} data-hint=${strings.copyFact[what]} @click=${() => onCopy(what, text)}>
        ${noticeIcons.copy}
      </button>
      ${copied === what ? html`<span class="quiet no-print">${strings.copied}</span>` : nothing}
    </span>`,
  );
}
