import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { failureOf } from '../core/failure.ts';
import { formatCount } from '../core/formats.ts';
import type { Session } from '../core/session.ts';
import { adopt } from '../kit/adopt.ts';
import { type NoticeParts, notice } from '../kit/notice.ts';
import { StageElement } from '../kit/stage-element.ts';
import { auditColumns } from './columns.ts';
import { AuditController, type AuditView } from './controller.ts';
import { detailDialog } from './detail.ts';
import type { AuditLoad, PartnerAuditEventMap } from './events.ts';
import type { AuditExports } from './exports.ts';
import { type AuditRow, type AuditState, queryOf } from './query.ts';
import { loadStrings, type Strings } from './strings/index.ts';
import { styles } from './styles.ts';
import { filters } from './toolbar.ts';

/**
 * The audit trail: administrators see all of the partner's records, other operators their own. Stands inside a `<partner-session>`.
 *
 * @tag partner-audit
 * @see DESIGN.md §4, evidence
 * @prop state - What the trail is narrowed by; days in UTC+8, ids, nothing personal.
 * @fires partner-load - Records are there: how many are shown, and whether they are the partner's or the operator's own.
 * @fires partner-error - Records could not be loaded.
 * @fires partner-state-change - The operator changed a filter. A state that the host set is not told back.
 * @csspart filters - What narrows the trail.
 * @csspart table - The records.
 * @csspart dialog - One record with all it says, or the dialog of exports.
 * @csspart notice - What stands in place of records.
 */
export class PartnerAudit extends StageElement<Strings, PartnerAuditEventMap> {
  static override styles: CSSResultGroup = [StageElement.styles, styles];
  static override properties: PropertyDeclarations = { state: { attribute: false, noAccessor: true } };

  #areFiltersOpen = false;
  #shown: AuditRow | null = null;
  #exports: AuditExports | null = null;
  readonly #controller: AuditController;

  constructor() {
    super(loadStrings);
    this.#controller = new AuditController(this, {
      onState: (state) => this.tell('partner-state-change', { state }),
      onLoad: ({ rows, scope }) => {
        this.rows.closeCards();
        this.announcer.say(this.localisation.strings?.announce(formatCount(rows.length)) ?? '');
        this.tell('partner-load', { shown: rows.length, scope } satisfies AuditLoad);
      },
      onFailure: (failure) => this.tell('partner-error', failure),
    });
  }

  get state(): AuditState {
    return { ...this.#controller.state };
  }

  set state(state: AuditState) {
    this.#controller.takeState(state);
  }

  /** Asks for the newest records again. */
  reload(): void {
    void this.#controller.load();
  }

  protected override follow(session: Session | null): void {
    this.#controller.following.follow(session);
  }

  protected override layers(strings: Strings): TemplateResult {
    return html`${this.#shown ? this.#detail(this.#shown, strings) : nothing}${this.#exports?.draw(() => this.#closeExports()) ?? nothing}`;
  }

  protected override body(strings: Strings): TemplateResult {
    const view: AuditView = this.around.isMissing
      ? { kind: 'failed', failure: failureOf('session-element-missing') }
      : this.#controller.view;
    const fold = (): void => {
      this.#areFiltersOpen = !this.#areFiltersOpen;
      this.requestUpdate();
    };
    const isList = view.kind === 'loading' || view.kind === 'ready';
    const canExport = this.around.session?.allows('POST /v1/exports') ?? false;
    return html`<div class="top">
        ${filters(this.#controller, strings, this.#areFiltersOpen, fold)}
        ${canExport ? html`<div class="tools"><button type="button" class="button" part="button" @click=${() => void this.#openExports(strings)}>${strings.export}</button></div>` : nothing}
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
    return this.rows.draw({
      label: strings.list,
      columns: auditColumns(strings, open),
      rows: view.rows,
      skeletonRows: 10,
      position: 1,
      total: view.rows?.length ?? 0,
      isBusy: view.kind === 'loading',
      rowKey: (row) => String(row.sequence),
      rowState: () => [strings],
      card: strings.card,
    });
  }

  #panel(view: Exclude<AuditView, { kind: 'loading' | 'ready' }>, strings: Strings): NoticeParts {
    const { states } = strings;
    if (view.kind === 'failed') {
      return this.failure({
        failure: view.failure,
        words: strings,
        onRetry: () => void this.#controller.load(),
        onResume: () => this.#controller.following.resume(),
      });
    }
    const [title, advice] = view.kind === 'empty' ? states.empty : view.kind === 'no-match' ? states.noMatch : states.upsideDown;
    const clear = { label: strings.filters.clear, isPrimary: true, onAct: this.leaving(() => this.#controller.clear()) };
    return { icon: 'search', title, advice, ...(view.kind === 'empty' ? { slot: 'empty' } : { actions: [clear] }) };
  }

  #below(strings: Strings): TemplateResult {
    const controller = this.#controller;
    if (!controller.hasOlder) return html`<span>${strings.end}</span>`;
    return html`${controller.olderFailure ? html`<span role="alert">${strings.olderFailed}</span>` : nothing}
      <button type="button" class="button" part="button" aria-disabled=${controller.isLoadingOlder} @click=${() => void controller.loadOlder()}>
        ${controller.isLoadingOlder ? strings.loadingOlder : strings.older}
      </button>`;
  }

  #detail(row: AuditRow, strings: Strings): TemplateResult {
    const closed = (): void => {
      this.#shown = null;
      this.requestUpdate();
    };
    return detailDialog(row, strings, { closed, copy: (text) => void this.copy(text, strings.detail.copied) });
  }

  /** Dialog and records of exports come when they are first asked for. */
  async #openExports(strings: Strings): Promise<void> {
    const { session } = this.around;
    const { AuditExports: Exports } = await import('./exports.ts');
    if (!session || this.#exports) return;
    adopt(this.renderRoot, Exports.styles);
    this.#exports = new Exports({
      session,
      strings,
      filter: queryOf(this.#controller.state) ?? {},
      update: () => this.requestUpdate(),
      announce: (text) => this.announcer.say(text),
    });
    this.requestUpdate();
  }

  #closeExports(): void {
    this.#exports = null;
    this.requestUpdate();
  }
}
