import { css } from 'lit';

/** What only the screen of operators and roles knows: its tabs, the permission table, and the forms of its dialogs. */
export const styles = css`
  .frame {
    display: flex;
    flex-direction: column;
    gap: var(--_space-3);
  }
  .panel {
    display: flex;
    flex-direction: column;
    gap: var(--_space-3);
    outline: none;
  }
  .filters {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(176px, 1fr));
    gap: var(--_space-3);
  }
  .above {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-4);
  }
  .about {
    max-inline-size: 72ch;
    margin-block: 0;
    margin-inline: 0 auto;
    color: var(--_text-secondary);
  }
  .stage {
    min-block-size: 280px;
  }
  .below {
    justify-content: space-between;
  }
  .verbs {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--_space-1);
  }
  /* What is said of a mark to who cannot see it stays in the box, too. */
  .scroller:has(.matrix) {
    position: relative;
  }
  .matrix {
    min-inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-size: var(--_font-size);
  }
  .matrix th,
  .matrix td {
    min-inline-size: 112px;
    max-inline-size: 200px;
    padding: var(--_space-2) var(--_space-3);
    border-block-end: var(--_border-width) solid var(--_border);
    background: var(--_surface);
    text-align: center;
    vertical-align: middle;
    font-weight: var(--_font-weight);
    white-space: normal;
  }
  .matrix tr > :first-child {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    min-inline-size: 208px;
    border-inline-end: var(--_border-width) solid var(--_border);
    text-align: start;
  }
  .matrix thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    background: var(--_surface-raised);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    vertical-align: top;
  }
  .matrix thead tr > :first-child {
    z-index: 3;
  }
  .matrix tbody:last-child tr:last-child > * {
    border-block-end: 0;
  }
  .role-name {
    display: block;
    color: var(--_text);
    font-size: var(--_font-size);
    font-weight: var(--_font-weight-strong);
    overflow-wrap: break-word;
  }
  .role-members {
    display: block;
  }
  .matrix .scope td {
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-small);
  }
  .matrix .group th {
    position: static;
    overflow: visible;
    border-inline-end: 0;
    background: var(--_surface-raised);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    text-align: start;
  }
  .matrix .group span {
    position: sticky;
    inset-inline-start: 12px;
    display: inline-block;
  }
  .matrix .icon-art {
    display: block;
    margin-inline: auto;
  }
  .matrix .yes {
    color: var(--_success, var(--_accent));
  }
  .matrix .no {
    color: var(--_text-tertiary);
  }
  .only,
  .why {
    display: block;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-small);
  }
  .two-fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(208px, 1fr));
    gap: var(--_space-4);
  }
  .field .help {
    white-space: normal;
  }
  .field .help.plain {
    color: var(--_text-secondary);
  }
  .permissions {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(208px, 1fr));
    gap: var(--_space-4) var(--_space-5);
    margin: 20px 0 0;
    padding: 0;
    border: 0;
  }
  .permissions legend {
    padding: 0 0 var(--_space-2);
    font-weight: var(--_font-weight-strong);
  }
  .permissions .about {
    grid-column: 1 / -1;
    font-size: var(--_font-size-small);
  }
  .permission-group {
    display: flex;
    flex-direction: column;
    align-items: start;
    gap: var(--_space-1);
  }
  .permission-group h3 {
    margin: 0;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    font-weight: var(--_font-weight);
  }
  .choices {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
    margin-block-start: var(--_space-4);
  }
  .choice {
    align-self: start;
  }
  .warning-line {
    margin: var(--_space-4) 0 0;
    color: var(--_warning);
  }
  .unsaved,
  .in-use {
    flex: 1 1 160px;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .button.start {
    margin-inline-end: auto;
  }
  .button.danger {
    border-color: var(--_danger);
    background: var(--_danger);
    color: var(--_surface);
  }
  @container widget (inline-size < 640px) {
    .verbs {
      display: flex;
      flex-wrap: wrap;
      margin-inline-start: calc(var(--_space-5) * -1);
    }
    /* A card shows all there is: every role, and the ring around what is to be pressed. */
    tbody tr > :has(> .tags) {
      block-size: auto;
      min-block-size: var(--_line);
    }
    .tags {
      white-space: normal;
    }
    tbody tr > :has(> .verbs) {
      overflow: visible;
    }
    tbody tr > :has(> .verbs):not(:has(.button)) {
      display: none;
    }
    tbody tr > .c-card-toggle {
      display: none;
    }
    /* A table on a phone, too: what is compared stays beside each other, and scrolls in its box. */
    .stage:has(.matrix) {
      --_most: var(--partner-table-max-block-size, max(420px, 80vh));
    }
    .scroller:has(.matrix) {
      overflow: auto;
    }
    .matrix {
      display: table;
      inline-size: auto;
      table-layout: auto;
    }
    .matrix thead {
      display: table-header-group;
    }
    .matrix tbody {
      display: table-row-group;
    }
    .matrix tbody tr {
      display: table-row;
    }
    .matrix tr > th,
    .matrix tr > td {
      display: table-cell;
      min-inline-size: 96px;
      padding: var(--_space-2);
      border-block-end: var(--_border-width) solid var(--_border);
      white-space: normal;
    }
    .matrix tr > td {
      text-align: center;
    }
    .matrix tbody tr > *::before {
      content: none;
    }
    .matrix tr:hover > * {
      background: var(--_surface);
    }
    .matrix tr > :first-child {
      position: sticky;
      min-inline-size: 136px;
      max-inline-size: 136px;
      border-inline-end: var(--_border-width) solid var(--_border);
    }
    .matrix .group span {
      inset-inline-start: 8px;
    }
    .matrix .group > :first-child {
      position: static;
      max-inline-size: none;
      border-inline-end: 0;
    }
  }
`;
