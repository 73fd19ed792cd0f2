import { css } from 'lit';

export const linesStyles = css`
  .sub-totals {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(128px, 1fr));
    gap: var(--_space-3);
  }
  .sub-total {
    display: grid;
    gap: 2px;
    padding: var(--_space-3) var(--_space-4);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .sub-total:hover {
    background: var(--_surface-hover);
  }
  .sub-total[aria-pressed='true'] {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .sub-total strong {
    font-size: var(--_font-size-heading);
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-heading);
    overflow-wrap: anywhere;
  }
  .sub-total .quiet {
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .lines-tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-4);
  }
  .lines-tools > .button {
    margin-inline-start: auto;
  }
  .check {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: var(--_control);
  }
  .lines-below {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-4);
    min-block-size: var(--_control);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .lines-below > .pager {
    flex: 1 1 auto;
  }
  .dialog section > h3 {
    margin: var(--_space-4) 0 var(--_space-2);
    font-size: var(--_font-size);
    font-weight: var(--_font-weight-strong);
  }
  .line-amounts {
    margin: 0;
  }
  .line-amounts > div {
    display: flex;
    justify-content: space-between;
    gap: var(--_space-4);
    line-height: var(--_line-height-title);
  }
  .line-amounts dt {
    color: var(--_text-secondary);
  }
  .line-amounts dd {
    margin: 0;
    overflow-wrap: anywhere;
    text-align: end;
  }
  .line-amounts > .due {
    margin-block-end: var(--_space-1);
    border-block: var(--_border-width) solid var(--_border);
    font-weight: var(--_font-weight-strong);
  }
  .line-amounts > .due dt {
    color: var(--_text);
  }
  .line-facts {
    display: grid;
    gap: var(--_space-2);
    margin: 0;
  }
  .line-facts > div {
    display: grid;
    grid-template-columns: minmax(96px, 1fr) 2fr;
    gap: var(--_space-2);
  }
  .line-facts dt {
    color: var(--_text-secondary);
  }
  .line-facts dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  /* Amounts are never broken: beside their name, each in a line of its own. */
  @container widget (inline-size < 440px) {
    .sub-totals {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-2);
    }
    .sub-total {
      grid-template-columns: auto minmax(0, 1fr);
      align-items: center;
      gap: 0 var(--_space-4);
      padding-block: var(--_space-2);
    }
    .sub-total > :first-child,
    .sub-total > :last-child {
      grid-column: 1;
    }
    .sub-total strong {
      grid-area: 1 / 2 / span 2;
      text-align: end;
    }
  }
`;
