import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { barOf, type SegmentSeries, type Span, segmentLegend, segmentMark, segmentSeries } from './distribution-bars.ts';
import { chartFigure } from './figure.ts';
import { partFacts } from './part-facts.ts';
import type { DistributionPart, DistributionParts } from './parts.ts';
import { seriesPatterns } from './patterns.ts';
import type { ChartTable, ChartTableRow } from './table.ts';
import type { ChartView } from './view.ts';
import { amountWords, moneyWords, placeOf, shareWords, shownWords } from './words.ts';

/**
 * Parts of a whole as bars, largest first as they are given, with label, amount and share written beside them. Negative parts go the
 * other way from zero. With segments each bar is divided by a second grouping.
 */
export function distributionChart(view: ChartView, given: readonly DistributionPart[], parts: DistributionParts): TemplateResult {
  view.drawn({ pick: (mark) => pickSegment(mark, given, parts), tell: (mark) => readout(mark, given, parts) });
  return chartFigure(view, parts, {
    hasReadout: given.some(({ segments }) => segments),
    plot: () => plot(given, parts),
    table: distributionTable(given, parts),
  });
}

/** The segment that is looked at, with the part it lies in and every digit; at rest the total to the cent. */
function readout(mark: string | null, given: readonly DistributionPart[], parts: DistributionParts): unknown {
  for (const part of given) {
    const segment = part.segments?.find(({ key }) => segmentMark(part.key, key) === mark);
    if (segment) return fact(`${part.label} · ${segment.label}`, segment, parts, amountWords);
    if (part.key === mark) return fact(part.label, part, parts, amountWords);
  }
  return parts.total === null ? nothing : fact(parts.words.total, { amount: parts.total, share: null }, parts, shownWords);
}

function fact(
  name: string,
  { amount, unstatedLines, share }: Pick<DistributionPart, 'amount' | 'unstatedLines' | 'share'>,
  parts: DistributionParts,
  say: typeof amountWords,
): TemplateResult {
  const told = [say(amount, unstatedLines, parts), shareWords(share, parts)].filter(Boolean).join(' · ');
  return html`<span class="chart-fact"><span class="chart-fact-name">${name}</span> <span title=${moneyWords(amount, parts)}>${told}</span></span>`;
}

function pickSegment(mark: string, given: readonly DistributionPart[], { onPickSegment }: DistributionParts): void {
  for (const part of given) {
    const segment = part.segments?.find(({ key, isPickable }) => isPickable !== false && segmentMark(part.key, key) === mark);
    if (segment) onPickSegment?.(part.key, segment.key);
  }
}

function spanOf(given: readonly DistributionPart[]): Span {
  const ends = given.flatMap(({ amount, segments }) => {
    const values = (segments ?? []).map((segment) => placeOf(segment.amount) ?? 0);
    const sum = (list: number[]): number => list.reduce((total, value) => total + value, 0);
    return [placeOf(amount) ?? 0, sum(values.filter((value) => value > 0)), sum(values.filter((value) => value < 0))];
  });
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  return low === high ? { low: 0, high: 1 } : { low, high };
}

function plot(given: readonly DistributionPart[], parts: DistributionParts): TemplateResult {
  const span = spanOf(given);
  const series = segmentSeries(given);
  return html`<svg class="chart-defs" width="0" height="0" aria-hidden="true">${seriesPatterns(parts.id)}</svg>
    ${series.size > 0 ? segmentLegend(series, parts) : nothing}
    <ul class="chart-parts ${series.size > 0 ? 'divided' : ''}" role="list" aria-labelledby="${parts.id}-label">
      ${repeat(
        given,
        ({ key }) => key,
        (part, place) => partRow(part, place, span, series, parts),
      )}
    </ul>`;
}

function partRow(part: DistributionPart, place: number, span: Span, series: SegmentSeries, parts: DistributionParts): TemplateResult {
  const isPickable = parts.onPick !== undefined && part.isPickable !== false;
  const content = html`<span class="chart-part-label value">${part.content ?? part.label}</span>
    ${partFacts(part, parts)}
    ${part.segments ? nothing : barOf(part, span, series, parts, place)}`;
  return html`<li class="chart-part ${part.kind ?? 'value'} ${parts.picked === part.key ? 'picked' : ''} ${part.segments ? 'divided' : ''}">
    ${
      isPickable
        ? html`<button type="button" class="chart-part-mark" tabindex="-1" data-mark=${part.key} data-row=${place} aria-pressed=${parts.picked === part.key ? 'true' : 'false'} @click=${() => parts.onPick?.(part.key)}>${content}</button>`
        : html`<div class="chart-part-mark">${content}</div>`
    }
    ${part.segments ? barOf(part, span, series, parts, place) : nothing}
    ${part.aside || part.detail ? html`<div class="chart-part-aside">${part.detail ? html`<span class="chart-part-detail">${part.detail}</span>` : nothing}${part.aside ?? nothing}</div>` : nothing}
  </li>`;
}

function distributionTable(given: readonly DistributionPart[], parts: DistributionParts): ChartTable {
  const { label, partLabel, amountLabel, words, total } = parts;
  return {
    caption: label,
    columns: [partLabel, amountLabel, words.share],
    rows: given.flatMap((part) => [tableRow(part, part, parts), ...(part.segments ?? []).map((segment) => tableRow(part, segment, parts))]),
    foot: total === null ? [] : [{ header: words.total, cells: [amountWords(total, 0, parts), ''] }],
  };
}

function tableRow(
  part: DistributionPart,
  { key, label, amount, unstatedLines, share, isPickable }: DistributionPart,
  parts: DistributionParts,
): ChartTableRow {
  const isInner = key !== part.key || label !== part.label;
  const pick = isInner ? parts.onPickSegment && (() => parts.onPickSegment?.(part.key, key)) : parts.onPick && (() => parts.onPick?.(key));
  return {
    header: label,
    cells: [amountWords(amount, unstatedLines, parts), shareWords(share, parts)],
    isInner,
    onPick: isPickable === false ? undefined : pick,
  };
}
