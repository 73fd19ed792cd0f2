import { css } from 'lit';

/**
 * Series take turns between a middle and a strong step: neighbours differ by 3 to 1 in lightness, both from the ground too, in light and in
 * dark. `--partner-chart-1` to `-8`, `--partner-chart-due` and `--partner-chart-paid` are a host's to set.
 */
export const chartColours = css`
  :host {
    --_chart-due: var(--partner-chart-due, light-dark(oklch(0.625 0.13 262), oklch(0.55 0.13 262)));
    --_chart-paid: var(--partner-chart-paid, light-dark(oklch(0.32 0.13 262), oklch(0.88 0.06 262)));
    --_chart-quiet: light-dark(oklch(0.61 0.015 262), oklch(0.57 0.015 262));
    --_chart-1: var(--partner-chart-1, light-dark(oklch(0.325 0.13 262), oklch(0.88 0.06 262)));
    --_chart-2: var(--partner-chart-2, light-dark(oklch(0.63 0.13 55), oklch(0.55 0.11 55)));
    --_chart-3: var(--partner-chart-3, light-dark(oklch(0.325 0.08 160), oklch(0.88 0.1 160)));
    --_chart-4: var(--partner-chart-4, light-dark(oklch(0.62 0.15 310), oklch(0.56 0.15 310)));
    --_chart-5: var(--partner-chart-5, light-dark(oklch(0.325 0.13 20), oklch(0.87 0.07 20)));
    --_chart-6: var(--partner-chart-6, light-dark(oklch(0.605 0.1 200), oklch(0.55 0.09 200)));
    --_chart-7: var(--partner-chart-7, light-dark(oklch(0.325 0.07 100), oklch(0.89 0.1 100)));
    --_chart-8: var(--partner-chart-8, light-dark(oklch(0.63 0.16 350), oklch(0.56 0.16 350)));
  }
  .chart-s1 {
    fill: var(--_chart-1);
  }
  .chart-s2 {
    fill: var(--_chart-2);
  }
  .chart-s3 {
    fill: var(--_chart-3);
  }
  .chart-s4 {
    fill: var(--_chart-4);
  }
  .chart-s5 {
    fill: var(--_chart-5);
  }
  .chart-s6 {
    fill: var(--_chart-6);
  }
  .chart-s7 {
    fill: var(--_chart-7);
  }
  .chart-s8 {
    fill: var(--_chart-8);
  }
  .chart-ground {
    fill: var(--_surface);
  }
  .chart-texture {
    fill: none;
    stroke: var(--_surface);
    stroke-width: 1.25;
  }
  .chart-hatch {
    fill: none;
    stroke-width: 2;
  }
  .chart-hatch.due {
    stroke: var(--_chart-due);
  }
  .chart-hatch.paid {
    stroke: var(--_chart-paid);
  }
  @media (forced-colors: active) {
    .chart-s1,
    .chart-s3,
    .chart-s5,
    .chart-s7 {
      fill: CanvasText;
    }
    .chart-s2,
    .chart-s4,
    .chart-s6,
    .chart-s8,
    .chart-ground {
      fill: Canvas;
    }
    .chart-texture {
      stroke: Canvas;
    }
    .chart-texture.on-even,
    .chart-hatch.due,
    .chart-hatch.paid {
      stroke: CanvasText;
    }
  }
`;
