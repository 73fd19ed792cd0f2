import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { failureOf } from '../core/failure.ts';
import type { Session } from '../core/session.ts';
import { Vocabulary } from '../core/vocabulary.ts';
import { adopt } from '../kit/adopt.ts';
import { Menu, menuStyles } from '../kit/menu.ts';
import { type NoticeParts, notice } from '../kit/notice.ts';
import { StageElement } from '../kit/stage-element.ts';
import { TableFrame } from '../kit/table-frame.ts';
import { tabStyles, tabs } from '../kit/tabs.ts';
import type { RecordsContext, RecordsView, StateChange } from './context.ts';
import type { PartnerAgreementRecordsEventMap } from './events.ts';
import { NEEDED, recordsParts } from './parts.ts';
import { RECORDS_VIEWS, type RecordsState, type RecordsViewName, readState } from './query.ts';
import { loadStrings, type Strings } from './strings/index.ts';
import { styles } from './styles.ts';

/**
 * Who has signed which agreement, and what proves it; third-party payment agreements; payment agreement contracts. For operators; a tab is
 * there where the session may read what it shows. Stands inside a `<partner-session>`.
 *
 * @tag partner-agreement-records
 * @see DOMAIN.md §5
 * @prop state - The tab, the agreement, what it is narrowed by; ids and codes only. `agreementsToSearchParams` writes what of it may go
 *   into an address, which a customer may not.
 * @fires partner-load - Rows are there: of which tab, how many are shown, and of how many of all pages (null where that is not counted).
 * @fires partner-error - Rows could not be loaded.
 * @fires partner-state-change - The operator changed something. A state that the host set is not told back.
 * @fires partner-reveal - Names were revealed, for how many seconds.
 * @csspart tabs - The tabs.
 * @csspart filters - What narrows the rows.
 * @csspart table - The rows.
 * @csspart eye - A button that reveals names.
 * @csspart pager - The pages of a long list.
 * @csspart dialog - A dialog.
 * @csspart document - The text of an agreement.
 * @csspart notice - What stands in place of rows.
 */
export class PartnerAgreementRecords extends StageElement<Strings, PartnerAgreementRecordsEventMap> {
  static override styles: CSSResultGroup = [StageElement.styles, menuStyles, tabStyles, styles];
  static override properties: PropertyDeclarations = { state: { attribute: false, noAccessor: true } };

  readonly #menu = new Menu(() => this.requestUpdate());
  readonly #vocabulary = new Vocabulary(() => this.requestUpdate());
  readonly #views = new Map<RecordsViewName, RecordsView>();
  readonly #coming = new Set<RecordsViewName>();
  #state: RecordsState = {};
  #shown: RecordsViewName | null = null;
  #hasLoadFailed = false;
  #tabInSight: string | null = null;

  constructor() {
    super(loadStrings);
  }

  get state(): RecordsState {
    return { ...this.#state };
  }

  set state(state: RecordsState) {
    const next = readState({ ...state });
    if (JSON.stringify(next) === JSON.stringify(this.#state)) return;
    this.#state = next;
    this.#show();
    this.requestUpdate();
  }

  /** Asks for what is shown again. */
  reload(): void {
    if (this.#shown) this.#views.get(this.#shown)?.reload();
  }

  override disconnectedCallback(): void {
    this.#menu.close(false);
    super.disconnectedCallback();
  }

  protected override layers(): TemplateResult {
    return this.#menu.draw();
  }

  protected override body(strings: Strings): TemplateResult {
    const offered = this.#offered();
    const view = this.#view;
    const hasTabs = offered.length > 1;
    const named = offered.map((name) => ({ name, label: strings.views[name] }));
    const onShow = (name: RecordsViewName): void => this.#change({ view: name === RECORDS_VIEWS[0] ? null : name });
    return html`${hasTabs ? tabs({ label: strings.viewsLabel, tabs: named, shown: view, controls: 'view', onShow }) : nothing}
      <div id="view" role=${hasTabs ? 'tabpanel' : nothing} aria-labelledby=${hasTabs ? `tab-${view}` : nothing} class="view">${this.#content(strings)}</div>`;
  }

  #content(strings: Strings): unknown {
    if (this.around.isMissing) {
      const failure = failureOf('session-element-missing');
      return html`<div class="stage">${notice(this.failure({ failure, words: strings, onRetry: () => {}, onResume: () => {} }))}</div>`;
    }
    const drawn = this.#shown === this.#view ? this.#views.get(this.#view)?.draw() : undefined;
    return (
      drawn ??
      html`<div class="stage" aria-busy=${!this.#hasLoadFailed}>${this.#hasLoadFailed ? notice(this.#notLoaded(strings)) : nothing}</div>`
    );
  }

  /** A file of the widget itself did not come. */
  #notLoaded(strings: Strings): NoticeParts {
    const [title, advice] = strings.states.notLoaded;
    const onAct = this.leaving(() => this.#show());
    return { icon: 'unplugged', title, advice, isAlert: true, actions: [{ label: strings.actions.retry, isPrimary: true, onAct }] };
  }

  /** Views that this session may see; none before it is known what it may. */
  #offered(): RecordsViewName[] {
    const { session } = this.around;
    return RECORDS_VIEWS.filter((view) => session?.allows(NEEDED[view]) ?? false);
  }

  /** What was asked for where it is there; else the first that is. Where nothing is, the first says why. */
  get #view(): RecordsViewName {
    const wanted = this.#state.view ?? RECORDS_VIEWS[0];
    const offered = this.#offered();
    return offered.includes(wanted) ? wanted : (offered[0] ?? wanted);
  }

  #change(part: StateChange): void {
    const merged = Object.entries({ ...this.#state, ...part }).filter(([, value]) => value !== null && value !== undefined);
    this.#state = readState(Object.fromEntries(merged));
    this.#show();
    this.requestUpdate();
    this.tell('partner-state-change', { state: this.state });
  }

  /** A view that was asked for before there was a session, or words, comes once both are there. */
  protected override updated(): void {
    if (this.localisation.strings) void this.#vocabulary.follow(this.localisation.language);
    if (this.#shown !== this.#view && !this.#hasLoadFailed) queueMicrotask(() => this.#show());
    this.#bringTabIntoSight();
  }

  /** On a phone the tabs scroll beside each other; the page around them stays where it is. */
  #bringTabIntoSight(): void {
    const tab = this.renderRoot.querySelector<HTMLElement>('.tab[aria-selected="true"]');
    const { parentElement: row } = tab ?? {};
    if (!tab || !row || row.scrollWidth <= row.clientWidth || this.#tabInSight === tab.id) return;
    this.#tabInSight = tab.id;
    const { left, right } = tab.getBoundingClientRect();
    const box = row.getBoundingClientRect();
    row.scrollLeft += left < box.left ? left - box.left : Math.max(0, right - box.right);
  }

  protected override follow(session: Session | null): void {
    if (!session) {
      for (const view of this.#views.values()) view.leave();
      this.#views.clear();
      this.#vocabulary.forget();
      this.#shown = null;
    }
    for (const view of this.#views.values()) view.follow();
    // Which tabs there are is the session's to say, and may be known after the first drawing.
    this.requestUpdate();
  }

  /** Lets the view that is due ask; loads it first where it has never been shown. */
  #show(): void {
    const snapshot = this.around.session?.snapshot;
    // Before it is known what the session may, nobody can say which view is due.
    const isEarly = !snapshot || snapshot.status === 'waiting' || (snapshot.status === 'starting' && !snapshot.view);
    if (isEarly) return;
    const name = this.#view;
    const view = this.#views.get(name);
    if (this.#shown !== null && this.#shown !== name) this.#views.get(this.#shown)?.leave();
    if (view) {
      this.#shown = name;
      view.enter();
      this.requestUpdate();
    } else void this.#load(name);
  }

  async #load(name: RecordsViewName): Promise<void> {
    const { session } = this.around;
    if (!this.#context() || this.#coming.has(name)) return;
    this.#coming.add(name);
    this.#hasLoadFailed = false;
    try {
      const part = await recordsParts[name]();
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

  #context(): RecordsContext | null {
    const { session } = this.around;
    if (!session || !this.localisation.strings) return null;
    const { localisation } = this;
    const state = (): RecordsState => this.#state;
    return {
      session,
      get strings() {
        return localisation.strings as Strings;
      },
      get locale() {
        return localisation.language.spoken;
      },
      get state() {
        return state();
      },
      change: (part) => this.#change(part),
      learn: (load) => this.#vocabulary.learn(localisation.language, load),
      update: () => this.requestUpdate(),
      announce: (text) => this.announcer.say(text),
      tell: (name, detail) => void this.tell(name, detail),
      host: this,
      adopt: (styles) => adopt(this.renderRoot, styles),
      frame: () => new TableFrame(this.grid, () => this.requestUpdate()),
      menu: this.#menu,
      leaving: (act) => this.leaving(act),
      failure: (parts) => this.failure(parts),
    };
  }
}
