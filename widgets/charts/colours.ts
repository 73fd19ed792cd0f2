import { css } from 'lit';

/** Series, textures and hatching in the colours of the tokens. */
export const chartColours = css`
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
