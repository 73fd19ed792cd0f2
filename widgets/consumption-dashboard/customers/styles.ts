import { css } from 'lit';

export const customersStyles = css`
  .customer-search {
    display: grid;
    grid-template-columns: 152px minmax(0, 1fr);
    align-items: start;
    gap: 12px;
  }
  .customers-found {
    min-block-size: 280px;
    margin-block-start: 8px;
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
    gap: 8px 16px;
    padding: 8px 0;
    border-block-end: 1px solid var(--_border);
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
