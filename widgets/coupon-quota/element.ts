import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { ask } from '../core/ask.ts';
import { formatCount } from '../core/formats.ts';
import type { Session } from '../core/session.ts';
import { Vocabulary } from '../core/vocabulary.ts';
import { Menu, menuStyles } from '../kit/menu.ts';
import { StageElement } from '../kit/stage-element.ts';
import { TableFrame } from '../kit/table-frame.ts';
import { tabStyles, tabs } from '../kit/tabs.ts';
import { PANEL_VIEWS, type PanelContext, type PanelViewName } from './context.ts';
import type { Intent, PanelLoad, PanelState, PartnerCouponQuotaEventMap } from './events.ts';
import { LazyParts } from './lazy.ts';
import { WAITING_STATES } from './operation/operation.ts';
import { panelParts } from './parts.ts';
import { type Quota, type QuotaAnswer, QuotaController, readState } from './quotas/controller.ts';
import { quotaStyles } from './quotas/styles.ts';
import { QuotasTab } from './quotas/tab.ts';
import { loadStrings, type Strings } from './strings/index.ts';
import { styles } from './styles.ts';

/**
 * Coupon quotas and what was issued from them. Stands inside a `<partner-session>`.
 *
 * @tag partner-coupon-quota
 * @see DOMAIN.md §3
 * @prop state - The view, and what the quotas are narrowed by; ids and codes only.
 * @fires partner-load - Rows are there: of which view, how many are shown, and of how many.
 * @fires partner-error - Rows could not be loaded.
 * @fires partner-state-change - The operator changed something. A state that the host set is not told back.
 * @fires partner-before-issue - Coupons are about to be issued: from which quota, to whom, how many. Cancelable; prevented, nothing is
 *   sent.
 * @fires partner-before-recall - Coupons are about to be recalled. Cancelable; prevented, nothing is sent.
 * @fires partner-coupon-issued - Coupons were issued; `couponIds` is empty for jobs.
 * @fires partner-coupon-recalled - Coupons were recalled; `couponIds` is empty for jobs.
 * @fires partner-reveal - Names were revealed, for how many seconds.
 * @csspart tabs - The views.
 * @csspart filters - What narrows the rows.
 * @csspart quota - The card of one quota.
 * @csspart table - The rows.
 * @csspart eye - A button that reveals names.
 * @csspart pager - The pages of a long list.
 * @csspart dialog - A dialog.
 * @csspart notice - What stands in place of rows.
 */
export class PartnerCouponQuota extends StageElement<Strings, PartnerCouponQuotaEventMap> {
  static override styles: CSSResultGroup = [StageElement.styles, menuStyles, tabStyles, styles, quotaStyles];
  static override properties: PropertyDeclarations = { state: { attribute: false, noAccessor: true } };

  readonly #menu = new Menu(() => this.requestUpdate());
  readonly #quotas: QuotaController;
  readonly #tab: QuotasTab;
  readonly #vocabulary = new Vocabulary(() => this.requestUpdate());
  readonly #lazy = new LazyParts(
    () => this.renderRoot as ShadowRoot,
    () => this.#context(),
  );
  #view: PanelViewName = 'quotas';
  /** The view that is on its way. */
  #coming: PanelViewName | null = null;

  constructor() {
    super(loadStrings);
    this.#quotas = new QuotaController(() => this.requestUpdate(), {
      onLoad: (answer) => this.#noteLoad(answer),
      onFailure: (failure) => this.tell('partner-error', failure),
    });
    this.#tab = new QuotasTab({
      session: this.around,
      quotas: this.#quotas,
      lazy: this.#lazy,
      menu: this.#menu,
      frame: this.rows,
      offered: () => this.#offered(),
      update: () => this.requestUpdate(),
      changed: () => this.tell('partner-state-change', { state: this.state }),
      show: (view, filter) => this.#pick(view, filter),
      copy: (text, said) => this.copy(text, said),
      leaving: (act) => this.leaving(act),
      failure: (parts) => this.failure(parts),
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
    if (!isSame) void this.#quotas.load();
    if (view !== this.#view) void this.#show(view);
  }

  override disconnectedCallback(): void {
    this.#menu.close(false);
    super.disconnectedCallback();
  }

  /** Asks for what is shown again. */
  reload(): void {
    void this.#quotas.load();
    this.#lazy.view(this.#view)?.follow();
  }

  /** A view that a host asked for before there was a session, or words, comes once both are there. */
  protected override updated(): void {
    if (this.localisation.strings) void this.#vocabulary.follow(this.localisation.language);
    const isThere = this.#view === 'quotas' || this.#coming === this.#view || this.#lazy.view(this.#view);
    if (!isThere && this.around.session?.snapshot.status === 'live' && this.#context()) queueMicrotask(() => void this.#show(this.#view));
  }

  protected override layers(): TemplateResult {
    return html`${this.#menu.draw()} ${this.#lazy.drawDialogs()}`;
  }

  protected override body(strings: Strings): TemplateResult {
    const view = this.#lazy.view(this.#view);
    const offered = this.#offered();
    const named = offered.map((name) => ({ name, label: strings.views[name] }));
    const onShow = (name: PanelViewName): void => this.#pick(name);
    return html`${offered.length > 1 ? tabs({ label: strings.viewsLabel, tabs: named, shown: this.#view, controls: 'view', onShow }) : nothing}
      <div id="view" role=${offered.length > 1 ? 'tabpanel' : nothing} aria-labelledby=${offered.length > 1 ? `tab-${this.#view}` : nothing} class="frame">
        ${this.#lazy.dialog('approvals')?.strip(view?.told ?? null) ?? nothing}
        ${this.#view === 'quotas' ? this.#tab.draw(strings) : (view?.draw() ?? html`<div class="stage"></div>`)}
      </div>`;
  }

  /** Views that this session may see, and that are there. */
  #offered(): PanelViewName[] {
    const { session } = this.around;
    const needs = { coupons: 'POST /v1/coupons/search', log: 'POST /v1/operations/search' } as const;
    return PANEL_VIEWS.filter(
      (view) => view === 'quotas' || (panelParts.views[view] !== undefined && (session?.allows(needs[view]) ?? false)),
    );
  }

  /** The operator chose a view. */
  #pick(view: PanelViewName, filter?: object): void {
    void this.#show(view, filter);
    this.tell('partner-state-change', { state: this.state });
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
    const { session } = this.around;
    if (!session || !this.localisation.strings) return null;
    const { localisation } = this;
    const vocabulary = this.#vocabulary;
    return {
      session,
      get strings() {
        return localisation.strings as Strings;
      },
      get locale() {
        return localisation.language.spoken;
      },
      learn: (load) => vocabulary.learn(localisation.language, load),
      update: () => this.requestUpdate(),
      announce: (text) => this.announcer.say(text),
      tell: (name, detail) => void this.tell(name, detail),
      mayGoOn: (name, detail: Intent) => this.tell(name, detail, true),
      show: (view, filter) => this.#pick(view, filter),
      offers: (view) => this.#offered().includes(view),
      frame: () => new TableFrame(this.grid, () => this.requestUpdate()),
      leaving: (act) => this.leaving(act),
      failure: (parts) => this.failure(parts),
      moved: () => void this.#quotas.load(),
      copy: (text, said) => this.copy(text, said),
    };
  }

  protected override follow(session: Session | null): void {
    if (!session) {
      this.#lazy.forget();
      this.#vocabulary.forget();
    }
    this.#quotas.following.follow(session);
    this.#lazy.follow();
  }

  #noteLoad({ quotas, total }: QuotaAnswer): void {
    this.rows.closeCards();
    if (this.#view === 'quotas') this.announcer.say(this.localisation.strings?.quotas.announce(formatCount(total)) ?? '');
    void this.#quotas.loadResellers();
    void this.#lookForWaiting();
    this.tell('partner-load', { view: 'quotas', shown: quotas.length, total } satisfies PanelLoad);
  }

  /** What waits is looked for once the quotas are there; whoever has nothing waiting loads no more than that. */
  async #lookForWaiting(): Promise<void> {
    const known = this.#lazy.dialog('approvals');
    const { session } = this.around;
    if (known) return known.refresh();
    if (!session?.allows('POST /v1/operations/list')) return;
    const outcome = await ask(session, 'POST /v1/operations/list', { body: { states: [...WAITING_STATES] } });
    if (!outcome.ok || outcome.answer.operations.length === 0) return;
    (await this.#lazy.loadDialog('approvals'))?.take(outcome.answer.operations);
    this.requestUpdate();
  }
}

export type { Quota };
