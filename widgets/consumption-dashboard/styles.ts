import { css } from 'lit';

/** What stands around every view of the dashboard: tabs, filters and the trail of what narrows it. */
export const styles = css`
  .frame,
  .view {
    display: flex;
    flex-direction: column;
    gap: 16px;
    min-inline-size: 0;
  }
  .tabs {
    border-block-end: 1px solid var(--_border);
  }
  .filter-fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(144px, 1fr));
    align-items: start;
    gap: 12px;
  }
  .fold {
    display: none;
  }
  .trail {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .basis {
    margin: 0;
    font-size: 12px;
    line-height: 20px;
  }
  .stage {
    min-block-size: 320px;
  }
  @container widget (inline-size < 640px) {
    .fold {
      display: inline-flex;
    }
    .filters:not(.unfolded) .filter-fields > .foldable {
      display: none;
    }
    .filter-fields {
      grid-template-columns: 1fr 1fr;
    }
  }
`;
