import { css } from 'lit';
import { actStyles } from '../../kit/acts/draw.ts';

export { codeStep, failureLine, refusalText } from '../../kit/acts/draw.ts';

export const moneyStyles = css`
  ${actStyles}
  .sum {
    display: grid;
    gap: var(--_space-1);
    padding: var(--_space-4);
    border-radius: var(--_radius-panel);
    background: var(--_surface-raised);
  }
  .sum-total {
    font-size: var(--_font-size-figure);
    font-weight: var(--_font-weight-strong);
    line-height: 36px;
    overflow-wrap: anywhere;
  }
  .sum-line {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--_space-4);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .sum-line b {
    color: var(--_text);
    font-weight: var(--_font-weight);
  }
`;
