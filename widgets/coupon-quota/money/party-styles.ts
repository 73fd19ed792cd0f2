import { css } from 'lit';

/** Lists of whom something is about, and of what came of it. */
export const partyStyles = css`
  .dialog .about {
    margin: 0 0 16px;
    color: var(--_text-secondary);
  }
  .dialog h3 {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-block-size: var(--_control);
    margin: 0;
    font-size: 14px;
    font-weight: 600;
  }
  .dialog .allowance {
    margin: 12px 0 0;
    color: var(--_text-secondary);
    font-size: 12px;
  }
  .dialog .allowance.refusal {
    color: var(--_danger);
  }
  .amount-field {
    max-inline-size: 240px;
    margin-block-end: 16px;
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
    font-size: 12px;
  }
  .parties {
    display: grid;
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
  }
  .parties li {
    padding-block: 8px;
    border-block-end: 1px solid var(--_border);
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
    font-size: 12px;
    line-height: 20px;
  }
  .party-line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px 16px;
  }
  .why {
    color: var(--_danger);
    font-size: 12px;
  }
  .foot-note,
  .unsaved {
    flex: 1 1 200px;
    color: var(--_text-secondary);
    font-size: 12px;
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
