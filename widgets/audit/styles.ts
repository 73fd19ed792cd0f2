import { css } from 'lit';

/** What only the audit trail knows: its toolbar, the line below its table, and the facts of one record. */
export const styles = css`
  .frame {
    display: flex;
    flex-direction: column;
    gap: 12px;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: space-between;
    gap: 12px 16px;
  }
  .filters {
    flex: 1 1 560px;
    min-inline-size: 0;
  }
  .filter-fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(136px, 1fr));
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
  .tools {
    display: flex;
    gap: 8px;
    margin-block-start: 20px;
  }
  .own {
    margin: 0;
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
  }
  .stage {
    min-block-size: 320px;
  }
  .code {
    font-family: ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace;
    font-size: 12px;
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
    line-height: 16px;
  }
  .facts {
    display: grid;
    gap: 12px;
    margin: 0;
  }
  .fact {
    display: grid;
    grid-template-columns: minmax(96px, 128px) 1fr;
    gap: 4px 16px;
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
    margin-block-start: 4px;
    color: var(--_text-secondary);
    font-size: 12px;
  }
  .targets {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  @container widget (inline-size < 640px) {
    .frame {
      position: relative;
    }
    .fold {
      display: flex;
    }
    .filter-fields {
      display: none;
      margin-block-start: 12px;
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
      inset: 0 0 auto auto;
    }
  }
  @container dialog (inline-size < 480px) {
    .fact {
      grid-template-columns: 1fr;
    }
  }
`;
