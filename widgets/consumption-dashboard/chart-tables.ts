import { css } from 'lit';

/** On a narrow widget rows of a list become cards; a table beside a chart stays a table. */
export const chartTableStyles = css`
  @container widget (inline-size < 640px) {
    .chart-table {
      display: table;
    }
    .chart-table thead {
      display: table-header-group;
    }
    .chart-table tbody {
      display: table-row-group;
    }
    .chart-table tbody tr {
      display: table-row;
      border: 0;
    }
    .chart-table tbody tr > * {
      display: table-cell;
      block-size: auto;
      padding: 6px var(--_space-2);
      border-block-end: var(--_border-width) solid var(--_border);
    }
  }
`;
