import { css } from 'lit';

/** Forms of the records' dialogs, and what follows from an act. */
export const formStyles = css`
  .whole-form {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .payment-form {
    display: grid;
    gap: 16px;
  }
  .payment-form .field label,
  .radios legend {
    padding: 0;
    color: var(--_text);
    font-size: 14px;
    font-weight: 600;
    line-height: 20px;
  }
  .last-day {
    max-inline-size: 208px;
  }
  .hint-line {
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
    text-wrap: pretty;
  }
  .last-day + .hint-line {
    margin-block-start: -12px;
  }
  .hint-line.problem {
    color: var(--_danger);
  }
  .radios {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .radio {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 28px;
    cursor: pointer;
  }
  .radio input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--_accent);
  }
  .payment-notes {
    margin: 16px 0 0;
    padding: 12px 12px 12px 32px;
    border-radius: var(--_radius-panel);
    background: var(--_surface-raised);
    color: var(--_text-secondary);
  }
  .dialog .consequence {
    margin: 0 0 16px;
    text-wrap: pretty;
  }
  @media (pointer: coarse) {
    .radio {
      min-block-size: 44px;
    }
  }
`;
