import { css } from 'lit';

/** Parts of a whole: their rows, their legends. */
export const partStyles = css`
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
    gap: 2px var(--_space-4);
    margin-block-end: var(--_space-3);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .chart-legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  /* One grid for all rows, so that bars, amounts and what stands beside them share their edges. */
  .chart-parts {
    display: grid;
    grid-template-columns: fit-content(36%) minmax(0, 1fr) auto auto;
  }
  .chart-parts.divided {
    grid-template-columns: minmax(0, 1fr) 0 auto auto;
  }
  .chart-part {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
  }
  .chart-part-mark {
    display: grid;
    grid-column: 1 / 5;
    grid-template-columns: subgrid;
    align-items: center;
    gap: 0 var(--_space-3);
    padding: 6px var(--_space-2);
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    line-height: var(--_line-height-row);
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
  }
  .chart-part.picked .chart-part-label {
    font-weight: var(--_font-weight-strong);
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
    white-space: nowrap;
  }
  .chart-part-amount {
    grid-column-start: 3;
  }
  .chart-part-missing {
    display: block;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-small);
  }
  .chart-part-share {
    color: var(--_text-secondary);
  }
  .chart-part-bar {
    grid-area: 1 / 2;
    inline-size: 100%;
    block-size: 16px;
  }
  .chart-part-bar.segments {
    grid-area: 2 / 1 / auto / 5;
    inline-size: calc(100% - 16px);
    margin: 0 var(--_space-2) var(--_space-2);
  }
  .chart-part-aside {
    display: flex;
    grid-column: 1 / -1;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 24px;
    margin-block: calc(var(--_space-1) * -1) var(--_space-2);
    padding-inline: var(--_space-2);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .chart-part-detail {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-2);
    min-inline-size: 0;
  }
  .chart-sources {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr));
    gap: var(--_space-1) var(--_space-6);
    margin-block-start: var(--_space-3);
  }
  .chart-sources li {
    display: grid;
    grid-template-columns: 12px minmax(0, 1fr) auto 64px;
    align-items: baseline;
    gap: var(--_space-2);
  }
  .chart-sources .chart-part-amount {
    grid-column-start: auto;
  }
  .chart-sources:not(:has(.chart-part-share:not(:empty))) .chart-part-share {
    display: none;
  }
  .chart-sources:not(:has(.chart-part-share:not(:empty))) li {
    grid-template-columns: 12px minmax(0, 1fr) auto;
  }
  .chart-sources .not-stated {
    color: var(--_text-secondary);
  }
  .chart-sources .not-stated .chart-swatch {
    visibility: hidden;
  }
  @container chart (inline-size < 560px) {
    .chart-parts,
    .chart-parts.divided {
      grid-template-columns: minmax(0, 1fr) 0 0 auto;
    }
    .chart-part-mark {
      gap: 0;
    }
    .chart-part-label {
      grid-column: 1 / 5;
    }
    .chart-part-amount {
      grid-area: 2 / 1;
      text-align: start;
    }
    .chart-part-share {
      grid-area: 2 / 4;
    }
    .chart-part-bar:not(.segments) {
      grid-area: 3 / 1 / auto / 5;
      block-size: 8px;
      margin-block-start: var(--_space-1);
    }
    .chart-sources .chart-part-amount,
    .chart-sources .chart-part-share {
      grid-area: auto;
      text-align: end;
    }
  }
`;
