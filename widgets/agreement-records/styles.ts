import { css } from 'lit';

/** What stands around every tab of the records. */
export const styles = css`
  .frame,
  .view {
    display: flex;
    flex-direction: column;
    gap: var(--_space-4);
    min-inline-size: 0;
  }
  .tabs {
    border-block-end: var(--_border-width) solid var(--_border);
  }
  .stage {
    min-block-size: 320px;
  }
  /* A few rows end where they end. */
  .stage:has(tbody) {
    min-block-size: 0;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: var(--_space-3) var(--_space-4);
  }
  .bar > .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
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
    font-weight: var(--_font-weight-strong);
  }
  .note {
    margin: 0;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
    text-wrap: pretty;
  }
  .part {
    display: inline-block;
    margin-inline-end: var(--_space-2);
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
    gap: var(--_space-2);
    margin: 0;
  }
  .fact {
    display: grid;
    grid-template-columns: minmax(96px, 128px) 1fr;
    gap: 0 var(--_space-4);
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
    font-family: var(--_font-mono);
    font-size: var(--_font-size-small);
    overflow-wrap: anywhere;
  }
  .records-below {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-4);
    min-block-size: var(--_control);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .records-below > .pager {
    flex: 1 1 auto;
  }
  .dialog .about {
    margin: 0 0 var(--_space-4);
    color: var(--_text-secondary);
    text-wrap: pretty;
  }
  .dialog .about:last-child {
    margin-block-end: 0;
  }
  .dialog h3 {
    margin: var(--_space-4) 0 var(--_space-2);
    font-size: var(--_font-size);
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-row);
  }
  .dialog-body > .result:not(:last-child) {
    margin-block-end: var(--_space-4);
  }
  .unsaved {
    flex: 1 1 200px;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
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
      padding: var(--_space-1);
    }
  }
  @container dialog (inline-size < 480px) {
    .fact {
      grid-template-columns: 1fr;
    }
  }
`;
