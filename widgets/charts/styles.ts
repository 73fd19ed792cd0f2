import { type CSSResult, css } from 'lit';
import { chartColours } from './colours.ts';
import { drawingStyles } from './drawing-styles.ts';

const around = css`
  .chart {
    display: block;
    min-inline-size: 0;
    container: chart / inline-size;
  }
  .chart[aria-busy='true'] .chart-plot {
    opacity: 0.7;
    transition: opacity 150ms 150ms;
  }
  .chart-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }
  .chart-label {
    flex: 1 1 auto;
    font-size: 16px;
    font-weight: 600;
  }
  .chart-choices {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
  }
  .chart-toggle {
    margin-inline-end: -12px;
  }
  .chart-summary {
    max-inline-size: 75ch;
    margin: 0 0 12px;
    color: var(--_text-secondary);
  }
  .chart-footnote {
    margin-block-start: 8px;
    color: var(--_text-secondary);
    font-size: 12px;
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
    gap: 0 16px;
    min-block-size: 22px;
    margin-block-end: 8px;
    font-size: 14px;
    line-height: 22px;
  }
  .chart-at {
    min-inline-size: 84px;
    font-weight: 600;
  }
  .chart-at .unset {
    visibility: hidden;
  }
  .chart-fact {
    display: inline-flex;
    align-items: baseline;
    gap: 6px;
  }
  .chart-fact-name {
    color: var(--_text-secondary);
  }
  .chart-swatch {
    flex: none;
    inline-size: 12px;
    block-size: 12px;
    overflow: visible;
    translate: 0 1px;
  }
  .chart-defs {
    position: absolute;
  }
  .chart-parts,
  .chart-sources,
  .chart-legend {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .chart-legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    margin-block-end: 12px;
    color: var(--_text-secondary);
    font-size: 12px;
  }
  .chart-legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .chart-part {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: center;
  }
  .chart-part.with-aside {
    grid-template-columns: minmax(0, 1fr) auto;
  }
  .chart-part-mark {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto 64px;
    gap: 0 12px;
    padding: 6px 8px;
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    line-height: 20px;
    text-align: start;
  }
  button.chart-part-mark {
    cursor: pointer;
  }
  button.chart-part-mark:hover {
    background: var(--_surface-hover);
  }
  .chart-part.picked .chart-part-mark {
    background: var(--_accent-soft);
    font-weight: 600;
  }
  button.chart-part-mark:focus-visible {
    outline-offset: -2px;
  }
  .chart-part-label {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .chart-part-amount,
  .chart-part-share {
    text-align: end;
  }
  .chart-part-share {
    color: var(--_text-secondary);
  }
  .chart-part-bar {
    inline-size: 100%;
    block-size: 8px;
    margin-block-start: 4px;
    grid-column: 1 / -1;
  }
  .chart-part-bar.segments {
    inline-size: calc(100% - 16px);
    block-size: 16px;
    margin: 0 8px 6px;
  }
  .chart-part-aside {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--_text-secondary);
    font-size: 12px;
  }
  .chart-sources {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 280px), 1fr));
    gap: 4px 32px;
    margin-block-start: 12px;
  }
  .chart-sources li {
    display: grid;
    grid-template-columns: 12px minmax(0, 1fr) auto 64px;
    align-items: center;
    gap: 8px;
  }
  .chart-sources .not-stated {
    color: var(--_text-secondary);
  }
  .chart-sources .not-stated .chart-swatch {
    visibility: hidden;
  }
  .chart-scroller {
    max-block-size: 420px;
    overflow: auto;
  }
  .chart-table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 14px;
  }
  .chart-table th,
  .chart-table td {
    padding: 6px 12px;
    border-block-end: 1px solid var(--_border);
    font-weight: 400;
    text-align: end;
  }
  .chart-table th:first-child {
    text-align: start;
  }
  .chart-table thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_surface);
    color: var(--_text-secondary);
    font-size: 12px;
  }
  .chart-table tfoot > tr > * {
    font-weight: 600;
  }
  .chart-table .inner th {
    padding-inline-start: 32px;
    color: var(--_text-secondary);
  }
  .chart-link {
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
  @container chart (inline-size < 480px) {
    .chart-part-mark {
      grid-template-columns: minmax(0, 1fr) 56px;
    }
    .chart-part-mark .chart-part-label {
      grid-column: 1 / -1;
    }
    .chart-part-mark .chart-part-amount {
      text-align: start;
    }
    .chart-at {
      flex-basis: 100%;
    }
  }
`;

/** For the styles of a host, or for its shadow root once a chart is needed (`adopt` of the kit). */
export const chartStyles: CSSResult[] = [chartColours, drawingStyles, around];
