import { css } from 'lit';

/** The same rows as cards; the labels of the hidden header stand before the values. */
export const cardStyles = css`
  @container widget (inline-size < 640px) {
    .scroller {
      block-size: auto;
      overflow: visible;
    }
    table,
    tbody {
      display: block;
      inline-size: 100%;
    }
    thead {
      display: none;
    }
    tbody tr {
      position: relative;
      display: block;
      padding: var(--_space-3) var(--_space-4) var(--_space-1);
      border-block-end: var(--_border-width) solid var(--_border);
    }
    tbody tr:last-child {
      border-block-end: 0;
    }
    tbody tr:hover > * {
      background: transparent;
    }
    tbody tr > * {
      position: static;
      display: none;
      grid-template-columns: auto minmax(0, 1fr);
      align-items: center;
      gap: var(--_space-3);
      block-size: var(--_line);
      padding: 0;
      border: 0;
      text-align: end;
    }
    tbody tr > .header {
      border: 0;
    }
    tbody tr > .lead,
    tbody tr > .trail {
      position: absolute;
      inset-block: 12px auto;
      inset-inline: auto 2px;
      z-index: 2;
      display: grid;
      grid-template-columns: none;
      place-content: center;
      inline-size: 44px;
      block-size: 48px;
    }
    tbody tr > .lead {
      inset-block: 12px auto;
      inset-inline: 2px auto;
    }
    tbody tr > .lead::before,
    tbody tr > .trail::before {
      content: none;
    }
    tbody tr > .lead + .header {
      padding-inline-start: var(--_space-6);
    }
    tbody tr > .header:has(~ .trail) {
      padding-inline-end: 36px;
    }
    tbody tr > .on-card,
    tbody tr.open > * {
      display: grid;
    }
    tbody tr > *::before,
    tbody td > .line::before {
      content: attr(data-label);
      overflow: hidden;
      color: var(--_text-secondary);
      font-size: var(--_font-size-small);
      text-align: start;
      text-overflow: ellipsis;
    }
    tbody tr > .header::before {
      content: none;
    }
    tbody tr > .header,
    tbody tr > .two,
    tbody tr > .c-card-toggle {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    tbody tr > .header {
      align-content: center;
      block-size: 48px;
      font-size: var(--_font-size-heading);
      font-weight: var(--_font-weight-strong);
      text-align: start;
    }
    tbody tr > .two:not(.header) {
      block-size: auto;
    }
    tbody tr > .two::before,
    tbody tr > .c-card-toggle::before {
      content: none;
    }
    tbody td > .line {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--_space-3);
      line-height: var(--_line);
    }
    td > .line + .line {
      color: inherit;
      font-size: var(--_font-size);
    }
    /* Two lines of one fact share its label. */
    tbody tr > :not(.two, .header) > .line {
      grid-column: 2;
      grid-template-columns: minmax(0, 1fr);
    }
    tbody tr > :not(.two, .header) > .line::before {
      content: none;
    }
    tbody tr.open > :not(.two, .header):has(> .line + .line) {
      block-size: auto;
    }
    tbody tr:not(.open) > td > .line + .line {
      display: none;
    }
    .line + .line {
      font-weight: var(--_font-weight);
    }
    /* Amounts are never cut: what does not fit beside the first goes below. */
    tbody tr > .end {
      block-size: auto;
      min-block-size: var(--_line);
    }
    .amounts {
      display: flex;
      flex-flow: row-reverse wrap;
      align-items: baseline;
      gap: 0 var(--_space-2);
    }
    .amounts > * {
      flex: none;
    }
    tbody tr > .c-card-toggle {
      display: grid;
      block-size: auto;
      overflow: visible;
    }
    tbody tr.open .c-card-toggle .icon-art {
      rotate: 180deg;
    }
    .c-card-toggle .button {
      justify-self: start;
      outline-offset: -2px;
      margin-inline-start: calc(var(--_space-3) * -1);
    }
    tbody .skeleton > td {
      display: grid;
      align-items: start;
      block-size: calc(var(--_line) * 3 + 48px + var(--_control));
      padding-block-start: var(--_space-3);
    }
    .skeleton:nth-child(n + 6) {
      display: none;
    }
    .bone {
      inline-size: 60%;
      block-size: calc(var(--_line) * 3 + 28px);
      background: repeating-linear-gradient(var(--_border) 0 10px, transparent 0 var(--_line));
    }
    .cell {
      justify-content: flex-end;
    }
  }
  @media (pointer: coarse) {
    .head .eye,
    .line .eye {
      margin-block: -10px;
    }
    .head + .head .eye {
      margin-inline-start: 38px;
    }
    .line + .line .eye {
      margin-inline-end: 44px;
    }
    @container widget (inline-size < 640px) {
      tbody .eye {
        margin-inline-end: -14px;
      }
      .line + .line .eye {
        margin-inline-end: 30px;
      }
    }
  }
`;
