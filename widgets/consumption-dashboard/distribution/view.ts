import { html, nothing, type TemplateResult } from 'lit';
import { GROUPINGS, type Grouping } from '../../../shared/values/consumption-lists.ts';
import { type ChartStrings, ChartView, chartSkeleton, distributionChart } from '../../charts/index.ts';
import type { Failure } from '../../core/failure.ts';
import { formatMoney } from '../../core/formats.ts';
import { selectField } from '../../kit/field.ts';
import { Names } from '../../kit/names.ts';
import { notice } from '../../kit/notice.ts';
import type { DashboardContext, DashboardView } from '../context.ts';
import type { StateChange } from '../controller.ts';
import type { NamesStrings } from '../names/strings/index.ts';
import { type Distribution, NARROWING_OF } from '../query.ts';
import { refusal } from '../refusals.ts';
import { DistributionController } from './controller.ts';
import { chartParts, codeOf } from './parts.ts';
import type { DistributionStrings } from './strings/index.ts';

export interface DistributionWords {
  charts: ChartStrings;
  distribution: DistributionStrings;
  names: NamesStrings;
}

/** Consumption by one or two groupings (R-CON-7); a press on a part shows it alone. */
export class DistributionTab implements DashboardView {
  readonly #context: DashboardContext;
  readonly #words: DistributionWords;
  readonly #controller: DistributionController;
  readonly #chart: ChartView;
  readonly #names: Names;
  #isShown = false;

  constructor(context: DashboardContext, words: DistributionWords) {
    this.#context = context;
    this.#words = words;
    this.#controller = new DistributionController(context);
    this.#chart = new ChartView(context.host);
    this.#names = new Names(context, () => words.names);
  }

  enter(): void {
    this.#isShown = true;
    this.#names.reveals.hideAll();
    this.#names.enter(this.#context.state.indirectPartnerId ?? null);
    void this.#controller.load().then(() => this.#say());
  }

  follow(): void {
    if (this.#isShown) this.#controller.following.follow(this.#context.session);
  }

  leave(): void {
    this.#isShown = false;
    this.#names.leave();
  }

  draw(): TemplateResult {
    const { view } = this.#controller;
    const { distribution } = view.kind === 'failed' ? { distribution: null } : view;
    return html`${this.#tools()}
    ${view.kind === 'failed' ? this.#failed(view.failure) : distribution ? this.#drawn(distribution, view.kind === 'loading') : chartSkeleton(360)}
    ${distribution?.parts.some(({ customer }) => customer) ? html`<div class="below">${this.#names.bar()}</div>` : nothing}`;
  }

  #tools(): TemplateResult {
    const { strings, state, change, exportAs } = this.#context;
    const { distribution: words } = this.#words;
    const { by, thenBy } = this.#controller;
    const choices = this.#offered().map((grouping) => ({ value: grouping, label: strings.groupings[grouping] }));
    return html`<div class="distribution-tools">
      ${selectField({
        id: 'by',
        label: words.by,
        value: by,
        options: choices,
        onPick: (value) => change({ by: value as Grouping, ...(value === thenBy && { thenBy: null }) }),
      })}
      ${selectField({
        id: 'then-by',
        label: words.thenBy,
        value: thenBy ?? '',
        options: [{ value: '', label: words.noSecond }, ...choices.filter(({ value }) => value !== by)],
        onPick: (value) => change({ thenBy: value === '' ? null : (value as Grouping) }),
      })}
      ${selectField({
        id: 'rank-by',
        label: words.rankBy,
        value: state.rankBy ?? 'due',
        options: [
          { value: 'due', label: words.due },
          { value: 'paid', label: words.paid },
        ],
        onPick: (value) => change({ rankBy: value === 'paid' ? 'paid' : null }),
      })}
      ${exportAs ? html`<button type="button" class="button" part="button" @click=${() => exportAs({ what: 'consumption-distribution', ...this.#controller.question() })}>${words.export}</button>` : nothing}
    </div>`;
  }

  /** Resellers are told apart where there are several; customers are no grouping where one is filtered by. */
  #offered(): Grouping[] {
    const { state } = this.#context;
    const isHidden: Partial<Record<Grouping, boolean>> = {
      reseller: state.indirectPartnerId !== 'all',
      customer: state.customerId !== undefined,
    };
    return GROUPINGS.filter((grouping) => !isHidden[grouping] || grouping === this.#controller.by);
  }

  #drawn(distribution: Distribution, isBusy: boolean): TemplateResult {
    const { locale, state, strings } = this.#context;
    const { distribution: words, charts } = this.#words;
    const rankBy = state.rankBy ?? 'due';
    const { by, thenBy, total, currency } = distribution;
    const parts = chartParts(distribution, { context: this.#context, words, rankBy, names: this.#names, namesWords: this.#words.names });
    const first = parts.find(({ kind, amount }) => kind === 'value' && amount !== null);
    const money = (amount: string): string => formatMoney({ amount, currency: currency ?? 'CNY' });
    return distributionChart(this.#chart, parts, {
      id: 'distribution',
      label: words.label(strings.groupings[by]),
      summary: first?.amount ? `${words.summary(first.label, money(first.amount), first.share)}${words.hint}` : '',
      empty: total.lines === 0 ? words.nothing : null,
      words: charts,
      locale,
      currency: currency ?? 'CNY',
      isBusy,
      partLabel: strings.groupings[by],
      ...(thenBy && { segmentLabel: strings.groupings[thenBy] }),
      amountLabel: rankBy === 'due' ? words.due : words.paid,
      total: rankBy === 'due' ? total.due : total.paid.amount,
      onPick: (key) => this.#pick([[by, key]]),
      onPickSegment: (key, inner) =>
        this.#pick(
          thenBy
            ? [
                [by, key],
                [thenBy, inner],
              ]
            : [[by, key]],
        ),
    });
  }

  /** Narrows to what was pressed, and goes on with the next grouping that still says something. */
  #pick(pressed: readonly (readonly [Grouping, string])[]): void {
    const narrowed: Record<string, string> = {};
    for (const [grouping, mark] of pressed) {
      const [narrowing, code] = [NARROWING_OF[grouping], codeOf(mark)];
      if (narrowing !== undefined && code !== null) narrowed[narrowing] = code;
    }
    if (Object.keys(narrowed).length === 0) return;
    const left = this.#offered().filter((grouping) => !pressed.some(([one]) => one === grouping));
    this.#context.change({ ...(narrowed as StateChange), by: left[0] ?? null, thenBy: null });
  }

  #failed(failure: Failure): TemplateResult {
    const { following } = this.#controller;
    const parts = refusal(this.#context, failure, { load: () => this.#controller.load(), following });
    return html`<div class="stage" tabindex="-1">${notice(parts)}</div>`;
  }

  #say(): void {
    const { view } = this.#controller;
    if (view.kind === 'ready') this.#context.announce(this.#words.distribution.announce(view.distribution.parts.length));
  }
}
