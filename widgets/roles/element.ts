import { type CSSResultGroup, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { LOCALES } from '../../shared/values/lists.ts';
import { Announcer } from '../core/announcer.ts';
import { type Failure, failureOf } from '../core/failure.ts';
import { formatCount } from '../core/formats.ts';
import { Localisation, nearestLocale } from '../core/localisation.ts';
import { SessionController } from '../core/session-controller.ts';
import { actionIcons } from '../kit/action-icons.ts';
import { checkboxStyles } from '../kit/checkbox.ts';
import { controls } from '../kit/controls.ts';
import { dialogStyles } from '../kit/dialog.ts';
import { failureNotice } from '../kit/failure-notice.ts';
import { GridNavigation } from '../kit/grid-navigation.ts';
import { Hint, hintStyles } from '../kit/hint.ts';
import { notice, noticeStyles } from '../kit/notice.ts';
import { table } from '../kit/table.ts';
import { cardStyles, tableStyles } from '../kit/table-styles.ts';
import { resultStyles } from '../kit/toast.ts';
import { hostHasNoFont, lookStyles, systemFont, tokens } from '../kit/tokens.ts';
import { RolesController } from './controller.ts';
import { Desk, type Draft } from './desk.ts';
import { editDialog } from './dialogs.ts';
import { matrix } from './matrix.ts';
import { memberColumns, memberFilters } from './members.ts';
import type { Member, RolesAnswer } from './rules.ts';
import { dictionaries, type Strings } from './strings/index.ts';
import { styles } from './styles.ts';

const TABS = ['members', 'roles'] as const;
type Tab = (typeof TABS)[number];

/**
 * Operators and what their roles allow (DOMAIN.md §1.3), for administrators: who holds which role and stands under which supervisor, the whole
 * permission table, and up to ten roles of the partner's own. Stands inside a `<partner-session>`.
 *
 * Attributes: `tab` (`members`, `roles`), `appearance` (`inherit`, `light`, `dark`), `density` (`comfortable`, `compact`).
 *
 * Events: all bubble and cross shadow roots
 * - `partner-error` (`Failure`): the screen could not be loaded.
 * - `partner-roles-change` (`{ kind }`: `role`, `member-roles`, `supervisor`): something was saved.
 *
 * Parts: `frame`, `filters`, `table`, `dialog`, `notice`. Custom properties: the `--partner-*` of `widgets/kit/tokens.ts`.
 */
export class PartnerRoles extends LitElement {
  static override styles: CSSResultGroup = [
    tokens,
    lookStyles,
    systemFont,
    controls,
    checkboxStyles,
    tableStyles,
    hintStyles,
    noticeStyles,
    cardStyles,
    dialogStyles,
    resultStyles,
    styles,
  ];

  static override properties: PropertyDeclarations = {
    appearance: { reflect: true },
    density: { reflect: true },
    tab: { reflect: true },
  };

  declare appearance: 'inherit' | 'light' | 'dark' | undefined;
  declare density: 'comfortable' | 'compact' | undefined;
  declare tab: Tab | undefined;

  readonly #announcer = new Announcer(() => this.requestUpdate());
  readonly #hint = new Hint(this);
  readonly #grid = new GridNavigation(this);
  readonly #localisation = new Localisation<Strings>(dictionaries, () => this.requestUpdate());
  readonly #openCards = new Set<string>();
  #hasHostFont = true;
  readonly #session: SessionController;
  readonly #controller: RolesController;
  readonly #desk: Desk;

  constructor() {
    super();
    this.#controller = new RolesController(this, (failure) => this.#tell('partner-error', failure));
    this.#desk = new Desk(
      this.#controller,
      () => this.requestUpdate(),
      (draft, isRemoved) => this.#noteSaved(draft, isRemoved),
    );
    this.#session = new SessionController(this, (session) => {
      void this.#localisation.use(session?.snapshot.locale ?? nearestLocale(this.closest('[lang]')?.getAttribute('lang')) ?? LOCALES[0]);
      this.#controller.follow(session);
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#hasHostFont = !hostHasNoFont(this);
  }

  /** Asks for operators and roles again. */
  reload(): void {
    void this.#controller.load();
  }

  protected override render(): TemplateResult {
    const { strings, locale } = this.#localisation;
    const { draft } = this.#desk;
    return html`<div class="root ${this.#hasHostFont ? '' : 'without-host-font'}" lang=${locale}>
      <div class="frame" part="frame">${strings ? this.#body(strings) : html`<div class="stage"></div>`}</div>
      ${strings && draft ? editDialog(draft, { desk: this.#desk, controller: this.#controller, strings }) : nothing}
      <div class="hint" popover="manual" role="tooltip"></div>
      <div class="unseen" role="status" aria-live="polite">${this.#announcer.text}</div>
    </div>`;
  }

  #body(strings: Strings): TemplateResult {
    const failure = this.#session.isMissing ? failureOf('session-element-missing') : this.#controller.failure;
    if (failure) return html`<div class="stage" tabindex="-1">${this.#failure(failure, strings)}</div>`;
    const tab = this.#tab;
    return html`<div class="tabs" role="tablist" aria-label=${strings.tabs.label} @keydown=${this.#tabKeys}>
        ${TABS.map(
          (name) => html`<button
            type="button"
            class="tab"
            role="tab"
            id="tab-${name}"
            aria-selected=${name === tab}
            aria-controls="panel"
            tabindex=${name === tab ? 0 : -1}
            @click=${() => this.#choose(name)}
          >
            ${strings.tabs[name]}
          </button>`,
        )}
      </div>
      <div class="panel" id="panel" role="tabpanel" aria-labelledby="tab-${tab}">${tab === 'members' ? this.#members(strings) : this.#roles(strings)}</div>`;
  }

  get #tab(): Tab {
    return TABS.find((name) => name === this.tab) ?? 'members';
  }

  #members(strings: Strings): TemplateResult {
    const controller = this.#controller;
    const { members: words } = strings;
    const known = controller.members.value;
    const isFiltered = controller.filter.role !== '' || controller.filter.userId.trim() !== '';
    const isEmpty = controller.members.state.status === 'ready' && known?.rows.length === 0;
    return html`${memberFilters(controller, strings)}
      ${controller.roles.value?.rolesFrom === 'session' ? html`<p class="about">${words.fromSession}</p>` : nothing}
      <div class="stage" tabindex="-1">${isEmpty ? this.#nobody(isFiltered, strings) : this.#memberTable(known?.rows ?? null, strings)}</div>
      <div class="below">${known && !isEmpty ? this.#below(strings) : nothing}</div>`;
  }

  #memberTable(rows: readonly Member[] | null, strings: Strings): TemplateResult {
    const controller = this.#controller;
    const verbs = {
      setRoles: (member: Member) => this.#desk.openMemberRoles(member),
      setSupervisor: (member: Member) => void this.#desk.openSupervisor(member),
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
        label: strings.members.list,
        columns: memberColumns(controller, strings, verbs),
        rows,
        skeletonRows: 8,
        drawnRows: rows?.length ?? 0,
        position: 1,
        total: controller.members.value?.total ?? 0,
        isBusy: controller.members.state.status === 'loading',
        rowKey: (member) => member.operatorId,
        rowState: () => [strings, controller.roles.value],
        openCards: this.#openCards,
        cardToggle: { ...strings.card, onToggle: (key) => this.#toggleCard(key) },
      })}
    </div>`;
  }

  #below({ members: words }: Strings): TemplateResult {
    const controller = this.#controller;
    return html`<span>${words.total(formatCount(controller.members.value?.total ?? 0))}</span>
      ${controller.moreFailure ? html`<span role="alert">${words.moreFailed}</span>` : nothing}
      ${
        controller.members.value?.next
          ? html`<button type="button" class="button" aria-disabled=${controller.isLoadingMore} @click=${() => void controller.loadMore()}>
              ${controller.isLoadingMore ? words.loadingMore : words.more}
            </button>`
          : nothing
      }`;
  }

  #roles(strings: Strings): TemplateResult {
    const answer = this.#controller.roles.value;
    const { roles: words } = strings;
    const custom = answer?.roles.filter(({ isPreset }) => !isPreset).length ?? 0;
    const hasRoom = answer !== null && custom < answer.customRolesMaximum;
    return html`<div class="above">
        <p class="about">${words.about}</p>
        <span class="about">${answer ? words.count(custom, answer.customRolesMaximum) : nothing}</span>
        ${hasRoom ? html`<button type="button" class="button" @click=${() => this.#desk.openRole(null)}>${actionIcons.plus}${words.add}</button>` : nothing}
      </div>
      <div class="stage"><div class="scroller" tabindex="0" role="region" aria-label=${words.list}>${answer ? this.#matrix(answer, strings) : nothing}</div></div>`;
  }

  #matrix(answer: RolesAnswer, strings: Strings): TemplateResult {
    return matrix(answer, this.#controller, strings, (role) => this.#desk.openRole(role));
  }

  #nobody(isFiltered: boolean, strings: Strings): TemplateResult {
    const [title, advice] = isFiltered ? strings.states.noMatch : strings.states.empty;
    const clear = { label: strings.members.clear, isPrimary: true, onAct: () => this.#controller.setFilter({ role: '', userId: '' }) };
    return notice({ icon: isFiltered ? 'search' : 'people', title, advice, ...(isFiltered && { actions: [clear] }) });
  }

  #failure(failure: Failure, strings: Strings): TemplateResult {
    const leave = (act: () => void) => (): void => {
      this.renderRoot.querySelector<HTMLElement>('.stage')?.focus();
      act();
    };
    return notice(
      failureNotice({
        failure,
        words: strings,
        isExpired: this.#session.session?.snapshot.status === 'expired',
        onRetry: leave(() => void this.#controller.load()),
        onResume: leave(() => this.#controller.resume()),
        onCopy: (requestId) => void this.#copy(requestId, strings.actions.copied),
      }),
    );
  }

  #choose(tab: Tab): void {
    this.tab = tab;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${tab}`)?.focus());
  }

  readonly #tabKeys = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#choose(TABS[(TABS.indexOf(this.#tab) + step + TABS.length) % TABS.length] as Tab);
  };

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

  #noteSaved(draft: Draft, isRemoved: boolean): void {
    const { strings } = this.#localisation;
    this.renderRoot.querySelector('dialog')?.close();
    if (!strings) return;
    const { editor, assign } = strings;
    if (draft.kind === 'role') this.#announcer.say(isRemoved ? editor.removed(draft.name) : editor.saved(draft.name));
    else this.#announcer.say(assign.saved(draft.member.userId));
    this.#tell('partner-roles-change', { kind: draft.kind });
  }

  async #copy(text: string, said: string): Promise<void> {
    await navigator.clipboard?.writeText(text);
    this.#announcer.say(said);
  }

  #tell(name: string, detail: Failure | { kind: Draft['kind'] }): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
