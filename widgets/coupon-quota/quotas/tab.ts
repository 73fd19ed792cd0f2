import { html, nothing, type TemplateResult } from 'lit';
import type { EndpointKey } from '../../../shared/contract/index.ts';
import { failureOf } from '../../core/failure.ts';
import type { SessionController } from '../../core/session-controller.ts';
import { failureNotice } from '../../kit/failure-notice.ts';
import type { GridNavigation } from '../../kit/grid-navigation.ts';
import type { Hint } from '../../kit/hint.ts';
import type { Menu } from '../../kit/menu.ts';
import { type NoticeParts, notice } from '../../kit/notice.ts';
import type { PanelViewName } from '../context.ts';
import type { LazyParts } from '../lazy.ts';
import { panelParts } from '../parts.ts';
import type { Strings } from '../strings/index.ts';
import { type Quota, type QuotaController, type QuotaFilter, type QuotaView, readState } from './controller.ts';
import { quotaMenu } from './menu.ts';
import { type QuotasParts, quotaList, quotasBelow, quotaTools } from './view.ts';

/** What the tab needs of the panel around it. */
export interface QuotasHost {
  readonly session: SessionController;
  readonly quotas: QuotaController;
  readonly lazy: LazyParts;
  readonly menu: Menu;
  readonly hint: Hint;
  readonly grid: GridNavigation;
  offered(): PanelViewName[];
  update(): void;
  load(): void;
  /** The operator narrowed the list. */
  changed(): void;
  show(view: PanelViewName, filter?: object): void;
  copy(text: string, said: string): Promise<void>;
  focusStage(): void;
}

/** The first tab: quotas, what narrows them, and what stands in their place where there are none. */
export class QuotasTab {
  readonly #host: QuotasHost;
  readonly #openCards = new Set<string>();

  constructor(host: QuotasHost) {
    this.#host = host;
  }

  /** Cards that were opened stay so only while the same quotas are there. */
  forgetCards(): void {
    this.#openCards.clear();
  }

  draw(strings: Strings): TemplateResult {
    const { session, quotas, hint } = this.#host;
    const parts = this.#parts(strings);
    const view: QuotaView = session.isMissing ? { kind: 'failed', failure: failureOf('session-element-missing') } : quotas.view;
    const isList = view.kind === 'loading' || view.kind === 'ready';
    const isTable = quotas.state.layout === 'table';
    return html`${view.kind === 'failed' ? nothing : quotaTools(parts)}
      <div
        class="stage ${!isList || isTable ? 'framed' : ''}"
        tabindex="-1"
        @keydown=${(event: KeyboardEvent) => this.#key(event, isTable)}
        @focusin=${(event: FocusEvent) => this.#focus(event, isTable)}
        @focusout=${() => hint.leave()}
      >
        ${isList ? quotaList(view, parts) : notice(this.#notice(view, strings))}
      </div>
      <div class="below">${quotasBelow(view, parts)}</div>`;
  }

  #parts(strings: Strings): QuotasParts {
    const { session, quotas, lazy, load, update } = this.#host;
    return {
      controller: quotas,
      strings,
      openCards: this.#openCards,
      toggleCard: (key) => {
        if (!this.#openCards.delete(key)) this.#openCards.add(key);
        update();
      },
      acts: {
        canIssue: panelParts.dialogs.issue !== undefined && (session.session?.allows('POST /v1/coupons/issues') ?? false),
        issue: (quota) => void lazy.loadDialog('issue').then((dialog) => dialog?.open(quota)),
        menu: (quota, anchor) => this.#openMenu(quota, anchor, strings),
      },
      change: (filter) => this.#change(filter),
      reload: load,
    };
  }

  #openMenu(quota: Quota, anchor: HTMLElement, strings: Strings): void {
    const { session, lazy, menu, offered, show, copy } = this.#host;
    const allows = (key: EndpointKey): boolean => session.session?.allows(key) ?? false;
    const around = { views: offered(), dialogs: panelParts.dialogs, allows };
    const items = quotaMenu(quota, strings, around, {
      grant: () => void lazy.loadDialog('grant').then((dialog) => dialog?.open(quota)),
      recall: () => void lazy.loadDialog('recallQuota').then((dialog) => dialog?.open([quota])),
      show: (view) => show(view, { quotaId: quota.quotaId, ...(quota.reseller && { indirectPartnerId: quota.reseller.partnerId }) }),
      copy: () => void copy(quota.quotaId, strings.card.copied),
    });
    menu.toggle(anchor, strings.card.actions(quota.quotaId), items);
  }

  #change(filter: QuotaFilter): void {
    this.#host.quotas.state = readState({ ...filter });
    this.#host.changed();
    this.#host.load();
  }

  #notice(view: Exclude<QuotaView, { kind: 'loading' | 'ready' }>, strings: Strings): NoticeParts {
    const { session, copy, load, focusStage } = this.#host;
    // The button that was pressed goes away with the notice; the focus stays where the quotas will be.
    const leaving = (act: () => void) => (): void => {
      focusStage();
      act();
    };
    if (view.kind === 'failed') {
      return failureNotice({
        failure: view.failure,
        words: strings,
        isExpired: session.session?.snapshot.status === 'expired',
        onRetry: leaving(load),
        onResume: leaving(() => this.#resume()),
        onCopy: (requestId) => void copy(requestId, strings.actions.copied),
      });
    }
    const [title, advice] = view.kind === 'empty' ? strings.states.empty : strings.states.noMatch;
    const clear = { label: strings.clear, isPrimary: true, onAct: leaving(() => this.#change({})) };
    return { icon: 'search', title, advice, ...(view.kind === 'empty' ? {} : { actions: [clear] }) };
  }

  /** The one button of an ended session: the host is asked for a new one, what was entered stays. */
  #resume(): void {
    this.#host.quotas.reset();
    void this.#host.session.session?.renew('expired');
  }

  #key(event: KeyboardEvent, isTable: boolean): void {
    this.#host.hint.key(event);
    if (isTable) this.#host.grid.key(event);
  }

  #focus(event: FocusEvent, isTable: boolean): void {
    if (isTable) this.#host.grid.focus(event);
    this.#host.hint.enter(event);
  }
}
