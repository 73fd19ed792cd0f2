import { css } from 'lit';

/** The bar of what is picked, which lies over the tools. */
export const barStyles = css`
  tbody tr:has(.check input:checked) > * {
    background: color-mix(in oklab, var(--_accent) 6%, var(--_surface));
  }
  .action-bar {
    position: sticky;
    inset-block-start: 0;
    z-index: 3;
    display: flex;
    flex-wrap: wrap;
    grid-row: 2;
    grid-column: 1 / -1;
    align-items: center;
    align-self: stretch;
    gap: 8px;
    margin-block: -4px;
    padding: 4px 4px 4px 12px;
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_accent) 12%, var(--_surface));
  }
  .picked-count {
    margin-inline-end: 8px;
    color: var(--_text);
    font-weight: 600;
  }
  .picked-full {
    color: var(--_warning);
    font-weight: 400;
  }
  @container widget (inline-size < 640px) {
    tbody tr:has(.check input:checked) {
      background: color-mix(in oklab, var(--_accent) 6%, var(--_surface));
    }
    tbody tr:has(.check input:checked) > * {
      background: transparent;
    }
    .action-bar {
      inset-block: auto 0;
      grid-area: rows;
      align-self: end;
      margin: 0;
      padding: 8px 12px max(8px, env(safe-area-inset-bottom));
      border: 1px solid var(--_border);
      border-radius: var(--_radius-panel);
      background: var(--_surface);
      box-shadow: 0 -4px 16px oklch(0 0 0 / 0.12);
    }
    .action-bar .picked-count {
      order: -2;
      flex: 1 0 calc(100% - 128px);
      margin-inline-end: 0;
    }
    .action-bar .clear-picks {
      order: -1;
    }
    .action-bar .button:not(.clear-picks) {
      flex: 1 1 auto;
      padding-inline: 8px;
    }
    .rows:has(~ .action-bar) {
      padding-block-end: 128px;
    }
  }
`;
