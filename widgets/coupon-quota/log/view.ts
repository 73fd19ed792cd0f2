import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatInstant } from '../../core/formats.ts';
import { ExportDialog } from '../../kit/exports/export-dialog.ts';
import { type NoticeParts, notice } from '../../kit/notice.ts';
import { type PagerMove, pager } from '../../kit/pager.ts';
import type { TableFrame } from '../../kit/table-frame.ts';
import type { PanelContext, PanelView } from '../context.ts';
import { panelIcons } from '../icons.ts';
import { Names } from '../operation/names.ts';
import type { Item } from '../operation/operation.ts';
import { type LogWords, logColumns } from './columns.ts';
import { LogController, type LogView, PAGE_SIZES } from './controller.ts';
import { clearFilters, filterChips, logFilters } from './filters.ts';
import { OperationDialog } from './operation-dialog.ts';
import { filterOf, readFilter, type Typed, whoseOf } from './query.ts';

/** The operation log (DOMAIN.md §3.7): who did what, when, to whom, with which result. */
export class LogTab implements PanelView {
  readonly #context: PanelContext;
  readonly #words: LogWords;
  readonly #controller: LogController;
  readonly #names: Names;
  readonly #dialog: OperationDialog;
  readonly #typed = new Map<Typed, string>();
  readonly #frame: TableFrame;
  #exports: ExportDialog | null = null;
  #areFiltersOpen = false;
  #isShown = false;

  constructor(context: PanelContext, words: LogWords) {
    this.#context = context;
    this.#words = words;
    this.#names = new Names(context, words);
    this.#dialog = new OperationDialog(context, words);
    this.#frame = context.frame();
    this.#controller = new LogController(() => context.session, {
      change: () => context.update(),
      load: ({ total, rows }) => {
        this.#frame.closeCards();
        this.#names.reveals.hideAll();
        context.announce(words.log.announce(formatCount(total)));
        context.tell('partner-load', { view: 'log', shown: rows.length, total });
        void this.#controller.loadResellers().then(() => context.update());
      },
      failure: (failure) => context.tell('partner-error', failure),
    });
  }

  enter(filter: object = {}): void {
    this.#isShown = true;
    if (Object.keys(filter).length > 0) {
      this.#typed.clear();
      this.#controller.filter = readFilter({ ...filter });
    }
    this.#names.enter(this.#controller.filter.indirectPartnerId ?? null);
    void this.#controller.load();
  }

  follow(): void {
    if (this.#isShown) this.#controller.following.follow(this.#context.session);
  }

  leave(): void {
    this.#isShown = false;
    this.#names.leave();
  }

  draw(): TemplateResult {
    const { log: words, operation } = this.#words;
    const controller = this.#controller;
    const { view } = controller;
    this.#names.reveals.indirectPartnerId = controller.filter.indirectPartnerId ?? null;
    const isList = view.kind === 'loading' || view.kind === 'ready';
    const update = (): void => this.#context.update();
    const parts = { controller, words, operation, typed: this.#typed, isOpen: this.#areFiltersOpen, update };
    const onFold = (): void => {
      this.#areFiltersOpen = !this.#areFiltersOpen;
      update();
    };
    return html`<div class="log-top">
        ${logFilters({ ...parts, onFold })}
        <div class="log-tools">
          ${
            this.#context.session.allows('POST /v1/exports')
              ? html`<button type="button" class="button" part="button" @click=${() => this.#openExports()}>${words.export}</button>`
              : nothing
          }
          <button type="button" class="button icon" part="button" aria-label=${words.refresh} data-hint=${words.refresh} @click=${() => void controller.load()}>${panelIcons.refresh}</button>
        </div>
      </div>
      ${filterChips(parts)}
      <div class="stage" tabindex="-1">${isList ? this.#rows(view) : notice(this.#notice(view))}</div>
      <div class="log-below">${view.kind === 'ready' ? this.#below(view) : nothing}</div>
      ${this.#dialog.draw()}${this.#exports?.draw(() => this.#closeExports()) ?? nothing}`;
  }

  #rows(view: Extract<LogView, { kind: 'loading' | 'ready' }>): TemplateResult {
    const { log: words } = this.#words;
    const rows = view.rows ?? [];
    const open = (operationId: string): void => this.#dialog.open(operationId, this.#controller.filter.indirectPartnerId ?? null);
    return this.#frame.draw<Item>({
      label: words.list,
      columns: logColumns(this.#words, { names: this.#names, rows, open }),
      rows: view.rows,
      skeletonRows: 10,
      position: view.kind === 'ready' ? view.from : 1,
      total: view.kind === 'ready' ? view.total : rows.length,
      isBusy: view.kind === 'loading',
      rowKey: ({ operationId, item }) => `${operationId} ${item}`,
      rowState: ({ customer }) => [this.#words.log, ...this.#names.state(customer)],
      card: words.card,
    });
  }

  #below({ total, from, rows, asOf }: Extract<LogView, { kind: 'ready' }>): TemplateResult {
    const { log: words } = this.#words;
    const controller = this.#controller;
    const moves: Record<PagerMove, () => Promise<void>> = {
      first: () => controller.load(),
      previous: () => controller.newer(),
      next: () => controller.older(),
      last: () => controller.load(),
    };
    return html`${this.#names.bar()}<span>${words.asOf(formatInstant(asOf))}</span>
      ${pager({
        words: words.pager,
        summary: words.pager.summary(formatCount(from), formatCount(from + rows.length - 1), formatCount(total)),
        hasPrevious: controller.hasNewer,
        hasNext: controller.hasOlder,
        hasLast: false,
        size: controller.size,
        sizes: PAGE_SIZES,
        onMove: (move) => void moves[move](),
        onSize: (size) => controller.resize(size),
      })}`;
  }

  #notice(view: Exclude<LogView, { kind: 'loading' | 'ready' }>): NoticeParts {
    const { log: words } = this.#words;
    const { strings, leaving, failure } = this.#context;
    const controller = this.#controller;
    if (view.kind === 'failed') {
      const [title, advice] = words.states.searchLimit;
      return failure({
        failure: view.failure,
        words: { ...strings, states: { ...strings.states, refused: words.states.refused, failed: words.states.failed } },
        special: { 'search-limit-reached': { words: [title, advice], icon: 'clock' } },
        onRetry: () => void controller.load(),
        onResume: () => controller.following.resume(),
      });
    }
    const [title, advice] = { empty: words.states.empty, 'no-match': words.states.noMatch, 'upside-down': words.states.upsideDown }[
      view.kind
    ];
    const clear = { label: words.filters.clear, isPrimary: true, onAct: leaving(() => clearFilters({ controller, typed: this.#typed })) };
    return { icon: 'search', title, advice, ...(view.kind === 'empty' ? { slot: 'empty' } : { actions: [clear] }) };
  }

  #openExports(): void {
    const { exports: words, dialog } = this.#words.log;
    const { session, update, announce } = this.#context;
    const filter = filterOf(this.#controller.filter);
    const isNarrowed = Object.keys(filter).length > 0;
    this.#exports = new ExportDialog({
      session,
      export: { what: 'operations', ...(isNarrowed && { filter }), ...whoseOf(this.#controller.filter) },
      words,
      about: isNarrowed ? words.filtered : words.whole,
      closeLabel: dialog.close,
      retryLabel: words.retry,
      loading: words.loading,
      update,
      announce,
    });
    update();
  }

  #closeExports(): void {
    this.#exports = null;
    this.#context.update();
  }
}
