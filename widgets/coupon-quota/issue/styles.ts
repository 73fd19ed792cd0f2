import { css } from 'lit';

/** The steps of an issue and the columns they stand in. */
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
  .result + .sum,
  .result + .terms,
  .result + .two-columns {
    margin-block-start: 12px;
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
