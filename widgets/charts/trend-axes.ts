import { line } from 'd3-shape';
import { nothing, type SVGTemplateResult, svg } from 'lit';
import { axisNumber, labelsWithRoom, textWidth } from './axis.ts';
import type { TrendParts, TrendPoint } from './parts.ts';
import { middleOf, type TrendScale } from './trend-scale.ts';
import { placeOf } from './words.ts';

/** Faint lines with short numbers; the line of zero is drawn above the bars. */
export function amountLines({ axis, left, right, y, isRightToLeft }: TrendScale, { locale }: TrendParts): SVGTemplateResult {
  const at = isRightToLeft ? right + 8 : left - 8;
  return svg`<g class="chart-axis" aria-hidden="true">${axis.ticks.map(
    (tick) => svg`<line class="chart-grid" x1=${left} x2=${right} y1=${Math.round(y(tick)) + 0.5} y2=${Math.round(y(tick)) + 0.5} />
      <text x=${at} y=${y(tick)} dy="0.32em" text-anchor=${isRightToLeft ? 'start' : 'end'}>${axisNumber(tick, locale)}</text>`,
  )}</g>`;
}

export function baseLine({ left, right, y }: TrendScale): SVGTemplateResult {
  const at = Math.round(y(0)) + 0.5;
  return svg`<line class="chart-base" x1=${left} x2=${right} y1=${at} y2=${at} />`;
}

/** Labels that have room, never turned, and once below each run of them what they have in common. */
export function periodLabels(points: readonly TrendPoint[], scale: TrendScale): SVGTemplateResult {
  const { x, bottom } = scale;
  const hasRoom = labelsWithRoom(
    points.map(({ label }) => label),
    x.step(),
  );
  let group = '';
  let end = -Infinity;
  const labels = points.flatMap((point, place) => {
    if (!hasRoom[place]) return [];
    const middle = middleOf(point.key, scale);
    const half = textWidth(point.group ?? '') / 2;
    const isNew = point.group !== undefined && point.group !== group && Math.abs(middle - end) > half * 2 + 4;
    if (isNew) [group, end] = [point.group ?? '', middle];
    return [
      svg`<text x=${middle} y=${bottom + 16} class=${point.isEstimate ? 'estimate' : nothing}>${point.label}</text>
        ${isNew ? svg`<text x=${middle} y=${bottom + 32} class="group">${point.group}</text>` : nothing}`,
    ];
  });
  return svg`<g class="chart-axis periods" aria-hidden="true">${labels}</g>`;
}

/** The period before as a dashed line, broken where it had no lines. */
export function previousLine(points: readonly TrendPoint[], scale: TrendScale): SVGTemplateResult {
  const path = line<TrendPoint>()
    .defined(({ previous }) => placeOf(previous) !== null)
    .x(({ key }) => middleOf(key, scale))
    .y(({ previous }) => scale.y(placeOf(previous) ?? 0));
  const d = path([...points]) ?? '';
  return svg`<path class="chart-previous ground" d=${d} /><path class="chart-previous" d=${d} />`;
}

/** The budget with its name on it. */
export function budgetLine({ label, amount }: NonNullable<TrendParts['budget']>, scale: TrendScale): SVGTemplateResult {
  const { left, right, y, isRightToLeft } = scale;
  const at = Math.round(y(Number(amount))) + 0.5;
  return svg`<g class="chart-budget" aria-hidden="true">
    <line class="ground" x1=${left} x2=${right} y1=${at} y2=${at} />
    <line x1=${left} x2=${right} y1=${at} y2=${at} />
    <text x=${isRightToLeft ? right - 4 : left + 4} y=${at - 5} text-anchor=${isRightToLeft ? 'end' : 'start'}>${label}</text>
  </g>`;
}
