import { type SeriesPoint, stack, stackOffsetDiverging } from 'd3-shape';
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { chartFigure } from './figure.ts';
import { partFacts } from './part-facts.ts';
import type { SourcePart, SourcesParts } from './parts.ts';
import { seriesFill, seriesPatterns } from './patterns.ts';
import type { ChartTable } from './table.ts';
import type { ChartView } from './view.ts';
import { amountWords, partWords, placeOf, shareWords } from './words.ts';

const PERCENT = 100;
const HEIGHT = 28;

/**
 * One bar of what money came from, with its legend below. Parts below zero stand on the other side of zero and are not taken off the
 * others; parts that no line states have no place in the bar and say so in the legend.
 */
export function sourcesChart(view: ChartView, given: readonly SourcePart[], parts: SourcesParts): TemplateResult {
  view.drawn({ pick: parts.onPick });
  return chartFigure(view, parts, { plot: () => plot(given, parts), table: sourcesTable(given, parts) });
}

interface Placed {
  part: SourcePart;
  series: number;
  from: number;
  to: number;
}

function placed(given: readonly SourcePart[]): { segments: Placed[]; zero: number } {
  const values = Object.fromEntries(given.map(({ key, amount }) => [key, placeOf(amount) ?? 0]));
  const bands = stack<Record<string, number>>().keys(Object.keys(values)).offset(stackOffsetDiverging)([values]);
  const ends = bands.map(([point]) => point as SeriesPoint<Record<string, number>>);
  const [low, high] = [Math.min(0, ...ends.map(([from]) => from)), Math.max(0, ...ends.map(([, to]) => to))];
  const along = (value: number): number => (low === high ? 0 : ((value - low) / (high - low)) * PERCENT);
  const segments = given.map((part, series) => {
    const [from, to] = ends[series] ?? [0, 0];
    return { part, series, from: along(from), to: along(to) };
  });
  const inOrder = segments.filter(({ from, to }) => to > from).sort((one, other) => one.from - other.from);
  return { segments: inOrder, zero: along(0) };
}

function plot(given: readonly SourcePart[], parts: SourcesParts): TemplateResult {
  const { segments, zero } = placed(given);
  return html`<svg class="chart-stack" width="100%" height=${HEIGHT} role="group" aria-labelledby="${parts.id}-label">
      ${seriesPatterns(parts.id)}
      ${segments.map((segment) => mark(segment, parts))}
      ${zero > 0 ? svg`<line class="chart-base" x1="${zero}%" x2="${zero}%" y1="-4" y2=${HEIGHT + 4} />` : nothing}
    </svg>
    <ul class="chart-sources" role="list">${given.map((part, series) => legendRow(part, series, parts))}</ul>`;
}

function mark({ part, series, from, to }: Placed, parts: SourcesParts): SVGTemplateResult {
  const [x, width] = [`${from.toFixed(3)}%`, `${(to - from).toFixed(3)}%`];
  const words = partWords(part, parts);
  return svg`<g class="chart-mark" role=${parts.onPick ? 'button' : 'img'} tabindex="-1" data-mark=${part.key} aria-label=${words} data-hint=${words}>
    <rect class="chart-segment" fill=${seriesFill(parts.id, series)} x=${x} width=${width} height="100%" />
    <rect class="chart-ring ground" x=${x} width=${width} height="100%" />
    <rect class="chart-ring" x=${x} width=${width} height="100%" />
  </g>`;
}

function legendRow(part: SourcePart, series: number, parts: SourcesParts): TemplateResult {
  return html`<li class=${part.amount === null ? 'not-stated' : ''}>
    <svg class="chart-swatch" viewBox="0 0 12 12" aria-hidden="true"><rect width="12" height="12" fill=${seriesFill(parts.id, series)} /></svg>
    <span class="chart-source-label">${part.label}</span>
    ${partFacts(part, parts)}
  </li>`;
}

function sourcesTable(given: readonly SourcePart[], parts: SourcesParts): ChartTable {
  const { label, sourceLabel, amountLabel, words, total } = parts;
  return {
    caption: label,
    columns: [sourceLabel, amountLabel, words.share],
    rows: given.map((part) => ({
      header: part.label,
      cells: [amountWords(part.amount, part.unstatedLines, parts), shareWords(part.share, parts)],
      onPick: parts.onPick && part.amount !== null ? () => parts.onPick?.(part.key) : undefined,
    })),
    foot: [{ header: words.total, cells: [amountWords(total, 0, parts), ''] }],
  };
}
