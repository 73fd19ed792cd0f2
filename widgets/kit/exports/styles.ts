import { css } from 'lit';

/** Export records, and a choice of one among a few. */
export const exportStyles = css`
  .option {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    min-block-size: 48px;
    padding: var(--_space-1) var(--_space-3);
    border-block-end: var(--_border-width) solid var(--_border);
    cursor: pointer;
  }
  .option:last-child {
    border-block-end: 0;
  }
  .option:hover {
    background: var(--_surface-hover);
  }
  .option:has(:checked) {
    background: var(--_accent-soft);
  }
  .option:has(:focus-visible) {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: -2px;
  }
  .option input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent);
    outline: none;
  }
  .option-text,
  .option-more {
    display: block;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    line-height: var(--_line-height-row);
  }
  .option-name b {
    font-weight: var(--_font-weight-strong);
  }
  .option-more {
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-small);
  }
  .formats {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
    gap: var(--_space-2);
    min-inline-size: 0;
    margin: var(--_space-4) 0;
    padding: 0;
    border: 0;
  }
  .formats legend {
    padding: 0;
    margin-block-end: var(--_space-2);
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-row);
  }
  .formats .option,
  .formats .option:last-child {
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-panel);
  }
  .record {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 5fr) minmax(96px, auto);
    align-items: center;
    gap: var(--_space-1) var(--_space-4);
    padding-block: var(--_space-2);
    border-block-end: var(--_border-width) solid var(--_border);
  }
  .record:last-child {
    border-block-end: 0;
  }
  .record > :last-child {
    text-align: end;
  }
  .record .button.quiet {
    margin-inline-end: calc(var(--_space-3) * -1);
  }
  .record-head {
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-small);
  }
  .record-time,
  .record-facts,
  .record-state {
    display: block;
    overflow-wrap: anywhere;
  }
  .record-facts {
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-small);
  }
  .record-state.done {
    color: var(--_success);
  }
  .record-state.failed {
    color: var(--_danger);
  }
  @container dialog (inline-size < 480px) {
    .record {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .record > :nth-child(2) {
      grid-area: 2 / 1;
    }
    .record > :last-child {
      grid-area: 1 / 2 / 3;
    }
    .record-head {
      display: none;
    }
  }
`;
