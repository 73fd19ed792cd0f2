import { css, html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { DocumentWords } from '../core/strings/document.zh-CN.ts';
import type { DocumentReading, ReadHeading } from './document-reading.ts';
import { icon } from './icons.ts';

export interface ContentsParts {
  reading: DocumentReading;
  words: DocumentWords;
  /** A heading was chosen: where the list covers the text, it goes now. */
  onChosen?: () => void;
}

const TICK = icon('M3.5 8.5l3 3 6-7');

/** The headings as a list to choose from: where one is, and which were reached. */
export function documentContents({ reading, words, onChosen }: ContentsParts): TemplateResult {
  const choose = (id: string): void => {
    onChosen?.();
    void reading.goTo(id);
  };
  const entry = ({ id, level, text, isReached, isHere }: ReadHeading): TemplateResult => html`<li class="level-${level}">
    <button type="button" class="entry" aria-current=${isHere ? 'location' : nothing} @click=${() => choose(id)}>
      <span class="entry-tick">${isReached ? TICK : nothing}</span>
      <span>${text}${isReached ? html`<span class="unseen"> ${words.reached}</span>` : nothing}</span>
    </button>
  </li>`;
  return html`<nav class="contents" part="contents" aria-label=${words.contents}>
    <ol>
      ${guard([reading.state, words], () => reading.drawnHeadings.map(entry))}
    </ol>
  </nav>`;
}

export interface NextSectionParts {
  reading: DocumentReading;
  words: DocumentWords;
  /** Says where the text stands now, to a live region: the button keeps the focus, so that one key leads through all of it. */
  say: (words: string) => void;
}

/** How much was reached, and the button to the next heading that was not; it stays, so that the focus does, and starts again at the end. */
export function nextSection({ reading, words, say }: NextSectionParts): TemplateResult {
  const { headings, next } = reading;
  const goOn = (): void => {
    const place = next ?? headings[0];
    if (!place) return;
    void reading.goTo(place.id, false);
    say(words.place(headings.findIndex(({ id }) => id === place.id) + 1, headings.length, place.text));
  };
  return html`<div class="next-section">
    <span class="reached">${words.progress(reading.reachedCount, headings.length)}</span>
    <button type="button" class="button" part="button" @click=${goOn}>${next ? words.next : words.again}</button>
  </div>`;
}

export const contentsStyles = css`
  .contents ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .contents li {
    content-visibility: auto;
    contain-intrinsic-size: auto 32px;
  }
  .entry {
    display: flex;
    gap: var(--_space-2);
    inline-size: 100%;
    min-block-size: 32px;
    padding: 6px var(--_space-2);
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_text-secondary);
    font-size: var(--_font-size-dense);
    line-height: var(--_line-height-row);
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .entry:hover {
    background: var(--_surface-hover);
    color: var(--_text);
  }
  .entry[aria-current] {
    background: var(--_accent-soft);
    color: var(--_text);
    font-weight: var(--_font-weight-strong);
  }
  .entry:focus-visible {
    outline-offset: -2px;
  }
  .level-3 .entry {
    padding-inline-start: var(--_space-5);
  }
  .level-4 .entry {
    padding-inline-start: 40px;
  }
  .entry-tick {
    flex: none;
    inline-size: 16px;
    block-size: 20px;
    color: var(--_success);
  }
  .entry-tick svg {
    inline-size: 16px;
    block-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
  }
  .next-section {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2) var(--_space-4);
  }
  .reached {
    color: var(--_text-secondary);
    font-size: var(--_font-size-dense);
  }
  @media (pointer: coarse) {
    .entry {
      min-block-size: 44px;
      padding-block: var(--_space-3);
    }
  }
  @media (forced-colors: active) {
    .entry[aria-current] {
      outline: var(--_border-width) solid Highlight;
      outline-offset: -1px;
    }
  }
`;
