import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { accumulate } from './accumulate.ts';
import { chartFigure } from './figure.ts';
import type { TrendParts, TrendPoint } from './parts.ts';
import { hatch } from './patterns.ts';
import { amountLines, baseLine, budgetLine, periodLabels, previousLine } from './trend-axes.ts';
import { forecastFact, trendFacts, trendTable } from './trend-facts.ts';
import { trendMark } from './trend-marks.ts';
import { trendHeight, trendScale } from './trend-scale.ts';
import type { ChartView } from './view.ts';

/**
 * Due and paid over cycles or days: a bar for what is due, inside it a narrower one for what is paid. What is still running is hatched;
 * what has no lines has a ring in place of a bar. Above the drawing stand the amounts of the mark that is looked at, with every digit, else
 * those of the newest to the cent.
 */
export function trendChart(view: ChartView, given: readonly TrendPoint[], parts: TrendParts): TemplateResult {
  const points = parts.isAccumulated ? accumulate(given) : given;
  const newest = points.findLast(({ due }) => due !== null) ?? points.at(-1);
  view.drawn({
    tell: (key) => {
      const looked = points.find((point) => point.key === key);
      return readout(looked ?? newest, points, parts, looked ? 'text' : 'shown');
    },
    pick: pickOf(points, parts),
  });
  return chartFigure(view, parts, {
    height: trendHeight(view.width),
    hasReadout: true,
    plot: () => plot(view, points, newest, parts),
    table: trendTable(points, parts),
  });
}

/** There is nothing to look into where nothing was delivered. */
function pickOf(points: readonly TrendPoint[], { onPick }: TrendParts): ((key: string) => void) | undefined {
  return onPick && ((key) => void (points.some((point) => point.key === key && point.due !== null) && onPick(key)));
}

function plot(view: ChartView, points: readonly TrendPoint[], newest: TrendPoint | undefined, parts: TrendParts): TemplateResult {
  const scale = trendScale(points, parts, view.width, view.isRightToLeft);
  const { id, budget, previousLabel } = parts;
  return html`<svg class="chart-drawing" width=${scale.width} height=${scale.height} role="group" aria-labelledby="${id}-label">
    <defs>${hatch(id, 'due')}${hatch(id, 'paid')}</defs>
    ${amountLines(scale, parts)}
    ${repeat(
      points,
      ({ key }) => key,
      (point) => trendMark(point, parts, scale, point === newest),
    )}
    ${baseLine(scale)}
    ${previousLabel ? svg`<g aria-hidden="true">${previousLine(points, scale)}</g>` : nothing}
    ${budget ? budgetLine(budget, scale) : nothing}
    ${periodLabels(points, scale)}
  </svg>`;
}

/**
 * Names the colours and says the amounts, in one place that never covers a mark. It has the same lines for every point, so that
 * nothing moves while marks are looked at.
 */
function readout(point: TrendPoint | undefined, points: readonly TrendPoint[], parts: TrendParts, digits: 'text' | 'shown'): unknown {
  if (!point) return nothing;
  const { words } = parts;
  const facts = trendFacts(point, parts).filter(({ kind }) => kind !== 'forecast');
  const forecast = forecastFact(parts);
  const expected = points.find(({ key }) => key === parts.forecast?.key);
  if (forecast && expected) facts.push({ ...forecast, name: `${words.forecast} ${expected.title}` });
  return html`<span class="chart-at">${point.title}${points.some(({ isEstimate }) => isEstimate) ? html` <span class="chip ${point.isEstimate ? '' : 'unset'}" part="badge">${words.estimate}</span>` : nothing}</span>
    ${facts.map(
      ({ kind, name, text, shown }) =>
        html`<span class="chart-fact">${swatch(kind)}<span class="chart-fact-name">${name}</span> <span class="chart-fact-text" title=${text}>${digits === 'text' ? text : shown}</span></span>`,
    )}`;
}

const SWATCHES: Record<string, SVGTemplateResult> = {
  due: svg`<rect class="chart-due" width="12" height="12" />`,
  paid: svg`<rect class="chart-paid" x="3" width="6" height="12" />`,
  previous: svg`<path class="chart-previous" d="M0 6h12" />`,
  forecast: svg`<rect class="chart-forecast" x="1" y="1" width="10" height="10" />`,
};

function swatch(kind: string): TemplateResult {
  return html`<svg class="chart-swatch" viewBox="0 0 12 12" aria-hidden="true">${SWATCHES[kind]}</svg>`;
}
