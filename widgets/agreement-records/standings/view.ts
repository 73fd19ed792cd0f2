import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatInstant } from '../../core/formats.ts';
import { Later } from '../../core/later.ts';
import { ExportDialog } from '../../kit/exports/export-dialog.ts';
import { icon } from '../../kit/icons.ts';
import { Names } from '../../kit/names.ts';
import { notice } from '../../kit/notice.ts';
import { pager } from '../../kit/pager.ts';
import type { TableFrame } from '../../kit/table-frame.ts';
import type { RecordsContext, RecordsView } from '../context.ts';
import type { RecordsLoad } from '../events.ts';
import { Files } from '../files.ts';
import { askedOf, isNarrowed } from '../query.ts';
import { facesOf, standingColumns } from './columns.ts';
import { PAGE_SIZES, type Row, type Standings, StandingsController, type StandingsView } from './controller.ts';
import { saveReceipt } from './receipts.ts';
import type { RecordDialog } from './record-dialog.ts';
import { standIn } from './stand-in.ts';
import type { StandingsStrings } from './strings/index.ts';
import { agreementHead, standingFilters, stateChoices, type ToolsParts } from './tools.ts';
import type { VersionsDialog } from './versions-dialog.ts';

const REFRESH = icon('M13 8a5 5 0 1 1-1.6-3.65M13 2.75v2.5h-2.5');

interface Dialogs {
  record: RecordDialog;
  versions: VersionsDialog;
}

/** Who has signed an agreement and who has not (DOMAIN.md §5.1), in the scope of whoever looks, masked. */
export class StandingsTab implements RecordsView {
  readonly #context: RecordsContext;
  readonly #words: StandingsStrings;
  readonly #controller: StandingsController;
  readonly #names: Names;
  readonly #frame: TableFrame;
  readonly #files: Files;
  readonly #dialogs: Later<Dialogs>;
  #exports: ExportDialog | null = null;
  #typed: string | null = null;
  #areFiltersOpen = false;
  #isShown = false;

  constructor(context: RecordsContext, words: StandingsStrings) {
    this.#context = context;
    this.#words = words;
    this.#names = new Names(context, () => words);
    this.#frame = context.frame();
    this.#files = new Files(context);
    this.#dialogs = new Later(
      () => this.#loadDialogs(),
      () => context.update(),
    );
    this.#controller = new StandingsController(context, {
      load: (value) => this.#noteLoad(value),
      failure: (failure) => context.tell('partner-error', failure),
    });
  }

  enter(): void {
    if (!this.#isShown) this.#names.enter(this.#context.state.indirectPartnerId ?? null);
    this.#isShown = true;
    this.#controller.enter();
  }

  reload(): void {
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
    const { view } = this.#controller;
    this.#names.reveals.indirectPartnerId = this.#context.state.indirectPartnerId ?? null;
    const tools = this.#tools(view.value);
    const isList = view.kind === 'loading' || view.kind === 'ready';
    const hasFilters = view.kind !== 'none' || (view.value?.agreements.length ?? 0) > 0;
    return html`${agreementHead(tools)}
      ${
        hasFilters
          ? html`${stateChoices(tools, view.value?.page ?? null)}
            <div class="bar standing-bar">${standingFilters(tools)}<div class="tools">${this.#buttons(view.value)}</div></div>`
          : nothing
      }
      ${this.#files.line(this.#context.strings.act)}${this.#dialogs.hasFailed ? html`<p class="note" role="alert">${this.#context.strings.states.notLoaded.join(' ')}</p>` : nothing}
      <div class="stage" tabindex="-1">${isList ? this.#rows(view) : notice(standIn(view, { context: this.#context, controller: this.#controller, words: this.#words, clear: () => this.#clear() }))}</div>
      <div class="records-below">${view.kind === 'ready' ? this.#below(view) : nothing}</div>
      ${this.#dialogs.part?.record.draw() ?? nothing}${this.#dialogs.part?.versions.draw() ?? nothing}${this.#exports?.draw(() => this.#closeExports()) ?? nothing}`;
  }

  #tools(value: Standings | null): ToolsParts {
    return {
      context: this.#context,
      controller: this.#controller,
      words: this.#words,
      value,
      typed: this.#typed,
      onType: (typed) => {
        this.#typed = typed;
        this.#context.update();
      },
      isOpen: this.#areFiltersOpen,
      onFold: () => {
        this.#areFiltersOpen = !this.#areFiltersOpen;
        this.#context.update();
      },
      onVersions: (agreement) => {
        const title = this.#controller.title(agreement);
        const { indirectPartnerId } = this.#context.state;
        void this.#dialogs.with(({ versions }) => versions.open({ agreement, title, indirectPartnerId }));
      },
    };
  }

  #buttons(value: Standings | null): unknown {
    const { filters, export: exportLabel } = this.#words;
    const { session } = this.#context;
    const { view } = session.snapshot;
    const mayExport =
      view?.actor.kind === 'operator' && view.actor.permissions.includes('customer.export') && session.allows('POST /v1/exports');
    return html`${mayExport && value?.chosen ? html`<button type="button" class="button" part="button" @click=${() => this.#openExports(value)}>${exportLabel}</button>` : nothing}
      <button type="button" class="button icon" part="button" aria-label=${filters.refresh} data-hint=${filters.refresh} @click=${() => this.reload()}>${REFRESH}</button>`;
  }

  #rows(view: Extract<StandingsView, { kind: 'loading' | 'ready' }>): TemplateResult {
    const words = this.#words;
    const rows = view.value?.page?.rows ?? null;
    const faces = new Map(facesOf(rows ?? []).map((face) => [face.customerId, face]));
    return this.#frame.draw<Row>({
      label: words.list,
      columns: standingColumns(words, {
        names: this.#names,
        rows: rows ?? [],
        read: (row) => this.#read(row),
        menu: (row, anchor) => this.#menu(row, anchor),
      }),
      rows,
      skeletonRows: 10,
      position: view.value?.from ?? 1,
      total: view.kind === 'ready' ? view.total : (rows?.length ?? 0),
      isBusy: view.kind === 'loading',
      rowKey: ({ customer }) => customer.customerId,
      rowState: ({ customer }) => [words.list, ...this.#names.state(faces.get(customer.customerId) ?? null)],
      card: this.#context.strings.card,
    });
  }

  #below({ value, page, total }: Extract<StandingsView, { kind: 'ready' }>): TemplateResult {
    const words = this.#words;
    const controller = this.#controller;
    return html`${this.#names.bar()}<span>${words.asOf(formatInstant(page.asOf))}</span>
      ${pager({
        words: words.pager,
        summary: words.pager.summary(formatCount(value.from), formatCount(value.from + page.rows.length - 1), formatCount(total)),
        hasPrevious: page.previous !== null,
        hasNext: page.next !== null,
        size: controller.size,
        sizes: PAGE_SIZES,
        onMove: (move) => void controller.move(move),
        onSize: (size) => controller.resize(size),
      })}`;
  }

  #clear(): void {
    this.#typed = null;
    const isScope = this.#controller.view.kind === 'failed';
    if (isScope)
      this.#context.change({
        state: null,
        customerId: null,
        accountManagerId: null,
        isOnlyWithdrawn: null,
        indirectPartnerId: null,
        code: null,
      });
    else this.#controller.clear();
  }

  #read(row: Row): void {
    const { signed, title } = row.standing;
    const face = facesOf(this.#controller.view.value?.page?.rows ?? []).find(({ customerId }) => customerId === row.customer.customerId);
    if (!signed || !face) return;
    const { recordId, receiptNumber } = signed;
    const { indirectPartnerId } = this.#context.state;
    void this.#dialogs.with(({ record }) => record.open({ face, recordId, receiptNumber, indirectPartnerId, title }));
  }

  #menu(row: Row, anchor: HTMLElement): void {
    const { menu: words, cells } = this.#words;
    const { signed } = row.standing;
    if (!signed) return;
    const { indirectPartnerId } = this.#context.state;
    const save = (format: 'html' | 'json') => () => void saveReceipt(this.#context, this.#files, { ...signed, indirectPartnerId }, format);
    this.#context.menu.toggle(anchor, cells.actions(row.customer.customerId), [
      { key: 'read', label: words.read, onPick: () => this.#read(row) },
      { key: 'html', label: words.html, onPick: save('html') },
      { key: 'json', label: words.json, onPick: save('json') },
    ]);
  }

  /** Texts are read in dialogs, which come when the first is wanted. */
  async #loadDialogs(): Promise<Dialogs> {
    const { RecordDialog: Record, VersionsDialog: Versions, dialogStyles } = await import('./dialogs.ts');
    this.#context.adopt(dialogStyles);
    return { record: new Record(this.#context, this.#words, this.#names), versions: new Versions(this.#context, this.#words) };
  }

  #noteLoad(value: Standings): void {
    const { tell, announce, update } = this.#context;
    this.#frame.closeCards();
    this.#names.reveals.hideAll();
    this.#files.forget();
    const total = value.page ? this.#controller.total(value.page) : 0;
    announce(this.#words.announce(formatCount(total)));
    tell('partner-load', { view: 'standings', shown: value.page?.rows.length ?? 0, total } satisfies RecordsLoad);
    void this.#controller.loadChoices().then(update);
  }

  #openExports({ chosen }: Standings): void {
    if (!chosen) return;
    const { exports: words } = this.#words;
    const { session, strings, state, update, announce } = this.#context;
    this.#exports = new ExportDialog({
      session,
      export: { what: 'agreement-standings', ...askedOf(chosen.code, state) },
      words,
      about: isNarrowed(state) ? words.filtered : words.whole,
      closeLabel: strings.close,
      retryLabel: strings.actions.retry,
      loading: strings.loading,
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
