import { css } from 'lit';

/** The text, and what stands beside it: what changed, and its headings. */
export const textStyles = css`
  .paper {
    display: grid;
    gap: var(--_space-3);
    margin-block-start: var(--_space-1);
  }
  .reading {
    min-inline-size: 0;
    outline: none;
  }
  .reading:focus-visible {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: 4px;
  }
  .guide {
    display: grid;
    align-content: start;
    gap: var(--_space-2);
    min-inline-size: 0;
  }
  .fold {
    padding: var(--_space-2) var(--_space-3);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-panel);
  }
  .fold > summary {
    margin-inline-start: 14px;
    list-style-position: outside;
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-heading);
  }
  summary {
    cursor: pointer;
  }
  .fold ul {
    display: grid;
    gap: var(--_space-2);
    margin: var(--_space-2) 0 0;
    padding: 0;
    list-style: none;
  }
  .faint {
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .unchanged {
    color: var(--_text-secondary);
  }
  .change-line {
    display: flex;
    align-items: baseline;
    gap: var(--_space-2);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .chip.added,
  .chip.changed {
    border-color: transparent;
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .before > summary {
    inline-size: fit-content;
    min-block-size: 24px;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-heading);
  }
  .old-words {
    padding-inline-start: var(--_space-3);
    border-inline-start: 2px solid var(--_border-strong);
    color: var(--_text-secondary);
  }
  .old-words .document {
    padding: 0;
    font-size: var(--_font-size);
  }
  @container dialog (480px <= inline-size < 860px) {
    .guide {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .fold[open] {
      grid-column: 1 / -1;
    }
  }
  @container dialog (inline-size >= 860px) {
    .paper.with-guide {
      grid-template-columns: 280px minmax(0, 1fr);
      gap: var(--_space-5);
    }
    .guide {
      position: sticky;
      inset-block-start: 0;
      align-self: start;
      max-block-size: 100%;
    }
    .contents-fold .contents {
      max-block-size: 320px;
      overflow: auto;
    }
  }
  @media (pointer: coarse) {
    .link {
      min-block-size: 24px;
    }
    summary,
    .change-line {
      min-block-size: 44px;
      align-items: center;
      line-height: 44px;
    }
    .change-line .link {
      min-block-size: 44px;
    }
  }
`;
