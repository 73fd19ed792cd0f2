import { css } from 'lit';

/** What stands inside the sections: ways to reach the customer, figures, services, rows. */
export const sectionStyles = css`
  .way-value {
    display: flex;
    align-items: center;
    min-block-size: var(--_control);
    font-size: 20px;
    line-height: 28px;
  }
  .c-email .way-value {
    font-size: 14px;
  }
  .way-acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    min-block-size: var(--_control);
  }
  .way-acts .act {
    flex: 1 1 96px;
  }
  .left {
    margin-inline-start: auto;
    white-space: nowrap;
  }
  .way + .way {
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_border);
  }
  .reveal-bar {
    display: grid;
    gap: 8px;
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
  }
  .allowance {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 20px;
  }
  .refusal {
    color: var(--_danger);
  }
  .figure {
    font-size: 28px;
    font-weight: 600;
    line-height: 36px;
    overflow-wrap: anywhere;
  }
  .figure.small {
    font-size: 20px;
    line-height: 28px;
  }
  .no-figure {
    line-height: 28px;
  }
  .arrears {
    display: grid;
    gap: 8px;
  }
  .cycles {
    display: grid;
    gap: 24px;
  }
  .cycle {
    display: grid;
    align-content: start;
    gap: 4px;
    min-inline-size: 0;
  }
  h4 {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 8px;
    font-size: 14px;
    font-weight: 400;
  }
  .change:empty {
    display: none;
  }
  .services {
    inline-size: 100%;
    margin-block: 4px;
    border-collapse: collapse;
  }
  .services th,
  .services td {
    padding: 4px 0;
    border-block-start: 1px solid var(--_border);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  .services th {
    overflow-wrap: anywhere;
  }
  .services td {
    padding-inline-start: 16px;
    text-align: end;
    white-space: nowrap;
  }
  .services tfoot > tr > * {
    border-block-start-color: var(--_border-strong);
    font-weight: 600;
  }
  .bar {
    display: block;
    /* As wide as its cell, which it does not widen. */
    inline-size: 0;
    min-inline-size: 100%;
    block-size: 4px;
    fill: var(--_accent);
    opacity: 0.7;
  }
  .rows > li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 16px;
    padding-block: 8px;
    border-block-start: 1px solid var(--_border);
  }
  .rows > :first-child {
    padding-block-start: 0;
    border: 0;
  }
  .row-main,
  .row-end {
    display: grid;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .row-end {
    justify-items: end;
    margin-inline-start: auto;
    text-align: end;
  }
  .row-end > .button.quiet {
    margin-inline-end: -12px;
  }
  summary.button {
    display: flex;
    inline-size: fit-content;
    margin-inline-start: -12px;
  }
  [open] > summary {
    display: none;
  }
  details > .rows > :first-child {
    padding-block-start: 8px;
    border-block-start: 1px solid var(--_border);
  }
`;
