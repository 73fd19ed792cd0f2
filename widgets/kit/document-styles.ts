import { css } from 'lit';

/** A reading page: 16 px, 42 Chinese characters or about 70 Latin ones a line; what changed has a bar in the margin. */
export const documentTextStyles = css`
  .document {
    max-inline-size: 42em;
    padding-inline: var(--_space-4);
    font-size: var(--_font-size-heading);
    line-height: 1.75;
    overflow-wrap: break-word;
    text-wrap: pretty;
    line-break: strict;
  }
  .document:lang(en) {
    max-inline-size: 36em;
    line-height: var(--_line-height);
  }
  .slice {
    content-visibility: auto;
    contain-intrinsic-size: auto 600px;
    margin-inline: calc(var(--_space-4) * -1);
    padding-inline: var(--_space-4);
    padding-block: 1px;
  }
  .document :is(h3, h4, h5, h6) {
    margin: var(--_space-5) 0 var(--_space-2);
    font-size: var(--_font-size-heading);
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-heading);
    scroll-margin-block: var(--_space-2);
  }
  .document h3 {
    font-size: var(--_font-size-title);
    line-height: var(--_line-height-title);
  }
  .document :is(h5, h6) {
    color: var(--_text-secondary);
  }
  .slice:first-child > :is(h3, h4, .marked):first-child,
  .slice:first-child > .marked:first-child > :first-child {
    margin-block-start: var(--_space-1);
  }
  .document :is(p, ul, ol, blockquote, .sideways) {
    margin: 0 0 var(--_space-3);
  }
  .document :is(ul, ol) {
    padding-inline-start: 2em;
  }
  .document li > :is(p, ul, ol, blockquote, .sideways) {
    margin-block-end: var(--_space-1);
  }
  .document strong {
    font-weight: var(--_font-weight-strong);
  }
  .document:lang(zh) em {
    font-style: normal;
    text-emphasis: filled dot;
    text-emphasis-position: under right;
  }
  .document blockquote {
    padding-inline-start: var(--_space-4);
    border-inline-start: var(--_border-width) solid var(--_border-strong);
    color: var(--_text-secondary);
  }
  .document blockquote > :last-child {
    margin-block-end: 0;
  }
  .document hr {
    margin: var(--_space-5) 0;
    border: 0;
    border-block-start: var(--_border-width) solid var(--_border);
  }
  .document :is(h3, h4, h5, h6):focus-visible {
    border-radius: 1px;
    outline-offset: 4px;
  }
  .document a {
    color: var(--_accent);
    text-underline-offset: 3px;
    overflow-wrap: anywhere;
  }
  .document a.apart::after {
    content: ' ↗' / '';
    font-size: var(--_font-size-small);
  }
  .sideways {
    overflow-x: auto;
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius);
  }
  .document table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--_font-size);
    line-height: var(--_line-height);
  }
  /* Tables of the text stay tables where the widget's own become cards. */
  .document table {
    display: table;
  }
  .document thead {
    display: table-header-group;
    position: static;
  }
  .document tbody {
    display: table-row-group;
  }
  .document tbody tr:is(tr) {
    display: table-row;
    padding: 0;
    border: 0;
  }
  .document :is(th, td)::before {
    content: none;
  }
  .document :is(thead, tbody) tr > :is(th, td) {
    display: table-cell;
    block-size: auto;
    overflow: visible;
    white-space: normal;
  }
  .document :is(th, td) {
    min-inline-size: 7em;
    padding: var(--_space-2) var(--_space-3);
    text-align: start;
    vertical-align: top;
  }
  .document th {
    background: var(--_surface-raised);
    color: var(--_text-secondary);
    font-weight: var(--_font-weight-strong);
  }
  .document tbody :is(th, td) {
    border-block-start: var(--_border-width) solid var(--_border);
  }
  .marked {
    position: relative;
  }
  .marked::before {
    content: '';
    position: absolute;
    inset-block: 2px;
    inset-inline: -14px auto;
    inline-size: 3px;
    border-radius: 2px;
    background: var(--_accent);
  }
  .mark {
    display: inline-block;
    margin-inline-start: var(--_space-1);
    padding: 0 6px;
    border-radius: var(--_radius);
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: var(--_font-size-small);
    font-weight: var(--_font-weight);
    line-height: var(--_line-height-row);
    vertical-align: 2px;
    white-space: nowrap;
  }
  /* On a phone the text begins where everything else does, and its marks stand in the margin of the dialog. */
  @container dialog (inline-size < 480px) {
    .document {
      padding-inline: 0;
    }
  }
  @media (forced-colors: active) {
    .marked::before {
      background: Highlight;
    }
    .mark {
      border: 1px solid;
    }
  }
`;
