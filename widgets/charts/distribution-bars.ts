import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import type { DistributionPart, DistributionParts, DistributionSegment } from './parts.ts';
import { SERIES, seriesFill } from './patterns.ts';
import { partWords, placeOf } from './words.ts';

/** Which colour and texture a segment's key has in every bar. The last is for all that have none of their own. */
export type SegmentSeries = ReadonlyMap<string, { label: string; series: number }>;

/** The span all bars share, with zero in it. */
export interface Span {
  low: number;
  high: number;
}

const PERCENT = 100;

/** Marks of segments are named by part and segment, both encoded. */
export function segmentMark(part: string, segment: string): string {
  return `${encodeURIComponent(part)}/${encodeURIComponent(segment)}`;
}

/** The keys that weigh most over all bars get a series each; the rest share the last. */
export function segmentSeries(given: readonly DistributionPart[]): SegmentSeries {
  const weights = new Map<string, { label: string; weight: number }>();
  for (const { key, label, amount, kind } of given.flatMap(({ segments }) => segments ?? [])) {
    if (kind === 'others') continue;
    weights.set(key, { label, weight: (weights.get(key)?.weight ?? 0) + Math.abs(placeOf(amount) ?? 0) });
  }
  const ordered = [...weights].sort(([, one], [, other]) => other.weight - one.weight).slice(0, SERIES - 1);
  return new Map(ordered.map(([key, { label }], series) => [key, { label, series }]));
}

export function segmentLegend(series: SegmentSeries, { id }: DistributionParts): TemplateResult {
  return html`<ul class="chart-legend" role="list">${[...series.values()].map(
    ({ label, series: place }) =>
      html`<li><svg class="chart-swatch" viewBox="0 0 12 12" aria-hidden="true"><rect width="12" height="12" fill=${seriesFill(id, place)} /></svg>${label}</li>`,
  )}</ul>`;
}

/** Percent along the bar. */
function along(value: number, { low, high }: Span): number {
  return ((value - low) / (high - low)) * PERCENT;
}

function rectangle(from: number, to: number, span: Span, attributes: { className: string; fill?: string }): SVGTemplateResult {
  const [start, end] = [along(Math.min(from, to), span), along(Math.max(from, to), span)];
  return svg`<rect class=${attributes.className} fill=${attributes.fill ?? nothing} x="${start.toFixed(3)}%" width="${(end - start).toFixed(3)}%" height="100%" />`;
}

/** A bar, or its segments: positive ones to one side of zero, negative ones to the other. */
export function barOf(part: DistributionPart, span: Span, series: SegmentSeries, parts: DistributionParts, row: number): TemplateResult {
  const zero = span.low < 0 ? svg`<line class="chart-base" x1="${along(0, span)}%" x2="${along(0, span)}%" y2="100%" />` : nothing;
  const { segments } = part;
  return segments
    ? html`<svg class="chart-part-bar segments" role="group" aria-label=${parts.words.within(part.label)}>${segmentsOf(part, segments, span, series, parts, row)}${zero}</svg>`
    : html`<svg class="chart-part-bar" aria-hidden="true">${rectangle(0, placeOf(part.amount) ?? 0, span, { className: 'chart-bar' })}${zero}</svg>`;
}

function segmentsOf(
  part: DistributionPart,
  segments: readonly DistributionSegment[],
  span: Span,
  series: SegmentSeries,
  parts: DistributionParts,
  row: number,
): SVGTemplateResult[] {
  let [up, down] = [0, 0];
  return segments.map((segment) => {
    const value = placeOf(segment.amount) ?? 0;
    const from = value < 0 ? down : up;
    if (value < 0) down += value;
    else up += value;
    const known = series.get(segment.key);
    const isPickable = parts.onPickSegment !== undefined && segment.isPickable !== false;
    return svg`<g class="chart-mark" role=${isPickable ? 'button' : 'img'} tabindex="-1" data-mark=${segmentMark(part.key, segment.key)} data-row=${row} aria-label=${partWords(segment, parts)} data-hint=${partWords(segment, parts)}>
      ${rectangle(from, from + value, span, { className: known ? 'chart-segment' : 'chart-segment rest', ...(known ? { fill: seriesFill(parts.id, known.series) } : {}) })}
      ${rectangle(from, from + value, span, { className: 'chart-ring ground' })}${rectangle(from, from + value, span, { className: 'chart-ring' })}
    </g>`;
  });
}
