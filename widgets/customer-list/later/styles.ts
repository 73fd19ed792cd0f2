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
    gap: var(--_space-3);
    padding-block: var(--_space-2);
    padding-inline: var(--_space-4) var(--_space-2);
  }
  .panel-foot {
    padding-inline: var(--_space-1) var(--_space-4);
    border-block-start: var(--_border-width) solid var(--_border);
  }
  .columns-panel .panel-foot {
    padding-inline: var(--_space-4) var(--_space-1);
  }
  .panel h2 {
    margin: 0;
    font-size: var(--_font-size);
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-heading);
  }
  .panel .panel-close {
    color: var(--_text-secondary);
  }
  .panel-body {
    display: grid;
    flex: 1 1 auto;
    gap: var(--_space-4);
    min-block-size: 0;
    margin: 0;
    padding: var(--_space-1) var(--_space-4) var(--_space-4);
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
    margin-block-end: var(--_space-1);
    padding: 0;
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-heading);
  }
  .pair {
    display: grid;
    grid-template-columns: 1fr 1fr;
    align-items: start;
    gap: var(--_space-3);
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
    gap: var(--_space-2);
    margin-block-end: var(--_space-2);
  }
  .choice {
    padding: 0 var(--_space-2);
    border-color: var(--_border);
  }
  .choice[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  ol.panel-body {
    gap: 0;
    padding-block: 0 var(--_space-2);
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
    font-size: var(--_font-size-small);
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
