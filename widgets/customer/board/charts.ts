import type { TemplateResult } from 'lit';
import { type ChartView, cycleNames, sourcesChart, type TrendPoint, trendChart } from '../../charts/index.ts';
import { formatMoney } from '../../core/formats.ts';
import type { BoardFigures, Overview } from './index.ts';
import type { BoardWords } from './strings/index.ts';

const HEADING_LEVEL = 4;

/** Twelve cycles with the customer's budget; the one whose figures are shown is marked. */
export function trendOf(
  view: ChartView,
  { overview, trend }: BoardFigures,
  words: BoardWords,
  { isBusy, onPick }: { isBusy: boolean; onPick: (cycle: string) => void },
): TemplateResult {
  const currency = trend.currency ?? 'CNY';
  const running = trend.isEstimate ? trend.points.at(-1)?.at : undefined;
  const points = trend.points.map(({ at, due, paid, lines }): TrendPoint => {
    const known = lines > 0 ? { due, paid: paid.amount } : { due: null, paid: null };
    return { ...cycleNames(at, words.locale), ...known, paidUnstatedLines: paid.unstatedLines, isEstimate: at === running };
  });
  const { budget, basis } = overview;
  return trendChart(view, points, {
    id: 'board-trend',
    headingLevel: HEADING_LEVEL,
    label: words.trend,
    summary: highest(points, currency, words),
    words: words.charts,
    locale: words.locale,
    currency,
    isBusy,
    budget: budget?.currency === currency ? { label: words.budgetLine, amount: budget.monthly } : null,
    picked: basis.cycles.to,
    onPick,
  });
}

/** What the chart has to say first. An order for reading; no amount is made of it. */
function highest(points: readonly TrendPoint[], currency: string, words: BoardWords): string {
  const stated = points.flatMap(({ due, title }) => (due === null ? [] : [{ due, title }]));
  const top = [...stated].sort((one, other) => Number(other.due) - Number(one.due))[0];
  return top ? words.highest(top.title, formatMoney({ amount: top.due, currency })) : '';
}

/** Where the money of the cycle in figures came from (I-2). */
export function sourcesOf(view: ChartView, overview: Overview, words: BoardWords, isBusy: boolean): TemplateResult {
  const { sources, currency, due, basis, lines } = overview;
  const { sources: said } = words;
  const shown = sources
    .filter(({ amount }) => amount === null || /[1-9]/.test(amount))
    .map(({ source, amount, unstatedLines, share }) => ({ key: source, label: said.names[source], amount, unstatedLines, share }));
  const top = [...shown].sort((one, other) => Number(other.share ?? 0) - Number(one.share ?? 0))[0];
  return sourcesChart(view, shown, {
    id: 'board-sources',
    headingLevel: HEADING_LEVEL,
    label: said.label(basis.cycles.to),
    summary: top?.share ? said.summary(top.label, top.share) : '',
    empty: lines === 0 ? said.noLines : shown.every(({ amount }) => amount === null) ? said.nothing : null,
    words: words.charts,
    locale: words.locale,
    currency: currency ?? 'CNY',
    isBusy,
    sourceLabel: said.source,
    amountLabel: words.due,
    total: due,
  });
}
