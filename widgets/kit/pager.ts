import { html, type TemplateResult } from 'lit/html.js';
import { css } from './element.ts';
import { selectField } from './field.ts';
import { type IconName, icons } from './icons.ts';

export type PagerMove = 'first' | 'previous' | 'next' | 'last';

export interface PagerParts {
  /** `31–40 / 2,000`. */
  summary: string;
  moves: Record<PagerMove, { label: string; isPossible: boolean }>;
  navigationLabel: string;
  size: { label: string; value: number; options: readonly number[]; optionLabel: (size: number) => string };
  onMove: (move: PagerMove) => void;
  onSize: (size: number) => void;
}

/** First, previous, next, last, and how many rows a page has. What is impossible stays in place, disabled. */
export function pager(parts: PagerParts): TemplateResult {
  const move = (name: PagerMove & IconName): TemplateResult => html`<button
    type="button"
    class="button icon"
    aria-label=${parts.moves[name].label}
    ?disabled=${!parts.moves[name].isPossible}
    @click=${() => parts.onMove(name)}
  >
    ${icons[name]}
  </button>`;
  return html`<nav class="pager" part="pager" aria-label=${parts.navigationLabel}>
    <span class="pager-summary">${parts.summary}</span>
    ${selectField({
      id: 'page-size',
      label: parts.size.label,
      isLabelUnseen: true,
      value: String(parts.size.value),
      options: parts.size.options.map((size) => ({ value: String(size), label: parts.size.optionLabel(size) })),
      onPick: (value) => parts.onSize(Number(value)),
    })}
    <span class="pager-moves">${move('first')}${move('previous')}${move('next')}${move('last')}</span>
  </nav>`;
}

export const pagerStyles = css`
  .pager {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px 16px;
    min-block-size: var(--_control);
  }
  .pager-summary {
    color: var(--_text-secondary);
  }
  .pager-moves {
    display: inline-flex;
    gap: 4px;
  }
`;
