import { css } from 'lit';

/** What only the customer list knows: where its parts stand, what its cells look like, and the fixed height of its stage. */
export const styles = css`
  .frame {
    display: grid;
    grid-template: 'filters filters filters filters' auto 'tabs bar list columns' auto 'rows rows rows rows' auto / auto minmax(0, 1fr) auto auto;
    gap: var(--_space-3) 0;
  }
  .filters {
    grid-area: filters;
  }
  .rows {
    display: grid;
    grid-area: rows;
    gap: var(--_space-3);
    min-inline-size: 0;
  }
  .stage {
    --_rows: 20;
    scroll-margin-block-start: var(--partner-scroll-margin, 16px);
    block-size: min(52px + var(--_rows) * var(--_row) + 18px, var(--_most));
  }
  .stage.short {
    block-size: auto;
  }
  .to-come {
    overflow: hidden;
  }
  .to-come thead {
    visibility: hidden;
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
    display: block;
  }
  .card-tools,
  .card-tools:empty {
    display: none;
  }
  .danger {
    color: var(--_danger);
    font-weight: var(--_font-weight-strong);
  }
  .attention {
    color: var(--_warning);
  }
  .link.danger,
  .link.danger:hover {
    color: var(--_danger);
  }
  .cell > .link.value {
    flex: 0 1 auto;
    margin-inline-end: auto;
  }
`;
