import { html, svg, type TemplateResult } from 'lit';

function icon(paths: TemplateResult): TemplateResult {
  return html`<svg class="icon-art" viewBox="0 0 16 16" aria-hidden="true">${paths}</svg>`;
}

const LENS = svg`<path d="M1.5 8s2.4-4.25 6.5-4.25S14.5 8 14.5 8 12.1 12.25 8 12.25 1.5 8 1.5 8Z"/>`;

export const icons = {
  eyeOpen: icon(svg`${LENS}<circle cx="8" cy="8" r="1.9"/>`),
  eyeClosed: icon(svg`${LENS}<circle cx="8" cy="8" r="1.9"/><path d="m3 13.5 10-11"/>`),
  first: icon(svg`<path d="M4 3.5v9M11.5 3.5 7 8l4.5 4.5"/>`),
  previous: icon(svg`<path d="M10 3.5 5.5 8l4.5 4.5"/>`),
  next: icon(svg`<path d="M6 3.5 10.5 8 6 12.5"/>`),
  last: icon(svg`<path d="M12 3.5v9M4.5 3.5 9 8l-4.5 4.5"/>`),
  ascending: icon(svg`<path d="M8 12.5v-9M4.75 6.5 8 3.25 11.25 6.5"/>`),
  descending: icon(svg`<path d="M8 3.5v9M4.75 9.5 8 12.75 11.25 9.5"/>`),
  unsorted: icon(svg`<path d="M5.25 6.25 8 3.5l2.75 2.75M5.25 9.75 8 12.5l2.75-2.75"/>`),
  filter: icon(svg`<path d="M2 4h12M4.5 8h7M7 12h2"/>`),
  more: icon(svg`<path d="M3.5 6 8 10.5 12.5 6"/>`),
  search: icon(svg`<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.5 3.5"/>`),
  lock: icon(svg`<rect x="3" y="7" width="10" height="6.5" rx="1"/><path d="M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2"/>`),
  clock: icon(svg`<circle cx="8" cy="8" r="6"/><path d="M8 4.5V8l2.5 1.5"/>`),
  unplugged: icon(svg`<path d="M2 2l12 12M3 7.5a7.5 7.5 0 0 1 3-1.8M10.5 5.9A7.5 7.5 0 0 1 13 7.5M5.5 10a4 4 0 0 1 3-1M8 12.75v.01"/>`),
  warning: icon(svg`<path d="M8 2.25 14.5 13.5h-13L8 2.25ZM8 6.5v3.25M8 11.6v.01"/>`),
  people: icon(
    svg`<circle cx="6" cy="5.5" r="2.5"/><path d="M1.5 13a4.5 4.5 0 0 1 9 0M10.5 3.25a2.5 2.5 0 0 1 0 4.5M12.25 9.5A4.5 4.5 0 0 1 14.5 13"/>`,
  ),
  copy: icon(
    svg`<rect x="5.5" y="5.5" width="8" height="8" rx="1"/><path d="M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2"/>`,
  ),
};

export type IconName = keyof typeof icons;
