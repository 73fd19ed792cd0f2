import { css } from 'lit';

/** Dialogs about issued coupons. */
export const deskStyles = css`
  .coupon-facts {
    display: grid;
    gap: var(--_space-2);
    margin: var(--_space-4) 0 0;
  }
  .coupon-facts > div {
    display: grid;
    grid-template-columns: 120px minmax(0, 1fr);
    gap: 0 var(--_space-4);
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
    margin-block-start: var(--_space-4);
  }
  .dialog :is(.result, .why) + .sum,
  .dialog .result + .parties {
    margin-block-start: var(--_space-3);
  }
  .dialog .sum + .about {
    margin: var(--_space-3) 0 0;
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
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .dialog .memo-field {
    margin-block-start: var(--_space-4);
  }
  .compared {
    margin-block-start: var(--_space-4);
  }
  .compared > div {
    display: grid;
    grid-template-columns: minmax(56px, 1fr) minmax(0, 2fr) minmax(0, 2fr);
    gap: 0 var(--_space-4);
    padding-block: var(--_space-2);
    border-block-end: var(--_border-width) solid var(--_border);
    text-align: end;
  }
  .compared > div > :first-child {
    text-align: start;
  }
  .compared > div > :last-child {
    font-weight: var(--_font-weight-strong);
    overflow-wrap: anywhere;
  }
  .compared > .compared-head {
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
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
