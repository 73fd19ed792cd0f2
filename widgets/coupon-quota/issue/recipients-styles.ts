import { css } from 'lit';

/** How customers are added, who is chosen, and what did not fit. */
export const recipientsStyles = css`
  .ways {
    display: flex;
    margin-block-end: var(--_space-3);
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
    gap: var(--_space-3);
  }
  .picked > .button,
  .open-head > .button,
  .candidate > .button {
    flex: none;
  }
  .open-lines > .button {
    margin-inline-start: calc(var(--_space-3) * -1);
  }
  .picked > .faint {
    flex: none;
    max-inline-size: 104px;
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
    text-align: end;
  }
  .input.area {
    block-size: auto;
    white-space: pre-wrap;
    min-block-size: 64px;
    padding-block: var(--_space-2);
    line-height: var(--_line-height);
    resize: vertical;
  }
  .adding .field {
    margin-block-end: var(--_space-2);
  }
  .adding .field label,
  .field .about-file {
    white-space: normal;
  }
  .about-file {
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .file {
    inline-size: 100%;
    padding: var(--_space-2);
    border: var(--_border-width) dashed var(--_border-strong);
    border-radius: var(--_radius);
  }
  .problem {
    margin: 0;
    color: var(--_danger);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .found {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    margin-block-end: var(--_space-4);
    padding: var(--_space-2) var(--_space-3);
    border-radius: var(--_radius);
    background: var(--_accent-soft);
  }
  .found > span {
    flex: 1 1 200px;
  }
  .open-lines,
  .aside-list {
    margin-block: var(--_space-3);
    padding: var(--_space-2) var(--_space-3);
    border: var(--_border-width) solid var(--_border);
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
    font-weight: var(--_font-weight-strong);
  }
  .open-lines p,
  .chosen p {
    margin: var(--_space-1) 0;
  }
  .open-head,
  .candidate {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: var(--_space-3);
  }
  /* Beside the button there is room for a whole id. */
  .open-head {
    gap: var(--_space-1);
  }
  .candidate {
    padding-block: var(--_space-1);
    padding-inline-start: var(--_space-3);
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
