import { type ScaleBand, scaleBand } from 'd3-scale';
import { type Axis, amountAxis, axisNumber, textWidth } from './axis.ts';
import type { TrendParts, TrendPoint } from './parts.ts';
import { placeOf } from './words.ts';

/** Where things lie in a trend, in CSS pixels from its upper left corner. */
export interface TrendScale {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  axis: Axis;
  x: ScaleBand<string>;
  y: (value: number) => number;
  /** Of the bar that stands for what is due, in the middle of its band. */
  barWidth: number;
  isRightToLeft: boolean;
}

const NARROW_WIDTH = 480;
const TOP = 16;
const LABELS = 40;
const WIDEST_BAR = 48;

export function trendHeight(width: number): number {
  return width > 0 && width < NARROW_WIDTH ? 208 : 264;
}

function valuesOf(points: readonly TrendPoint[], { budget, forecast, previousLabel }: TrendParts): number[] {
  const drawn = points.flatMap(({ due, paid, previous }) => [due, paid, previousLabel ? previous : null]);
  const all = [...drawn, budget?.amount, forecast?.due, forecast?.low, forecast?.high];
  return all.map(placeOf).filter((value) => value !== null);
}

/** Bars stand on zero, so that zero is always on the axis. */
export function trendScale(points: readonly TrendPoint[], parts: TrendParts, width: number, isRightToLeft: boolean): TrendScale {
  const height = trendHeight(width);
  const axis = amountAxis(valuesOf(points, parts), width < NARROW_WIDTH ? 4 : 5);
  const aside = Math.ceil(Math.max(...axis.ticks.map((tick) => textWidth(axisNumber(tick, parts.locale))))) + 10;
  const [left, right] = isRightToLeft ? [4, width - aside] : [aside, width - 4];
  const bottom = height - LABELS;
  const x = scaleBand(
    points.map(({ key }) => key),
    isRightToLeft ? [right, left] : [left, right],
  )
    .paddingInner(0.3)
    .paddingOuter(0.15);
  const y = (value: number): number => bottom - ((value - axis.low) / (axis.high - axis.low)) * (bottom - TOP);
  return { width, height, left, right, top: TOP, bottom, axis, x, y, barWidth: Math.min(WIDEST_BAR, x.bandwidth()), isRightToLeft };
}

export function middleOf(key: string, { x }: TrendScale): number {
  return (x(key) ?? 0) + x.bandwidth() / 2;
}
