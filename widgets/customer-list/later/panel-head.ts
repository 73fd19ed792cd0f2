import { html, type TemplateResult } from 'lit';
import { icons } from '../../kit/icons.ts';

export function panelHead(title: string, closeLabel: string, close: () => void): TemplateResult {
  return html`<header class="panel-head">
    <h2>${title}</h2>
    <button type="button" class="button quiet icon panel-close" part="button button-quiet" aria-label=${closeLabel} @click=${close}>${icons.close}</button>
  </header>`;
}
