import { css } from 'lit';

/** What stands above the rows, and what floats over them. */
export const toolStyles = css`
  .filter-fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(108px, 1fr));
    align-items: start;
    gap: 12px;
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
  .tabs,
  .tools,
  .chips {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .tabs {
    grid-area: tabs;
    min-inline-size: 0;
    gap: 16px;
    margin-inline-end: 16px;
  }
  .list-tools {
    grid-area: list;
  }
  .column-tools {
    grid-area: columns;
  }
  .tools {
    align-self: end;
    margin-inline-start: 8px;
  }
  .tools:empty {
    display: none;
  }
  .tab {
    position: relative;
    overflow: hidden;
    text-overflow: ellipsis;
    min-block-size: var(--_control);
    padding: 0;
    border: 0;
    background: transparent;
    color: var(--_text-secondary);
    white-space: nowrap;
    cursor: pointer;
  }
  .tab[aria-selected='true'] {
    color: var(--_text);
    font-weight: 600;
  }
  .tab[aria-selected='true']::after {
    content: '';
    position: absolute;
    inset: auto 0 0;
    block-size: 2px;
    background: var(--_accent);
  }
  .chips {
    flex: 1 1 0;
    flex-wrap: wrap;
    min-inline-size: min(240px, 100%);
  }
  .removable {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 4px;
    overflow: visible;
    max-inline-size: 320px;
    min-block-size: 24px;
    cursor: pointer;
  }
  .removable:hover {
    background: var(--_surface-hover);
    color: var(--_text);
  }
  .removable .icon-art {
    inline-size: 12px;
    block-size: 12px;
  }
  .chip-words {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .clear-filters {
    min-block-size: 24px;
    padding: 0 4px;
    font-size: 12px;
  }
  .notes {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px 16px;
    margin-inline-start: auto;
  }
  .panel {
    position: fixed;
    inset: var(--_top, 8px) auto auto var(--_left, 8px);
    max-inline-size: calc(100vw - 16px);
    max-block-size: min(var(--_room, 80dvh), 640px);
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
    outline: 0;
    background: var(--_surface);
    box-shadow: 0 8px 24px oklch(0 0 0 / 0.16);
    color: var(--_text);
  }
  .panel-wait {
    min-inline-size: 240px;
    min-block-size: 96px;
    margin: 0;
    padding: 16px;
  }
  .bar {
    grid-area: bar;
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    min-block-size: var(--_control);
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
  }
  .allowance {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 20px;
    margin: 0;
  }
  .refusal {
    color: var(--_danger);
  }
  @container widget (inline-size >= 640px) {
    .filters .help {
      position: absolute;
      inset: 100% 0 auto;
    }
  }
  @media (max-width: 639.98px) {
    .panel {
      inset: auto 0 0;
      inline-size: auto;
      max-inline-size: none;
      max-block-size: 85dvh;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
  }
  @media (pointer: coarse) {
    .chips {
      margin-block: -8px;
      padding-block: 8px;
    }
    .removable {
      min-block-size: 28px;
    }
    .removable::after {
      content: '';
      position: absolute;
      inset: -8px 0;
    }
    .clear-filters {
      min-block-size: 44px;
    }
  }
`;
