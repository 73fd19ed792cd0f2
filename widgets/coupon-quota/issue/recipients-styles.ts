import { css } from 'lit';

/** How customers are added, who is chosen, and what did not fit. */
export const recipientsStyles = css`
  .ways {
    display: flex;
    margin-block-end: 12px;
  }
  .ways > .button {
    flex: 1;
    border-color: var(--_border);
    border-radius: 0;
    color: var(--_text-secondary);
  }
  .ways > .button + .button {
    margin-inline-start: -1px;
  }
  .ways > .button:first-child {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }
  .ways > .button:last-child {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .ways > .button[aria-pressed='true'] {
    z-index: 1;
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  @media (forced-colors: active) {
    .ways > .button[aria-pressed='true'] {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
    .open-lines > .button.quiet {
      margin-inline-start: 0;
    }
  }
  .picked {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
  }
  .picked > .button,
  .open-head > .button,
  .candidate > .button {
    flex: none;
  }
  .open-lines > .button {
    margin-inline-start: -12px;
  }
  .picked > .faint {
    flex: none;
    max-inline-size: 104px;
    font-size: 12px;
    line-height: 20px;
    text-align: end;
  }
  .input.area {
    block-size: auto;
    white-space: pre-wrap;
    min-block-size: 64px;
    padding-block: 8px;
    line-height: 1.6;
    resize: vertical;
  }
  .adding .field {
    margin-block-end: 8px;
  }
  .adding .field label,
  .field .about-file {
    white-space: normal;
  }
  .about-file {
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
  }
  .file {
    inline-size: 100%;
    padding: 8px;
    border: 1px dashed var(--_border-strong);
    border-radius: var(--_radius);
  }
  .problem {
    margin: 0;
    color: var(--_danger);
    font-size: 12px;
    line-height: 20px;
  }
  .found {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-block-end: 16px;
    padding: 8px 12px;
    border-radius: var(--_radius);
    background: var(--_accent-soft);
  }
  .found > span {
    flex: 1 1 200px;
  }
  .open-lines,
  .aside-list {
    margin-block: 12px;
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
  }
  .aside-list p {
    margin: 0;
  }
  .aside-list.warned {
    border-color: transparent;
    background: var(--_warning-soft);
  }
  .open-lines summary {
    cursor: pointer;
    font-weight: 600;
  }
  .open-lines p,
  .chosen p {
    margin: 4px 0;
  }
  .open-head,
  .candidate {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: 12px;
  }
  /* Beside the button there is room for a whole id. */
  .open-head {
    gap: 4px;
  }
  .candidate {
    padding-block: 4px;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--_border);
  }
  .open-text {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .picked > .quiet.icon,
  .open-head > .quiet.icon {
    color: var(--_text-secondary);
  }
`;
