import { css } from 'lit';

/** The prompt alone; what the dialog needs comes with it. */
export const styles = css`
  :host {
    display: block;
  }
  .place {
    container: prompt / inline-size;
    outline: none;
  }
  .prompt {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 8px 12px;
    padding: 12px 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_accent-soft);
  }
  .prompt.overdue {
    border-color: var(--_warning);
    background: var(--_warning-soft);
  }
  .prompt-icon {
    align-self: flex-start;
    padding-block-start: 3px;
    color: var(--_accent);
  }
  .prompt-icon .icon-art {
    display: block;
  }
  .overdue .prompt-icon {
    color: var(--_warning);
  }
  .prompt-text {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .prompt p {
    margin: 0;
  }
  .prompt-title {
    font-weight: 600;
    text-wrap: pretty;
  }
  .prompt-more {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
  }
  .prompt-more code {
    font-family: ui-monospace, monospace;
    user-select: all;
  }
  .prompt-problem {
    color: var(--_danger);
  }
  .prompt-acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .whole {
    white-space: nowrap;
  }
  @container prompt (inline-size < 560px) {
    .prompt {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .prompt-acts {
      grid-column: 1 / -1;
    }
    .prompt-acts > .button {
      flex: 1 1 auto;
    }
  }
  @media print {
    .prompt {
      display: none;
    }
  }
`;
