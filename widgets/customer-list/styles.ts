import { css } from 'lit';

/** What only the customer list knows: widths of its columns, its toolbar, and the fixed height of its stage. */
export const styles = css`
  :host {
    --_first-column: 216px;
    --_table-width: 2412px;
    display: block;
  }
  .root {
    container: widget / inline-size;
  }
  .frame {
    display: flex;
    flex-direction: column;
    gap: 12px;
  }
  .filter-fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(144px, 1fr));
    align-items: start;
    gap: 12px;
  }
  .clear {
    justify-self: start;
    margin-block-start: 20px;
  }
  .fold {
    display: none;
  }
  .reveal-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: 8px 16px;
    min-block-size: 20px;
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
  }
  .allowance {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 20px;
    margin: 0;
    margin-inline-start: auto;
  }
  .refusal {
    color: var(--_danger);
  }
  .stage {
    --_rows: 20;
    display: flex;
    block-size: min(44px + var(--_rows) * var(--_row) + 18px, var(--partner-table-max-block-size, max(420px, 80dvh)));
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
  }
  .stage > .scroller {
    flex: 1;
    min-inline-size: 0;
  }
  .rows-10 {
    --_rows: 10;
  }
  .rows-50 {
    --_rows: 50;
  }
  .rows-100 {
    --_rows: 100;
  }
  .card-tools {
    display: none;
  }
  .faint {
    color: var(--_text-tertiary);
  }
  .danger {
    color: var(--_danger);
    font-weight: 600;
  }
  .attention {
    color: var(--_warning);
  }
  .clear.value,
  .value.clear {
    margin: 0;
    color: var(--_accent);
  }
  .id {
    display: flex;
    min-inline-size: 0;
  }
  .id-head {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .stack {
    display: block;
    font-size: 12px;
    line-height: 15px;
  }
  thead .c-customerName {
    inline-size: var(--_first-column);
  }
  thead .c-accountName {
    inline-size: 156px;
  }
  thead .c-customerId {
    inline-size: 176px;
  }
  thead .c-partnerCustomerNo {
    inline-size: 136px;
  }
  thead .c-associationType {
    inline-size: 112px;
  }
  thead .c-associatedAt,
  thead .c-resourceExpiry {
    inline-size: 152px;
  }
  thead .c-accountManagerName {
    inline-size: 148px;
  }
  thead .c-credit {
    inline-size: 156px;
  }
  thead .c-consumption {
    inline-size: 176px;
  }
  thead .c-mobile {
    inline-size: 176px;
  }
  thead .c-email {
    inline-size: 232px;
  }
  thead .c-tags {
    inline-size: 160px;
  }
  thead .c-verification {
    inline-size: 96px;
  }
  thead .c-customerType {
    inline-size: 92px;
  }
  thead .c-level {
    inline-size: 76px;
  }
  thead .c-frozen {
    inline-size: 152px;
  }
  @container widget (inline-size < 640px) {
    .stage {
      block-size: auto;
      min-block-size: 320px;
    }
    .stage {
      --_line: 32px;
    }
    .fold {
      display: flex;
      inline-size: 100%;
    }
    .filter-fields {
      display: none;
      margin-block-start: 12px;
    }
    .unfolded .filter-fields {
      display: grid;
    }
    .clear {
      margin-block-start: 0;
    }
    .card-tools {
      display: flex;
      flex-direction: column;
      gap: 12px;
    }
    .card-eyes {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
    }
    .card-eye {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      color: var(--_text-secondary);
      font-size: 12px;
    }
    .allowance {
      margin-inline-start: 0;
    }
    .pager {
      justify-content: space-between;
    }
  }
  @media (pointer: coarse) {
    @container widget (inline-size < 640px) {
      .stage {
        --_line: 44px;
      }
    }
  }
`;
