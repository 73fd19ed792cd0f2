import { type CSSResultGroup, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { LOCALES } from '../../shared/values/lists.ts';
import { Announcer } from '../core/announcer.ts';
import { ask } from '../core/ask.ts';
import type { Failure } from '../core/failure.ts';
import { formatCount } from '../core/formats.ts';
import { Localisation, nearestLocale } from '../core/localisation.ts';
import type { Session } from '../core/session.ts';
import { SessionController } from '../core/session-controller.ts';
import { controls } from '../kit/controls.ts';
import { dialogStyles } from '../kit/dialog.ts';
import { GridNavigation } from '../kit/grid-navigation.ts';
import { Hint, hintStyles } from '../kit/hint.ts';
import { Menu, menuStyles } from '../kit/menu.ts';
import { noticeStyles } from '../kit/notice.ts';
import { cardStyles, tableStyles } from '../kit/table-styles.ts';
import { hostHasNoFont, lookStyles, systemFont, tokens } from '../kit/tokens.ts';
import { type Intent, PANEL_VIEWS, type PanelContext, type PanelViewName } from './context.ts';
import { LazyParts } from './lazy.ts';
import { WAITING_STATES } from './operation/operation.ts';
import { panelParts } from './parts.ts';
import { type Quota, QuotaController, type QuotaFilter, readState } from './quotas/controller.ts';
import { QuotasTab } from './quotas/tab.ts';
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
 * - `partner-coupon-issued`, `partner-coupon-recalled` (`{ operationId, couponIds, count }`): something moved; `couponIds` is empty for jobs.
 * - `partner-reveal` (`RevealReport`): names were revealed, for how many seconds.
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
  readonly #tab: QuotasTab;
  readonly #session: SessionController;
  readonly #lazy = new LazyParts(
    () => this.renderRoot as ShadowRoot,
    () => this.#context(),
  );
  #view: PanelViewName = 'quotas';
  #resumptions = 0;
  /** The view that is on its way. */
  #coming: PanelViewName | null = null;
  #hasHostFont = true;

  constructor() {
    super();
    this.#session = new SessionController(this, (session) => this.#follow(session));
    this.#tab = new QuotasTab({
      session: this.#session,
      quotas: this.#quotas,
      lazy: this.#lazy,
      menu: this.#menu,
      hint: this.#hint,
      grid: this.#grid,
      offered: () => this.#offered(),
      update: () => this.requestUpdate(),
      load: () => void this.#load(),
      changed: () => this.#tell('partner-state-change', { state: this.state }),
      show: (view, filter) => this.#pick(view, filter),
      copy: (text, said) => this.#copy(text, said),
      focusStage: () => this.#focusStage(),
    });
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
    this.#lazy.view(this.#view)?.follow();
  }

  /** A view that a host asked for before there was a session, or words, comes once both are there. */
  protected override updated(): void {
    const isThere = this.#view === 'quotas' || this.#coming === this.#view || this.#lazy.view(this.#view);
    if (!isThere && this.#session.session?.snapshot.status === 'live' && this.#context()) queueMicrotask(() => void this.#show(this.#view));
  }

  protected override render(): TemplateResult {
    const { strings, locale } = this.#localisation;
    return html`<div class="root ${this.#hasHostFont ? '' : 'without-host-font'}" lang=${locale} @pointerover=${(event: Event) => this.#hint.enter(event)} @pointerleave=${() => this.#hint.leave()}>
      <div class="frame" part="frame">${strings ? this.#body(strings) : html`<div class="stage"></div>`}</div>
      ${this.#menu.draw()} ${this.#lazy.drawDialogs()}
      <div class="hint" popover="manual" role="tooltip"></div>
      <div class="unseen" role="status" aria-live="polite">${this.#announcer.text}</div>
    </div>`;
  }

  #body(strings: Strings): TemplateResult {
    const view = this.#lazy.view(this.#view);
    const offered = this.#offered();
    return html`${offered.length > 1 ? tabs({ shown: this.#view, offered, strings, show: (name) => this.#pick(name) }) : nothing}
      <div id="view" role=${offered.length > 1 ? 'tabpanel' : nothing} aria-labelledby=${offered.length > 1 ? `tab-${this.#view}` : nothing} class="frame">
        ${this.#lazy.dialog('approvals')?.strip() ?? nothing}
        ${this.#view === 'quotas' ? this.#tab.draw(strings) : (view?.draw() ?? html`<div class="stage"></div>`)}
      </div>`;
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

  async #show(name: PanelViewName, filter?: object): Promise<void> {
    if (name !== this.#view) this.#lazy.view(this.#view)?.leave();
    this.#view = name;
    this.requestUpdate();
    if (name === 'quotas') return;
    this.#coming = name;
    const view = await this.#lazy.loadView(name).finally(() => {
      this.#coming = null;
    });
    if (this.#view === name) view?.enter(filter);
    this.requestUpdate();
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
      grid: this.#grid,
      hint: this.#hint,
      update: () => this.requestUpdate(),
      announce: (text) => this.#announcer.say(text),
      tell: (name, detail) => this.#tell(name, detail),
      mayGoOn: (name, detail: Intent) =>
        this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true })),
      show: (view, filter) => this.#pick(view, filter),
      offers: (view) => this.#offered().includes(view),
      focusStage: () => this.#focusStage(),
      moved: () => void this.#load(),
      copy: (text, said) => this.#copy(text, said),
    };
  }

  #follow(session: Session | null): void {
    void this.#localisation.use(session?.snapshot.locale ?? nearestLocale(this.closest('[lang]')?.getAttribute('lang')) ?? LOCALES[0]);
    this.#quotas.use(session);
    const snapshot = session?.snapshot;
    if (!snapshot) {
      this.#lazy.forget();
      this.requestUpdate();
      return;
    }
    if (snapshot.status === 'expired' && snapshot.failure && this.#quotas.view.kind !== 'failed') this.#quotas.fail(snapshot.failure);
    const isResumed = snapshot.resumptions > this.#resumptions;
    this.#resumptions = snapshot.resumptions;
    if (snapshot.status === 'waiting') return;
    const isUnasked = this.#quotas.isIdle && snapshot.status !== 'expired';
    if (isUnasked || (isResumed && this.#quotas.isOffline)) void this.#load();
    this.#lazy.follow();
    this.requestUpdate();
  }

  async #load(): Promise<void> {
    const answer = await this.#quotas.load();
    if (answer === null) return;
    if ('code' in answer) {
      this.#tell('partner-error', answer satisfies Failure);
      return;
    }
    this.#tab.forgetCards();
    if (this.#view === 'quotas') this.#announcer.say(this.#localisation.strings?.quotas.announce(formatCount(answer.total)) ?? '');
    void this.#quotas.loadResellers();
    void this.#lookForWaiting();
    this.#tell('partner-load', { view: 'quotas', shown: answer.quotas.length, total: answer.total } satisfies PanelLoad);
  }

  #focusStage(): void {
    this.renderRoot.querySelector<HTMLElement>('.stage')?.focus();
  }

  /** What waits is looked for once the quotas are there; whoever has nothing waiting loads no more than that. */
  async #lookForWaiting(): Promise<void> {
    const known = this.#lazy.dialog('approvals');
    const session = this.#session.session;
    if (known) return known.refresh();
    if (!session?.allows('POST /v1/operations/list')) return;
    const outcome = await ask(session, 'POST /v1/operations/list', { body: { states: [...WAITING_STATES] } });
    if (!outcome.ok || outcome.answer.operations.length === 0) return;
    (await this.#lazy.loadDialog('approvals'))?.take(outcome.answer.operations);
    this.requestUpdate();
  }

  async #copy(text: string, said: string): Promise<void> {
    await navigator.clipboard?.writeText(text);
    this.#announcer.say(said);
  }

  #tell(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

export type { Quota };
