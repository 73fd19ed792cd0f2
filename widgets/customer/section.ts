import { html, nothing, type TemplateResult } from 'lit';
import type { CustomerSection } from './detail.ts';

/** One part of the page, with a heading that can take the focus. */
export function section(
  name: Exclude<CustomerSection, 'arrears'>,
  title: string,
  content: unknown,
  aside: unknown = nothing,
): TemplateResult {
  return html`<section class="section s-${name}" part="section" aria-labelledby="h-${name}">
    <div class="section-head">
      <h3 id="h-${name}" tabindex="-1">${title}</h3>
      ${aside === nothing ? nothing : html`<p class="quiet">${aside}</p>`}
    </div>
    ${content}
  </section>`;
}

export function unstated(word: string): TemplateResult {
  return html`<span class="faint">${word}</span>`;
}
