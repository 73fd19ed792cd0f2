import { html, type TemplateResult } from 'lit';

/** One line of what a dialog says of something. */
export function fact(label: string, content: unknown): TemplateResult {
  return html`<div class="fact"><dt>${label}</dt><dd>${content}</dd></div>`;
}
