// Made from widgets/kit/tokens/table.ts by `npm run tokens`.
import { css } from 'lit';

/** The tokens of charts. */
export const chartTokens = css`
  :host {
    --_chart-due: var(--partner-chart-due, light-dark(oklch(0.625 0.13 262), oklch(0.55 0.13 262)));
    --_chart-paid: var(--partner-chart-paid, light-dark(oklch(0.32 0.13 262), oklch(0.88 0.06 262)));
    --_chart-quiet: var(--partner-chart-quiet, light-dark(oklch(0.61 0.015 262), oklch(0.57 0.015 262)));
    --_chart-1: var(--partner-chart-1, light-dark(oklch(0.325 0.13 262), oklch(0.88 0.06 262)));
    --_chart-2: var(--partner-chart-2, light-dark(oklch(0.63 0.13 55), oklch(0.55 0.11 55)));
    --_chart-3: var(--partner-chart-3, light-dark(oklch(0.325 0.08 160), oklch(0.88 0.1 160)));
    --_chart-4: var(--partner-chart-4, light-dark(oklch(0.62 0.15 310), oklch(0.56 0.15 310)));
    --_chart-5: var(--partner-chart-5, light-dark(oklch(0.325 0.13 20), oklch(0.87 0.07 20)));
    --_chart-6: var(--partner-chart-6, light-dark(oklch(0.605 0.1 200), oklch(0.55 0.09 200)));
    --_chart-7: var(--partner-chart-7, light-dark(oklch(0.325 0.07 100), oklch(0.89 0.1 100)));
    --_chart-8: var(--partner-chart-8, light-dark(oklch(0.63 0.16 350), oklch(0.56 0.16 350)));
    --_chart-grid: var(--partner-chart-grid, var(--_border));
    --_chart-axis: var(--partner-chart-axis, var(--_text-secondary));
  }
`;
