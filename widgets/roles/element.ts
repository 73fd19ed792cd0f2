import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { type Failure, failureOf } from '../core/failure.ts';
import { formatCount } from '../core/formats.ts';
import type { Session } from '../core/session.ts';
import { actionIcons } from '../kit/action-icons.ts';
import { checkboxStyles } from '../kit/checkbox.ts';
import { notice } from '../kit/notice.ts';
import { StageElement } from '../kit/stage-element.ts';
import { tabStyles, tabs } from '../kit/tabs.ts';
import { resultStyles } from '../kit/toast.ts';
import { RolesController } from './controller.ts';
import { Desk, type Draft } from './desk.ts';
import { editDialog } from './dialogs.ts';
import type { PartnerRolesEventMap } from './events.ts';
import { matrix } from './matrix.ts';
import { memberColumns, memberFilters } from './members.ts';
import type { Member, RolesAnswer } from './rules.ts';
import { loadStrings, type Strings } from './strings/index.ts';
import { styles } from './styles.ts';

const TABS = ['members', 'roles'] as const;
type Tab = (typeof TABS)[number];

/**
 * Operators and what their roles allow, for administrators: who holds which role and stands under which supervisor, the whole permission
 * table, and up to ten roles of the partner's own. Stands inside a `<partner-session>`.
 *
 * @tag partner-roles
 * @see DOMAIN.md §1.3
 * @prop tab - Which of both is shown. Default: `members`.
 * @fires partner-error - The screen could not be loaded.
 * @fires partner-roles-change - Something was saved: a role, the roles of an operator, or whose supervisor somebody is.
 * @csspart tabs - Operators and roles.
 * @csspart filters - What narrows the operators.
 * @csspart table - The operators, or what each role allows.
 * @csspart dialog - A dialog.
 * @csspart notice - What stands in place of operators.
 */
export class PartnerRoles extends StageElement<Strings, PartnerRolesEventMap> {
  static override styles: CSSResultGroup = [StageElement.styles, checkboxStyles, resultStyles, tabStyles, styles];
  static override properties: PropertyDeclarations = { tab: { reflect: true } };

  declare tab: Tab | undefined;

  readonly #controller: RolesController;
  readonly #desk: Desk;

  constructor() {
    super(loadStrings);
    this.#controller = new RolesController(this, (failure) => this.tell('partner-error', failure));
    this.#desk = new Desk(
      this.#controller,
      () => this.requestUpdate(),
      (draft, isRemoved) => this.#noteSaved(draft, isRemoved),
    );
  }

  /** Asks for operators and roles again. */
  reload(): void {
    void this.#controller.load();
  }

  protected override follow(session: Session | null): void {
    this.#controller.following.follow(session);
  }

  protected override layers(strings: Strings): TemplateResult | typeof nothing {
    const { draft } = this.#desk;
    return draft ? editDialog(draft, { desk: this.#desk, controller: this.#controller, strings }) : nothing;
  }

  protected override body(strings: Strings): TemplateResult {
    const failure = this.around.isMissing ? failureOf('session-element-missing') : this.#controller.failure;
    if (failure) return html`<div class="stage" tabindex="-1">${this.#failed(failure, strings)}</div>`;
    const tab = this.#tab;
    const named = TABS.map((name) => ({ name, label: strings.tabs[name] }));
    return html`${tabs({ label: strings.tabs.label, tabs: named, shown: tab, controls: 'panel', onShow: (name) => this.#choose(name) })}
      <div class="panel" part="panel" id="panel" role="tabpanel" aria-labelledby="tab-${tab}">${tab === 'members' ? this.#members(strings) : this.#roles(strings)}</div>`;
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
    return this.rows.draw({
      label: strings.members.list,
      columns: memberColumns(controller, strings, verbs),
      rows,
      skeletonRows: 8,
      position: 1,
      total: controller.members.value?.total ?? 0,
      isBusy: controller.members.state.status === 'loading',
      rowKey: (member) => member.operatorId,
      rowState: () => [strings, controller.roles.value],
      card: strings.card,
    });
  }

  #below({ members: words }: Strings): TemplateResult {
    const controller = this.#controller;
    return html`<span>${words.total(formatCount(controller.members.value?.total ?? 0))}</span>
      ${controller.moreFailure ? html`<span role="alert">${words.moreFailed}</span>` : nothing}
      ${
        controller.members.value?.next
          ? html`<button type="button" class="button" part="button" aria-disabled=${controller.isLoadingMore} @click=${() => void controller.loadMore()}>
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
        ${hasRoom ? html`<button type="button" class="button" part="button" @click=${() => this.#desk.openRole(null)}>${actionIcons.plus}${words.add}</button>` : nothing}
      </div>
      <div class="stage"><div class="scroller" tabindex="0" role="region" aria-label=${words.list}>${answer ? this.#matrix(answer, strings) : nothing}</div></div>`;
  }

  #matrix(answer: RolesAnswer, strings: Strings): TemplateResult {
    return matrix(answer, this.#controller, strings, (role) => this.#desk.openRole(role));
  }

  #nobody(isFiltered: boolean, strings: Strings): TemplateResult {
    const [title, advice] = isFiltered ? strings.states.noMatch : strings.states.empty;
    const clear = { label: strings.members.clear, isPrimary: true, onAct: () => this.#controller.setFilter({ role: '', userId: '' }) };
    return notice({ icon: isFiltered ? 'search' : 'people', title, advice, ...(isFiltered ? { actions: [clear] } : { slot: 'empty' }) });
  }

  #failed(failure: Failure, strings: Strings): TemplateResult {
    const { following } = this.#controller;
    return notice(
      this.failure({ failure, words: strings, onRetry: () => void this.#controller.load(), onResume: () => following.resume() }),
    );
  }

  #choose(tab: Tab): void {
    this.tab = tab;
  }

  #noteSaved(draft: Draft, isRemoved: boolean): void {
    const { strings } = this.localisation;
    this.renderRoot.querySelector('dialog')?.close();
    if (!strings) return;
    const { editor, assign } = strings;
    if (draft.kind === 'role') this.announcer.say(isRemoved ? editor.removed(draft.name) : editor.saved(draft.name));
    else this.announcer.say(assign.saved(draft.member.userId));
    this.tell('partner-roles-change', { kind: draft.kind });
  }
}
