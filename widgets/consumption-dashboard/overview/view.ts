import { html, type TemplateResult } from 'lit';
import { ChartView, chartSkeleton } from '../../charts/index.ts';
import type { Failure } from '../../core/failure.ts';
import { formatMoney } from '../../core/formats.ts';
import { notice } from '../../kit/notice.ts';
import type { DashboardContext, DashboardView } from '../context.ts';
import type { Overview } from '../query.ts';
import { refusal } from '../refusals.ts';
import { BudgetDialog } from './budget-dialog.ts';
import { type ChartWords, type OverviewCharts, sourcesPanel, trendPanel } from './charts.ts';
import { OverviewController } from './controller.ts';
import { headline } from './headline.ts';
import { budgetPanel, classesPanel, forecastPanel, markedNote } from './panels.ts';

/** Figures of the cycles at a glance (R-CON-3, R-CON-6). */
export class OverviewTab implements DashboardView {
  readonly #context: DashboardContext;
  readonly #words: ChartWords;
  readonly #controller: OverviewController;
  readonly #charts: OverviewCharts;
  readonly #budget: BudgetDialog;
  #isShown = false;

  constructor(context: DashboardContext, words: ChartWords) {
    this.#context = context;
    this.#words = words;
    this.#controller = new OverviewController(context);
    this.#charts = { trend: new ChartView(context.host), sources: new ChartView(context.host) };
    this.#budget = new BudgetDialog(context, words.overview, () => void this.#controller.load());
  }

  enter(): void {
    this.#isShown = true;
    void this.#controller.load().then(() => this.#say());
  }

  follow(): void {
    if (this.#isShown) this.#controller.following.follow(this.#context.session);
  }

  leave(): void {
    this.#isShown = false;
  }

  /** What is typed into the dialog stays, whatever becomes of the figures behind it. */
  draw(): TemplateResult {
    return html`${this.#figures()}${this.#budget.draw()}`;
  }

  #figures(): TemplateResult {
    const { view } = this.#controller;
    if (view.kind === 'failed') return this.#failed(view.failure);
    if (!view.overview)
      return html`<div class="overview" aria-busy="true">${chartSkeleton(152)}${chartSkeleton(320)}${chartSkeleton(360)}</div>`;
    return this.#ready(view.overview, view.kind === 'loading');
  }

  #ready(overview: Overview, isBusy: boolean): TemplateResult {
    const { trend, isTrendBusy } = this.#controller;
    const { overview: words } = this.#words;
    const context = this.#context;
    return html`<div class="overview ${isBusy ? 'busy' : ''}" aria-busy=${isBusy}>
      ${headline(overview, words)}
      ${markedNote(overview, words, () => context.change({ view: 'lines', onlyMarked: true }))}
      ${trend ? trendPanel(context, this.#charts.trend, { trend, overview, words: this.#words, isBusy: isTrendBusy }) : this.#trendStandIn()}
      <div class="pair">
        ${sourcesPanel(context, this.#charts.sources, overview, this.#words)}
        <div class="panels">
          ${classesPanel(context, overview, words)} ${forecastPanel(overview, words)} ${budgetPanel(overview, words, () => this.#budget.open(overview))}
        </div>
      </div>
      <details class="counted">
        <summary>${words.counted.title}</summary>
        <ul>${words.counted.lines.map((line) => html`<li>${line}</li>`)}</ul>
      </details>
    </div>`;
  }

  /** The figures stay where only the trend could not be had. */
  #trendStandIn(): TemplateResult {
    const failure = this.#controller.trendFailure;
    if (!failure) return chartSkeleton(320);
    const { following } = this.#controller;
    return notice(refusal(this.#context, failure, { load: () => this.#controller.loadTrend(), following }));
  }

  #failed(failure: Failure): TemplateResult {
    const { following } = this.#controller;
    const parts = refusal(this.#context, failure, { load: () => this.#controller.load(), following });
    return html`<div class="stage" tabindex="-1">${notice(parts)}</div>`;
  }

  #say(): void {
    const { view } = this.#controller;
    if (view.kind !== 'ready' || view.overview.currency === null) return;
    this.#context.announce(this.#words.overview.announce(formatMoney({ amount: view.overview.due, currency: view.overview.currency })));
  }
}
