import { css } from 'lit';

/** Lists of whom something is about, and of what came of it. */
export const partyStyles = css`
  .dialog .about {
    margin: 0 0 var(--_space-4);
    color: var(--_text-secondary);
  }
  .dialog h3 {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
    min-block-size: var(--_control);
    margin: 0;
    font-size: var(--_font-size);
    font-weight: var(--_font-weight-strong);
  }
  .dialog .allowance {
    margin: var(--_space-3) 0 0;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .dialog .allowance.refusal {
    color: var(--_danger);
  }
  .amount-field {
    max-inline-size: 240px;
    margin-block-end: var(--_space-4);
  }
  .resellers {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .resellers legend {
    padding: 0;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .parties {
    display: grid;
    margin: var(--_space-2) 0 0;
    padding: 0;
    list-style: none;
  }
  .parties li {
    padding-block: var(--_space-2);
    border-block-end: var(--_border-width) solid var(--_border);
  }
  .parties li:last-child {
    border-block-end: 0;
  }
  .party {
    display: grid;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .party .faint {
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .party-line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--_space-1) var(--_space-4);
  }
  .why {
    color: var(--_danger);
    font-size: var(--_font-size-small);
  }
  .foot-note,
  .unsaved {
    flex: 1 1 200px;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .party-line > :last-child:not(:first-child, .why) {
    margin-inline-start: auto;
  }
  @container dialog (inline-size >= 480px) {
    .party-line {
      flex-wrap: nowrap;
    }
    .party-line > :last-child:not(:first-child) {
      flex: none;
      max-inline-size: 50%;
    }
  }
`;
