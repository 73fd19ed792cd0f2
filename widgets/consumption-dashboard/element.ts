import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Session } from '../core/session.ts';
import { Vocabulary } from '../core/vocabulary.ts';
import { adopt } from '../kit/adopt.ts';
import { StageElement } from '../kit/stage-element.ts';
import { TableFrame } from '../kit/table-frame.ts';
import { tabStyles, tabs } from '../kit/tabs.ts';
import type { DashboardContext, DashboardView } from './context.ts';
import { DashboardController } from './controller.ts';
import { filters } from './filters.ts';
import { dashboardParts } from './parts.ts';
import { DASHBOARD_VIEWS, type DashboardState, type DashboardViewName } from './query.ts';
import { dictionaries, type Strings } from './strings/index.ts';
import { styles } from './styles.ts';

/**
 * What customers consumed, in money, by bill cycle (DOMAIN.md §4). Never a bill (R-CON-1). Stands inside a `<partner-session>`.
 *
 * Properties
 * - `state` (`DashboardState`): the view, cycles, filters and groupings; ids and codes only. `dashboardToSearchParams` writes what of it may go
 *   into an address.
 * - `appearance` (attribute; `inherit`, `light`, `dark`), `density` (attribute; `comfortable`, `compact`).
 *
 * Events: all bubble and cross shadow roots
 * - `partner-load` (`DashboardLoad`): figures are there.
 * - `partner-error` (`Failure`): they could not be loaded.
 * - `partner-state-change` (`{ state }`): the operator changed something. A state that the host set is not told back.
 * - `partner-reveal` (`RevealReport`): names were revealed, for how many seconds.
 *
 * Parts: `frame`, `tabs`, `filters`, `table`, `chart`, `dialog`, `notice`. Custom properties: the `--partner-*` of `widgets/kit/tokens.ts`.
 */
export class PartnerConsumptionDashboard extends StageElement<Strings> {
  static override styles: CSSResultGroup = [StageElement.styles, tabStyles, styles];
  static override properties: PropertyDeclarations = { state: { attribute: false, noAccessor: true } };

  readonly #controller: DashboardController;
  readonly #vocabulary = new Vocabulary(() => this.requestUpdate());
  readonly #views = new Map<DashboardViewName, DashboardView>();
  readonly #coming = new Set<DashboardViewName>();
  #shown: DashboardViewName | null = null;
  #areFiltersOpen = false;

  constructor() {
    super(dictionaries);
    this.#controller = new DashboardController(() => this.requestUpdate(), {
      onState: (state) => this.tell('partner-state-change', { state }),
      onAsk: () => this.#show(),
    });
  }

  get state(): DashboardState {
    return { ...this.#controller.state };
  }

  set state(state: DashboardState) {
    this.#controller.take(state);
  }

  get #view(): DashboardViewName {
    return this.#controller.state.view ?? DASHBOARD_VIEWS[0];
  }

  /** Asks for what is shown again. */
  reload(): void {
    this.#views.get(this.#view)?.enter();
  }

  protected override body(strings: Strings): TemplateResult {
    const { session } = this.around;
    const onShow = (view: DashboardViewName): void => this.#controller.change({ view });
    const named = DASHBOARD_VIEWS.filter((view) => dashboardParts[view]).map((name) => ({ name, label: strings.views[name] }));
    const context = this.#context();
    return html`${named.length > 1 ? tabs({ label: strings.viewsLabel, tabs: named, shown: this.#view, controls: 'view', onShow }) : nothing}
      ${session && context ? filters(context, { isOpen: this.#areFiltersOpen, narrowed: this.#controller.narrowed, onFold: () => this.#fold() }) : nothing}
      <div id="view" role="tabpanel" aria-labelledby="tab-${this.#view}" class="view">
        ${this.#views.get(this.#view)?.draw() ?? html`<div class="stage"></div>`}
      </div>
      <p class="basis quiet">${strings.notABill}</p>`;
  }

  /** A view that was asked for before there was a session, or words, comes once both are there. */
  protected override updated(): void {
    void this.#vocabulary.follow(this.localisation.locale);
    if (this.#shown !== this.#view) queueMicrotask(() => this.#show());
  }

  protected override follow(session: Session | null): void {
    if (!session) {
      for (const view of this.#views.values()) view.leave();
      this.#views.clear();
      this.#vocabulary.forget();
      this.#shown = null;
    }
    this.#controller.following.follow(session);
    for (const view of this.#views.values()) view.follow();
  }

  #fold(): void {
    this.#areFiltersOpen = !this.#areFiltersOpen;
    this.requestUpdate();
  }

  /** Lets the view that is due ask; loads it first where it has never been shown. */
  #show(): void {
    const name = this.#view;
    const view = this.#views.get(name);
    if (this.#shown !== null && this.#shown !== name) this.#views.get(this.#shown)?.leave();
    if (view) {
      this.#shown = name;
      view.enter();
      this.requestUpdate();
    } else void this.#load(name);
  }

  async #load(name: DashboardViewName): Promise<void> {
    const { session } = this.around;
    const load = dashboardParts[name];
    if (!load || !this.#context() || this.#coming.has(name)) return;
    this.#coming.add(name);
    try {
      const part = await load();
      const context = this.#context();
      if (!context || session !== this.around.session) return;
      adopt(this.renderRoot, part.styles);
      this.#views.set(name, await part.create(context));
    } finally {
      this.#coming.delete(name);
    }
    if (name === this.#view) this.#show();
  }

  #context(): DashboardContext | null {
    const { session } = this.around;
    if (!session || !this.localisation.strings) return null;
    const { localisation } = this;
    const controller = this.#controller;
    return {
      session,
      get strings() {
        return localisation.strings as Strings;
      },
      get locale() {
        return localisation.locale;
      },
      get state() {
        return controller.state;
      },
      get asked() {
        return controller.asked;
      },
      get options() {
        return controller.options;
      },
      change: (part) => controller.change(part),
      host: this,
      learn: (load) => this.#vocabulary.learn(localisation.locale, load),
      update: () => this.requestUpdate(),
      announce: (text) => this.announcer.say(text),
      tell: (name, detail) => void this.tell(name, detail),
      frame: () => new TableFrame(this.grid, () => this.requestUpdate()),
      leaving: (act) => this.leaving(act),
      failure: (parts) => this.failure(parts),
      copy: (text, said) => this.copy(text, said),
    };
  }
}
