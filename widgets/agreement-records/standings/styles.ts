import { css } from 'lit';

/** What only the tab of signatures knows. */
export const standingsStyles = css`
  .agreement {
    display: grid;
    gap: var(--_space-1);
  }
  .agreement-main {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_space-2);
    min-inline-size: 0;
  }
  .agreement-main > .field {
    flex: 0 1 440px;
  }
  .agreement-title {
    margin: 0;
    font-size: var(--_font-size-heading);
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-heading);
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
    gap: var(--_space-3);
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
    gap: var(--_space-2);
    padding-block: var(--_space-4);
    border-block-end: var(--_border-width) solid var(--_border);
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
    gap: var(--_space-1) var(--_space-3);
    font-weight: var(--_font-weight-strong);
  }
  .version-head .state-name {
    font-weight: var(--_font-weight);
  }
  .version-texts {
    display: grid;
    grid-template-columns: repeat(2, auto);
    justify-content: start;
    justify-items: start;
    gap: var(--_space-1);
    margin-inline-start: calc(var(--_space-3) * -1);
  }
  .signature-facts {
    margin-block-end: var(--_space-5);
  }
  .record-face {
    display: block;
  }
  .allowance {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    margin: 0;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
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
      inset-block: 0 auto;
      inset-inline: auto 0;
    }
    .standing-filters {
      flex: 1 1 100%;
    }
    .standing-filters .fold {
      display: inline-flex;
    }
    .standing-filters .filter-fields {
      display: none;
      margin-block-start: var(--_space-3);
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
