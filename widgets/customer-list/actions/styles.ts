import { css } from 'lit';
import { dialogStyles } from '../../kit/dialog.ts';
import { exportStyles } from '../../kit/exports/styles.ts';
import { menuStyles } from '../../kit/menu.ts';
import { progressStyles } from '../../kit/progress.ts';
import { resultStyles, toastStyles } from '../../kit/toast.ts';
import { peopleStyles } from './people-styles.ts';

const taskStyles = css`
  .dialog h3 {
    margin: 16px 0 8px;
    font-size: 14px;
    font-weight: 600;
    line-height: 20px;
  }
  .dialog h3:first-child {
    margin-block-start: 0;
  }
  .dialog h3 .count {
    color: var(--_text-secondary);
    font-weight: 400;
  }
  .dialog p {
    margin: 0 0 8px;
  }
  .dialog fieldset:not(.formats) {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .dialog legend {
    padding: 0;
    margin-block-end: 8px;
    font-weight: 600;
    line-height: 20px;
  }
  .explain,
  .quiet-line {
    color: var(--_text-secondary);
  }
  .dialog .demand {
    color: var(--_danger);
    font-weight: 600;
  }
  .dialog-body > .result {
    margin-block-end: 16px;
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
    font-weight: 600;
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
    background: color-mix(in oklab, var(--_text) 20%, var(--_danger));
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
    gap: 24px;
  }
  .column {
    min-inline-size: 0;
  }
  .hand-overs {
    display: grid;
    gap: 4px;
    margin-block-end: 8px;
    padding: 4px 8px;
    border-radius: var(--_radius);
    background: var(--_warning-soft);
  }
  .settled {
    margin-block-start: 16px;
  }
  .settled summary {
    padding-block: 4px;
    color: var(--_text-secondary);
    cursor: pointer;
  }
  .reason p {
    color: var(--_text-secondary);
  }
  .options {
    display: grid;
    max-block-size: 320px;
    margin-block-start: 8px;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
  }
  @media (max-width: 639px) {
    .reseller > .button {
      margin: -8px auto 0 20px;
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
