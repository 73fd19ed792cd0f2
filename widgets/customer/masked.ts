import { html, nothing, type TemplateResult } from 'lit';
import type { MaskedField } from '../../shared/values/lists.ts';
import { eye } from '../kit/eye.ts';
import type { PageContext } from './context.ts';
import { maskedFormOf } from './detail.ts';

/**
 * A masked form with its eye; while revealed the clear value stands in its place. Paper gets the masked form whatever the screen
 * shows. Null where nothing is stated.
 */
export function maskedValue({ controller, strings, customer }: PageContext, field: MaskedField): TemplateResult | null {
  const masked = maskedFormOf(customer, field);
  if (masked === null) return null;
  const { reveals, canReveal } = controller;
  const { customerId } = customer;
  const shown = reveals.shown(field, customerId);
  return html`<span class="masked">
    ${
      shown
        ? html`<span class="value clear screen-only">${shown.value ?? strings.reveal.empty}</span><span class="value print-only" aria-hidden="true">${masked}</span>`
        : html`<span class="value">${masked}</span>`
    }
    ${
      canReveal
        ? eye({
            label: shown ? strings.reveal.hideCell(field, customerId) : strings.reveal.cell(field, customerId),
            isOpen: shown !== null,
            isBusy: reveals.isPending(field, customerId),
            span: shown,
            isTabStop: true,
            onPress: () => (shown ? reveals.hide(field, [customerId]) : void reveals.reveal(field, [customerId])),
          })
        : nothing
    }
  </span>`;
}
