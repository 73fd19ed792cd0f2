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
  .dialog :is(.result, .why) + .sum,
  .dialog .result + .parties {
    margin-block-start: 12px;
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
  .compared {
    margin-block-start: 16px;
  }
  .compared > div {
    display: grid;
    grid-template-columns: minmax(56px, 1fr) minmax(0, 2fr) minmax(0, 2fr);
    gap: 0 16px;
    padding-block: 8px;
    border-block-end: 1px solid var(--_border);
    text-align: end;
  }
  .compared > div > :first-child {
    text-align: start;
  }
  .compared > div > :last-child {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .compared > .compared-head {
    color: var(--_text-secondary);
    font-size: 12px;
  }
  @container dialog (inline-size < 480px) {
    .coupon-facts > div {
      grid-template-columns: minmax(0, 1fr);
    }
    .line-end {
      max-inline-size: 100%;
    }
    .line-end:has(.why) {
      justify-items: start;
      margin-inline-start: 0;
      text-align: start;
    }
  }
`;
