import { css } from 'lit';

/** Tables and samples of the foundations; nothing that a widget uses. */
export const sheetStyles = css`
  .sheet {
    display: grid;
    gap: 32px;
    max-inline-size: 1200px;
    min-inline-size: 0;
  }
  .sheet > section {
    display: grid;
    gap: 12px;
    min-inline-size: 0;
  }
  .sheet .lead {
    max-inline-size: 640px;
    text-wrap: pretty;
    color: var(--_text-secondary);
  }
  .facts {
    display: grid;
    margin: 0;
    padding: 0;
    border-block-start: 1px solid var(--_border);
    list-style: none;
  }
  .fact {
    display: grid;
    grid-template-columns: 40px minmax(0, 15fr) minmax(0, 20fr) minmax(0, 20fr) 40px;
    align-items: center;
    gap: 4px 16px;
    min-block-size: 48px;
    padding-block: 4px;
    border-block-end: 1px solid var(--_border);
  }
  .fact code {
    font-family: ui-monospace, "Cascadia Mono", monospace;
    font-size: 12px;
    overflow-wrap: anywhere;
  }
  .fact .of {
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 16px;
  }
  .chip-colour {
    inline-size: 40px;
    block-size: 32px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .sample {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 32px;
    overflow: hidden;
  }
  .two {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 1fr));
    gap: 16px;
  }
  .ground {
    padding: 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
    color: var(--_text);
  }
  .pairs {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 264px), 1fr));
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .pair {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-block-size: 48px;
    padding: 4px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    font-size: 12px;
    line-height: 16px;
  }
  .pair .mark + span {
    flex: 1;
  }
  .pair output {
    flex: none;
    font-weight: 600;
  }
  .mark {
    inline-size: 24px;
    block-size: 24px;
    border-radius: var(--_radius);
  }
  .ground h2 + .icons + h2 {
    margin-block-start: 16px;
  }
  .icons {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(104px, 1fr));
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .icons li {
    display: grid;
    justify-items: center;
    gap: 8px;
    padding: 12px 4px;
    font-size: 12px;
    line-height: 16px;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .icons .line {
    flex-wrap: nowrap;
    gap: 8px;
  }
  .bar-of {
    block-size: 16px;
    background: var(--_accent);
  }
  .does {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 1fr));
    gap: 8px 16px;
    padding-block: 12px;
    border-block-end: 1px solid var(--_border);
  }
  .does p {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 8px;
  }
  .does .why {
    grid-column: 1 / -1;
    display: block;
    color: var(--_text-secondary);
  }
  .yes::before {
    content: '✓';
    color: var(--_success);
    font-weight: 600;
  }
  .no::before {
    content: '✕';
    color: var(--_danger);
    font-weight: 600;
  }
  @media (max-width: 640px) {
    .fact {
      grid-template-columns: 40px minmax(0, 1fr) 40px;
    }
    .fact > .of,
    .fact > .is {
      grid-column: 2 / 4;
    }
    .fact > .copy {
      grid-area: 1 / 3;
    }
    .fact > :nth-child(2) {
      grid-area: 1 / 2;
    }
  }
`;
