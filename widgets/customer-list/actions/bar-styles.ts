import { css } from 'lit';

/** The bar of what is picked, which lies over the tools. */
export const barStyles = css`
  tbody tr:has(.check input:checked) > * {
    background: var(--_selection);
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
    gap: var(--_space-2);
    margin-block: calc(var(--_space-1) * -1);
    padding-block: var(--_space-1);
    padding-inline: var(--_space-3) var(--_space-1);
    border-radius: var(--_radius);
    background: var(--_selection-strong);
  }
  .picked-count {
    margin-inline-end: var(--_space-2);
    color: var(--_text);
    font-weight: var(--_font-weight-strong);
  }
  .picked-full {
    color: var(--_warning);
    font-weight: var(--_font-weight);
  }
  @container widget (inline-size < 640px) {
    tbody tr:has(.check input:checked) {
      background: var(--_selection);
    }
    tbody tr:has(.check input:checked) > * {
      background: transparent;
    }
    .action-bar {
      inset-block: auto 0;
      grid-area: rows;
      align-self: end;
      margin: 0;
      padding: var(--_space-2) var(--_space-3) max(var(--_space-2), env(safe-area-inset-bottom));
      border: var(--_border-width) solid var(--_border);
      border-radius: var(--_radius-panel);
      background: var(--_surface);
      box-shadow: var(--_shadow-bar);
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
      padding-inline: var(--_space-2);
    }
    .rows:has(~ .action-bar) {
      padding-block-end: 128px;
    }
  }
`;
