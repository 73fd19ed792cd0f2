import { css } from 'lit';

/** What stands above the rows, and what floats over them. */
export const toolStyles = css`
  .filter-fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(108px, 1fr));
    align-items: start;
    gap: var(--_space-3);
  }
  .filters .field {
    position: relative;
  }
  .more-filters {
    margin-block-start: 20px;
  }
  .more-filters .button {
    inline-size: 100%;
  }
  .fold {
    display: none;
  }
  .tools,
  .chips {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
  }
  .tabs {
    --_beyond: calc((var(--_control) - max(40px, var(--_control))) / 2);
    grid-area: tabs;
    margin-block: var(--_beyond);
    gap: var(--_space-4);
    margin-inline-end: var(--_space-4);
  }
  .list-tools {
    grid-area: list;
  }
  .column-tools {
    grid-area: columns;
  }
  .tools {
    align-self: end;
    margin-inline-start: var(--_space-2);
  }
  .tools:empty {
    display: none;
  }
  .chips {
    flex: 1 1 0;
    flex-wrap: wrap;
    min-inline-size: min(240px, 100%);
    min-block-size: 24px;
  }
  .notes {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_space-2) var(--_space-4);
    margin-inline-start: auto;
  }
  .bar {
    grid-area: bar;
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-4);
    min-block-size: var(--_control);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .button.row-menu {
    inline-size: 32px;
    min-block-size: 32px;
    color: var(--_text-secondary);
  }
  .row-menu .icon-art {
    stroke-width: 2.5;
  }
  .button.row-menu[aria-expanded='true'] {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .action-failure {
    grid-row: 2;
    grid-column: 1 / -1;
    z-index: 3;
    align-self: center;
    margin: 0;
    background: var(--_surface);
    color: var(--_danger);
  }
  @container widget (inline-size >= 640px) {
    .filters .help {
      position: absolute;
      inset: 100% 0 auto;
    }
  }
  @media (pointer: coarse) {
    .chips {
      min-block-size: 60px;
      margin-block: calc(var(--_space-2) * -1);
      padding-block: var(--_space-2);
    }
    .button.row-menu {
      inline-size: 44px;
      min-block-size: 44px;
    }
  }
`;
