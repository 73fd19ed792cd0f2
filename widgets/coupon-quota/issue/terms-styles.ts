import { css } from 'lit';

/** Terms of the coupons, and what they come to while they are typed. */
export const termsStyles = css`
  .terms {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(320px, 100%), 1fr));
    gap: 24px;
  }
  .group {
    display: grid;
    gap: 8px;
    align-content: start;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .group legend {
    margin-block-end: 4px;
    padding: 0;
    font-weight: 600;
  }
  .group p {
    margin: 0;
    font-size: 12px;
  }
  .group .faint,
  .group-label {
    font-size: 12px;
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
    gap: 12px;
  }
  .orders {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
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
    font-size: 12px;
    line-height: 20px;
  }
  .running b {
    color: var(--_text);
    font-size: 16px;
    font-weight: 600;
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
    font-size: 12px;
    overflow-wrap: anywhere;
  }
`;
