import { css } from 'lit';

export const workbenchStyles = css`
  :host {
    display: block;
    font-family: inherit;
  }
  .bench {
    display: grid;
    gap: 24px;
    padding: 16px;
  }
  h1,
  h2,
  h3,
  p {
    margin: 0;
  }
  h1 {
    font-size: 20px;
  }
  h2 {
    font-size: 16px;
  }
  h3 {
    font-size: 14px;
  }
  .lead {
    max-inline-size: 640px;
    color: var(--_text-secondary);
    text-wrap: pretty;
  }
  section {
    display: grid;
    gap: 12px;
    align-content: start;
    min-inline-size: 0;
  }
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 288px), 1fr));
    gap: 24px;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
  }
  .row > .field {
    flex: 1 1 160px;
  }
  .field .help {
    overflow: visible;
    color: var(--_text-secondary);
    white-space: normal;
  }
  .field .wrong {
    color: var(--_danger);
  }
  .field + .well {
    align-self: start;
    margin-block-start: 20px;
  }
  .well {
    flex: none;
    inline-size: 44px;
    block-size: 32px;
    padding: 0;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: none;
    cursor: pointer;
  }
  textarea.input {
    block-size: auto;
    min-block-size: 96px;
    padding: 8px;
    font-family: ui-monospace, "Cascadia Mono", monospace;
    font-size: 12px;
    line-height: 16px;
    resize: vertical;
  }
  .out {
    min-block-size: 240px;
  }
  .steps {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
    color: var(--_text);
    list-style: none;
  }
  .step {
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr) 104px;
    align-items: center;
    gap: 12px;
    font-size: 12px;
  }
  .swatch {
    block-size: 32px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .pairs {
    display: grid;
    margin: 0;
    padding: 0;
    border-block-start: 1px solid var(--_border);
    list-style: none;
  }
  .pair {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    min-block-size: 48px;
    padding-block: 4px;
    border-block-end: 1px solid var(--_border);
  }
  .pair .words {
    flex: 1 1 200px;
    min-inline-size: 0;
  }
  .fails {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
  }
  .ratio {
    color: var(--_danger);
  }
  .both::before {
    content: '';
    inline-size: 24px;
    block-size: 8px;
    background: currentColor;
  }
  .both {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 32px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .passes {
    color: var(--_success);
  }
  .live ::slotted(*) {
    min-inline-size: 0;
  }
  .live {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 560px), 1fr));
    gap: 16px;
  }
  .count {
    color: var(--_text-secondary);
  }
`;
