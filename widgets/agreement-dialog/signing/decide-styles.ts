import { css } from 'lit';

/** The decision at the foot: always in sight, never over the text, small where the window is low. */
export const decideStyles = css`
  .decide {
    display: grid;
    flex: 1 1 100%;
    gap: var(--_space-2);
    min-inline-size: 0;
  }
  #refused {
    border-radius: var(--_radius-panel);
  }
  .agree .check {
    display: flex;
    align-items: flex-start;
    gap: var(--_space-1);
  }
  .agree .check-label {
    padding-block: 1px;
    overflow-wrap: anywhere;
  }
  .agree .check input[aria-invalid],
  .capacity .input[aria-invalid] {
    outline: var(--_focus-width) solid var(--_danger);
    outline-offset: 1px;
  }
  .agree .problem {
    padding-inline-start: var(--_space-6);
  }
  .decide-row {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    justify-content: space-between;
    gap: var(--_space-2) var(--_space-4);
  }
  .capacity {
    display: grid;
    grid-template-columns: auto minmax(140px, 200px);
    align-items: center;
    gap: 0 var(--_space-2);
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
    gap: var(--_space-2);
  }
  .verbs .sign {
    min-inline-size: 120px;
  }
  .sections {
    padding: var(--_space-1) var(--_space-3);
    border-radius: var(--_radius-panel);
    background: var(--_accent-soft);
  }
  .sections.is-demanded {
    outline: var(--_border-width) solid var(--_danger);
  }
  /* A phone: the box, then the capacity beside Sign. Closing is what Later is. */
  @media (max-width: 639px) {
    .dialog-foot:has(.decide) {
      padding-block-start: var(--_space-2);
    }
    .decide-row {
      flex-wrap: nowrap;
      align-items: flex-start;
      gap: var(--_space-2);
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
      margin-block: var(--_space-2);
      margin-inline: 0 var(--_space-2);
    }
    .agree .problem {
      padding-inline-start: 28px;
    }
  }
`;
