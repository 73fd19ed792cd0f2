import { css } from 'lit';

/** The decision at the foot: always in sight, never over the text, small where the window is low. */
export const decideStyles = css`
  .decide {
    display: grid;
    flex: 1 1 100%;
    gap: 8px;
    min-inline-size: 0;
  }
  #refused {
    border-radius: var(--_radius-panel);
  }
  .agree .check {
    display: flex;
    align-items: flex-start;
    gap: 4px;
  }
  .agree .check-label {
    padding-block: 1px;
    overflow-wrap: anywhere;
  }
  .agree .check input[aria-invalid],
  .capacity .input[aria-invalid] {
    outline: 2px solid var(--_danger);
    outline-offset: 1px;
  }
  .agree .problem {
    padding-inline-start: 32px;
  }
  .decide-row {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    justify-content: space-between;
    gap: 8px 16px;
  }
  .capacity {
    display: grid;
    grid-template-columns: auto minmax(140px, 200px);
    align-items: center;
    gap: 0 8px;
    min-inline-size: 0;
  }
  .capacity label {
    white-space: nowrap;
  }
  .capacity .problem {
    grid-column: 1 / -1;
  }
  .verbs {
    display: flex;
    flex: 1 1 auto;
    justify-content: flex-end;
    gap: 8px;
  }
  .verbs .sign {
    min-inline-size: 120px;
  }
  .sections {
    padding: 4px 12px;
    border-radius: var(--_radius-panel);
    background: var(--_accent-soft);
  }
  .sections.is-demanded {
    outline: 1px solid var(--_danger);
  }
  /* A phone: the box, then the capacity beside Sign. Closing is what Later is. */
  @media (max-width: 639px) {
    .dialog-foot:has(.decide) {
      padding-block-start: 8px;
    }
    .decide-row {
      flex-wrap: nowrap;
      align-items: flex-start;
      gap: 8px;
    }
    .capacity {
      flex: 3 1 0;
      grid-template-columns: minmax(0, 1fr);
    }
    .capacity label {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .verbs {
      flex: 2 1 0;
    }
    .verbs .sign {
      flex: 1;
      min-inline-size: 0;
    }
    .verbs > .button:first-child {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .agree .check {
      align-items: center;
    }
    .agree .check input {
      margin: 8px 8px 8px 0;
    }
    .agree .problem {
      padding-inline-start: 28px;
    }
  }
`;
