import { css } from 'lit';

/** The line above every view, and the operations behind it. */
export const approvalStyles = css`
  .waiting-strip {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
    padding: var(--_space-2) var(--_space-3);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_warning-soft);
  }
  .waiting-strip > .icon-art {
    color: var(--_warning);
  }
  .waiting-strip b {
    font-weight: var(--_font-weight-strong);
  }
  .waiting-text {
    display: grid;
    flex: 1 1 200px;
    gap: 2px;
    min-inline-size: 0;
  }
  .waiting-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-3);
  }
  .waiting-line > .progress-line {
    flex: 0 1 280px;
  }
  .waiting-whose {
    color: var(--_text-secondary);
  }
  .waiting-list > li {
    display: grid;
    gap: var(--_space-2);
    padding-block: var(--_space-4);
  }
  .dialog .waiting-list {
    margin: 0;
  }
  .waiting-list > li:first-child {
    padding-block-start: var(--_space-1);
  }
  .waiting-head,
  .waiting-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2) var(--_space-4);
  }
  .waiting-what {
    display: grid;
    min-inline-size: 0;
    font-weight: var(--_font-weight-strong);
    overflow-wrap: anywhere;
  }
  .waiting-what .faint {
    font-size: var(--_font-size-small);
    font-weight: var(--_font-weight);
    line-height: var(--_line-height-row);
  }
  .waiting-amount {
    margin-inline-start: auto;
    font-size: var(--_font-size-title);
    font-weight: var(--_font-weight-strong);
    overflow-wrap: anywhere;
  }
  .dialog .waiting-facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-4);
    margin: 0;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
    overflow-wrap: anywhere;
  }
  .waiting-foot > .waiting-left,
  .waiting-foot > .progress-line {
    flex: 1 1 220px;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .waiting-detail {
    margin-block-start: var(--_space-4);
  }
  .dialog .verdict-memo {
    margin-block-start: var(--_space-4);
  }
  .verdict-memo > .input {
    block-size: auto;
    min-block-size: 60px;
    padding-block: var(--_space-2);
    line-height: 22px;
    resize: vertical;
  }
  .verdict-told {
    display: flex;
    justify-content: space-between;
    gap: var(--_space-4);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .verdict-told.over {
    color: var(--_danger);
  }
`;
