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
    gap: var(--_space-2) var(--_space-3);
    padding: var(--_space-3) var(--_space-4);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_info-soft);
  }
  .prompt.overdue {
    border-color: var(--_warning);
    background: var(--_warning-soft);
  }
  .prompt-icon {
    align-self: flex-start;
    padding-block-start: 3px;
    color: var(--_info);
  }
  .prompt-icon .icon-art {
    display: block;
  }
  .overdue .prompt-icon {
    color: var(--_warning);
  }
  .overdue .chip.warning {
    background: var(--_surface);
  }
  .prompt-text {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .prompt p {
    margin: 0;
  }
  .prompt-title {
    font-weight: var(--_font-weight-strong);
    text-wrap: pretty;
  }
  .prompt-more {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-3);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .prompt-more code {
    font-family: var(--_font-mono);
    user-select: all;
  }
  .prompt-problem {
    color: var(--_danger);
  }
  .prompt-acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .whole {
    display: inline-block;
    max-inline-size: 100%;
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
