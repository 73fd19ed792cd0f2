import { html, nothing, type TemplateResult } from 'lit';
import { type ChartStrings, type ChartView, cycleNames, dayNames, sourcesChart, type TrendPoint, trendChart } from '../../charts/index.ts';
import { formatCount, formatMoney } from '../../core/formats.ts';
import type { DashboardContext } from '../context.ts';
import type { Overview, Trend } from '../query.ts';
import type { OverviewStrings } from './strings/index.ts';

export interface OverviewCharts {
  trend: ChartView;
  sources: ChartView;
}

export interface ChartWords {
  charts: ChartStrings;
  overview: OverviewStrings;
}

function pointsOf(trend: Trend, { locale, state }: DashboardContext): TrendPoint[] {
  const isDays = state.trend === 'day';
  const last = trend.points.at(-1)?.at;
  return trend.points.map(({ at, due, paid, lines }) => ({
    ...(isDays ? dayNames(at, locale) : cycleNames(at, locale)),
    due: lines === 0 ? null : due,
    paid: lines === 0 ? null : paid.amount,
    paidUnstatedLines: paid.unstatedLines,
    isEstimate: !isDays && trend.isEstimate && at === last,
  }));
}

/** The highest point in a sentence: what the chart has to say first. */
function highest(points: readonly TrendPoint[], currency: string, { trend: words }: OverviewStrings): string | null {
  const stated = points.filter((point): point is TrendPoint & { due: string } => point.due !== null);
  const first = stated[0];
  if (!first) return null;
  // An order for reading; no amount is made of it.
  const top = stated.reduce((one, other) => (Number(other.due) > Number(one.due) ? other : one), first);
  return words.highest(top.title, formatMoney({ amount: top.due, currency }));
}

export function trendPanel(
  context: DashboardContext,
  view: ChartView,
  { trend, overview, words, isBusy }: { trend: Trend; overview: Overview; words: ChartWords; isBusy: boolean },
): TemplateResult {
  const { state, locale, change } = context;
  const said = words.overview.trend;
  const currency = trend.currency ?? 'CNY';
  const points = pointsOf(trend, context);
  const sentence = highest(points, currency, words.overview);
  const isDays = state.trend === 'day';
  const { forecast, budget, basis } = overview;
  return trendChart(view, points, {
    id: 'trend',
    label: isDays ? said.days(basis.cycles.to) : said.cycles,
    summary: sentence ?? '',
    empty: sentence === null ? said.nothing : null,
    words: words.charts,
    locale,
    currency,
    isBusy,
    choices: choices(context, words.overview, basis.cycles.from === basis.cycles.to),
    isAccumulated: state.isAccumulated === true,
    budget:
      budget && (!isDays || state.isAccumulated) && budget.currency === currency ? { label: said.budget, amount: budget.monthly } : null,
    forecast:
      !isDays && !state.isAccumulated && forecast?.isGiven
        ? { key: basis.cycles.to, due: forecast.due, low: forecast.low, high: forecast.high }
        : null,
    picked: isDays ? null : basis.cycles.from === basis.cycles.to ? basis.cycles.to : null,
    onPick: (key) => (isDays ? change({ view: 'lines', dates: { begin: key, end: key } }) : change({ cycles: { from: key, to: key } })),
    footnote: trend.outside ? said.outside(formatMoney({ amount: trend.outside.due, currency })) : undefined,
  });
}

function choices({ state, change }: DashboardContext, { trend: words }: OverviewStrings, isOneCycle: boolean): TemplateResult {
  const step = (label: string, isDays: boolean): TemplateResult =>
    html`<button type="button" class="button" part="button" aria-pressed=${(state.trend === 'day') === isDays} @click=${() => change({ trend: isDays ? 'day' : null })}>${label}</button>`;
  return html`${isOneCycle ? html`<span class="steps" role="group" aria-label=${words.choose}>${step(words.byCycle, false)}${step(words.byDay, true)}</span>` : nothing}
    <label class="check" part="checkbox"
      ><input
        type="checkbox"
        .checked=${state.isAccumulated === true}
        @change=${(event: Event) => change({ isAccumulated: (event.target as HTMLInputElement).checked || null })}
      />${words.accumulated}</label
    >`;
}

export function sourcesPanel(context: DashboardContext, view: ChartView, overview: Overview, words: ChartWords): TemplateResult {
  const { sources: said } = words.overview;
  const currency = overview.currency ?? 'CNY';
  const parts = overview.sources.map(({ source, amount, unstatedLines, share }) => ({
    key: source,
    label: said.names[source],
    amount,
    unstatedLines,
    share,
  }));
  const shown = parts.filter(({ amount }) => amount === null || /[1-9]/.test(amount));
  // What is missing everywhere alike is said once.
  const missing = new Set(shown.map(({ unstatedLines }) => unstatedLines));
  const [alike = 0] = missing.size === 1 ? missing : [];
  const stated = shown.filter((part) => part.share !== null);
  const top = stated.reduce<(typeof stated)[number] | undefined>(
    (one, other) => (Number(other.share) > Number(one?.share ?? 0) ? other : one),
    undefined,
  );
  return sourcesChart(view, alike > 0 ? shown.map((part) => ({ ...part, unstatedLines: 0 })) : shown, {
    id: 'sources',
    label: said.label,
    summary: top?.share ? said.summary(top.label, top.share) : '',
    empty: shown.length === 0 ? words.overview.trend.nothing : shown.every(({ amount }) => amount === null) ? said.nothing : null,
    words: words.charts,
    locale: context.locale,
    currency,
    sourceLabel: said.source,
    amountLabel: words.overview.due,
    total: overview.due,
    footnote: alike > 0 && stated.length > 0 ? said.missing(formatCount(alike)) : undefined,
  });
}
