import { css } from 'lit';

/** What stands inside the sections: ways to reach the customer, figures, services, rows. */
export const sectionStyles = css`
  .way-value {
    display: flex;
    align-items: center;
    min-block-size: var(--_control);
    font-size: var(--_font-size-title);
    line-height: var(--_line-height-title);
  }
  .c-email .way-value {
    font-size: var(--_font-size);
  }
  .way-acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
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
    padding-block-start: var(--_space-3);
    border-block-start: var(--_border-width) solid var(--_border);
  }
  .reveal-bar {
    display: grid;
    gap: var(--_space-2);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .allowance {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    min-block-size: 20px;
  }
  .refusal {
    color: var(--_danger);
  }
  .figure {
    font-size: var(--_font-size-figure);
    font-weight: var(--_font-weight-strong);
    line-height: 36px;
    overflow-wrap: anywhere;
  }
  .figure.small {
    font-size: var(--_font-size-title);
    line-height: var(--_line-height-title);
  }
  .no-figure {
    line-height: var(--_line-height-title);
  }
  .arrears {
    display: grid;
    gap: var(--_space-2);
  }
  .cycles {
    display: grid;
    gap: var(--_space-5);
  }
  .cycle {
    display: grid;
    align-content: start;
    gap: var(--_space-1);
    min-inline-size: 0;
  }
  h4 {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-1) var(--_space-2);
    font-size: var(--_font-size);
    font-weight: var(--_font-weight);
  }
  .change:empty {
    display: none;
  }
  .services {
    inline-size: 100%;
    margin-block: var(--_space-1);
    border-collapse: collapse;
  }
  .services th,
  .services td {
    padding: var(--_space-1) 0;
    border-block-start: var(--_border-width) solid var(--_border);
    font-weight: var(--_font-weight);
    text-align: start;
    vertical-align: top;
  }
  .services th {
    overflow-wrap: anywhere;
  }
  .services td {
    padding-inline-start: var(--_space-4);
    text-align: end;
    white-space: nowrap;
  }
  .services tfoot > tr > * {
    border-block-start-color: var(--_border-strong);
    font-weight: var(--_font-weight-strong);
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
    gap: 0 var(--_space-4);
    padding-block: var(--_space-2);
    border-block-start: var(--_border-width) solid var(--_border);
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
    margin-inline-end: calc(var(--_space-3) * -1);
  }
  summary.button {
    display: flex;
    inline-size: fit-content;
    margin-inline-start: calc(var(--_space-3) * -1);
  }
  [open] > summary {
    display: none;
  }
  details > .rows > :first-child {
    padding-block-start: var(--_space-2);
    border-block-start: var(--_border-width) solid var(--_border);
  }
`;
