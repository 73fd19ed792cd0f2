import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatMoney, formatMoneyExactly } from '../../core/formats.ts';
import type { DashboardContext } from '../context.ts';
import type { Overview } from '../query.ts';
import type { OverviewStrings } from './strings/index.ts';

/** The three sub-totals of R-CON-3; each leads to its list. */
export function classesPanel({ strings, change }: DashboardContext, overview: Overview, words: OverviewStrings): TemplateResult {
  const { classes, currency, due } = overview;
  const money = (amount: string): TemplateResult =>
    currency === null ? html`—` : html`<span title=${formatMoneyExactly({ amount, currency })}>${formatMoney({ amount, currency })}</span>`;
  return html`<section class="panel" part="panel" aria-labelledby="classes-label">
    <h3 class="panel-label" id="classes-label">${words.classes.label}</h3>
    <dl class="sums">
      ${classes.map(
        ({ billClass, due: amount, lines }) => html`<div>
          <dt>
            <button type="button" class="button link" part="button" aria-label=${words.classes.open(strings.classes[billClass])} @click=${() => change({ view: 'lines', billClass })}>
              ${strings.classes[billClass]}
            </button>
            <span class="quiet">${words.lines(formatCount(lines))}</span>
          </dt>
          <dd>${money(amount)}</dd>
        </div>`,
      )}
      <div class="total"><dt>${words.classes.total}</dt><dd>${money(due)}</dd></div>
    </dl>
  </section>`;
}

export function forecastPanel({ forecast, currency }: Overview, words: OverviewStrings): TemplateResult | typeof nothing {
  if (!forecast || currency === null) return nothing;
  const money = (amount: string): string => formatMoney({ amount, currency });
  const { forecast: said } = words;
  return html`<section class="panel" part="panel" aria-labelledby="forecast-label">
    <h3 class="panel-label" id="forecast-label">${said.label}</h3>
    ${
      forecast.isGiven
        ? html`<p class="figure small">${money(forecast.due)}</p>
          <p>${said.range(money(forecast.low), money(forecast.high))}</p>
          <p class="quiet">${said.confidence(forecast.confidence, forecast.days)}</p>`
        : html`<p class="quiet">${said.refusals[forecast.reason]}</p>`
    }
  </section>`;
}

export function budgetPanel(overview: Overview, words: OverviewStrings, onSet: () => void): TemplateResult | typeof nothing {
  const { budget, currency, mayChangeBudget } = overview;
  if (currency === null || (!budget && !mayChangeBudget)) return nothing;
  const { budget: said } = words;
  return html`<section class="panel" part="panel" aria-labelledby="budget-label">
    <h3 class="panel-label" id="budget-label">${said.label}</h3>
    ${budget ? budgetFacts(budget, words) : html`<p class="quiet">${said.none}</p>`}
    ${mayChangeBudget ? html`<p><button type="button" class="button" part="button" id="set-budget" @click=${onSet}>${budget ? said.change : said.set}</button></p>` : nothing}
  </section>`;
}

function budgetFacts(
  { monthly, currency, isPassed, percent, passedOn }: NonNullable<Overview['budget']>,
  { budget: said }: OverviewStrings,
): TemplateResult {
  return html`<p class="figure small">${formatMoney({ amount: monthly, currency })}</p>
    <p>
      ${isPassed ? html`<span class="chip danger" part="badge">${passedOn === null ? said.passed : said.passedOn(passedOn)}</span>` : nothing}
      ${percent === null ? nothing : said.spent(percent)}
    </p>`;
}

/** Lines whose stated amounts break an identity count as they came; whoever looks is told, and can look at them. */
export function markedNote({ markedLines }: Overview, words: OverviewStrings, onShow: () => void): TemplateResult | typeof nothing {
  if (markedLines === 0) return nothing;
  return html`<p class="marked">
    <span class="chip warning" part="badge">${words.marked(formatCount(markedLines))}</span>
    <button type="button" class="button link" part="button" @click=${onShow}>${words.showMarked}</button>
  </p>`;
}
