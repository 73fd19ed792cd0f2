import { css } from 'lit';

/** The overview: the largest figure first, charts, then panels beside each other. */
export const overviewStyles = css`
  .overview {
    display: flex;
    flex-direction: column;
    gap: var(--_space-5);
    min-inline-size: 0;
  }
  .overview.busy {
    opacity: 0.6;
  }
  .headline {
    display: grid;
    gap: var(--_space-4);
    padding: var(--_space-4);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
  }
  .headline-top {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--_space-1) var(--_space-4);
  }
  .headline-top p,
  .panel p,
  .marked {
    margin: 0;
  }
  .headline-cycle,
  .panel-label {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    margin: 0;
    font-size: var(--_font-size);
    font-weight: var(--_font-weight-strong);
  }
  .amounts {
    display: grid;
    grid-template-columns: auto auto minmax(0, 1fr);
    gap: var(--_space-4) 48px;
    margin: 0;
  }
  .amounts dt {
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .amounts dd {
    margin: 0;
  }
  .amounts .quiet,
  .headline-top .quiet,
  .panel .quiet {
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .figure {
    font-size: var(--_font-size-figure);
    font-weight: var(--_font-weight-strong);
    line-height: 40px;
    overflow-wrap: anywhere;
  }
  .figure.small {
    font-size: var(--_font-size-title);
    line-height: 40px;
  }
  .changes {
    display: grid;
    grid-template-columns: fit-content(60%) minmax(0, 1fr);
    align-content: start;
    gap: var(--_space-1) var(--_space-5);
  }
  .changes > dt,
  .changes > dd:not(.change) {
    grid-column: 1 / -1;
  }
  .change {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: baseline;
    line-height: var(--_line-height-heading);
  }
  .marked {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }
  .marked > .chip {
    white-space: normal;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    align-items: start;
    gap: var(--_space-5);
  }
  .panels {
    display: grid;
    gap: var(--_space-4);
    min-inline-size: 0;
  }
  .panel {
    display: grid;
    gap: var(--_space-2);
    padding: var(--_space-4);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
    min-inline-size: 0;
  }
  .sums {
    margin: 0;
  }
  .sums > div {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--_space-4);
    padding-block: var(--_space-1);
  }
  .sums dt {
    display: flex;
    align-items: baseline;
    gap: var(--_space-2);
  }
  .sums dd {
    margin-block: 0;
    margin-inline: auto 0;
    overflow-wrap: anywhere;
  }
  .sums > .total {
    padding-block-start: var(--_space-2);
    border-block-start: var(--_border-width) solid var(--_border);
    font-weight: var(--_font-weight-strong);
  }
  .steps {
    display: inline-flex;
    margin-inline: var(--_space-3);
  }
  .steps > .button {
    border-radius: 0;
  }
  .steps > .button:first-child {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }
  .steps > .button:last-child {
    margin-inline-start: -1px;
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .steps > [aria-pressed='true'] {
    position: relative;
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .chart-choices .check {
    margin-inline: var(--_space-3);
  }
  .chart-choices > .steps + .check {
    margin-inline: var(--_space-1) var(--_space-3);
  }
  .check {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: var(--_control);
  }
  .counted summary {
    color: var(--_text-secondary);
    cursor: pointer;
  }
  .counted ul {
    display: grid;
    gap: var(--_space-1);
    max-inline-size: 72ch;
    padding-inline-start: 20px;
  }
  @container widget (inline-size < 960px) {
    .amounts {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .changes {
      grid-column: 1 / -1;
    }
  }
  @container widget (inline-size < 640px) {
    .amounts,
    .pair {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }
    .changes {
      grid-column: auto;
      grid-template-columns: minmax(0, 1fr);
    }
    .figure {
      font-size: var(--_font-size-title);
      line-height: var(--_line-height-title);
    }
  }
`;
