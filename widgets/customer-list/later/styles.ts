import { css } from 'lit';

/** What stands in the panels. */
export const laterStyles = css`
  .panel-box {
    display: flex;
    flex-direction: column;
    max-block-size: inherit;
  }
  .filters-panel {
    inline-size: 520px;
  }
  .columns-panel {
    inline-size: 360px;
  }
  .panel-head,
  .panel-foot {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    padding: 8px 8px 8px 16px;
  }
  .panel-foot {
    padding-inline: 4px 16px;
    border-block-start: 1px solid var(--_border);
  }
  .columns-panel .panel-foot {
    padding-inline: 16px 4px;
  }
  .panel h2 {
    margin: 0;
    font-size: 14px;
    font-weight: 600;
    line-height: 24px;
  }
  .panel .panel-close {
    color: var(--_text-secondary);
  }
  .panel-body {
    display: grid;
    flex: 1 1 auto;
    gap: 16px;
    min-block-size: 0;
    margin: 0;
    padding: 4px 16px 16px;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .panel fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .panel legend {
    margin-block-end: 4px;
    padding: 0;
    font-weight: 600;
    line-height: 24px;
  }
  .pair {
    display: grid;
    grid-template-columns: 1fr 1fr;
    align-items: start;
    gap: 12px;
  }
  .days {
    grid-template-columns: repeat(auto-fit, minmax(140px, 1fr));
  }
  .panel .help {
    color: var(--_danger);
    white-space: normal;
  }
  .quick {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-end: 8px;
  }
  .choice {
    padding: 0 8px;
    border-color: var(--_border);
  }
  .choice[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  ol.panel-body {
    gap: 0;
    padding-block: 0 8px;
    list-style: none;
  }
  .column-choice {
    display: flex;
    align-items: center;
    min-block-size: var(--_control);
  }
  .column-choice .check {
    flex: 1;
  }
  .note {
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 18px;
  }
  .note.danger {
    color: var(--_danger);
  }
  .panel .step {
    color: var(--_text-secondary);
  }
  .step.up .icon-art {
    rotate: 180deg;
  }
  @media (max-width: 639.98px) {
    .filters-panel,
    .columns-panel {
      inline-size: auto;
    }
  }
`;
