import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../core/formats.ts';
import type { CustomerSection } from './detail.ts';
import type { Strings } from './strings/index.ts';

/** Parts of the page; the board, coupons, money and agreements come after it. */
export type SectionName = Exclude<CustomerSection, 'arrears'> | 'board' | 'coupons' | 'money' | 'agreements';

/** One part of the page, with a heading that can take the focus. */
export function section(name: SectionName, title: string, content: unknown, aside: unknown = nothing): TemplateResult {
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

/** Rows in sight at once; as many go onto paper, which has one page. */
const ROWS_IN_SIGHT = 6;

/** The first rows of a list, and the rest behind a press. `total`: all there are, listed or not. */
export function rows(name: string, all: readonly TemplateResult[], total: number, words: Strings['rows']): TemplateResult {
  const rest = all.slice(ROWS_IN_SIGHT);
  const unlisted = total - all.length;
  const unprinted = total - Math.min(all.length, ROWS_IN_SIGHT);
  return html`<ul class="rows ${name}">${all.slice(0, ROWS_IN_SIGHT)}</ul>
    ${
      rest.length > 0
        ? html`<details class="no-print">
          <summary class="button quiet" part="button button-quiet">${words.show(formatCount(rest.length))}</summary>
          <ul class="rows">${rest}</ul>
          ${unlisted > 0 ? html`<p class="quiet">${words.unlisted(formatCount(unlisted), formatCount(total))}</p>` : nothing}
        </details>`
        : nothing
    }
    ${unprinted > 0 ? html`<p class="quiet print-only">${words.unprinted(formatCount(unprinted), formatCount(total))}</p>` : nothing}`;
}
