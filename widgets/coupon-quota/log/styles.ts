import { css } from 'lit';

/** What only the operation log knows: its toolbar, and the line below its table. */
export const logStyles = css`
  .log-top {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: space-between;
    gap: var(--_space-3) var(--_space-4);
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
    gap: var(--_space-3);
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
    gap: var(--_space-2);
    margin-block-start: 20px;
  }
  .log-chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .log-chip {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    min-inline-size: 0;
    max-inline-size: 100%;
    padding-inline-start: var(--_space-2);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_accent-soft);
    font-size: var(--_font-size-small);
  }
  .log-below {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-4);
    min-block-size: var(--_control);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .log-below > .pager {
    flex: 1 1 auto;
  }
  .own {
    margin: 0;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
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
      margin-block-start: var(--_space-3);
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
      inset-block: 0 auto;
      inset-inline: auto 0;
    }
  }
`;
