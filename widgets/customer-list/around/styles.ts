import { css } from 'lit';

/** Filters in force, what may still be revealed, and the panels that float over the list. */
export const aroundStyles = css`
  .removable {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    overflow: visible;
    max-inline-size: 320px;
    min-block-size: 24px;
    cursor: pointer;
  }
  .removable:hover {
    background: var(--_surface-hover);
    color: var(--_text);
  }
  .removable .icon-art {
    inline-size: 12px;
    block-size: 12px;
  }
  .chip-words {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .clear-filters {
    min-block-size: 24px;
    padding: 0 var(--_space-1);
    font-size: var(--_font-size-small);
  }
  .panel {
    position: fixed;
    inset: var(--_top, 8px) auto auto var(--_left, 8px);
    max-inline-size: calc(100vw - 16px);
    max-block-size: min(var(--_room, 80vh), 640px);
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-panel);
    outline: 0;
    background: var(--_surface);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }
  .panel-wait {
    min-inline-size: 240px;
    min-block-size: 96px;
    margin: 0;
    padding: var(--_space-4);
  }
  .allowance {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    min-block-size: 20px;
    margin: 0;
  }
  .refusal {
    color: var(--_danger);
  }
  @container widget (inline-size < 640px) {
    .pager {
      justify-content: space-between;
    }
  }
  @media (max-width: 639.98px) {
    .panel {
      inset: auto 0 0;
      inline-size: auto;
      max-inline-size: none;
      max-block-size: 85vh;
      max-block-size: 85dvh;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
  }
  @media (pointer: coarse) {
    .removable {
      min-block-size: 28px;
    }
    .removable::after {
      content: '';
      position: absolute;
      inset: -8px 0;
    }
    .clear-filters {
      min-block-size: 44px;
    }
  }
`;
