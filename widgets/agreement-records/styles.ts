import { css } from 'lit';

/** What stands around every tab of the records. */
export const styles = css`
  .frame,
  .view {
    display: flex;
    flex-direction: column;
    gap: 16px;
    min-inline-size: 0;
  }
  .tabs {
    border-block-end: 1px solid var(--_border);
  }
  .stage {
    min-block-size: 320px;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: 12px 16px;
  }
  .bar > .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-inline-start: auto;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .choices > .button {
    border-color: var(--_border);
    border-radius: 0;
    color: var(--_text-secondary);
  }
  .choices > .button:first-of-type {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }
  .choices > .button:last-of-type {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .choices > .button + .button {
    margin-inline-start: -1px;
  }
  .choices > .button[aria-pressed='true'] {
    z-index: 1;
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .choices b {
    font-weight: 600;
  }
  .note {
    margin: 0;
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
    text-wrap: pretty;
  }
  .part {
    display: inline-block;
  }
  .state-name {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
  }
  .state-name::before {
    content: '';
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border: 1.5px solid currentColor;
    border-radius: 50%;
  }
  .state-name.signed,
  .state-name.effective {
    color: var(--_success);
  }
  .state-name.signed::before,
  .state-name.effective::before {
    background: currentColor;
  }
  .state-name.pending {
    color: var(--_warning);
  }
  .state-name.overdue {
    color: var(--_danger);
  }
  .state-name.overdue::before {
    border-radius: 0;
    background: currentColor;
    rotate: 45deg;
  }
  .state-name.expired,
  .state-name.voided,
  .state-name.past {
    color: var(--_text-secondary);
  }
  .facts {
    display: grid;
    gap: 8px;
    margin: 0;
  }
  .fact {
    display: grid;
    grid-template-columns: minmax(96px, 128px) 1fr;
    gap: 0 16px;
  }
  .fact dt {
    color: var(--_text-secondary);
  }
  .fact dd {
    min-inline-size: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .code {
    font-family: ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace;
    font-size: 12px;
    overflow-wrap: anywhere;
  }
  .records-below {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    min-block-size: var(--_control);
    color: var(--_text-secondary);
    font-size: 12px;
  }
  .records-below > .pager {
    flex: 1 1 auto;
  }
  .dialog .about {
    margin: 0 0 16px;
    color: var(--_text-secondary);
    text-wrap: pretty;
  }
  .dialog .about:last-child {
    margin-block-end: 0;
  }
  .dialog h3 {
    margin: 16px 0 8px;
    font-size: 14px;
    font-weight: 600;
    line-height: 20px;
  }
  .dialog-body > .result:not(:last-child) {
    margin-block-end: 16px;
  }
  .unsaved {
    flex: 1 1 200px;
    color: var(--_text-secondary);
    font-size: 12px;
  }
  @media (forced-colors: active) {
    .choices > .button[aria-pressed='true'] {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
  @container widget (inline-size < 640px) {
    .state-name {
      justify-self: end;
    }
    .choices {
      inline-size: 100%;
    }
    .choices > .button {
      flex: 1 1 0;
      flex-direction: column;
      gap: 0;
      padding: 4px;
    }
  }
  @container dialog (inline-size < 480px) {
    .fact {
      grid-template-columns: 1fr;
    }
  }
`;
