import { css } from 'lit';
import { dialogStyles } from '../../kit/dialog.ts';
import { exportStyles } from '../../kit/exports/styles.ts';
import { menuStyles } from '../../kit/menu.ts';
import { progressStyles } from '../../kit/progress.ts';
import { resultStyles, toastStyles } from '../../kit/toast.ts';
import { peopleStyles } from './people-styles.ts';

const taskStyles = css`
  .dialog h3 {
    margin: var(--_space-4) 0 var(--_space-2);
    font-size: var(--_font-size);
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-row);
  }
  .dialog h3:first-child {
    margin-block-start: 0;
  }
  .dialog h3 .count {
    color: var(--_text-secondary);
    font-weight: var(--_font-weight);
  }
  .dialog p {
    margin: 0 0 var(--_space-2);
  }
  .dialog fieldset:not(.formats) {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .dialog legend {
    padding: 0;
    margin-block-end: var(--_space-2);
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-row);
  }
  .explain,
  .quiet-line {
    color: var(--_text-secondary);
  }
  .dialog .demand {
    color: var(--_danger);
    font-weight: var(--_font-weight-strong);
  }
  .dialog-body > .result {
    margin-block-end: var(--_space-4);
  }
  .foot-summary,
  .leave-question {
    flex: 1 1 auto;
    order: -1;
    color: var(--_text-secondary);
  }
  .dialog .leave-question {
    margin: 0;
    color: var(--_text);
    font-weight: var(--_font-weight-strong);
  }
  .dialog .back {
    margin-inline-end: auto;
  }
  .button.danger-act {
    border-color: var(--_danger);
    background: var(--_danger);
    color: var(--_accent-text);
  }
  .button.danger-act:hover {
    background: var(--_danger-hover);
  }
  .button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
  .chip.accent {
    border-color: transparent;
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .two-columns {
    display: grid;
    gap: var(--_space-5);
  }
  .column {
    min-inline-size: 0;
  }
  .hand-overs {
    display: grid;
    gap: var(--_space-1);
    margin-block-end: var(--_space-2);
    padding: var(--_space-1) var(--_space-2);
    border-radius: var(--_radius);
    background: var(--_warning-soft);
  }
  .settled {
    margin-block-start: var(--_space-4);
  }
  .settled summary {
    padding-block: var(--_space-1);
    color: var(--_text-secondary);
    cursor: pointer;
  }
  .reason p {
    color: var(--_text-secondary);
  }
  .options {
    display: grid;
    max-block-size: 320px;
    margin-block-start: var(--_space-2);
    overflow: auto;
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-panel);
  }
  @media (max-width: 639px) {
    .reseller > .button {
      margin-block: calc(var(--_space-2) * -1) 0;
      margin-inline: 20px auto;
    }
    .foot-summary,
    .dialog .leave-question {
      flex-basis: 100%;
    }
  }
  @container dialog (inline-size >= 680px) {
    .two-columns {
      grid-template-columns: 300px minmax(0, 1fr);
    }
    .two-columns > .managers {
      position: sticky;
      inset-block-start: 0;
      align-self: start;
    }
    .options {
      max-block-size: min(420px, 50vh);
      max-block-size: min(420px, 50dvh);
    }
  }
`;

/** Gives the list's shadow root the styles of menu, dialogs and toast, once. */
export function adoptStyles(root: Node | undefined): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheets = [menuStyles, dialogStyles, progressStyles, resultStyles, toastStyles, taskStyles, exportStyles, peopleStyles].flatMap(
    ({ styleSheet }) => styleSheet ?? [],
  );
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets.filter((sheet) => !root.adoptedStyleSheets.includes(sheet))];
}
