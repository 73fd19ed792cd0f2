import { css } from 'lit';

/** What only the operation log knows: its toolbar, and the line below its table. */
export const logStyles = css`
  .log-top {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: space-between;
    gap: 12px 16px;
  }
  .log-filters {
    flex: 1 1 560px;
    display: block;
    min-inline-size: 0;
  }
  .log-filters .filter-fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(144px, 1fr));
    align-items: start;
    gap: 12px;
  }
  .log-filters .clear-filters {
    justify-self: start;
    margin-block-start: 20px;
  }
  .log-filters .fold {
    display: none;
  }
  .log-tools {
    display: flex;
    gap: 8px;
    margin-block-start: 20px;
  }
  .log-chips {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .log-chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-inline-size: 0;
    max-inline-size: 100%;
    padding-inline-start: 8px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_accent-soft);
    font-size: 12px;
  }
  .log-below {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    min-block-size: var(--_control);
    color: var(--_text-secondary);
    font-size: 12px;
  }
  .log-below > .pager {
    flex: 1 1 auto;
  }
  .own {
    margin: 0;
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
  }
  .line .op-state {
    line-height: inherit;
  }
  @container widget (inline-size < 640px) {
    .c-result .op-state {
      justify-self: end;
    }
    .log-top {
      position: relative;
    }
    .log-filters {
      flex: 1 1 100%;
    }
    .log-filters .fold {
      display: flex;
    }
    .log-filters .filter-fields {
      display: none;
      margin-block-start: 12px;
    }
    .log-filters.unfolded .filter-fields {
      display: grid;
    }
    .log-filters .clear-filters,
    .log-tools {
      margin-block-start: 0;
    }
    .log-tools {
      position: absolute;
      inset: 0 0 auto auto;
    }
  }
`;
