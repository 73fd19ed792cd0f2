import { css } from 'lit';

/** Dialogs about issued coupons. */
export const deskStyles = css`
  .coupon-facts {
    display: grid;
    gap: 8px;
    margin: 16px 0 0;
  }
  .coupon-facts > div {
    display: grid;
    grid-template-columns: 120px minmax(0, 1fr);
    gap: 0 16px;
  }
  .coupon-facts dt {
    color: var(--_text-secondary);
  }
  .coupon-facts dd {
    min-inline-size: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .coupon-facts .limit {
    display: block;
  }
  .usages,
  .dialog .aside-list {
    margin-block-start: 16px;
  }
  .usages h3,
  .dialog .aside-list h3 {
    margin: 0;
    font-size: 14px;
    font-weight: 600;
  }
  .dialog .sum + .about {
    margin: 12px 0 0;
  }
  .line-end {
    display: grid;
    flex: none;
    justify-items: end;
    max-inline-size: 60%;
    margin-inline-start: auto;
    text-align: end;
  }
  .line-end .faint {
    font-size: 12px;
    line-height: 20px;
  }
  .dialog .memo-field {
    margin-block-start: 16px;
  }
  .dialog .compared {
    min-inline-size: 0;
    inline-size: 100%;
    margin-block-start: 16px;
  }
  .compared :is(th, td) {
    position: static;
    block-size: 36px;
    padding: 0;
    background: transparent;
    text-align: end;
  }
  .compared :is(th, td):first-child {
    text-align: start;
  }
  .compared thead {
    position: static;
  }
  .compared tbody tr:hover > * {
    background: transparent;
  }
  .compared td:last-child {
    font-weight: 600;
  }
  @container dialog (inline-size < 480px) {
    .coupon-facts > div {
      grid-template-columns: minmax(0, 1fr);
    }
    .line-end {
      max-inline-size: 100%;
    }
  }
`;
