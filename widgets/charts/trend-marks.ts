import { nothing, type SVGTemplateResult, svg } from 'lit';
import type { TrendParts, TrendPoint } from './parts.ts';
import { trendName } from './trend-facts.ts';
import { middleOf, type TrendScale } from './trend-scale.ts';
import { placeOf } from './words.ts';

/** One column: what was due, what of it was paid inside it, and the whole height to point at. */
export function trendMark(point: TrendPoint, parts: TrendParts, scale: TrendScale, isFirst: boolean): SVGTemplateResult {
  const { x, top, bottom } = scale;
  const isPickable = parts.onPick !== undefined && point.due !== null;
  const step = x.step();
  const left = middleOf(point.key, scale) - step / 2;
  return svg`<g
    class="chart-mark"
    role=${isPickable ? 'button' : 'img'}
    tabindex="-1"
    data-mark=${point.key}
    data-first=${isFirst ? '' : nothing}
    aria-label=${trendName(point, parts)}
    aria-pressed=${isPickable ? (parts.picked === point.key ? 'true' : 'false') : nothing}
  >
    <rect class="chart-column" x=${left} y=${top - 8} width=${step} height=${bottom - top + 8} rx="2" />
    ${point.due === null ? gap(point, scale) : bars(point, parts, scale)}
    ${parts.forecast?.key === point.key ? forecast(point, parts.forecast, scale) : nothing}
    <rect class="chart-ring" x=${left + 1} y=${top - 7} width=${Math.max(0, step - 2)} height=${bottom - top + 6} rx="3" />
  </g>`;
}

/** No lines: a ring on the base line, where zero would have a bar without height. */
function gap({ key, isAhead }: TrendPoint, scale: TrendScale): unknown {
  if (isAhead) return nothing;
  return svg`<circle class="chart-gap" cx=${middleOf(key, scale)} cy=${scale.y(0) - 5} r="2.5" />`;
}

interface Look {
  className: string;
  fill?: string;
}

function bars(point: TrendPoint, { id }: TrendParts, scale: TrendScale): unknown {
  const width = scale.barWidth;
  const start = middleOf(point.key, scale) - width / 2;
  const [due, paid] = [placeOf(point.due), placeOf(point.paid)];
  const look = (kind: string): Look =>
    point.isEstimate ? { className: `chart-hatched ${kind}`, fill: `url(#${id}-${kind})` } : { className: `chart-${kind}` };
  const inner = Math.max(2, width * 0.45);
  return svg`${due === null ? nothing : bar(due, start, width, scale, look('due'))}
    ${paid === null ? nothing : bar(paid, start + (width - inner) / 2, inner, scale, look('paid'))}`;
}

function bar(value: number, x: number, width: number, { y }: TrendScale, { className, fill }: Look): SVGTemplateResult {
  const [base, end] = [y(0), y(value)];
  const height = Math.max(value === 0 ? 2 : 1, Math.abs(end - base));
  return svg`<rect class="chart-bar ${className}" fill=${fill ?? nothing} x=${x} width=${width} y=${value < 0 ? base : base - height} height=${height} />`;
}

/** Outlined up to what it may come to, with a whisker from low to high. */
function forecast(point: TrendPoint, range: NonNullable<TrendParts['forecast']>, scale: TrendScale): SVGTemplateResult {
  const { y, barWidth: width } = scale;
  const [due, low, high] = [y(Number(range.due)), y(Number(range.low)), y(Number(range.high))];
  const from = y(placeOf(point.due) ?? 0);
  const middle = middleOf(point.key, scale);
  const cap = Math.min(6, width / 2);
  const whisker = `M${middle} ${low}V${high}M${middle - cap} ${low}h${cap * 2}M${middle - cap} ${high}h${cap * 2}`;
  return svg`<rect class="chart-forecast" x=${middle - width / 2} width=${width} y=${Math.min(due, from)} height=${Math.abs(due - from)} />
    <path class="chart-whisker ground" d=${whisker} />
    <path class="chart-whisker" d=${whisker} />`;
}
