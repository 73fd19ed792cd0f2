import { css } from 'lit';

/** What only the contracts know. */
export const contractsStyles = css`
  .bar > .note {
    flex: 1 1 320px;
    align-self: center;
  }
  .unverified {
    padding: var(--_space-2) var(--_space-3);
    border-radius: var(--_radius-panel);
    background: var(--_warning-soft);
    color: var(--_text);
  }
  .contract-form {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(136px, 1fr));
    gap: var(--_space-3);
    margin-block-end: var(--_space-1);
  }
  .contents {
    margin: 0 0 var(--_space-4);
    padding-inline-start: var(--_space-5);
  }
  .made {
    margin-block-start: var(--_space-4);
  }
`;
