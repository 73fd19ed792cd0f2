import { css } from 'lit';
import { actStyles } from '../../kit/acts/draw.ts';

export { codeStep, failureLine, refusalText } from '../../kit/acts/draw.ts';

export const moneyStyles = css`
  ${actStyles}
  .sum {
    display: grid;
    gap: 4px;
    padding: 16px;
    border-radius: var(--_radius-panel);
    background: var(--_surface-raised);
  }
  .sum-total {
    font-size: 28px;
    font-weight: 600;
    line-height: 36px;
    overflow-wrap: anywhere;
  }
  .sum-line {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 16px;
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
  }
  .sum-line b {
    color: var(--_text);
    font-weight: 400;
  }
`;
