import { css, html, type TemplateResult } from 'lit';

export interface ProgressParts {
  /** What goes on. */
  label: string;
  done: number;
  /** Null while nobody knows. */
  total: number | null;
  /** How far it is, in words. */
  text: string;
}

/** How far long work is: a bar, and the same in words. */
export function progress({ label, done, total, text }: ProgressParts): TemplateResult {
  const bar =
    total === null
      ? html`<progress class="progress" aria-label=${label}></progress>`
      : html`<progress class="progress" aria-label=${label} max=${Math.max(1, total)} .value=${Math.min(done, total)}></progress>`;
  return html`<span class="progress-line">${bar}<span class="progress-text">${text}</span></span>`;
}

export const progressStyles = css`
  .progress-line {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-inline-size: 0;
  }
  .progress {
    flex: 1 1 96px;
    max-inline-size: 200px;
    block-size: 4px;
    overflow: hidden;
    border: 0;
    border-radius: 2px;
    appearance: none;
    background: var(--_border);
    color: var(--_accent);
  }
  .progress::-webkit-progress-bar {
    background: var(--_border);
  }
  .progress::-webkit-progress-value {
    border-radius: 2px;
    background: var(--_accent);
    transition: inline-size var(--_duration);
  }
  .progress::-moz-progress-bar {
    border-radius: 2px;
    background: var(--_accent);
  }
  .progress:indeterminate {
    background: repeating-linear-gradient(90deg, var(--_accent) 0 12px, var(--_border) 12px 24px);
  }
  .progress:indeterminate::-webkit-progress-bar {
    background: transparent;
  }
  .progress-text {
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    .progress::-webkit-progress-value {
      transition: none;
    }
  }
`;
