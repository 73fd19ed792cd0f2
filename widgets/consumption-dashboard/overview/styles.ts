import { css } from 'lit';

/** The overview: the largest figure first, charts, then panels beside each other. */
export const overviewStyles = css`
  .overview {
    display: flex;
    flex-direction: column;
    gap: 24px;
    min-inline-size: 0;
  }
  .overview.busy {
    opacity: 0.6;
  }
  .headline {
    display: grid;
    gap: 16px;
    padding: 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
  }
  .headline-top {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px 16px;
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
    gap: 8px;
    margin: 0;
    font-size: 14px;
    font-weight: 600;
  }
  .amounts {
    display: grid;
    grid-template-columns: auto auto minmax(0, 1fr);
    gap: 16px 48px;
    margin: 0;
  }
  .amounts dt {
    color: var(--_text-secondary);
    font-size: 12px;
  }
  .amounts dd {
    margin: 0;
  }
  .amounts .quiet,
  .headline-top .quiet,
  .panel .quiet {
    font-size: 12px;
    line-height: 20px;
  }
  .figure {
    font-size: 28px;
    font-weight: 600;
    line-height: 40px;
    overflow-wrap: anywhere;
  }
  .figure.small {
    font-size: 20px;
    line-height: 40px;
  }
  .changes {
    display: grid;
    grid-template-columns: fit-content(60%) minmax(0, 1fr);
    align-content: start;
    gap: 4px 24px;
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
    line-height: 24px;
  }
  .marked {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .marked > .chip {
    white-space: normal;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    align-items: start;
    gap: 24px;
  }
  .panels {
    display: grid;
    gap: 16px;
    min-inline-size: 0;
  }
  .panel {
    display: grid;
    gap: 8px;
    padding: 16px;
    border: 1px solid var(--_border);
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
    gap: 0 16px;
    padding-block: 4px;
  }
  .sums dt {
    display: flex;
    align-items: baseline;
    gap: 8px;
  }
  .sums dd {
    margin: 0 0 0 auto;
    overflow-wrap: anywhere;
  }
  .sums > .total {
    padding-block-start: 8px;
    border-block-start: 1px solid var(--_border);
    font-weight: 600;
  }
  .steps {
    display: inline-flex;
    margin-inline: 12px;
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
    margin-inline: 12px;
  }
  .chart-choices > .steps + .check {
    margin-inline: 4px 12px;
  }
  .check {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: var(--_control);
  }
  .counted summary {
    color: var(--_text-secondary);
    cursor: pointer;
  }
  .counted ul {
    display: grid;
    gap: 4px;
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
      font-size: 20px;
      line-height: 28px;
    }
  }
`;
