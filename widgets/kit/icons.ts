import { html, type TemplateResult } from 'lit';

/** One that points along the text: it points the other way where the text runs from right to left. */
function pointing(path: string): TemplateResult {
  return html`<svg class="icon-art pointing" viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg>`;
}

/** Draws a 16 px icon of hairlines in the colour of the text; it says nothing to a screen reader. */
export function icon(path: string): TemplateResult {
  return html`<svg class="icon-art" viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg>`;
}

const EYE = 'M1.5 8s2.4-4.25 6.5-4.25S14.5 8 14.5 8 12.1 12.25 8 12.25 1.5 8 1.5 8ZM9.9 8a1.9 1.9 0 1 1-3.8 0 1.9 1.9 0 0 1 3.8 0';

export const icons = {
  eyeOpen: icon(EYE),
  eyeClosed: icon(`${EYE}M3 13.5l10-11`),
  first: pointing('M4 3.5v9M11.5 3.5 7 8l4.5 4.5'),
  previous: pointing('M10 3.5 5.5 8l4.5 4.5'),
  next: pointing('M6 3.5 10.5 8 6 12.5'),
  last: pointing('M12 3.5v9M4.5 3.5 9 8l-4.5 4.5'),
  ascending: icon('M8 12.5v-9M4.75 6.5 8 3.25 11.25 6.5'),
  descending: icon('M8 3.5v9M4.75 9.5 8 12.75 11.25 9.5'),
  unsorted: icon('M5.25 6.25 8 3.5l2.75 2.75M5.25 9.75 8 12.5l2.75-2.75'),
  filter: icon('M2 4h12M4.5 8h7M7 12h2'),
  more: icon('M3.5 6 8 10.5 12.5 6'),
  dots: icon('M3.5 8h.01M8 8h.01M12.5 8h.01'),
  close: icon('M4.5 4.5l7 7M11.5 4.5l-7 7'),
  columns: icon('M2.5 3.5h11v9h-11ZM6.2 3.5v9M9.8 3.5v9'),
  lock: icon('M3 7h10v6.5H3ZM5.25 7V5a2.75 2.75 0 0 1 5.5 0v2'),
};

export type IconName = keyof typeof icons;
