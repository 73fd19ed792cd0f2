import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { failureOf } from '../core/failure.ts';
import { formatCount } from '../core/formats.ts';
import { GradualDrawing } from '../core/gradual-drawing.ts';
import { Later } from '../core/later.ts';
import type { Session } from '../core/session.ts';
import { checkboxStyles } from '../kit/checkbox.ts';
import { eyeStyles } from '../kit/eye.ts';
import { icons } from '../kit/icons.ts';
import { idStyles } from '../kit/id-text.ts';
import { stageStyles } from '../kit/stage-styles.ts';
import { tableStyles } from '../kit/table-styles.ts';
import { WidgetElement } from '../kit/widget-element.ts';
import type { Around } from './around/around.ts';
import type { FirstContext, ListHost } from './context.ts';
import { CustomerListController, type ListView } from './controller.ts';
import type { PartnerCustomerListEventMap } from './events.ts';
import { NarrowView } from './narrow-view.ts';
import type { StandIn } from './panel.ts';
import { panelButton } from './panel-button.ts';
import type { CustomerListLoad, SearchAnswer } from './query.ts';
import type { RowAction } from './row-action.ts';
import { rows } from './rows.ts';
import { listTools } from './selection.ts';
import type { CustomerListState } from './state.ts';
import { loadStrings, type Strings } from './strings/index.ts';
import { styles } from './styles.ts';
import { toolStyles } from './tool-styles.ts';
import { filters } from './toolbar.ts';

/**
 * The customers of a partner, masked, with the eye. Stands inside a `<partner-session>`. Its state goes into an address and back by
 * `stateToSearchParams(state, params)` and `stateFromSearchParams(params)`, exported beside this class. No event carries personal data.
 *
 * @tag partner-customer-list
 * @see DESIGN.md §4, masking
 * @prop state - Filters that hold nothing personal, sort and page size. Set it to drive the list; it can be kept in the host's address,
 *   since names, ids and clear values are never part of it.
 * @prop customerHref - Where a customer's page is, such as `/customers/{customerId}`. Names become links, and so does what a customer in
 *   arrears owes. `{section}` (`arrears`) and `{reseller}` may have places of their own, else they are added as query parameters where
 *   there is something to say. Empty: names are buttons that only fire the event. Without it nothing opens.
 * @prop rowActions - Verbs of the page's own, `{ id, label }`, at the end of the menu of every row.
 * @fires partner-load - A page of rows is there: how many there are in all, the place of the first one, how many are shown.
 * @fires partner-error - A page could not be loaded; code, request id, when to try again.
 * @fires partner-state-change - The operator changed filter, sort or size. A state that the host set is not told back.
 * @fires partner-customer-open - A customer's page is about to be opened in this tab. Cancelable; prevent it to open the page by other
 *   means.
 * @fires partner-reveal - A field was revealed, for which customer ids, for how many seconds.
 * @fires partner-row-action - One of the `rowActions` was chosen: its id, and the customer's.
 * @slot empty - In place of the words for a partner without customers.
 * @csspart tabs - Own customers and those of resellers, where there are both.
 * @csspart filters - What narrows the list.
 * @csspart table - The rows.
 * @csspart eye - A button that reveals a field.
 * @csspart pager - The pages.
 * @csspart dialog - A dialog.
 * @csspart notice - What stands in place of rows.
 * @cssprop [--partner-table-max-block-size=max(420px, 80vh)] - Bounds the table, whose header then stays in sight.
 */
export class PartnerCustomerList extends WidgetElement<Strings, PartnerCustomerListEventMap> {
  static override styles: CSSResultGroup = [
    WidgetElement.styles,
    eyeStyles,
    tableStyles,
    checkboxStyles,
    idStyles,
    stageStyles,
    styles,
    toolStyles,
  ];

  static override properties: PropertyDeclarations = {
    customerHref: { attribute: 'customer-href' },
    rowActions: { attribute: false },
    state: { attribute: false, noAccessor: true },
  };

  declare customerHref: string | null | undefined;
  declare rowActions: readonly RowAction[] | undefined;

  readonly #drawing = new GradualDrawing(this);
  readonly #host: ListHost = {
    update: () => this.requestUpdate(),
    find: (selector) => this.renderRoot.querySelector(selector),
    announce: (text) => this.announcer.say(text),
    tell: (name, detail) => this.tell(name, detail, true),
  };
  readonly #narrow = new NarrowView(this);
  readonly #openCards = new Set<string>();
  #areFiltersOpen = false;
  readonly #controller: CustomerListController;
  readonly #later = new Later<Around>(
    async () => {
      const { openAround } = await import('./around/index.ts');
      return openAround({ element: this, host: this.#host, controller: this.#controller }, this.localisation.language);
    },
    () => this.requestUpdate(),
  );

  constructor() {
    super(loadStrings);
    this.#controller = new CustomerListController(this, {
      onState: (state) => this.tell('partner-state-change', { state }),
      onLoad: (answer) => this.#noteLoad(answer),
      onFailure: (failure) => this.tell('partner-error', failure),
    });
  }

  get state(): CustomerListState {
    return this.#controller.state;
  }

  set state(state: CustomerListState) {
    this.#controller.takeState(state);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#later.part?.panels.disconnect();
  }

  /** Asks for the present page again. */
  reload(): void {
    this.#later.hasFailed = false;
    this.#controller.load();
  }

  protected override willUpdate(): void {
    this.#later.part?.takeBack();
  }

  /** What stands around the rows is asked for once they are drawn; before that nothing of it competes with them. */
  protected override updated(): void {
    this.#later.part?.panels.place();
    if (!this.#drawing.isDone) return;
    void this.#later.prefetch();
    void this.#narrow.prefetch();
  }

  protected override follow(session: Session | null): void {
    this.#controller.follow(session);
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="stage rows-20"></div>`;
  }

  protected override body(strings: Strings): TemplateResult {
    if (this.#narrow.isAwaited) return this.skeleton();
    const view: ListView = this.around.isMissing
      ? { kind: 'failed', failure: failureOf('session-element-missing') }
      : this.#controller.view;
    const answer = 'answer' in view ? view.answer : null;
    // What fits on one page ends where it ends; pages of one list are all as high.
    const isShort = answer ? answer.total < this.#controller.shown.size : view.kind !== 'loading';
    const { customerHref = null, rowActions = [] } = this;
    const context = { controller: this.#controller, around: this.#later, strings, answer, customerHref, rowActions, host: this.#host };
    const around = this.#later.part;
    around?.follow(context, this.localisation.language);
    const label = around && this.#controller.hasTabs ? (this.#controller.isOfResellers ? 'tab-resellers' : 'tab-own') : nothing;
    const standIn = view.kind === 'loading' || view.kind === 'ready' ? null : view;
    return html`${filters(context, this.#areFiltersOpen, () => this.#fold())}
      <div class="card-tools">${standIn ? nothing : this.#narrow.tools(context)}</div>
      ${around?.tabs(context)}
      <div class="bar">${around ? around.bar(context) : this.#chipsToCome()}</div>
      <div class="tools list-tools">${listTools(context)}</div>
      <div class="tools column-tools">${panelButton(context, 'columns', html`${icons.columns}<span>${strings.columnsTool}</span>`)}</div>
      <div class="rows" id="rows" role=${label === nothing ? nothing : 'tabpanel'} aria-labelledby=${label}>
        <div class="stage ${isShort ? 'short' : ''} rows-${this.#controller.shown.size}" tabindex="-1">
          ${standIn ? this.#standIn(standIn, context) : this.#rows(context, view.kind === 'loading')}
        </div>
        <div class="below">${around && answer ? around.below(context, answer) : nothing}</div>
      </div>
      ${around?.layers(context) ?? (this.#later.hasFailed && !standIn ? html`<p class="action-failure" role="alert">${strings.selection.unloadable}</p>` : nothing)}`;
  }

  /** Filters that were in force from the start are told as soon as they can be; their place is there already. */
  #chipsToCome(): unknown {
    const { active, shown } = this.#controller;
    if (active.length === 0 && ['', 'all'].includes(shown.indirectPartnerId)) return nothing;
    void this.#later.prefetch();
    return html`<div class="chips"></div>`;
  }

  /** In place of rows; while its words are not there either, it still looks like loading. */
  #standIn(view: StandIn, context: FirstContext): unknown {
    const around = this.#later.part;
    if (around) return around.standIn(view);
    if (!this.#later.hasFailed) {
      void this.#later.with(() => undefined);
      return this.#rows(context, true);
    }
    return html`<button type="button" class="button again" part="button" @click=${() => this.reload()}>${context.strings.selection.unloadable}</button>`;
  }

  #rows(context: FirstContext, isBusy: boolean): TemplateResult {
    const parts = {
      isBusy,
      drawnRows: this.#controller.arrangement.isKnown ? this.#drawing.drawn(context.answer, context.answer?.customers.length ?? 0) : 0,
      openCards: this.#openCards,
      onToggle: (key: string) => this.#toggleCard(key),
    };
    return html`<div class="scroller ${this.#controller.arrangement.isKnown ? '' : 'to-come'}">${rows(context, parts)}</div>`;
  }

  #fold(): void {
    this.#areFiltersOpen = !this.#areFiltersOpen;
    this.requestUpdate();
  }

  #toggleCard(key: string): void {
    if (!this.#openCards.delete(key)) this.#openCards.add(key);
    this.requestUpdate();
  }

  #noteLoad(answer: SearchAnswer): void {
    this.#later.part?.noteRows();
    this.#openCards.clear();
    this.announcer.say(this.localisation.strings?.announce.loaded(formatCount(answer.total)) ?? '');
    const detail: CustomerListLoad = { total: answer.total, position: answer.page.position, shown: answer.customers.length };
    this.tell('partner-load', detail);
  }
}
