import { type CSSResult, css } from 'lit';
import { chartColours } from './colours.ts';
import { drawingStyles } from './drawing-styles.ts';
import { partStyles } from './part-styles.ts';
import { chartTokens } from './token-sheet.ts';

const around = css`
  .chart {
    display: block;
    min-inline-size: 0;
    container: chart / inline-size;
  }
  .chart[aria-busy='true'] .chart-plot {
    opacity: 0.7;
    transition: opacity var(--_duration) var(--_duration);
  }
  .chart-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-5);
  }
  .chart-label {
    flex: 1 1 auto;
    font-size: var(--_font-size-heading);
    font-weight: var(--_font-weight-strong);
  }
  .chart-choices {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-inline: calc(var(--_space-3) * -1);
  }
  .button.chart-toggle {
    min-block-size: max(28px, calc(var(--_control) - 4px));
    margin-inline: var(--_space-1);
    padding-inline: var(--_space-2);
  }
  .chart-summary {
    max-inline-size: 96ch;
    margin: var(--_space-1) 0 var(--_space-3);
    color: var(--_text-secondary);
    text-wrap: pretty;
  }
  .chart-footnote {
    margin-block-start: var(--_space-2);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .chart-plot {
    position: relative;
    min-inline-size: 0;
    touch-action: pan-y pinch-zoom;
  }
  .chart-readout {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_space-4);
    min-block-size: 22px;
    margin-block-end: var(--_space-2);
    font-size: var(--_font-size);
    line-height: 22px;
  }
  .chart-at {
    min-inline-size: 84px;
    font-weight: var(--_font-weight-strong);
  }
  .chart-at .unset {
    visibility: hidden;
  }
  .chart-fact {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 6px;
  }
  .chart-fact-name {
    white-space: nowrap;
    color: var(--_text-secondary);
  }
  .chart-swatch {
    flex: none;
    inline-size: 12px;
    block-size: 12px;
    overflow: visible;
    translate: 0 1px;
  }
  .chart-scroller {
    max-block-size: 420px;
    overflow: auto;
  }
  .chart-table {
    display: table;
    inline-size: 100%;
    table-layout: auto;
    border-collapse: collapse;
    font-size: var(--_font-size);
  }
  /* Amounts are never cut: what is too wide scrolls, and the first column stays. */
  .chart-table th,
  .chart-table td {
    block-size: auto;
    padding: 6px var(--_space-3);
    overflow: visible;
    border-block-end: var(--_border-width) solid var(--_border);
    font-weight: var(--_font-weight);
    text-align: end;
  }
  .chart-table th:first-child {
    position: sticky;
    inset-inline-start: 0;
    background: var(--_surface);
    text-align: start;
  }
  .chart-table thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--_surface);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .chart-table tfoot > tr > * {
    font-weight: var(--_font-weight-strong);
  }
  .chart-table .inner th {
    padding-inline-start: var(--_space-6);
    color: var(--_text-secondary);
  }
  .chart-link {
    font-size: inherit;
    padding: 0;
    border: 0;
    background: transparent;
    color: var(--_accent);
    text-align: start;
    cursor: pointer;
  }
  .chart-bone rect {
    fill: var(--_border);
  }
  @container chart (inline-size < 560px) {
    .chart-at,
    .chart-readout > .chart-fact {
      flex-basis: 100%;
    }
    .chart-table {
      font-size: var(--_font-size-small);
    }
    .chart-table th,
    .chart-table td {
      padding: 6px var(--_space-1);
    }
  }
`;

/** For the styles of a host, or for its shadow root once a chart is needed (`adopt` of the kit). */
export const chartStyles: CSSResult[] = [chartTokens, chartColours, drawingStyles, partStyles, around];
