import { type CSSResult, type CSSResultGroup, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { LOCALES } from '../../shared/values/lists.ts';
import { Announcer } from '../core/announcer.ts';
import { type Failure, failureOf } from '../core/failure.ts';
import { formatCount } from '../core/formats.ts';
import { Localisation, nearestLocale } from '../core/localisation.ts';
import type { Session } from '../core/session.ts';
import { SessionController } from '../core/session-controller.ts';
import { controls } from '../kit/controls.ts';
import { dialogStyles } from '../kit/dialog.ts';
import { failureNotice } from '../kit/failure-notice.ts';
import { GridNavigation } from '../kit/grid-navigation.ts';
import { Hint, hintStyles } from '../kit/hint.ts';
import { Menu, menuStyles } from '../kit/menu.ts';
import { type NoticeParts, notice, noticeStyles } from '../kit/notice.ts';
import { cardStyles, tableStyles } from '../kit/table-styles.ts';
import { hostHasNoFont, lookStyles, systemFont, tokens } from '../kit/tokens.ts';
import {
  type Intent,
  PANEL_VIEWS,
  type PanelContext,
  type PanelDialog,
  type PanelPart,
  type PanelView,
  type PanelViewName,
} from './context.ts';
import { panelParts } from './parts.ts';
import { type Quota, QuotaController, type QuotaFilter, readState } from './quotas/controller.ts';
import { quotaMenu } from './quotas/menu.ts';
import { type QuotasParts, quotaList, quotasBelow, quotaTools } from './quotas/view.ts';
import { dictionaries, type Strings } from './strings/index.ts';
import { styles } from './styles.ts';
import { tabs } from './tabs.ts';

/** What a host can keep and set: the view, and what the quotas are narrowed by. Nothing personal. */
export interface PanelState extends QuotaFilter {
  view?: PanelViewName;
}

/** Detail of `partner-load`. */
export interface PanelLoad {
  view: PanelViewName;
  shown: number;
  total: number;
}

/**
 * Coupon quotas and what was issued from them (DOMAIN.md §3). Stands inside a `<partner-session>`.
 *
 * Properties
 * - `state` (`PanelState`): the view, and what the quotas are narrowed by; ids and codes only.
 * - `appearance` (attribute; `inherit`, `light`, `dark`), `density` (attribute; `comfortable`, `compact`).
 *
 * Events: all bubble and cross shadow roots; ids and counts only
 * - `partner-load` (`PanelLoad`), `partner-error` (`Failure`), `partner-state-change` (`{ state }`).
 * - `partner-before-issue`, `partner-before-recall` (`Intent`): cancelable; prevented, nothing is sent.
 * - `partner-coupon-issued`, `partner-coupon-recalled` (`{ operationId, couponIds, count }`): something moved.
 *
 * Parts: `frame`, `tabs`, `filters`, `quota`, `table`, `dialog`, `notice`. Custom properties: the `--partner-*` of `widgets/kit/tokens.ts`.
 */
export class PartnerCouponQuota extends LitElement {
  static override styles: CSSResultGroup = [
    tokens,
    lookStyles,
    systemFont,
    controls,
    tableStyles,
    cardStyles,
    hintStyles,
    noticeStyles,
    menuStyles,
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
  readonly #menu = new Menu(() => this.requestUpdate());
  readonly #localisation = new Localisation<Strings>(dictionaries, () => this.requestUpdate());
  readonly #quotas = new QuotaController(() => this.requestUpdate());
  readonly #session: SessionController;
  readonly #views = new Map<PanelViewName, PanelView>();
  readonly #dialogs = new Map<string, PanelDialog>();
  readonly #openCards = new Set<string>();
  #view: PanelViewName = 'quotas';
  #resumptions = 0;
  #hasHostFont = true;

  constructor() {
    super();
    this.#session = new SessionController(this, (session) => this.#follow(session));
  }

  get state(): PanelState {
    return { ...(this.#view === 'quotas' ? {} : { view: this.#view }), ...this.#quotas.state };
  }

  set state(state: PanelState) {
    const view = PANEL_VIEWS.find((name) => name === state.view) ?? 'quotas';
    const next = readState({ ...state });
    const isSame = JSON.stringify(next) === JSON.stringify(this.#quotas.state);
    this.#quotas.state = next;
    if (!isSame) void this.#load();
    if (view !== this.#view) void this.#show(view);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#hasHostFont = !hostHasNoFont(this);
  }

  override disconnectedCallback(): void {
    this.#menu.close(false);
    super.disconnectedCallback();
  }

  /** Asks for what is shown again. */
  reload(): void {
    void this.#load();
    this.#views.get(this.#view)?.follow();
  }

  protected override render(): TemplateResult {
    const { strings, locale } = this.#localisation;
    return html`<div class="root ${this.#hasHostFont ? '' : 'without-host-font'}" lang=${locale} @pointerover=${(event: Event) => this.#hint.enter(event)} @pointerleave=${() => this.#hint.leave()}>
      <div class="frame" part="frame">${strings ? this.#body(strings) : html`<div class="stage"></div>`}</div>
      ${this.#menu.draw()} ${[...this.#dialogs.values()].map((dialog) => dialog.draw())}
      <div class="hint" popover="manual" role="tooltip"></div>
      <div class="unseen" role="status" aria-live="polite">${this.#announcer.text}</div>
    </div>`;
  }

  #body(strings: Strings): TemplateResult {
    const view = this.#views.get(this.#view);
    const offered = this.#offered();
    return html`${offered.length > 1 ? tabs({ shown: this.#view, offered, strings, show: (name) => this.#pick(name) }) : nothing}
      <div id="view" role=${offered.length > 1 ? 'tabpanel' : nothing} aria-labelledby=${offered.length > 1 ? `tab-${this.#view}` : nothing} class="frame">
        ${this.#view === 'quotas' ? this.#quotasBody(strings) : (view?.draw() ?? html`<div class="stage"></div>`)}
      </div>`;
  }

  #quotasBody(strings: Strings): TemplateResult {
    const parts = this.#quotaParts(strings);
    const view = this.#session.isMissing ? ({ kind: 'failed', failure: failureOf('session-element-missing') } as const) : this.#quotas.view;
    const isList = view.kind === 'loading' || view.kind === 'ready';
    const isFramed = !isList || this.#quotas.state.layout === 'table';
    const isRefused = view.kind === 'failed';
    return html`${isRefused ? nothing : quotaTools(parts)}
      <div class="stage ${isFramed ? 'framed' : ''}" tabindex="-1" @keydown=${this.#keys} @focusin=${this.#focus} @focusout=${() => this.#hint.leave()}>
        ${isList ? quotaList(view, parts) : notice(this.#panel(view, strings))}
      </div>
      <div class="below">${quotasBelow(view, parts)}</div>`;
  }

  #quotaParts(strings: Strings): QuotasParts {
    const session = this.#session.session;
    const mayIssue = session?.allows('POST /v1/coupons/issues') ?? false;
    return {
      controller: this.#quotas,
      strings,
      openCards: this.#openCards,
      toggleCard: (key) => {
        if (!this.#openCards.delete(key)) this.#openCards.add(key);
        this.requestUpdate();
      },
      acts: {
        canIssue: mayIssue && panelParts.dialogs.issue !== undefined,
        issue: (quota) => void this.#openDialog('issue', (dialog) => dialog.open(quota)),
        menu: (quota, anchor) => {
          const open = {
            grant: () => void this.#openDialog('grant', (dialog) => dialog.open(quota)),
            recall: () => void this.#openDialog('recallQuota', (dialog) => dialog.open([quota])),
            show: (view: PanelViewName) => this.#pick(view, { quotaId: quota.quotaId }),
          };
          const offered = {
            views: this.#offered(),
            dialogs: panelParts.dialogs,
            allows: (key: Parameters<Session['allows']>[0]) => session?.allows(key) ?? false,
          };
          this.#menu.toggle(
            anchor,
            strings.card.actions(quota.quotaId),
            quotaMenu(quota, strings, offered, { ...open, copy: () => void this.#copy(quota.quotaId, strings.card.copied) }),
          );
        },
      },
      change: (filter) => {
        this.#quotas.state = readState({ ...filter });
        this.#tell('partner-state-change', { state: this.state });
        void this.#load();
      },
      reload: () => void this.#load(),
    };
  }

  #panel(view: Exclude<ReturnType<() => QuotaController['view']>, { kind: 'loading' | 'ready' }>, strings: Strings): NoticeParts {
    if (view.kind === 'failed') {
      return failureNotice({
        failure: view.failure,
        words: strings,
        isExpired: this.#session.session?.snapshot.status === 'expired',
        onRetry: () => this.#leavePanel(() => void this.#load()),
        onResume: () => this.#leavePanel(() => this.#resume()),
        onCopy: (requestId) => void this.#copy(requestId, strings.actions.copied),
      });
    }
    const [title, advice] = view.kind === 'empty' ? strings.states.empty : strings.states.noMatch;
    const clear = { label: strings.clear, isPrimary: true, onAct: () => this.#leavePanel(() => this.#quotaParts(strings).change({})) };
    return { icon: 'search', title, advice, ...(view.kind === 'empty' ? {} : { actions: [clear] }) };
  }

  /** Views that this session may see, and that are there. */
  #offered(): PanelViewName[] {
    const session = this.#session.session;
    const needs = { coupons: 'POST /v1/coupons/search', log: 'POST /v1/operations/search' } as const;
    return PANEL_VIEWS.filter(
      (view) => view === 'quotas' || (panelParts.views[view] !== undefined && (session?.allows(needs[view]) ?? false)),
    );
  }

  /** The operator chose a view. */
  #pick(view: PanelViewName, filter?: object): void {
    void this.#show(view, filter);
    this.#tell('partner-state-change', { state: this.state });
  }

  async #show(view: PanelViewName, filter?: object): Promise<void> {
    if (view !== this.#view) this.#views.get(this.#view)?.leave();
    this.#view = view;
    this.requestUpdate();
    if (view === 'quotas') return;
    const load = panelParts.views[view];
    if (!this.#views.has(view) && load) {
      const part = await load();
      const context = this.#context();
      if (!context) return;
      if (!this.#views.has(view)) this.#views.set(view, this.#made(part, context));
    }
    if (this.#view === view) this.#views.get(view)?.enter(filter);
    this.requestUpdate();
  }

  async #openDialog<Name extends keyof typeof panelParts.dialogs>(name: Name, open: (dialog: DialogOf<Name>) => void): Promise<void> {
    const load = panelParts.dialogs[name] as (() => Promise<PanelPart<DialogOf<Name>>>) | undefined;
    if (!load) return;
    const part = await load();
    const context = this.#context();
    if (!context) return;
    const dialog = (this.#dialogs.get(name) ?? this.#made(part, context)) as DialogOf<Name>;
    this.#dialogs.set(name, dialog as PanelDialog);
    open(dialog);
    this.requestUpdate();
  }

  #made<Made>(part: PanelPart<Made>, context: PanelContext): Made {
    const root = this.renderRoot as ShadowRoot;
    const sheets = part.styles.flatMap(({ styleSheet }: CSSResult) => styleSheet ?? []);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets.filter((sheet) => !root.adoptedStyleSheets.includes(sheet))];
    return part.create(context);
  }

  #context(): PanelContext | null {
    const session = this.#session.session;
    if (!session || !this.#localisation.strings) return null;
    const localisation = this.#localisation;
    return {
      session,
      get strings() {
        return localisation.strings as Strings;
      },
      get locale() {
        return localisation.locale;
      },
      update: () => this.requestUpdate(),
      announce: (text) => this.#announcer.say(text),
      tell: (name, detail) => this.#tell(name, detail),
      mayGoOn: (name, detail: Intent) =>
        this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true })),
      show: (view, filter) => this.#pick(view, filter),
      moved: () => void this.#load(),
      copy: (text, said) => this.#copy(text, said),
    };
  }

  #follow(session: Session | null): void {
    void this.#localisation.use(session?.snapshot.locale ?? nearestLocale(this.closest('[lang]')?.getAttribute('lang')) ?? LOCALES[0]);
    this.#quotas.use(session);
    const snapshot = session?.snapshot;
    if (!snapshot) {
      this.#views.clear();
      this.#dialogs.clear();
      this.requestUpdate();
      return;
    }
    if (snapshot.status === 'expired' && snapshot.failure && this.#quotas.view.kind !== 'failed') this.#quotas.fail(snapshot.failure);
    const isResumed = snapshot.resumptions > this.#resumptions;
    this.#resumptions = snapshot.resumptions;
    if (snapshot.status === 'waiting') return;
    const isUnasked = this.#quotas.isIdle && snapshot.status !== 'expired';
    if (isUnasked || (isResumed && this.#quotas.isOffline)) void this.#load();
    for (const view of this.#views.values()) view.follow();
    this.requestUpdate();
  }

  async #load(): Promise<void> {
    const answer = await this.#quotas.load();
    if (answer === null) return;
    if ('code' in answer) {
      this.#tell('partner-error', answer satisfies Failure);
      return;
    }
    this.#openCards.clear();
    if (this.#view === 'quotas') this.#announcer.say(this.#localisation.strings?.quotas.announce(formatCount(answer.total)) ?? '');
    this.#tell('partner-load', { view: 'quotas', shown: answer.quotas.length, total: answer.total } satisfies PanelLoad);
  }

  /** The one button of an ended session: the host is asked for a new one, what was entered stays. */
  #resume(): void {
    this.#quotas.reset();
    void this.#session.session?.renew('expired');
  }

  /** The button that was pressed goes away with the notice; the focus stays where the quotas will be. */
  #leavePanel(act: () => void): void {
    this.renderRoot.querySelector<HTMLElement>('.stage')?.focus();
    act();
  }

  readonly #keys = (event: KeyboardEvent): void => {
    this.#hint.key(event);
    if (this.#quotas.state.layout === 'table') this.#grid.key(event);
  };

  readonly #focus = (event: FocusEvent): void => {
    if (this.#quotas.state.layout === 'table') this.#grid.focus(event);
    this.#hint.enter(event);
  };

  async #copy(text: string, said: string): Promise<void> {
    await navigator.clipboard?.writeText(text);
    this.#announcer.say(said);
  }

  #tell(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

type DialogOf<Name extends keyof typeof panelParts.dialogs> =
  NonNullable<(typeof panelParts.dialogs)[Name]> extends () => Promise<PanelPart<infer Made>> ? Made : never;

export type { Quota };
