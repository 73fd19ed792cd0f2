import { css } from 'lit';

/** The text, and what stands beside it: what changed, and its headings. */
export const textStyles = css`
  .paper {
    display: grid;
    gap: 12px;
    margin-block-start: 4px;
  }
  .reading {
    min-inline-size: 0;
    outline: none;
  }
  .reading:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 4px;
  }
  .guide {
    display: grid;
    align-content: start;
    gap: 8px;
    min-inline-size: 0;
  }
  .fold {
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
  }
  .fold > summary {
    font-weight: 600;
    line-height: 24px;
  }
  summary {
    cursor: pointer;
  }
  .fold ul {
    display: grid;
    gap: 8px;
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
  }
  .faint {
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
  }
  .unchanged {
    color: var(--_text-secondary);
  }
  .change-line {
    display: flex;
    align-items: baseline;
    gap: 8px;
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
    font-size: 12px;
    line-height: 24px;
  }
  .old-words {
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--_border-strong);
    color: var(--_text-secondary);
  }
  .old-words .document {
    padding: 0;
    font-size: 14px;
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
      gap: 24px;
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
  @container dialog (inline-size < 480px) {
    .document {
      padding-inline-end: 0;
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
