import { css, html, nothing, type TemplateResult } from 'lit';
import { selectField } from './field.ts';
import { type IconName, icons } from './icons.ts';

export type PagerMove = 'first' | 'previous' | 'next' | 'last';

export interface PagerParts {
  words: Record<PagerMove | 'navigation' | 'size', string> & { rows: (size: number) => string };
  /** `31–40 / 2,000`. */
  summary: string;
  hasPrevious: boolean;
  hasNext: boolean;
  /** False where the last page cannot be gone to at once. Default: true. */
  hasLast?: boolean;
  size: number;
  sizes: readonly number[];
  onMove: (move: PagerMove) => void;
  onSize: (size: number) => void;
}

/** First, previous, next, last, and how many rows a page has. What is impossible stays in place, disabled. */
export function pager({ words, summary, hasPrevious, hasNext, hasLast = true, size, sizes, onMove, onSize }: PagerParts): TemplateResult {
  const move = (name: PagerMove & IconName, isPossible: boolean): TemplateResult => html`<button
    type="button"
    class="button icon" part="button"
    aria-label=${words[name]}
    ?disabled=${!isPossible}
    @click=${() => onMove(name)}
  >
    ${icons[name]}
  </button>`;
  return html`<nav class="pager" part="pager" aria-label=${words.navigation}>
    <span class="pager-summary">${summary}</span>
    ${selectField({
      id: 'page-size',
      label: words.size,
      isLabelUnseen: true,
      value: String(size),
      options: sizes.map((rows) => ({ value: String(rows), label: words.rows(rows) })),
      onPick: (value) => onSize(Number(value)),
    })}
    <span class="pager-moves">
      ${move('first', hasPrevious)}${move('previous', hasPrevious)}${move('next', hasNext)}${hasLast ? move('last', hasNext) : nothing}
    </span>
  </nav>`;
}

export const pagerStyles = css`
  .pager {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: var(--_space-2) var(--_space-4);
    min-block-size: var(--_control);
  }
  .pager-summary {
    color: var(--_text-secondary);
  }
  .pager-moves {
    display: inline-flex;
    gap: var(--_space-1);
  }
`;
