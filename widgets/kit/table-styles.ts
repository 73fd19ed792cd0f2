import { css } from 'lit';

/** Wide: a table whose header and first column stay. Narrow (below 640 px of its own width): cards. */
export const tableStyles = css`
  .scroller {
    block-size: 100%;
    overflow: auto;
    overscroll-behavior-inline: contain;
    scroll-padding: 52px 60px 0 284px;
  }
  table {
    min-inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    table-layout: fixed;
  }
  th,
  td {
    block-size: var(--_row);
    padding: 0 12px;
    overflow: hidden;
    border-block-end: 1px solid var(--_border);
    font-weight: 400;
    line-height: 20px;
    text-align: start;
    white-space: nowrap;
  }
  th:focus-visible,
  td:focus-visible {
    outline-offset: -2px;
  }
  .end {
    text-align: end;
  }
  thead {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
  }
  thead th {
    block-size: 52px;
    background: var(--_surface-raised);
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 16px;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    min-block-size: 24px;
  }
  .end .head {
    justify-content: flex-end;
  }
  .end .sort {
    flex-direction: row-reverse;
  }
  .head .label {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .detail {
    display: block;
    overflow: hidden;
    color: var(--_text-tertiary);
    line-height: 24px;
    text-overflow: ellipsis;
  }
  .sort {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    min-inline-size: 0;
    min-block-size: 24px;
    margin-inline: -4px;
    padding: 0 4px;
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    font-size: 12px;
    cursor: pointer;
  }
  .sort:focus-visible {
    outline-offset: -2px;
  }
  .sort .icon-art {
    inline-size: 14px;
    block-size: 14px;
    color: var(--_text-tertiary);
  }
  .sort:hover,
  .sort.sorted,
  .sort.sorted .icon-art {
    color: var(--_text);
  }
  .sort.sorted {
    font-weight: 600;
  }
  tbody tr:hover > * {
    background: var(--_surface-hover);
  }
  tbody tr:last-child > * {
    border-block-end-color: transparent;
  }
  tr > .header,
  tr > .lead,
  tr > .trail {
    position: sticky;
    inset-inline: 0;
    z-index: 1;
    background: var(--_surface);
  }
  tr > .header {
    border-inline-end: 1px solid var(--_border);
  }
  tr > .trail {
    overflow: visible;
  }
  /* What goes on below the menu fades, so that no part of an amount is taken for the whole. */
  tr > .trail::before {
    content: '';
    position: absolute;
    inset: 0 100% 0 -16px;
    background: inherit;
    mask-image: linear-gradient(to left, black, transparent);
    pointer-events: none;
  }
  tr > .lead,
  tr > .trail {
    padding: 0;
    text-align: center;
  }
  tr > .trail .button.icon {
    color: var(--_text-secondary);
  }
  tr > .lead + .header {
    inset-inline: 44px 0;
  }
  thead tr > .header,
  thead tr > .lead,
  thead tr > .trail {
    background: var(--_surface-raised);
  }
  table[aria-busy='true'] tbody {
    opacity: 0.7;
    transition: opacity 150ms 150ms;
  }
  .value {
    display: block;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .cell {
    display: flex;
    align-items: center;
    gap: 4px;
    min-inline-size: 0;
  }
  .cell > .value {
    flex: 1 1 auto;
  }
  .value.clear {
    border-radius: 1px;
    background: var(--_accent-soft);
    box-shadow:
      3px 0 var(--_accent-soft),
      -3px 0 var(--_accent-soft);
  }
  .link {
    padding: 0;
    border: 0;
    border-radius: 2px;
    background: transparent;
    color: inherit;
    font: inherit;
    text-align: inherit;
    text-decoration: underline;
    text-decoration-color: color-mix(in oklab, currentcolor 35%, transparent);
    text-underline-offset: 3px;
    cursor: pointer;
  }
  .link:hover {
    color: var(--_accent);
    text-decoration-color: currentcolor;
  }
  .link:focus-visible {
    outline-offset: -2px;
  }
  .line {
    display: block;
    line-height: calc((var(--_row) - 1px) / 2);
  }
  .line .eye {
    margin-block: -4px;
  }
  .line + .line {
    color: var(--_text-secondary);
  }
  .line + .line,
  .value + .value {
    font-size: 12px;
  }
  .value + .value {
    line-height: 16px;
  }
  .line + .line .eye {
    margin-inline-end: clamp(0px, (48px - var(--_row)) * 4, 26px);
  }
  .bone {
    display: block;
    block-size: 10px;
    background:
      linear-gradient(var(--_border) 0 0) 0 / 96px no-repeat,
      repeating-linear-gradient(90deg, var(--_border) 0 96px, transparent 0 164px) 232px no-repeat;
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
  .c-card-toggle {
    display: none;
  }
  @media (prefers-reduced-motion: reduce) {
    .bone {
      animation: none;
    }
    table[aria-busy='true'] tbody {
      transition: none;
    }
  }
`;
