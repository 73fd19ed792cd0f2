import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatInstant, formatMoney } from '../../core/formats.ts';
import { Names } from '../../kit/names.ts';
import { type NoticeParts, notice } from '../../kit/notice.ts';
import { type PagerMove, pager } from '../../kit/pager.ts';
import type { TableFrame } from '../../kit/table-frame.ts';
import type { DashboardContext, DashboardView } from '../context.ts';
import type { ConsumptionExport } from '../exports/layer.ts';
import type { Lines } from '../query.ts';
import { refusal } from '../refusals.ts';
import { type LineWords, lineColumns } from './columns.ts';
import { LINE_SIZES, type Line, type LineSize, LinesController, type LinesView } from './controller.ts';
import { LineDialog } from './line-dialog.ts';

/** Bill lines (R-CON-5) under the three sub-totals of R-CON-3. */
export class LinesTab implements DashboardView {
  readonly #context: DashboardContext;
  readonly #words: LineWords;
  readonly #controller: LinesController;
  readonly #names: Names;
  readonly #dialog: LineDialog;
  readonly #frame: TableFrame;
  #isShown = false;

  constructor(context: DashboardContext, words: LineWords) {
    this.#context = context;
    this.#words = words;
    this.#controller = new LinesController(context);
    this.#names = new Names(context, () => words.names);
    this.#dialog = new LineDialog(context, words, this.#names);
    this.#frame = context.frame();
  }

  enter(): void {
    this.#isShown = true;
    this.#names.enter(this.#context.state.indirectPartnerId ?? null);
    void this.#load(() => this.#controller.load());
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
    const isList = view.kind === 'loading' || view.kind === 'ready';
    return html`${this.#top()}
      <div class="stage" tabindex="-1">${isList ? this.#rows(view) : notice(this.#notice(view))}</div>
      <div class="lines-below">${view.kind === 'ready' ? this.#below(view.answer) : nothing}</div>
      ${this.#dialog.draw()}`;
  }

  #top(): TemplateResult {
    const { state, change, exportAs } = this.#context;
    const { lines: words } = this.#words;
    const check = (name: 'hideZero' | 'onlyMarked'): TemplateResult =>
      html`<label class="check" part="checkbox"
        ><input type="checkbox" .checked=${state[name] === true} @change=${(event: Event) => change({ [name]: (event.target as HTMLInputElement).checked || null })} />${words[name]}</label
      >`;
    return html`${this.#subTotals()}
      <div class="lines-tools">
        ${check('hideZero')}${check('onlyMarked')}
        ${exportAs ? html`<button type="button" class="button" part="button" @click=${() => exportAs(this.#asked())}>${words.export}</button>` : nothing}
      </div>`;
  }

  /** All, consumption, refunds, adjustments: each shows its list. */
  #subTotals(): TemplateResult | typeof nothing {
    const { subTotals, currency } = this.#controller;
    const { state, strings, change } = this.#context;
    const { lines: words } = this.#words;
    if (!subTotals || currency === null) return nothing;
    return html`<div class="sub-totals" role="group" aria-label=${words.subTotals}>
      ${subTotals.map(
        ({ billClass, due, lines }) => html`<button
          type="button"
          class="sub-total"
          aria-pressed=${(state.billClass ?? null) === billClass}
          @click=${() => change({ billClass })}
        >
          <span class="quiet">${billClass === null ? words.all : strings.classes[billClass]}</span>
          <strong>${formatMoney({ amount: due, currency })}</strong>
          <span class="quiet">${words.count(formatCount(lines))}</span>
        </button>`,
      )}
    </div>`;
  }

  #rows(view: Extract<LinesView, { kind: 'loading' | 'ready' }>): TemplateResult {
    const { lines: words } = this.#words;
    const rows = view.kind === 'ready' ? view.answer.lines : view.lines;
    const currency = this.#controller.currency ?? 'CNY';
    const around = {
      context: this.#context,
      names: this.#names,
      rows: rows ?? [],
      currency,
      open: (row: Line) => this.#dialog.open(row, currency),
    };
    return this.#frame.draw<Line>({
      label: words.list,
      columns: lineColumns(this.#words, around),
      rows,
      skeletonRows: 10,
      position: 1,
      total: (view.kind === 'ready' ? view.answer.total?.lines : null) ?? rows?.length ?? 0,
      isBusy: view.kind === 'loading',
      rowKey: ({ lineId }) => lineId,
      rowState: ({ customer }) => [words, currency, ...this.#names.state(customer)],
      card: words.card,
    });
  }

  #below({ total, page, asOf }: Lines): TemplateResult {
    const { lines: words } = this.#words;
    const controller = this.#controller;
    const go = (place: Parameters<LinesController['go']>[0]): void => void this.#load(() => controller.go(place));
    const moves: Record<PagerMove, () => void> = {
      first: () => go('first'),
      previous: () => page.previous !== null && go({ before: page.previous }),
      next: () => page.next !== null && go({ after: page.next }),
      last: () => go('last'),
    };
    return html`${this.#names.bar()}${asOf === null ? nothing : html`<span>${words.asOf(formatInstant(asOf))}</span>`}
      ${pager({
        words: words.pager,
        summary: total ? words.pager.summary(formatCount(total.lines)) : words.pager.unknown,
        hasPrevious: page.previous !== null,
        hasNext: page.next !== null,
        size: controller.size,
        sizes: LINE_SIZES,
        onMove: (move) => moves[move](),
        onSize: (size) => controller.resize(size as LineSize),
      })}`;
  }

  #notice(view: Exclude<LinesView, { kind: 'loading' | 'ready' }>): NoticeParts {
    const { lines: words } = this.#words;
    const { strings, leaving, clear } = this.#context;
    const { following } = this.#controller;
    if (view.kind === 'failed') return refusal(this.#context, view.failure, { load: () => this.#controller.load(), following });
    const [title, advice] = view.kind === 'empty' ? words.states.empty : words.states.noMatch;
    const act = { label: strings.filters.clear, isPrimary: true, onAct: leaving(clear) };
    return { icon: 'search', title, advice, ...(view.kind === 'no-match' ? { actions: [act] } : { slot: 'empty' }) };
  }

  /** Another page has other rows: cards close, and names that were revealed hide again. */
  async #load(run: () => Promise<void>): Promise<void> {
    this.#frame.closeCards();
    this.#names.reveals.hideAll();
    await run();
    const { view } = this.#controller;
    if (view.kind === 'ready')
      this.#context.announce(this.#words.lines.announce(formatCount(view.answer.total?.lines ?? view.answer.lines.length)));
  }

  /** The lines on the screen, as a file. */
  #asked(): ConsumptionExport {
    const { asked, state } = this.#context;
    return {
      what: 'consumption-lines',
      ...asked,
      ...(state.hideZero && { hideZero: true }),
      ...(state.onlyMarked && { onlyMarked: true }),
    };
  }
}
