import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerOf, BodyOf } from '../../../shared/contract/index.ts';
import { shiftBillCycle } from '../../../shared/values/bill-cycle.ts';
import { ChartView, chartSkeleton, chartStyles } from '../../charts/index.ts';
import { ask } from '../../core/ask.ts';
import type { Language } from '../../core/language.ts';
import { adopt } from '../../kit/adopt.ts';
import type { SectionHost, Whose } from '../late-section.ts';
import { SectionPart } from '../section-part.ts';
import { sourcesOf, trendOf } from './charts.ts';
import { figures } from './figures.ts';
import { type BoardWords, loadBoardWords } from './strings/index.ts';
import { boardStyles } from './styles.ts';

export type Overview = AnswerOf<'POST /v1/consumption/overview'>;
export type Trend = AnswerOf<'POST /v1/consumption/trend'>;
type Asked = Pick<BodyOf<'POST /v1/consumption/overview'>, 'indirectPartnerId'> & {
  filter: NonNullable<BodyOf<'POST /v1/consumption/overview'>['filter']>;
};

/** What the board shows: one cycle in figures, and the cycles up to the running one. */
export interface BoardFigures {
  overview: Overview;
  trend: Trend;
}

/** Cycles in sight, the running one among them. */
const CYCLES = 12;

/**
 * What the customer whose page it is consumed (DOMAIN.md §4): due and paid of a cycle, how that stands beside the cycle before and the
 * budget, twelve cycles, and where the money came from. A press on a cycle shows that one's figures.
 */
export class CustomerBoard extends SectionPart<BoardWords, BoardFigures> {
  readonly #host: SectionHost;
  readonly #trend: ChartView;
  readonly #sources: ChartView;
  #whose: Whose | null = null;
  /** Null: the running cycle. */
  #cycle: string | null = null;
  /** Null: the one in which the customer consumed last; the partner's own where that is not known. */
  #currency: string | null = null;
  #isBusy = false;

  constructor(host: SectionHost) {
    super(host, 'board');
    this.#host = host;
    this.#trend = new ChartView(host.element);
    this.#sources = new ChartView(host.element);
    adopt(host.root(), [...chartStyles, boardStyles]);
  }

  override leave(): void {
    super.leave();
    this.#whose = null;
    this.#cycle = null;
    this.#currency = null;
  }

  protected override learn(language: Language): Promise<BoardWords> {
    return loadBoardWords(language);
  }

  protected override async ask(whose: Whose): Promise<BoardFigures | null> {
    this.#whose = whose;
    this.#isBusy = true;
    const figures = await this.#ask(whose);
    this.#isBusy = false;
    return figures;
  }

  protected override waiting(words: BoardWords): unknown {
    return html`<p class="unseen" role="status">${words.loading}</p>${chartSkeleton(320)}`;
  }

  protected override content(known: BoardFigures, words: BoardWords) {
    const { trend } = known;
    const aside = this.#wayOn(words);
    if (trend.total.lines === 0) return { body: html`<p class="quiet">${trend.asOf === null ? words.noDelivery : words.none}</p>`, aside };
    const isBusy = this.#isBusy;
    return {
      aside,
      body: html`${this.#currencies(known, words)} ${figures(known.overview, words)}
        <div class="board-charts">
          ${trendOf(this.#trend, known, words, { isBusy, onPick: (cycle) => this.#pick({ cycle }) })}
          ${sourcesOf(this.#sources, known.overview, words, isBusy)}
        </div>
        <p class="quiet">${trend.basis.scope === 'own' ? html`${words.ownPeriods} ` : nothing}${words.notABill}</p>`,
    };
  }

  async #ask({ customerId, indirectPartnerId, latestCycle, currencies }: Whose): Promise<BoardFigures | null> {
    const session = this.#host.session();
    if (!session) return null;
    const currency = this.#currency ?? currencies[0];
    const asked = (from: string, to: string): Asked => ({
      filter: { customerId, cycles: { from, to }, ...(currency && { currency }) },
      ...(indirectPartnerId && { indirectPartnerId }),
    });
    const cycle = this.#cycle ?? latestCycle;
    const [overview, trend] = await Promise.all([
      ask(session, 'POST /v1/consumption/overview', { body: asked(cycle, cycle) }),
      ask(session, 'POST /v1/consumption/trend', { body: { ...asked(shiftBillCycle(latestCycle, 1 - CYCLES), latestCycle), by: 'cycle' } }),
    ]);
    return overview.ok && trend.ok ? { overview: overview.answer, trend: trend.answer } : null;
  }

  #pick({ cycle = this.#cycle, currency = this.#currency }: { cycle?: string | null; currency?: string | null }): void {
    this.#cycle = cycle;
    this.#currency = currency;
    if (!this.#whose) return;
    void this.load({ ...this.#whose });
    this.#host.update();
  }

  /** Currencies are never added together: each has figures of its own. */
  #currencies({ trend }: BoardFigures, words: BoardWords): TemplateResult | typeof nothing {
    const { currencies = [] } = this.#whose ?? {};
    if (currencies.length < 2) return nothing;
    return html`<div class="board-currencies no-print" role="group" aria-label=${words.currency}>
      ${currencies.map((currency) => html`<button type="button" class="button" part="button" aria-pressed=${currency === trend.currency} @click=${() => this.#pick({ currency })}>${currency}</button>`)}
    </div>`;
  }

  /** The customer stands in the event, never in the address. */
  #wayOn(words: BoardWords): unknown {
    const { dashboardHref, openDashboard } = this.#host;
    const href = dashboardHref();
    const whose = this.#whose;
    if (href === null || !whose) return nothing;
    return html`<a class="board-open no-print" href=${href} @click=${(event: MouseEvent) => openDashboard(whose, event)}>${words.open}</a>`;
  }
}
