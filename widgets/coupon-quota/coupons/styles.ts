import { css } from 'lit';

/** The issued coupons: filters, the bar of what is picked, and what their cells look like. */
export const couponStyles = css`
  .coupons {
    display: grid;
    grid-template: 'top' auto 'bar' auto 'rows' auto 'below' auto / minmax(0, 1fr);
    gap: 12px;
    min-inline-size: 0;
  }
  .coupon-top {
    display: grid;
    grid-area: top;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .coupon-stage {
    grid-area: rows;
    min-inline-size: 0;
  }
  .coupon-filters {
    display: grid;
    grid-template: 'fields end' auto / minmax(0, 1fr) auto;
    gap: 12px;
  }
  .coupon-filters > .more {
    grid-column: 1 / -1;
  }
  .coupon-fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(136px, 1fr));
    align-items: start;
    gap: 12px;
  }
  .coupon-filters .fold {
    display: none;
    justify-self: start;
  }
  .field-end {
    display: flex;
    grid-area: end;
    align-self: start;
    gap: 8px;
    margin-block-start: 20px;
  }
  .coupon-notes {
    display: flex;
    grid-area: bar;
    min-block-size: 40px;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    min-inline-size: 0;
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
  }
  .chips {
    display: flex;
    flex: 1 1 240px;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
  }
  .coupon-notes .field {
    flex-direction: row;
    align-items: center;
    gap: 8px;
  }
  .chip.removable {
    display: inline-flex;
    align-items: center;
    gap: 4px;
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
    gap: 4px;
    margin: 0 0 0 auto;
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
    gap: 4px 8px;
    padding: 4px 4px 4px 12px;
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_accent) 12%, var(--_surface));
  }
  .pick-count {
    margin-inline-end: 8px;
    font-weight: 600;
  }
  .pick-full {
    color: var(--_warning);
    font-weight: 400;
  }
  .pick-bar > .quiet:last-child {
    margin-inline-start: auto;
  }
  tbody tr:has(.check input:checked) > * {
    background: color-mix(in oklab, var(--_accent) 6%, var(--_surface));
  }
  .no-pick {
    color: var(--_text-tertiary);
    cursor: default;
  }
  .job-strip {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    padding: 8px 12px;
    border: 1px solid var(--_border);
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
      padding: 8px 12px max(8px, env(safe-area-inset-bottom));
      border: 1px solid var(--_border);
      border-radius: var(--_radius-panel);
      background: var(--_surface);
      box-shadow: 0 -4px 16px oklch(0 0 0 / 0.12);
    }
    .pick-bar > .button {
      flex: 1 1 auto;
      order: 2;
      padding-inline: 8px;
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
      background: color-mix(in oklab, var(--_accent) 6%, var(--_surface));
    }
    tbody tr:has(.check input:checked) > * {
      background: transparent;
    }
  }
  @media (forced-colors: active) {
    .pick-bar {
      border: 1px solid CanvasText;
    }
  }
`;
