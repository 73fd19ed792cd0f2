import { html, type TemplateResult } from 'lit';

/** A sentence in which one part, such as a date with hyphens, stays on one line; the class `whole` says so. */
export function unbroken(sentence: string, part: string | null): string | TemplateResult {
  if (!part) return sentence;
  const [before, after] = sentence.split(part);
  return html`${before}<span class="whole">${part}</span>${after}`;
}
