import { css } from 'lit';

/** What only the contracts know. */
export const contractsStyles = css`
  .bar > .note {
    flex: 1 1 320px;
    align-self: center;
  }
  .unverified {
    padding: 8px 12px;
    border-radius: var(--_radius-panel);
    background: var(--_warning-soft);
    color: var(--_text);
  }
  .contract-form {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(136px, 1fr));
    gap: 12px;
    margin-block-end: 4px;
  }
  .contents {
    margin: 0 0 16px;
    padding-inline-start: 24px;
  }
  .made {
    margin-block-start: 16px;
  }
`;
