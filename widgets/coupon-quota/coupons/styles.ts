import { css } from 'lit';

/** The issued coupons: filters, the bar of what is picked, and what their cells look like. */
export const couponStyles = css`
  .coupons {
    display: grid;
    grid-template: 'top' auto 'bar' auto 'rows' auto 'below' auto / minmax(0, 1fr);
    gap: var(--_space-3);
    min-inline-size: 0;
  }
  .coupon-top {
    display: grid;
    grid-area: top;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
  }
  .coupon-stage {
    grid-area: rows;
    min-inline-size: 0;
  }
  .coupon-filters {
    display: grid;
    grid-template: 'fields end' auto / minmax(0, 1fr) auto;
    gap: var(--_space-3);
  }
  .coupon-filters > .more {
    grid-column: 1 / -1;
  }
  .coupon-fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(136px, 1fr));
    align-items: start;
    gap: var(--_space-3);
  }
  .coupon-filters .fold {
    display: none;
    justify-self: start;
  }
  .field-end {
    display: flex;
    grid-area: end;
    align-self: start;
    gap: var(--_space-2);
    margin-block-start: 20px;
  }
  .coupon-notes {
    display: flex;
    grid-area: bar;
    min-block-size: 40px;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-4);
    min-inline-size: 0;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .chips {
    display: flex;
    flex: 1 1 240px;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    min-inline-size: 0;
  }
  .coupon-notes .field {
    flex-direction: row;
    align-items: center;
    gap: var(--_space-2);
  }
  .chip.removable {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    min-block-size: 24px;
    color: var(--_text);
    cursor: pointer;
  }
  .chip.removable:hover {
    background: var(--_surface-hover);
  }
  .chip.removable .icon-art {
    inline-size: 12px;
    block-size: 12px;
  }
  .chip-words {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .allowance {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    margin-block: 0;
    margin-inline: auto 0;
  }
  .allowance.refusal {
    color: var(--_danger);
  }
  .pick-bar {
    position: sticky;
    inset-block-start: 0;
    z-index: 3;
    display: flex;
    flex-wrap: wrap;
    grid-area: bar;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
    padding-block: var(--_space-1);
    padding-inline: var(--_space-3) var(--_space-1);
    border-radius: var(--_radius);
    background: var(--_selection-strong);
  }
  .pick-count {
    margin-inline-end: var(--_space-2);
    font-weight: var(--_font-weight-strong);
  }
  .pick-full {
    color: var(--_warning);
    font-weight: var(--_font-weight);
  }
  .pick-bar > .quiet:last-child {
    margin-inline-start: auto;
  }
  tbody tr:has(.check input:checked) > * {
    background: var(--_selection);
  }
  .no-pick {
    color: var(--_text-tertiary);
    cursor: default;
  }
  .job-strip {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
    padding: var(--_space-2) var(--_space-3);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface-raised);
  }
  .job-strip > .progress-line {
    flex: 1 1 240px;
  }
  .job-strip > .job-text {
    flex: 1 1 240px;
  }
  @container widget (inline-size < 640px) {
    .coupon-filters {
      grid-template: 'fold end' auto / minmax(0, 1fr) auto;
    }
    .coupon-filters .fold {
      display: inline-flex;
      grid-area: fold;
    }
    .coupon-filters > .coupon-fields {
      grid-column: 1 / -1;
    }
    .coupon-filters:not(.unfolded) > .coupon-fields,
    .coupon-filters:not(.unfolded) > .field-end > .button:first-child {
      display: none;
    }
    .field-end {
      margin-block-start: 0;
    }
    .coupon-notes {
      min-block-size: 0;
    }
    .pick-bar {
      inset-block: auto 0;
      grid-area: rows;
      align-self: end;
      padding: var(--_space-2) var(--_space-3) max(var(--_space-2), env(safe-area-inset-bottom));
      border: var(--_border-width) solid var(--_border);
      border-radius: var(--_radius-panel);
      background: var(--_surface);
      box-shadow: var(--_shadow-bar);
    }
    .pick-bar > .button {
      flex: 1 1 auto;
      order: 2;
      padding-inline: var(--_space-2);
    }
    .pick-count {
      flex: 1 1 0;
      margin: 0;
    }
    .pick-bar > .quiet:last-child {
      flex: none;
      order: 1;
    }
    .pick-bar::after {
      content: '';
      flex: 1 0 100%;
      order: 1;
    }
    .coupon-stage:has(~ .pick-bar) {
      padding-block-end: 128px;
    }
    tbody tr:has(.check input:checked) {
      background: var(--_selection);
    }
    tbody tr:has(.check input:checked) > * {
      background: transparent;
    }
  }
  @media (forced-colors: active) {
    .pick-bar {
      border: var(--_border-width) solid CanvasText;
    }
  }
`;
