import { css } from 'lit';

/** What only the audit trail knows: its toolbar, the line below its table, and the facts of one record. */
export const styles = css`
  .frame {
    display: flex;
    flex-direction: column;
    gap: var(--_space-3);
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: space-between;
    gap: var(--_space-3) var(--_space-4);
  }
  .filters {
    flex: 1 1 560px;
    min-inline-size: 0;
  }
  .filter-fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(136px, 1fr));
    align-items: start;
    gap: var(--_space-3);
  }
  .clear-filters {
    justify-self: start;
    margin-block-start: 20px;
  }
  .fold {
    display: none;
  }
  .tools {
    display: flex;
    gap: var(--_space-2);
    margin-block-start: 20px;
  }
  .own {
    margin: 0;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .stage {
    min-block-size: 320px;
  }
  /* A few rows end where they end. */
  .stage:has(tbody) {
    min-block-size: 0;
  }
  .code {
    font-family: var(--_font-mono);
    font-size: var(--_font-size-small);
    overflow-wrap: anywhere;
  }
  .refused {
    display: flex;
    flex-direction: column;
    align-items: start;
    gap: 2px;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .refused .value {
    color: var(--_text-secondary);
    line-height: var(--_line-height-small);
  }
  .facts {
    display: grid;
    gap: var(--_space-3);
    margin: 0;
  }
  .fact {
    display: grid;
    grid-template-columns: minmax(96px, 128px) 1fr;
    gap: var(--_space-1) var(--_space-4);
  }
  .fact dt {
    color: var(--_text-secondary);
  }
  .fact dd {
    min-inline-size: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .note {
    display: block;
    margin-block-start: var(--_space-1);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .targets {
    display: grid;
    gap: var(--_space-1);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  @container widget (inline-size < 640px) {
    .frame {
      position: relative;
    }
    tbody tr > :has(> .refused) {
      block-size: auto;
      min-block-size: var(--_line);
    }
    .refused {
      align-items: end;
      padding-block: var(--_space-1);
    }
    .fold {
      display: flex;
    }
    .filter-fields {
      display: none;
      margin-block-start: var(--_space-3);
    }
    .unfolded .filter-fields {
      display: grid;
    }
    .clear-filters,
    .tools {
      margin-block-start: 0;
    }
    .filters {
      flex: 1 1 100%;
    }
    .tools {
      position: absolute;
      inset-block: 0 auto;
      inset-inline: auto 0;
    }
  }
  @container dialog (inline-size < 480px) {
    .fact {
      grid-template-columns: 1fr;
    }
  }
`;
