import { css } from 'lit';

export const issueStyles = css`
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
    margin: 0 0 16px;
    padding: 0;
    counter-reset: step;
    list-style: none;
    color: var(--_text-secondary);
    font-size: 12px;
  }
  .steps li {
    display: flex;
    align-items: center;
    gap: 8px;
    counter-increment: step;
  }
  .steps li::before {
    content: counter(step);
    display: grid;
    inline-size: 20px;
    block-size: 20px;
    border: 1px solid var(--_border-strong);
    border-radius: 50%;
    line-height: 1;
    place-content: center;
  }
  .steps .here {
    color: var(--_text);
    font-weight: 600;
  }
  .steps .here::before {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_accent-text);
  }
  .steps .past::before {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .two-columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 24px;
  }
  .two-columns > section {
    min-inline-size: 0;
  }
  .chosen {
    padding-inline-start: 24px;
    border-inline-start: 1px solid var(--_border);
  }
  .ways {
    display: flex;
    margin-block-end: 12px;
  }
  .ways > .button {
    flex: 1;
    border-color: var(--_border);
    border-radius: 0;
    color: var(--_text-secondary);
  }
  .ways > .button + .button {
    margin-inline-start: -1px;
  }
  .ways > .button:first-child {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }
  .ways > .button:last-child {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .ways > .button[aria-pressed='true'] {
    z-index: 1;
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .picked {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
  }
  .picked > .button {
    flex: none;
  }
  .picked > .faint {
    flex: none;
    max-inline-size: 104px;
    font-size: 12px;
    line-height: 20px;
    text-align: end;
  }
  .input.area {
    block-size: auto;
    white-space: pre-wrap;
    min-block-size: 64px;
    padding-block: 8px;
    line-height: 1.6;
    resize: vertical;
  }
  .adding .field {
    margin-block-end: 8px;
  }
  .adding .field label,
  .field .about-file {
    white-space: normal;
  }
  .about-file {
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
  }
  .file {
    inline-size: 100%;
    padding: 8px;
    border: 1px dashed var(--_border-strong);
    border-radius: var(--_radius);
  }
  .problem {
    margin: 0;
    color: var(--_danger);
    font-size: 12px;
    line-height: 20px;
  }
  .found {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-block-end: 16px;
    padding: 8px 12px;
    border-radius: var(--_radius);
    background: var(--_accent-soft);
  }
  .found > span {
    flex: 1 1 200px;
  }
  .open-lines,
  .aside-list {
    margin-block: 12px;
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
  }
  .aside-list p {
    margin: 0;
  }
  .aside-list.warned {
    border-color: transparent;
    background: var(--_warning-soft);
  }
  .open-lines summary {
    cursor: pointer;
    font-weight: 600;
  }
  .open-lines p,
  .chosen p {
    margin: 4px 0;
  }
  .open-head,
  .candidate {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: 12px;
  }
  .candidate {
    padding-block: 4px;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--_border);
  }
  .open-text {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .terms {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(320px, 100%), 1fr));
    gap: 24px;
  }
  .group {
    display: grid;
    gap: 8px;
    align-content: start;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .group legend {
    margin-block-end: 4px;
    padding: 0;
    font-weight: 600;
  }
  .group p {
    margin: 0;
    font-size: 12px;
  }
  .group .faint,
  .group-label {
    font-size: 12px;
  }
  .group-label {
    inline-size: 100%;
    color: var(--_text-secondary);
  }
  .group .amount-field {
    margin-block-end: 0;
  }
  .two-fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(132px, 1fr));
    gap: 12px;
  }
  .orders {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  .own-values {
    max-block-size: 320px;
    overflow: auto;
  }
  .own-value {
    flex: none;
    inline-size: 120px;
    text-align: end;
  }
  .running {
    display: grid;
    flex: 1 1 200px;
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
  }
  .running b {
    color: var(--_text);
    font-size: 16px;
    font-weight: 600;
  }
  .running.over,
  .running.over b {
    color: var(--_danger);
  }
  .value-until {
    display: grid;
    margin-inline-start: auto;
    text-align: end;
  }
  .value-until .faint {
    font-size: 12px;
    overflow-wrap: anywhere;
  }
  .result + .sum,
  .result + .terms,
  .result + .two-columns {
    margin-block-start: 12px;
  }
  .picked > .quiet.icon,
  .open-head > .quiet.icon {
    color: var(--_text-secondary);
  }
  .sum + .parties,
  .result + .parties {
    margin-block-start: 16px;
  }
  @container dialog (inline-size < 480px) {
    .steps {
      gap: 4px 12px;
    }
    /* Where there is room for one name, it is the one of the present step; the others keep theirs for who hears them. */
    .steps li:not(.here) {
      gap: 0;
      font-size: 0;
    }
    .steps li::before {
      font-size: 12px;
    }
  }
  @container dialog (inline-size < 640px) {
    .two-columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .chosen {
      padding-block-start: 16px;
      padding-inline-start: 0;
      border-block-start: 1px solid var(--_border);
      border-inline-start: 0;
    }
  }
`;
