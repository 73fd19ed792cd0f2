import { css } from 'lit';

/** Wide: a table whose header and first column stay. Narrow (below 640 px of its own width): cards. */
export const tableStyles = css`
  .scroller {
    block-size: 100%;
    overflow: auto;
    overscroll-behavior-inline: contain;
    scroll-padding-block: 52px 0;
    scroll-padding-inline: 284px 60px;
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
    padding: 0 var(--_space-3);
    overflow: hidden;
    border-block-end: var(--_border-width) solid var(--_border);
    font-weight: var(--_font-weight);
    line-height: var(--_line-height-row);
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
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-small);
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
    line-height: var(--_line-height-heading);
    text-overflow: ellipsis;
  }
  .sort {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    min-inline-size: 0;
    min-block-size: 24px;
    margin-inline: calc(var(--_space-1) * -1);
    padding: 0 var(--_space-1);
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    font-size: var(--_font-size-small);
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
    font-weight: var(--_font-weight-strong);
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
    border-inline-end: var(--_border-width) solid var(--_border);
  }
  tr > .trail {
    overflow: visible;
  }
  /* What goes on below the menu fades, so that no part of an amount is taken for the whole. */
  tr > .trail::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline: -16px 100%;
    background: inherit;
    -webkit-mask-image: linear-gradient(to left, black, transparent);
    pointer-events: none;
  }
  tr > .trail:dir(rtl)::before {
    -webkit-mask-image: linear-gradient(to right, black, transparent);
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
    transition: opacity var(--_duration) var(--_duration);
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
    gap: var(--_space-1);
    min-inline-size: 0;
  }
  .cell > .value {
    flex: 1 1 auto;
  }
  .value.masked {
    color: var(--_masked);
  }
  .value.clear {
    border-radius: 1px;
    background: var(--_revealed);
    box-shadow:
      3px 0 var(--_revealed),
      -3px 0 var(--_revealed);
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
    margin-block: calc(var(--_space-1) * -1);
  }
  .line + .line {
    color: var(--_text-secondary);
  }
  .line + .line,
  .value + .value {
    font-size: var(--_font-size-small);
  }
  .value + .value {
    line-height: var(--_line-height-small);
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
  .bone:dir(rtl) {
    transform: scaleX(-1);
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
