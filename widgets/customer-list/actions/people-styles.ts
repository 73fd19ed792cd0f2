import { css } from 'lit';

/** Customers, tags, resellers and exports as rows of a dialog. */
export const peopleStyles = css`
  .people,
  .tag-rows {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .person {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--_space-2);
    padding-block: var(--_space-2);
    border-block-end: var(--_border-width) solid var(--_border);
  }
  .person:last-child {
    border-block-end: 0;
  }
  .person > .check {
    flex: 1;
    align-items: flex-start;
    min-inline-size: 0;
  }
  .person .button.remove {
    color: var(--_text-secondary);
  }
  .face {
    display: block;
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .face-names {
    display: block;
    line-height: var(--_line-height-heading);
  }
  .face-ids,
  .face-more {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-3);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .face-more {
    gap: var(--_space-1) var(--_space-2);
  }
  .face-id {
    font-family: var(--_font-mono);
    user-select: all;
  }
  .tag-row {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
    min-block-size: 32px;
  }
  .tag-row .check {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .tag-share {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--_space-2);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .struck {
    text-decoration: line-through;
  }
  .tag-adder {
    display: flex;
    align-items: flex-end;
    gap: var(--_space-2);
    margin-block-start: var(--_space-3);
  }
  .tag-adder .field {
    flex: 1;
  }
  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    margin-block-start: var(--_space-2);
  }
  .suggestion {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    min-block-size: 28px;
    max-inline-size: 100%;
    padding-block: 0;
    padding-inline: 6px 10px;
    border: var(--_border-width) dashed var(--_border-strong);
    border-radius: 14px;
    background: transparent;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .suggestion:hover {
    background: var(--_surface-hover);
    color: var(--_text);
  }
  .suggestion .icon-art {
    inline-size: 12px;
    block-size: 12px;
  }
  .pick-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
    padding-block: var(--_space-3) var(--_space-1);
  }
  .pick-pager {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    color: var(--_text-secondary);
  }
  .pick-pager > span {
    margin-inline-end: var(--_space-2);
  }
  .reseller {
    flex-wrap: wrap;
    align-items: center;
  }
  .reseller > .check,
  .reseller > .face {
    flex: 1 1 220px;
  }
  .dialog .history {
    flex-basis: 100%;
    margin: 0;
    padding-block: var(--_space-1);
    padding-inline: var(--_space-6) 0;
    list-style: none;
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .export-rows {
    font-size: var(--_font-size-title);
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-title);
  }
  .export-filters {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    margin: 0 0 var(--_space-2);
    padding: 0;
    list-style: none;
  }
  @media (pointer: coarse) {
    .tag-row,
    .suggestion {
      min-block-size: 44px;
    }
    .suggestion {
      border-radius: 22px;
    }
  }
`;
