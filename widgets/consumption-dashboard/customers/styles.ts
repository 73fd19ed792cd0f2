import { css } from 'lit';

export const customersStyles = css`
  .customer-search {
    display: grid;
    grid-template-columns: 152px minmax(0, 1fr);
    align-items: start;
    gap: var(--_space-3);
  }
  .customers-found {
    min-block-size: 280px;
    margin-block-start: var(--_space-2);
  }
  .customers {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .customers[aria-busy='true'] {
    opacity: 0.6;
  }
  .customers > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space-2) var(--_space-4);
    padding: var(--_space-2) 0;
    border-block-end: var(--_border-width) solid var(--_border);
  }
  .customers > li:last-child {
    border-block-end: 0;
  }
  @container dialog (inline-size < 480px) {
    .customer-search {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
