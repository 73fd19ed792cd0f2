import { css } from 'lit';

/** A reading page: 16 px, 42 Chinese characters or about 70 Latin ones a line; what changed has a bar in the margin. */
export const documentTextStyles = css`
  .document {
    max-inline-size: 42em;
    padding-inline: 16px;
    font-size: 16px;
    line-height: 1.75;
    overflow-wrap: break-word;
    text-wrap: pretty;
    line-break: strict;
  }
  .document:lang(en) {
    max-inline-size: 36em;
    line-height: 1.6;
  }
  .slice {
    content-visibility: auto;
    contain-intrinsic-size: auto 600px;
    margin-inline: -16px;
    padding-inline: 16px;
    padding-block: 1px;
  }
  .document :is(h3, h4, h5, h6) {
    margin: 24px 0 8px;
    font-size: 16px;
    font-weight: 600;
    line-height: 24px;
    scroll-margin-block: 8px;
  }
  .document h3 {
    font-size: 20px;
    line-height: 28px;
  }
  .document :is(h5, h6) {
    color: var(--_text-secondary);
  }
  .slice:first-child > :is(h3, h4, .marked):first-child,
  .slice:first-child > .marked:first-child > :first-child {
    margin-block-start: 4px;
  }
  .document :is(p, ul, ol, blockquote, .sideways) {
    margin: 0 0 12px;
  }
  .document :is(ul, ol) {
    padding-inline-start: 2em;
  }
  .document li > :is(p, ul, ol, blockquote, .sideways) {
    margin-block-end: 4px;
  }
  .document strong {
    font-weight: 600;
  }
  .document:lang(zh) em {
    font-style: normal;
    text-emphasis: filled dot;
    text-emphasis-position: under right;
  }
  .document blockquote {
    padding-inline-start: 16px;
    border-inline-start: 1px solid var(--_border-strong);
    color: var(--_text-secondary);
  }
  .document blockquote > :last-child {
    margin-block-end: 0;
  }
  .document hr {
    margin: 24px 0;
    border: 0;
    border-block-start: 1px solid var(--_border);
  }
  .document a {
    color: var(--_accent);
    text-underline-offset: 3px;
    overflow-wrap: anywhere;
  }
  .document a.apart::after {
    content: ' ↗' / '';
    font-size: 12px;
  }
  .sideways {
    overflow-x: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .document table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 14px;
    line-height: 1.6;
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
    padding: 8px 12px;
    text-align: start;
    vertical-align: top;
  }
  .document th {
    background: var(--_surface-raised);
    color: var(--_text-secondary);
    font-weight: 600;
  }
  .document tbody :is(th, td) {
    border-block-start: 1px solid var(--_border);
  }
  .marked {
    position: relative;
  }
  .marked::before {
    content: '';
    position: absolute;
    inset: 2px auto 2px -14px;
    inline-size: 3px;
    border-radius: 2px;
    background: var(--_accent);
  }
  .mark {
    display: inline-block;
    margin-inline-start: 4px;
    padding: 0 6px;
    border-radius: var(--_radius);
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: 12px;
    font-weight: 400;
    line-height: 20px;
    vertical-align: 2px;
    white-space: nowrap;
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
