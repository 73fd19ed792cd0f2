import { css } from 'lit';

/** What only the customer list knows: widths of its columns, its toolbar, and the fixed height of its stage. */
export const styles = css`
  :host {
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
    grid-template-columns: repeat(auto-fit, minmax(128px, 1fr));
    align-items: start;
    gap: 12px;
  }
  .clear-filters {
    justify-self: start;
    margin-block-start: 20px;
  }
  .fold {
    display: none;
  }
  .bar {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: 8px 16px;
    min-block-size: var(--_control);
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
    --_most: var(--partner-table-max-block-size, max(420px, 80dvh));
    display: flex;
    block-size: min(52px + var(--_rows) * var(--_row) + 18px, var(--_most));
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
  }
  .stage > .scroller {
    flex: 1;
    min-inline-size: 0;
  }
  .stage.short {
    block-size: auto;
    max-block-size: var(--_most);
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
  .below {
    min-block-size: var(--_control);
  }
  .card-tools,
  .card-tools:empty {
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
  .value.clear {
    border-radius: 1px;
    background: var(--_accent-soft);
    box-shadow:
      3px 0 var(--_accent-soft),
      -3px 0 var(--_accent-soft);
  }
  .id {
    user-select: all;
  }
  .id-middle,
  .id-middle::before {
    font-size: 0;
    line-height: 0;
  }
  .id-middle::before {
    content: '…';
    font-size: 14px;
  }
  @container widget (inline-size < 640px) {
    .stage {
      --_line: 32px;
      block-size: auto;
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
    .clear-filters {
      margin-block-start: 0;
    }
    .card-tools {
      display: flex;
      flex-direction: column;
      gap: 8px;
      min-block-size: calc(var(--_control) + 32px);
    }
    .card-eyes {
      display: flex;
      flex-wrap: wrap;
      gap: 0 12px;
    }
    .card-eye {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      color: var(--_text-secondary);
      font-size: 12px;
    }
    .absent {
      visibility: hidden;
    }
    .allowance {
      margin-inline-start: 0;
    }
    .pager {
      justify-content: space-between;
    }
  }
  @container widget (inline-size < 480px) {
    .card-tools {
      min-block-size: calc(var(--_control) + 56px);
    }
  }
  @media (pointer: coarse) {
    @container widget (inline-size < 640px) {
      .stage {
        --_line: 44px;
      }
      .card-tools {
        min-block-size: 140px;
      }
      .card-eye .eye {
        margin-inline: -10px;
      }
    }
  }
`;
