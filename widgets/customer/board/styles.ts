import { css } from 'lit';

/** The board below the cycles: figures beside each other, then two charts. It is for the screen; paper has the cycles. */
export const boardStyles = css`
  .s-board {
    gap: 16px;
  }
  .board-open {
    color: var(--_accent);
  }
  .board-figures {
    display: grid;
    gap: 8px;
  }
  .board-cycle {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }
  .board-facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(176px, 100%), 1fr));
    gap: 12px 24px;
  }
  .board-facts > .fact:first-child {
    grid-column: auto;
  }
  .board-facts .faint {
    line-height: 28px;
  }
  .board-charts {
    display: grid;
    align-items: start;
    gap: 24px;
    min-inline-size: 0;
  }
  .board-charts .chart-label {
    font-size: 14px;
  }
  .board-currencies {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
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
      gap: 32px;
    }
  }
  @media print {
    .s-board {
      display: none;
    }
  }
`;
