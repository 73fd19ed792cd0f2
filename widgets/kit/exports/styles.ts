import { css } from 'lit';

/** Export records, and a choice of one among a few. */
export const exportStyles = css`
  .option {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 48px;
    padding: 4px 12px;
    border-block-end: 1px solid var(--_border);
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
    outline: 2px solid var(--_focus);
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
    line-height: 20px;
  }
  .option-name b {
    font-weight: 600;
  }
  .option-more {
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 16px;
  }
  .formats {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
    gap: 8px;
    min-inline-size: 0;
    margin: 16px 0;
    padding: 0;
    border: 0;
  }
  .formats legend {
    padding: 0;
    margin-block-end: 8px;
    font-weight: 600;
    line-height: 20px;
  }
  .formats .option,
  .formats .option:last-child {
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
  }
  .record {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 5fr) minmax(96px, auto);
    align-items: center;
    gap: 4px 16px;
    padding-block: 8px;
    border-block-end: 1px solid var(--_border);
  }
  .record:last-child {
    border-block-end: 0;
  }
  .record > :last-child {
    text-align: end;
  }
  .record-head {
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 16px;
  }
  .record-time,
  .record-facts,
  .record-state {
    display: block;
    overflow-wrap: anywhere;
  }
  .record-facts {
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 16px;
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
