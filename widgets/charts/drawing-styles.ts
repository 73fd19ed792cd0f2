import { css } from 'lit';

/** Marks, axes and lines. */
export const drawingStyles = css`
  .chart-drawing,
  .chart-stack,
  .chart-part-bar {
    display: block;
    overflow: visible;
  }
  /* Places are counted from the left, whichever way the page runs. */
  .chart-drawing {
    direction: ltr;
  }
  .chart-axis text,
  .chart-budget text {
    fill: var(--_chart-axis);
    font-size: var(--_font-size-small);
  }
  .chart-axis.periods text {
    text-anchor: middle;
  }
  .chart-axis .group {
    fill: var(--_text-tertiary);
  }
  .chart-axis .estimate {
    font-weight: var(--_font-weight-strong);
  }
  .chart-grid {
    stroke: var(--_chart-grid);
  }
  .chart-base {
    stroke: var(--_text-secondary);
    pointer-events: none;
  }
  .chart-bar {
    transition:
      y var(--_duration),
      height var(--_duration),
      width var(--_duration);
  }
  .chart-due,
  .chart-part-bar .chart-bar {
    fill: var(--_chart-due);
  }
  .chart-paid {
    fill: var(--_chart-paid);
  }
  .chart-hatched {
    stroke: var(--_chart-due);
    stroke-width: 1.5;
  }
  .chart-hatched.paid {
    stroke: var(--_chart-paid);
  }
  .others .chart-part-bar .chart-bar,
  .chart-segment.rest {
    fill: var(--_chart-quiet);
  }
  .not-stated .chart-part-bar .chart-bar {
    fill: var(--_surface);
    stroke: var(--_chart-quiet);
    stroke-width: 1.5;
  }
  .chart-segment {
    stroke: var(--_surface);
    stroke-width: 2;
  }
  .chart-gap {
    fill: none;
    stroke: var(--_text-tertiary);
    stroke-width: 1.25;
  }
  .chart-column {
    fill: transparent;
  }
  .chart-mark {
    outline: none;
  }
  .chart-mark[role='button'] {
    cursor: pointer;
  }
  .chart-mark:hover .chart-column,
  .chart-mark[data-active] .chart-column {
    fill: var(--_accent-soft);
  }
  .chart-mark[aria-pressed='true'] .chart-column {
    stroke: var(--_accent);
  }
  .chart-ring {
    fill: none;
    stroke: none;
    stroke-width: 2;
    pointer-events: none;
  }
  .chart-mark:focus-visible .chart-ring {
    stroke: var(--_focus);
  }
  .chart-mark:focus-visible .chart-ring.ground {
    stroke: var(--_surface);
    stroke-width: 6;
  }
  .chart-forecast {
    fill: none;
    stroke: var(--_chart-due);
    stroke-width: 1.5;
    stroke-dasharray: 3 2;
  }
  .chart-whisker,
  .chart-previous {
    fill: none;
    stroke: var(--_text-secondary);
    stroke-width: 1.5;
    pointer-events: none;
  }
  .chart-previous {
    stroke-dasharray: 4 4;
    stroke-linecap: round;
  }
  .chart-budget line {
    stroke: var(--_warning);
    stroke-width: 1.5;
    stroke-dasharray: 8 3;
  }
  .chart-budget text {
    fill: var(--_warning);
    stroke: var(--_surface);
    stroke-width: 4;
    paint-order: stroke;
  }
  .chart-budget {
    pointer-events: none;
  }
  .chart-drawing .ground {
    stroke: var(--_surface);
    stroke-width: 2.5;
    stroke-dasharray: none;
  }
  .chart-sparkline {
    inline-size: 100px;
    block-size: 24px;
    overflow: visible;
  }
  .chart-sparkline path {
    fill: none;
    stroke: var(--_chart-due);
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .chart-stack:dir(rtl),
  .chart-part-bar:dir(rtl),
  .chart-sparkline:dir(rtl) {
    transform: scaleX(-1);
  }
  @media (prefers-reduced-motion: reduce) {
    .chart-bar {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .chart-bar,
    .chart-hatched.paid,
    .chart-segment,
    .chart-forecast,
    .chart-gap,
    .chart-swatch rect {
      stroke: CanvasText;
    }
    .chart-due,
    .others .chart-part-bar .chart-bar,
    .not-stated .chart-part-bar .chart-bar,
    .chart-segment.rest {
      fill: Canvas;
    }
    .not-stated .chart-part-bar .chart-bar {
      stroke-dasharray: 3 2;
    }
    .chart-part-bar .chart-bar,
    .chart-paid {
      fill: CanvasText;
    }
    .chart-grid {
      stroke: CanvasText;
      stroke-opacity: 0.35;
    }
    .chart-base,
    .chart-whisker,
    .chart-previous,
    .chart-budget line,
    .chart-sparkline path {
      stroke: CanvasText;
    }
    .chart-drawing .ground,
    .chart-budget text {
      stroke: Canvas;
    }
    .chart-axis text,
    .chart-budget text {
      fill: CanvasText;
    }
    .chart-mark:hover .chart-column,
    .chart-mark[data-active] .chart-column,
    .chart-mark:focus-visible .chart-ring {
      stroke: Highlight;
    }
  }
`;
