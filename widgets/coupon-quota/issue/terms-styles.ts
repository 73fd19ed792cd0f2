import { css } from 'lit';

/** Terms of the coupons, and what they come to while they are typed. */
export const termsStyles = css`
  .terms {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(320px, 100%), 1fr));
    gap: var(--_space-5);
  }
  .group {
    display: grid;
    gap: var(--_space-2);
    align-content: start;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .group legend {
    margin-block-end: var(--_space-1);
    padding: 0;
    font-weight: var(--_font-weight-strong);
  }
  .group p {
    margin: 0;
    font-size: var(--_font-size-small);
  }
  .group .faint,
  .group-label {
    font-size: var(--_font-size-small);
  }
  .group-label {
    inline-size: 100%;
    color: var(--_text-secondary);
  }
  .group .amount-field {
    margin-block-end: 0;
  }
  .two-fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(132px, 1fr));
    gap: var(--_space-3);
  }
  .orders {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-4);
  }
  .own-values {
    max-block-size: 320px;
    overflow: auto;
  }
  .own-value {
    flex: none;
    inline-size: 120px;
    text-align: end;
  }
  .running {
    display: grid;
    flex: 1 1 200px;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .running b {
    color: var(--_text);
    font-size: var(--_font-size-heading);
    font-weight: var(--_font-weight-strong);
  }
  .running.over,
  .running.over b {
    color: var(--_danger);
  }
  .value-until {
    display: grid;
    margin-inline-start: auto;
    text-align: end;
  }
  .value-until .faint {
    font-size: var(--_font-size-small);
    overflow-wrap: anywhere;
  }
`;
