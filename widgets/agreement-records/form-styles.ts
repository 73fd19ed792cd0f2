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
    gap: var(--_space-4);
  }
  .payment-form .field label,
  .radios legend {
    padding: 0;
    color: var(--_text);
    font-size: var(--_font-size);
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-row);
  }
  .last-day {
    max-inline-size: 208px;
  }
  .hint-line {
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
    text-wrap: pretty;
  }
  .last-day + .hint-line {
    margin-block-start: calc(var(--_space-3) * -1);
  }
  .hint-line.problem {
    color: var(--_danger);
  }
  .radios {
    display: grid;
    gap: var(--_space-1);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .radio {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
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
    margin: var(--_space-4) 0 0;
    padding-block: var(--_space-3);
    padding-inline: var(--_space-6) var(--_space-3);
    border-radius: var(--_radius-panel);
    background: var(--_surface-raised);
    color: var(--_text-secondary);
  }
  .dialog .consequence {
    margin: 0 0 var(--_space-4);
    text-wrap: pretty;
  }
  @media (pointer: coarse) {
    .radio {
      min-block-size: 44px;
    }
  }
`;
