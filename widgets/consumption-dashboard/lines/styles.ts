import { css } from 'lit';

export const linesStyles = css`
  .sub-totals {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(128px, 1fr));
    gap: 12px;
  }
  .sub-total {
    display: grid;
    gap: 2px;
    padding: 12px 16px;
    border: 1px solid var(--_border);
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
    font-size: 16px;
    font-weight: 600;
    line-height: 24px;
    overflow-wrap: anywhere;
  }
  .sub-total .quiet {
    font-size: 12px;
    line-height: 20px;
  }
  .lines-tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }
  .lines-tools > .button {
    margin-inline-start: auto;
  }
  .check {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: var(--_control);
  }
  .lines-below {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    min-block-size: var(--_control);
    color: var(--_text-secondary);
    font-size: 12px;
  }
  .lines-below > .pager {
    flex: 1 1 auto;
  }
  .dialog section > h3 {
    margin: 16px 0 8px;
    font-size: 14px;
    font-weight: 600;
  }
  .line-amounts {
    margin: 0;
  }
  .line-amounts > div {
    display: flex;
    justify-content: space-between;
    gap: 16px;
    line-height: 28px;
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
    margin-block-end: 4px;
    border-block: 1px solid var(--_border);
    font-weight: 600;
  }
  .line-amounts > .due dt {
    color: var(--_text);
  }
  .line-facts {
    display: grid;
    gap: 8px;
    margin: 0;
  }
  .line-facts > div {
    display: grid;
    grid-template-columns: minmax(96px, 1fr) 2fr;
    gap: 8px;
  }
  .line-facts dt {
    color: var(--_text-secondary);
  }
  .line-facts dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
`;
