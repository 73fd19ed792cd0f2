import { css } from 'lit';

/** The tools above the list and the bar of what is picked, which lies over them. */
export const barStyles = css`
  .row-menu {
    inline-size: 32px;
    min-block-size: 32px;
    color: var(--_text-secondary);
  }
  .row-menu .icon-art {
    stroke-width: 2.5;
  }
  .row-menu[aria-expanded='true'] {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .bar:has(.action-bar) {
    position: sticky;
    inset-block-start: 0;
    z-index: 3;
  }
  .action-bar {
    position: absolute;
    inset: auto 0 0;
    z-index: 3;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    min-block-size: 100%;
    background: var(--_surface);
    font-size: 14px;
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
  .action-failure {
    flex-basis: 100%;
    margin: 0;
    color: var(--_danger);
  }
  @media (pointer: coarse) {
    .row-menu {
      inline-size: 44px;
      min-block-size: 44px;
    }
  }
`;
