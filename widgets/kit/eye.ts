import { css, html, nothing, type TemplateResult } from 'lit';
import { icons } from './icons.ts';
import { type RingSpan, ring } from './ring.ts';

export interface EyeParts {
  /** What a press does, naming whose field it is. */
  label: string;
  /** More to read before the press, such as how many may still be revealed. */
  hint?: string;
  isOpen: boolean;
  isBusy: boolean;
  /** How long what is shown stays; null while hidden. */
  span: RingSpan | null;
  /** True outside a grid, which otherwise moves the focus itself. */
  isTabStop?: boolean;
  onPress: () => void;
}

/** The button that reveals and hides; while something is shown a thin ring empties around it. */
export function eye(parts: EyeParts): TemplateResult {
  return html`<button
    type="button"
    class="eye ${parts.isOpen ? 'open' : ''}"
    part="eye"
    tabindex=${parts.isTabStop ? 0 : -1}
    aria-label=${parts.label}
    aria-busy=${parts.isBusy ? 'true' : nothing}
    data-hint=${parts.hint ?? parts.label}
    @click=${parts.onPress}
  >
    ${parts.isOpen ? icons.eyeOpen : icons.eyeClosed}
    ${parts.span ? ring(parts.span) : nothing}
  </button>`;
}

export const eyeStyles = css`
  .eye {
    position: relative;
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: transparent;
    color: var(--_text-tertiary);
    cursor: pointer;
  }
  .eye:hover,
  .eye:focus-visible {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .eye:focus-visible {
    outline-offset: 1px;
  }
  .eye.open {
    color: var(--_accent);
  }
  .eye[aria-busy] {
    opacity: 0.5;
  }
  .ring {
    position: absolute;
    inset: 0;
    fill: none;
    stroke: var(--_accent);
    stroke-width: 1.5;
    stroke-dasharray: 100;
    transform: rotate(-90deg);
    pointer-events: none;
  }
  @media (pointer: coarse) {
    .ring {
      inset: 8px;
    }
  }
`;
