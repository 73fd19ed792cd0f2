import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Session } from '../core/session.ts';
import { Vocabulary } from '../core/vocabulary.ts';
import { adopt } from '../kit/adopt.ts';
import { icon } from '../kit/icons.ts';
import { type NoticeParts, notice } from '../kit/notice.ts';
import { StageElement } from '../kit/stage-element.ts';
import { TableFrame } from '../kit/table-frame.ts';
import { tabStyles, tabs } from '../kit/tabs.ts';
import type { DashboardContext, DashboardView } from './context.ts';
import { DashboardController } from './controller.ts';
import type { PartnerConsumptionDashboardEventMap } from './events.ts';
import { type FiltersLook, type FiltersParts, filters } from './filters/bar.ts';
import { DashboardLayers } from './layers.ts';
import { dashboardParts } from './parts.ts';
import { DASHBOARD_VIEWS, type DashboardState, type DashboardViewName } from './query.ts';
import { mayExport, mayPick } from './rights.ts';
import { loadStrings, type Strings } from './strings/index.ts';
import { styles } from './styles.ts';

const ABOUT = icon('M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M8 7.25v3.5M8 5v.01');

/**
 * What customers consumed, in money, by bill cycle. Never a bill. Stands inside a `<partner-session>`.
 *
 * @tag partner-consumption-dashboard
 * @see DOMAIN.md §4, R-CON-1
 * @prop state - The view, cycles, filters and groupings; ids and codes only. `dashboardToSearchParams` writes what of it may go into an
 *   address.
 * @fires partner-load - Figures are there: of which view, and how many bill lines they stand for.
 * @fires partner-error - Figures could not be loaded.
 * @fires partner-state-change - The operator changed something. A state that the host set is not told back.
 * @fires partner-reveal - Names were revealed, for how many seconds.
 * @csspart tabs - The views.
 * @csspart filters - What narrows the figures.
 * @csspart table - Rows, also those that say what a chart shows.
 * @csspart chart - A chart with its summary and its table.
 * @csspart eye - A button that reveals names.
 * @csspart pager - The pages of a long list.
 * @csspart dialog - A dialog.
 * @csspart notice - What stands in place of figures.
 */
export class PartnerConsumptionDashboard extends StageElement<Strings, PartnerConsumptionDashboardEventMap> {
  static override styles: CSSResultGroup = [StageElement.styles, tabStyles, styles];
  static override properties: PropertyDeclarations = { state: { attribute: false, noAccessor: true } };

  readonly #controller: DashboardController;
  readonly #vocabulary = new Vocabulary(() => this.requestUpdate());
  readonly #views = new Map<DashboardViewName, DashboardView>();
  readonly #coming = new Set<DashboardViewName>();
  #shown: DashboardViewName | null = null;
  readonly #look: FiltersLook = { isOpen: false, isCustom: false };
  readonly #layers = new DashboardLayers(
    () => this.renderRoot as ShadowRoot,
    () => this.#context(),
  );
  /** Opens the dialog whose file did not come again; null where none is missing. */
  #lost: (() => void) | null = null;
  #hasLoadFailed = false;

  constructor() {
    super(loadStrings);
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
      ${session && context ? filters(context, this.#filtersAround()) : nothing}
      ${this.#lost ? notice(this.#layerLost(strings, this.#lost)) : nothing}
      <div id="view" role="tabpanel" aria-labelledby="tab-${this.#view}" class="view">
        ${this.#views.get(this.#view)?.draw() ?? (this.#hasLoadFailed ? notice(this.#notLoaded(strings)) : html`<div class="stand-in" aria-busy="true"></div>`)}
      </div>
      <p class="basis">${ABOUT}${strings.notABill}</p>`;
  }

  protected override layers(): unknown {
    return this.#layers.draw();
  }

  /** A file of the dashboard itself did not come. */
  #notLoaded(strings: Strings): NoticeParts {
    const [title, advice] = strings.states.notLoaded;
    const onAct = this.leaving(() => this.#show());
    return { icon: 'unplugged', title, advice, isAlert: true, actions: [{ label: strings.actions.retry, isPrimary: true, onAct }] };
  }

  /** A view that was asked for before there was a session, or words, comes once both are there. */
  protected override updated(): void {
    void this.#vocabulary.follow(this.localisation.language);
    if (this.#shown !== this.#view && !this.#hasLoadFailed) queueMicrotask(() => this.#show());
  }

  protected override follow(session: Session | null): void {
    if (!session) {
      for (const view of this.#views.values()) view.leave();
      this.#views.clear();
      this.#layers.forget();
      this.#lost = null;
      this.#vocabulary.forget();
      this.#shown = null;
    }
    this.#controller.follow(session);
    for (const view of this.#views.values()) view.follow();
  }

  /** What can be filtered by may have failed with what is shown; where the filters stand in the way, they can be cleared. */
  #failed(parts: Parameters<DashboardContext['failure']>[0], strings: Strings): NoticeParts {
    const onRetry = (): void => {
      this.#controller.retry();
      parts.onRetry();
    };
    const drawn = this.failure({ ...parts, onRetry });
    if (drawn.actions?.length !== 0 || !(parts.failure.code in strings.refusals) || parts.failure.code === 'manager-needed') return drawn;
    const onAct = this.leaving(() => this.#controller.clear());
    return { ...drawn, actions: [{ label: strings.filters.clear, isPrimary: true, onAct }] };
  }

  /** A dialog whose file does not come can be asked for again. */
  readonly #open: DashboardLayers['open'] = async (name, given) => {
    this.#lost = null;
    this.requestUpdate();
    try {
      await this.#layers.open(name, given);
    } catch {
      this.#lost = () => void this.#open(name, given);
      this.requestUpdate();
    }
  };

  /** A dialog that was asked for and did not come. */
  #layerLost(strings: Strings, onRetry: () => void): NoticeParts {
    const [title, advice] = strings.states.layerNotLoaded;
    const onAct = this.leaving(onRetry);
    return { icon: 'unplugged', title, advice, isAlert: true, actions: [{ label: strings.actions.retry, isPrimary: true, onAct }] };
  }

  #filtersAround(): FiltersParts {
    const turn = (look: Partial<FiltersLook>): void => {
      Object.assign(this.#look, look);
      this.requestUpdate();
    };
    return { ...this.#look, narrowed: this.#controller.narrowed, turn };
  }

  /** Lets the view that is due ask; loads it first where it has never been shown. */
  #show(): void {
    // A host that has not said yet where sessions come from is not asked: that would be told as a failure.
    if (this.around.session?.snapshot.status === 'waiting') return;
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
    this.#hasLoadFailed = false;
    try {
      const part = await load();
      const context = this.#context();
      if (!context || session !== this.around.session) return;
      adopt(this.renderRoot, part.styles);
      this.#views.set(name, await part.create(context));
    } catch {
      this.#hasLoadFailed = true;
      this.requestUpdate();
      return;
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
        return localisation.language.spoken;
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
      known: () => controller.known(),
      change: (part) => controller.change(part),
      host: this,
      learn: (load) => this.#vocabulary.learn(localisation.language, load),
      update: () => this.requestUpdate(),
      announce: (text) => this.announcer.say(text),
      tell: (name, detail) => void this.tell(name, detail),
      frame: () => new TableFrame(this.grid, () => this.requestUpdate()),
      leaving: (act) => this.leaving(act),
      shown: controller.shown,
      clear: () => controller.clear(),
      get resellers() {
        return controller.resellers;
      },
      pickCustomer: mayPick(session) ? () => void this.#open('customers', null) : null,
      exportAs: mayExport(session) ? (asked) => void this.#open('exports', asked) : null,
      failure: (parts) => this.#failed(parts, localisation.strings as Strings),
      copy: (text, said) => this.copy(text, said),
    };
  }
}
