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
    gap: 8px;
    padding-block: 8px;
    border-block-end: 1px solid var(--_border);
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
    line-height: 24px;
  }
  .face-ids,
  .face-more {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
  }
  .face-more {
    gap: 4px 8px;
  }
  .face-id {
    font-family: ui-monospace, monospace;
    user-select: all;
  }
  .tag-row {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
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
    gap: 8px;
    color: var(--_text-secondary);
    font-size: 12px;
  }
  .struck {
    text-decoration: line-through;
  }
  .tag-adder {
    display: flex;
    align-items: flex-end;
    gap: 8px;
    margin-block-start: 12px;
  }
  .tag-adder .field {
    flex: 1;
  }
  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 8px;
  }
  .suggestion {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 28px;
    max-inline-size: 100%;
    padding: 0 10px 0 6px;
    border: 1px dashed var(--_border-strong);
    border-radius: 14px;
    background: transparent;
    color: var(--_text-secondary);
    font-size: 12px;
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
    gap: 8px;
    padding-block: 12px 4px;
  }
  .pick-pager {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--_text-secondary);
  }
  .pick-pager > span {
    margin-inline-end: 8px;
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
    padding: 4px 0 4px 32px;
    list-style: none;
    font-size: 12px;
    line-height: 20px;
  }
  .export-rows {
    font-size: 20px;
    font-weight: 600;
    line-height: 28px;
  }
  .export-filters {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 0 0 8px;
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
