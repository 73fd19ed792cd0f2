import { css } from 'lit';

/** The steps of an issue and the columns they stand in. */
export const issueStyles = css`
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-5);
    margin: 0 0 var(--_space-4);
    padding: 0;
    counter-reset: step;
    list-style: none;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .steps li {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    counter-increment: step;
  }
  .steps li::before {
    content: counter(step);
    display: grid;
    inline-size: 20px;
    block-size: 20px;
    border: var(--_border-width) solid var(--_border-strong);
    border-radius: 50%;
    line-height: 1;
    place-content: center;
  }
  .steps .here {
    color: var(--_text);
    font-weight: var(--_font-weight-strong);
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
    gap: var(--_space-5);
  }
  .two-columns > section {
    min-inline-size: 0;
  }
  .chosen {
    padding-inline-start: var(--_space-5);
    border-inline-start: var(--_border-width) solid var(--_border);
  }
  .result + .about,
  .result + .sum,
  .result + .terms,
  .result + .two-columns {
    margin-block-start: var(--_space-3);
  }
  .sum + .parties,
  .result + .parties {
    margin-block-start: var(--_space-4);
  }
  @container dialog (inline-size < 480px) {
    .steps {
      gap: var(--_space-1) var(--_space-3);
    }
    /* Where there is room for one name, it is the one of the present step; the others keep theirs for who hears them. */
    .steps li:not(.here) {
      gap: 0;
      font-size: 0;
    }
    .steps li::before {
      font-size: var(--_font-size-small);
    }
  }
  @container dialog (inline-size < 640px) {
    .two-columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .chosen {
      padding-block-start: var(--_space-4);
      padding-inline-start: 0;
      border-block-start: var(--_border-width) solid var(--_border);
      border-inline-start: 0;
    }
  }
`;
