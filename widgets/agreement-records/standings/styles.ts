import { css } from 'lit';

/** What only the tab of signatures knows. */
export const standingsStyles = css`
  .agreement {
    display: grid;
    gap: 4px;
  }
  .agreement-main {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
    min-inline-size: 0;
  }
  .agreement-main > .field {
    flex: 0 1 440px;
  }
  .agreement-title {
    margin: 0;
    font-size: 16px;
    font-weight: 600;
    line-height: 24px;
    overflow-wrap: anywhere;
  }
  .standing-filters {
    flex: 1 1 560px;
    min-inline-size: 0;
  }
  .standing-filters .filter-fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(168px, 1fr));
    align-items: start;
    gap: 12px;
  }
  .standing-filters .clear-filters,
  .only-withdrawn {
    justify-self: start;
    margin-block-start: 20px;
  }
  .only-withdrawn {
    display: flex;
    align-items: center;
    min-block-size: var(--_control);
  }
  .standing-filters .fold {
    display: none;
  }
  .versions {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .versions > li {
    display: grid;
    gap: 8px;
    padding-block: 16px;
    border-block-end: 1px solid var(--_border);
  }
  .versions > li:first-child {
    padding-block-start: 0;
  }
  .versions > li:last-child {
    padding-block-end: 0;
    border-block-end: 0;
  }
  .version-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    font-weight: 600;
  }
  .version-head .state-name {
    font-weight: 400;
  }
  .version-texts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    margin-inline-start: -12px;
  }
  .signature-facts {
    margin-block-end: 24px;
  }
  .record-face {
    display: block;
  }
  .allowance {
    display: flex;
    align-items: center;
    gap: 4px;
    margin: 0;
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
  }
  .allowance.refusal {
    color: var(--_danger);
  }
  @container widget (inline-size < 640px) {
    .agreement-main > .field {
      flex-basis: 100%;
    }
    .standing-bar {
      position: relative;
    }
    .standing-bar > .tools {
      position: absolute;
      inset: 0 0 auto auto;
    }
    .standing-filters {
      flex: 1 1 100%;
    }
    .standing-filters .fold {
      display: inline-flex;
    }
    .standing-filters .filter-fields {
      display: none;
      margin-block-start: 12px;
    }
    .standing-filters.unfolded .filter-fields {
      display: grid;
    }
    .standing-filters .clear-filters,
    .only-withdrawn {
      margin-block-start: 0;
    }
  }
`;
