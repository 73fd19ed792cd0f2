import { css } from 'lit';

/** One A4 page: black on white whatever a host's colours are, no controls, two columns, long lists cut with a sentence that says so. Masked whatever the screen shows. */
export const printStyles = css`
  @media print {
    :host {
      --_surface: white;
      --_surface-raised: white;
      --_text: black;
      --_text-secondary: #3b3b3b;
      --_text-tertiary: #555;
      --_border: #cecece;
      --_border-strong: #808080;
      --_accent: #555;
      --_warning: #7e4600;
      --_warning-soft: white;
      --_danger: #b3081c;
      color-scheme: only light;
      font-size: 11px;
      line-height: 1.4;
    }
    .no-print,
    .screen-only,
    .eye,
    .hint,
    .unseen {
      display: none;
    }
    .print-only {
      display: block;
    }
    span.print-only {
      display: inline;
    }
    .content,
    .sections {
      gap: 8px;
    }
    .identity,
    .section {
      gap: 4px;
      padding: 8px;
    }
    .sections {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .sections > * {
      grid-column: span 1;
    }
    .sections > .s-consumption,
    .sections > ::slotted(*) {
      grid-column: 1 / -1;
    }
    .sections > .s-contact,
    .sections > .s-credit {
      align-self: stretch;
      align-content: start;
    }
    .cycles {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 12px;
    }
    .facts {
      grid-template-columns: repeat(4, minmax(0, 1fr));
      gap: 0 16px;
    }
    .fact:first-child {
      grid-column: span 2;
    }
    .name,
    .way-value,
    .figure,
    .figure.small {
      font-size: 14px;
      line-height: 20px;
    }
    h3,
    h4,
    .note {
      font-size: 11px;
      line-height: 16px;
    }
    .quiet,
    dt,
    .label,
    .chip {
      font-size: 10px;
      line-height: 14px;
    }
    .way-value {
      min-block-size: 0;
    }
    .way + .way {
      padding-block-start: 4px;
    }
    .services,
    .rows {
      font-size: 9px;
      line-height: 13px;
    }
    .services th,
    .services td {
      padding-block: 0;
    }
    .services td {
      padding-inline-start: 8px;
    }
    .rows .quiet {
      font-size: 9px;
      line-height: 13px;
    }
    .bar {
      display: none;
    }
    .note {
      padding: 4px 8px;
      border: 1px solid var(--_border-strong);
      background: none;
    }
    .rows > li {
      padding-block: 2px;
      break-inside: avoid;
    }
    .row-main,
    .row-end {
      display: block;
    }
    .row-main > * + *,
    .row-end > * + * {
      margin-inline-start: 6px;
    }
  }
`;
