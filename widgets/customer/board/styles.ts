import { css } from 'lit';

/** The board below the cycles: figures beside each other, then two charts. It is for the screen; paper has the cycles. */
export const boardStyles = css`
  .s-board {
    gap: var(--_space-4);
  }
  .board-open {
    color: var(--_accent);
  }
  .board-figures {
    display: grid;
    gap: var(--_space-2);
  }
  .board-cycle {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
  }
  .board-facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(176px, 100%), 1fr));
    gap: var(--_space-3) var(--_space-5);
  }
  .board-facts > .fact:first-child {
    grid-column: auto;
  }
  .board-facts .faint {
    line-height: var(--_line-height-title);
  }
  .board-charts {
    display: grid;
    align-items: start;
    gap: var(--_space-5);
    min-inline-size: 0;
  }
  .board-charts .chart-label {
    font-size: var(--_font-size);
  }
  .board-currencies {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .board-currencies > .button[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  @media (forced-colors: active) {
    .board-currencies > .button[aria-pressed='true'] {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
  @container widget (inline-size >= 960px) {
    .board-charts {
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
      gap: var(--_space-6);
    }
  }
  @media print {
    .s-board {
      display: none;
    }
  }
`;
