import { css } from 'lit';

/** The line above every view, and the operations behind it. */
export const approvalStyles = css`
  .waiting-strip {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_warning-soft);
  }
  .waiting-strip > .icon-art {
    color: var(--_warning);
  }
  .waiting-strip b {
    font-weight: 600;
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
    gap: 0 12px;
  }
  .waiting-line > .progress-line {
    flex: 0 1 280px;
  }
  .waiting-whose {
    color: var(--_text-secondary);
  }
  .waiting-list > li {
    display: grid;
    gap: 8px;
    padding-block: 16px;
  }
  .dialog .waiting-list {
    margin: 0;
  }
  .waiting-list > li:first-child {
    padding-block-start: 4px;
  }
  .waiting-head,
  .waiting-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
  }
  .waiting-what {
    display: grid;
    min-inline-size: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .waiting-what .faint {
    font-size: 12px;
    font-weight: 400;
    line-height: 20px;
  }
  .waiting-amount {
    margin-inline-start: auto;
    font-size: 20px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .dialog .waiting-facts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin: 0;
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
    overflow-wrap: anywhere;
  }
  .waiting-foot > .waiting-left,
  .waiting-foot > .progress-line {
    flex: 1 1 220px;
    color: var(--_text-secondary);
    font-size: 12px;
  }
  .waiting-detail {
    margin-block-start: 16px;
  }
  .dialog .verdict-memo {
    margin-block-start: 16px;
  }
  .verdict-memo > .input {
    block-size: auto;
    min-block-size: 60px;
    padding-block: 8px;
    line-height: 22px;
    resize: vertical;
  }
  .verdict-told {
    display: flex;
    justify-content: space-between;
    gap: 16px;
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
  }
  .verdict-told.over {
    color: var(--_danger);
  }
`;
