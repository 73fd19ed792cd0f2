import { type CSSResultGroup, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { LOCALES } from '../../shared/values/lists.ts';
import { Announcer } from '../core/announcer.ts';
import { type Failure, failureOf } from '../core/failure.ts';
import { formatCount } from '../core/formats.ts';
import { Localisation, nearestLocale } from '../core/localisation.ts';
import { SessionController } from '../core/session-controller.ts';
import { controls } from '../kit/controls.ts';
import { dialogStyles } from '../kit/dialog.ts';
import { failureNotice } from '../kit/failure-notice.ts';
import { GridNavigation } from '../kit/grid-navigation.ts';
import { Hint, hintStyles } from '../kit/hint.ts';
import { type NoticeParts, notice, noticeStyles } from '../kit/notice.ts';
import { table } from '../kit/table.ts';
import { cardStyles, tableStyles } from '../kit/table-styles.ts';
import { hostHasNoFont, lookStyles, systemFont, tokens } from '../kit/tokens.ts';
import { auditColumns } from './columns.ts';
import { AuditController, type AuditView } from './controller.ts';
import { detailDialog } from './detail.ts';
import type { AuditExports } from './exports.ts';
import { type AuditRow, type AuditState, queryOf } from './query.ts';
import { dictionaries, type Strings } from './strings/index.ts';
import { styles } from './styles.ts';
import { filters } from './toolbar.ts';

/** Detail of `partner-load`. */
export interface AuditLoad {
  shown: number;
  scope: 'all' | 'own';
}

/**
 * The audit trail (DESIGN.md §4, evidence): administrators see all of the partner's records, other operators their own. Stands inside a
 * `<partner-session>`.
 *
 * Properties
 * - `state` (`AuditState`): what the trail is narrowed by; days in UTC+8, ids, nothing personal.
 * - `appearance` (attribute; `inherit`, `light`, `dark`), `density` (attribute; `comfortable`, `compact`).
 *
 * Events: all bubble and cross shadow roots
 * - `partner-load` (`AuditLoad`): records are there.
 * - `partner-error` (`Failure`): they could not be loaded.
 * - `partner-state-change` (`{ state }`): the operator changed a filter. A state that the host set is not told back.
 *
 * Parts: `frame`, `filters`, `table`, `dialog`, `notice`. Custom properties: the `--partner-*` of `widgets/kit/tokens.ts`.
 */
export class PartnerAudit extends LitElement {
  static override styles: CSSResultGroup = [
    tokens,
    lookStyles,
    systemFont,
    controls,
    tableStyles,
    hintStyles,
    noticeStyles,
    cardStyles,
    dialogStyles,
    styles,
  ];

  static override properties: PropertyDeclarations = {
    appearance: { reflect: true },
    density: { reflect: true },
    state: { attribute: false, noAccessor: true },
  };

  declare appearance: 'inherit' | 'light' | 'dark' | undefined;
  declare density: 'comfortable' | 'compact' | undefined;

  readonly #announcer = new Announcer(() => this.requestUpdate());
  readonly #hint = new Hint(this);
  readonly #grid = new GridNavigation(this);
  readonly #localisation = new Localisation<Strings>(dictionaries, () => this.requestUpdate());
  readonly #openCards = new Set<string>();
  #areFiltersOpen = false;
  #hasHostFont = true;
  #shown: AuditRow | null = null;
  #exports: AuditExports | null = null;
  readonly #session: SessionController;
  readonly #controller: AuditController;

  constructor() {
    super();
    this.#controller = new AuditController(this, {
      onState: (state) => this.#tell('partner-state-change', { state }),
      onLoad: ({ rows, scope }) => {
        this.#openCards.clear();
        this.#announcer.say(this.#localisation.strings?.announce(formatCount(rows.length)) ?? '');
        this.#tell('partner-load', { shown: rows.length, scope });
      },
      onFailure: (failure) => this.#tell('partner-error', failure),
    });
    this.#session = new SessionController(this, (session) => {
      void this.#localisation.use(session?.snapshot.locale ?? nearestLocale(this.closest('[lang]')?.getAttribute('lang')) ?? LOCALES[0]);
      this.#controller.follow(session);
    });
  }

  get state(): AuditState {
    return { ...this.#controller.state };
  }

  set state(state: AuditState) {
    this.#controller.takeState(state);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#hasHostFont = !hostHasNoFont(this);
  }

  /** Asks for the newest records again. */
  reload(): void {
    void this.#controller.load();
  }

  protected override render(): TemplateResult {
    const { strings, locale } = this.#localisation;
    return html`<div class="root ${this.#hasHostFont ? '' : 'without-host-font'}" lang=${locale}>
      <div class="frame" part="frame">${strings ? this.#body(strings) : html`<div class="stage"></div>`}</div>
      ${strings && this.#shown ? this.#detail(this.#shown, strings) : nothing}
      ${this.#exports?.draw(() => this.#closeExports()) ?? nothing}
      <div class="hint" popover="manual" role="tooltip"></div>
      <div class="unseen" role="status" aria-live="polite">${this.#announcer.text}</div>
    </div>`;
  }

  #body(strings: Strings): TemplateResult {
    const view: AuditView = this.#session.isMissing
      ? { kind: 'failed', failure: failureOf('session-element-missing') }
      : this.#controller.view;
    const fold = (): void => {
      this.#areFiltersOpen = !this.#areFiltersOpen;
      this.requestUpdate();
    };
    const isList = view.kind === 'loading' || view.kind === 'ready';
    const canExport = this.#session.session?.allows('POST /v1/exports') ?? false;
    return html`<div class="top">
        ${filters(this.#controller, strings, this.#areFiltersOpen, fold)}
        ${canExport ? html`<div class="tools"><button type="button" class="button" @click=${() => void this.#openExports(strings)}>${strings.export}</button></div>` : nothing}
      </div>
      ${this.#controller.scope === 'own' ? html`<p class="own">${strings.own}</p>` : nothing}
      <div class="stage" tabindex="-1">${isList ? this.#rows(view, strings) : notice(this.#panel(view, strings))}</div>
      <div class="below">${view.kind === 'ready' ? this.#below(strings) : nothing}</div>`;
  }

  #rows(view: Extract<AuditView, { kind: 'loading' | 'ready' }>, strings: Strings): TemplateResult {
    const open = (row: AuditRow): void => {
      this.#shown = row;
      this.requestUpdate();
    };
    return html`<div
      class="scroller"
      @keydown=${this.#keys}
      @focusin=${this.#focus}
      @focusout=${() => this.#hint.leave()}
      @pointerover=${(event: Event) => this.#hint.enter(event)}
      @pointerleave=${() => this.#hint.leave()}
      @scroll=${() => this.#hint.follow()}
    >
      ${table({
        label: strings.list,
        columns: auditColumns(strings, open),
        rows: view.rows,
        skeletonRows: 10,
        drawnRows: view.rows?.length ?? 0,
        position: 1,
        total: view.rows?.length ?? 0,
        isBusy: view.kind === 'loading',
        rowKey: (row) => String(row.sequence),
        rowState: () => [strings],
        openCards: this.#openCards,
        cardToggle: { ...strings.card, onToggle: (key) => this.#toggleCard(key) },
      })}
    </div>`;
  }

  #panel(view: Exclude<AuditView, { kind: 'loading' | 'ready' }>, strings: Strings): NoticeParts {
    const { states } = strings;
    if (view.kind === 'failed') {
      return failureNotice({
        failure: view.failure,
        words: strings,
        isExpired: this.#session.session?.snapshot.status === 'expired',
        onRetry: () => this.#leavePanel(() => void this.#controller.load()),
        onResume: () => this.#leavePanel(() => this.#controller.resume()),
        onCopy: (requestId) => void this.#copy(requestId, strings.actions.copied),
      });
    }
    const [title, advice] = view.kind === 'empty' ? states.empty : view.kind === 'no-match' ? states.noMatch : states.upsideDown;
    const clear = { label: strings.filters.clear, isPrimary: true, onAct: () => this.#leavePanel(() => this.#controller.clear()) };
    return { icon: 'search', title, advice, ...(view.kind === 'empty' ? {} : { actions: [clear] }) };
  }

  #below(strings: Strings): TemplateResult {
    const controller = this.#controller;
    if (!controller.hasOlder) return html`<span>${strings.end}</span>`;
    return html`${controller.olderFailure ? html`<span role="alert">${strings.olderFailed}</span>` : nothing}
      <button type="button" class="button" aria-disabled=${controller.isLoadingOlder} @click=${() => void controller.loadOlder()}>
        ${controller.isLoadingOlder ? strings.loadingOlder : strings.older}
      </button>`;
  }

  #detail(row: AuditRow, strings: Strings): TemplateResult {
    const closed = (): void => {
      this.#shown = null;
      this.requestUpdate();
    };
    return detailDialog(row, strings, { closed, copy: (text) => void this.#copy(text, strings.detail.copied) });
  }

  /** Dialog and records of exports come when they are first asked for. */
  async #openExports(strings: Strings): Promise<void> {
    const session = this.#session.session;
    const { AuditExports: Exports } = await import('./exports.ts');
    if (!session || this.#exports) return;
    const root = this.renderRoot as ShadowRoot;
    const sheets = Exports.styles.flatMap(({ styleSheet }) => styleSheet ?? []);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets.filter((sheet) => !root.adoptedStyleSheets.includes(sheet))];
    this.#exports = new Exports({
      session,
      strings,
      filter: queryOf(this.#controller.state) ?? {},
      update: () => this.requestUpdate(),
      announce: (text) => this.#announcer.say(text),
    });
    this.requestUpdate();
  }

  #closeExports(): void {
    this.#exports = null;
    this.requestUpdate();
  }

  /** The button that was pressed goes away with the panel; the focus stays where the rows will be. */
  #leavePanel(act: () => void): void {
    this.renderRoot.querySelector<HTMLElement>('.stage')?.focus();
    act();
  }

  readonly #keys = (event: KeyboardEvent): void => {
    this.#hint.key(event);
    this.#grid.key(event);
  };

  readonly #focus = (event: FocusEvent): void => {
    this.#grid.focus(event);
    this.#hint.enter(event);
  };

  #toggleCard(key: string): void {
    if (!this.#openCards.delete(key)) this.#openCards.add(key);
    this.requestUpdate();
  }

  async #copy(text: string, said: string): Promise<void> {
    await navigator.clipboard?.writeText(text);
    this.#announcer.say(said);
  }

  #tell(name: string, detail: AuditLoad | Failure | { state: AuditState }): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
