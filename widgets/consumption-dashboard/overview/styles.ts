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
  .change {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 16px;
    line-height: 28px;
  }
  .marked {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
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
    inline-size: 100%;
    border-collapse: collapse;
  }
  .sums th {
    padding: 4px 0;
    font-weight: 400;
    text-align: start;
  }
  .sums td {
    padding: 4px 0;
    text-align: end;
    overflow-wrap: anywhere;
  }
  .sums tfoot th,
  .sums tfoot td {
    border-block-start: 1px solid var(--_border);
    font-weight: 600;
  }
  .steps {
    display: inline-flex;
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
  @container widget (inline-size < 640px) {
    .amounts,
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
    .figure {
      font-size: 20px;
      line-height: 28px;
    }
  }
`;
