import { css } from 'lit';

/** What only the customer list knows: widths of its columns, its toolbar, and the fixed height of its stage. */
export const styles = css`
  :host {
    display: block;
  }
  .root {
    container: widget / inline-size;
  }
  .frame {
    display: grid;
    grid-template: 'filters filters filters filters' auto 'tabs bar list columns' auto 'rows rows rows rows' auto / auto minmax(0, 1fr) auto auto;
    gap: 12px 0;
  }
  .filters {
    grid-area: filters;
  }
  .rows {
    display: grid;
    grid-area: rows;
    gap: 12px;
    min-inline-size: 0;
  }
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
  .stage {
    --_rows: 20;
    --_most: var(--partner-table-max-block-size, max(420px, 80dvh));
    display: flex;
    scroll-margin-block-start: var(--partner-scroll-margin, 16px);
    block-size: min(52px + var(--_rows) * var(--_row) + 18px, var(--_most));
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
  }
  .stage > .scroller {
    flex: 1;
    min-inline-size: 0;
  }
  .stage.short {
    block-size: auto;
    max-block-size: var(--_most);
  }
  .rows-10 {
    --_rows: 10;
  }
  .rows-50 {
    --_rows: 50;
  }
  .rows-100 {
    --_rows: 100;
  }
  .below {
    min-block-size: var(--_control);
  }
  .card-tools,
  .card-tools:empty {
    display: none;
  }
  .faint {
    color: var(--_text-tertiary);
  }
  .danger {
    color: var(--_danger);
    font-weight: 600;
  }
  .attention {
    color: var(--_warning);
  }
  .value.clear {
    border-radius: 1px;
    background: var(--_accent-soft);
    box-shadow:
      3px 0 var(--_accent-soft),
      -3px 0 var(--_accent-soft);
  }
  .id {
    user-select: all;
  }
  .link {
    padding: 0;
    border: 0;
    border-radius: 2px;
    background: transparent;
    color: inherit;
    font: inherit;
    text-align: inherit;
    text-decoration: underline;
    text-decoration-color: color-mix(in oklab, currentcolor 35%, transparent);
    text-underline-offset: 3px;
    cursor: pointer;
  }
  .link:hover {
    color: var(--_accent);
    text-decoration-color: currentcolor;
  }
  .link.danger,
  .link.danger:hover {
    color: var(--_danger);
  }
  .link:focus-visible {
    outline-offset: -2px;
  }
  .cell > .link.value {
    flex: 0 1 auto;
    margin-inline-end: auto;
  }
  .id-middle,
  .id-middle::before {
    font-size: 0;
    line-height: 0;
  }
  .id-middle::before {
    content: '…';
    font-size: 14px;
  }
  @container widget (inline-size < 1000px) {
    .frame {
      grid-template: 'filters filters filters' auto 'tabs list columns' auto 'bar bar bar' auto 'rows rows rows' auto / minmax(0, 1fr) auto auto;
    }
    .bar {
      min-block-size: 24px;
    }
    .more-filters .button {
      padding: 0 4px;
    }
    .more-filters .icon-art {
      display: none;
    }
  }
  @container widget (inline-size < 640px) {
    .stage {
      --_line: 32px;
      block-size: auto;
    }
    .frame {
      grid-template:
        'tabs tabs columns' auto 'fold sort sort' auto 'fields fields fields' auto 'eyes eyes eyes' auto 'bar bar bar' auto
        'rows rows rows' auto 'list list list' auto / auto minmax(0, 1fr) auto;
      gap: 0;
    }
    .filters,
    .card-tools {
      display: contents;
    }
    .fold {
      display: flex;
      grid-area: fold;
      margin-inline-end: 8px;
    }
    .card-tools > .field {
      grid-area: sort;
    }
    .filter-fields {
      display: none;
      grid-area: fields;
      margin-block: 12px;
    }
    .unfolded .filter-fields {
      display: grid;
    }
    .tabs,
    .tools {
      margin-inline: 0;
    }
    .tabs {
      gap: 12px;
    }
    .tabs,
    .column-tools,
    .bar {
      margin-block-end: 8px;
    }
    .column-tools .button {
      inline-size: var(--_control);
      padding: 0;
    }
    .column-tools .button span {
      display: none;
    }
    .list-tools {
      flex-wrap: wrap;
      margin-block-start: 12px;
    }
    .chips,
    .notes {
      flex: 1 1 100%;
    }
    .chips,
    .card-eyes {
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: none;
    }
    .card-eyes {
      display: flex;
      grid-area: eyes;
      gap: 12px;
      min-block-size: 32px;
    }
    .bar {
      min-block-size: 20px;
    }
    .card-eye {
      display: inline-flex;
      flex: none;
      align-items: center;
      gap: 4px;
      color: var(--_text-secondary);
      font-size: 12px;
    }
    .absent {
      visibility: hidden;
    }
    .pager {
      justify-content: space-between;
    }
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
    @container widget (inline-size < 640px) {
      .stage {
        --_line: 44px;
      }
      .card-eye .eye {
        margin-inline: -10px;
      }
    }
  }
`;
