import { css } from 'lit';

/** Layout of the customer's page: one column on a phone, two beside each other where there is room. */
export const styles = css`
  :host {
    display: block;
  }
  :host(:focus) {
    outline: none;
  }
  .root {
    /* 16 px, compact 8 px. */
    --_space: min(16px, var(--_row) - 32px);
    container: widget / inline-size;
  }
  .content {
    display: grid;
    gap: var(--_space);
  }
  h2,
  h3,
  h4,
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  h2:focus,
  h3:focus,
  .notice-stage:focus {
    outline: none;
  }
  h2:focus-visible,
  h3:focus-visible,
  .arrears:focus-visible {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: 2px;
    border-radius: var(--_radius);
  }
  .quiet {
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .faint {
    color: var(--_text-tertiary);
  }
  .text {
    color: var(--_text);
  }
  .danger {
    color: var(--_danger);
  }
  .attention {
    color: var(--_warning);
    font-weight: var(--_font-weight-strong);
  }
  .print-only {
    display: none;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
    min-block-size: var(--_control);
    margin-block-end: var(--_space-2);
  }
  .back {
    margin-inline: calc(var(--_space-3) * -1) auto;
    text-decoration: none;
  }
  .tools:not(:has(.back)) .loaded {
    margin-inline-start: auto;
  }
  .identity,
  .section {
    min-inline-size: 0;
    padding: var(--_space) var(--_space-4);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
  }
  .identity {
    display: grid;
    gap: var(--_space-2);
  }
  .name {
    font-size: var(--_font-size-title);
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-title);
    overflow-wrap: anywhere;
  }
  .account-name {
    color: var(--_text-secondary);
  }
  .masked {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    max-inline-size: 100%;
  }
  .masked .value {
    color: var(--_masked);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .value.clear {
    border-radius: 1px;
    background: var(--_revealed);
    box-shadow:
      3px 0 var(--_revealed),
      -3px 0 var(--_revealed);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-2);
  }
  .chip.danger {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    border-color: currentColor;
    background: transparent;
    color: var(--_danger);
  }
  .note {
    display: flex;
    gap: var(--_space-2);
    padding: var(--_space-2) var(--_space-3);
    border-radius: var(--_radius);
    background: var(--_warning-soft);
    color: var(--_text);
    font-size: var(--_font-size);
    line-height: 22px;
  }
  .note .icon-art {
    margin-block-start: 3px;
    color: var(--_warning);
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(128px, 1fr));
    gap: var(--_space-2) var(--_space-4);
    padding-block-start: var(--_space-2);
    border-block-start: var(--_border-width) solid var(--_border);
  }
  .fact,
  .way {
    min-inline-size: 0;
  }
  dt,
  .label {
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    font-weight: var(--_font-weight);
    line-height: var(--_line-height-row);
  }
  .fact:first-child {
    grid-column: 1 / -1;
  }
  dd {
    overflow-wrap: anywhere;
  }
  .copyable {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
  }
  .copyable .button {
    flex: none;
    margin-block: -2px;
  }
  .id {
    user-select: all;
  }
  .sections {
    display: grid;
    align-items: start;
    gap: var(--_space);
  }
  .section {
    display: grid;
    gap: var(--_space-3);
    scroll-margin-block-start: var(--partner-scroll-margin, 16px);
  }
  .section-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--_space-4);
  }
  h3 {
    font-size: var(--_font-size);
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-heading);
  }
  .bone {
    display: block;
    border-radius: var(--_radius);
    background: var(--_border);
    opacity: 0.6;
  }
  .b-name {
    inline-size: 50%;
    block-size: 28px;
  }
  .b-line {
    inline-size: 70%;
    block-size: 22px;
  }
  .b-facts {
    block-size: 108px;
  }
  .b-contact {
    block-size: 212px;
  }
  .b-credit {
    block-size: 104px;
  }
  .b-consumption {
    block-size: 312px;
  }
  .b-board {
    block-size: 400px;
  }
  .b-rows {
    block-size: 96px;
  }
  @container widget (inline-size < 480px) {
    .tools .loaded {
      order: 1;
      flex-basis: 100%;
      margin: 0;
      text-align: end;
    }
  }
  @media (pointer: coarse) {
    .identity .eye,
    .copyable .button {
      margin-block: calc(var(--_space-3) * -1);
    }
  }
  @container widget (inline-size >= 720px) {
    .facts {
      grid-template-columns: repeat(auto-fill, minmax(144px, 1fr));
    }
    .fact:first-child {
      grid-column: span 2;
    }
    .sections {
      grid-template-columns: repeat(6, minmax(0, 1fr));
    }
    .sections > * {
      grid-column: span 3;
    }
    .sections > :is(.s-contact, .s-credit, .s-coupons, .s-money) {
      align-self: stretch;
      align-content: start;
    }
    .sections > .s-consumption,
    .sections > .s-board,
    .sections > .s-agreements,
    .sections > ::slotted(*) {
      grid-column: 1 / -1;
    }
    .s-agreements .row-end {
      align-content: start;
    }
    .way-acts .act {
      flex: 0 0 auto;
    }
    .b-facts {
      block-size: 60px;
    }
  }
  @container widget (inline-size >= 960px) {
    .cycles {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .change:empty {
      display: block;
      min-block-size: 20px;
    }
    .b-consumption {
      block-size: 280px;
    }
  }
`;
