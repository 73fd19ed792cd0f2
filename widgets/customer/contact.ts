import { html, nothing, type TemplateResult } from 'lit';
import type { DisclosureAct } from '../../shared/values/lists.ts';
import type { Shown } from '../core/reveals.ts';
import { revealBar } from '../kit/reveal-bar.ts';
import type { PageContext } from './context.ts';
import { maskedValue } from './masked.ts';
import { section, unstated } from './section.ts';

type ContactField = 'mobile' | 'email';
const FIELDS: readonly ContactField[] = ['mobile', 'email'];
/** What one does first with a value, and what else. */
const ACTS: Record<ContactField, readonly [Exclude<DisclosureAct, 'copy'>, 'copy']> = {
  mobile: ['call', 'copy'],
  email: ['write', 'copy'],
};

/** How to reach the customer. What leads out of the page is there while the value is shown, and is recorded first. */
export function contact(context: PageContext): TemplateResult {
  const { controller, strings } = context;
  return section(
    'contact',
    strings.sections.contact,
    html`${FIELDS.map((field) => way(context, field))}
      ${controller.canReveal ? html`<div class="reveal-bar no-print">${revealBar(controller.reveals, strings.reveal)}</div>` : nothing}`,
    controller.canDisclose ? html`<span class="no-print">${strings.contact.recorded}</span>` : nothing,
  );
}

function way(context: PageContext, field: ContactField): TemplateResult {
  const { controller, strings, customer, detail } = context;
  const value = maskedValue(context, field);
  const shown = controller.reveals.shown(field, customer.customerId);
  const missing = unstated(detail.isErased ? strings.contact.erased : strings.notStated);
  return html`<div class="way c-${field}">
    <h4 class="label">${strings.fields[field]}</h4>
    <div class="way-value">${value ?? missing}</div>
    ${value && controller.canReveal ? html`<div class="way-acts no-print">${shown ? acts(context, field, shown) : html`<span class="quiet">${strings.contact.hint[field]}</span>`}</div>` : nothing}
  </div>`;
}

function acts(context: PageContext, field: ContactField, shown: Shown): unknown {
  const { controller, strings, customer, copied, onHandOver } = context;
  const { customerId } = customer;
  if (shown.value === null) return nothing;
  const button = (act: DisclosureAct): TemplateResult => {
    const isCopied = act === 'copy' && copied === field;
    const label = act === 'copy' ? strings.contact.copyField(field, customerId) : strings.contact.act[act](customerId);
    const isBusy = controller.reveals.isDisclosing({ customerId, field, act });
    return html`<button
      type="button"
      class="button act ${act === 'copy' ? '' : 'primary'}" part="button ${act === 'copy' ? '' : 'button-primary'}"
      aria-label=${isCopied ? strings.copied : label}
      aria-busy=${isBusy ? 'true' : nothing}
      @click=${() => onHandOver(field, act)}
    >
      ${isCopied ? strings.copied : strings.contact[act]}
    </button>`;
  };
  const left = context.secondsUntil(shown.endsAt);
  return html`${controller.canDisclose ? ACTS[field].map(button) : nothing}<span class="quiet left" aria-hidden="true">${strings.contact.secondsLeft(left)}</span>`;
}
