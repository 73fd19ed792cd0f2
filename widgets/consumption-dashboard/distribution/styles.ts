import { css } from 'lit';

export const distributionStyles = css`
  .distribution-tools {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_space-3);
  }
  .distribution-tools > .field {
    min-inline-size: 152px;
  }
  .distribution-tools > .button {
    margin-inline-start: auto;
  }
  @container widget (inline-size < 640px) {
    .distribution-tools > .field {
      flex: 1 1 120px;
      min-inline-size: 0;
    }
  }
`;
