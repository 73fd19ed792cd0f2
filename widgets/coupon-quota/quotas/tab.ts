import { html, nothing, type TemplateResult } from 'lit';
import type { EndpointKey } from '../../../shared/contract/index.ts';
import { failureOf } from '../../core/failure.ts';
import type { SessionController } from '../../core/session-controller.ts';
import type { FailureParts } from '../../kit/failure-notice.ts';
import type { Menu } from '../../kit/menu.ts';
import { type NoticeParts, notice } from '../../kit/notice.ts';
import type { TableFrame } from '../../kit/table-frame.ts';
import type { PanelViewName } from '../context.ts';
import type { LazyParts } from '../lazy.ts';
import { panelParts } from '../parts.ts';
import type { Strings } from '../strings/index.ts';
import { type Quota, type QuotaController, type QuotaFilter, type QuotaView, readState } from './controller.ts';
import { quotaMenu } from './menu.ts';
import { quotaTools } from './tools.ts';
import { type QuotasParts, quotaList, quotasBelow } from './view.ts';

/** What the tab needs of the panel around it. */
export interface QuotasHost {
  readonly session: SessionController;
  readonly quotas: QuotaController;
  readonly lazy: LazyParts;
  readonly menu: Menu;
  readonly frame: TableFrame;
  offered(): PanelViewName[];
  update(): void;
  /** The operator narrowed the list. */
  changed(): void;
  show(view: PanelViewName, filter?: object): void;
  copy(text: string, said: string): Promise<void>;
  leaving(act: () => void): () => void;
  failure(parts: Omit<FailureParts, 'isExpired' | 'onCopy'>): NoticeParts;
}

/** The first tab: quotas, what narrows them, and what stands in their place where there are none. */
export class QuotasTab {
  readonly #host: QuotasHost;
  #isUnfolded = false;

  constructor(host: QuotasHost) {
    this.#host = host;
  }

  draw(strings: Strings): TemplateResult {
    const { session, quotas } = this.#host;
    const parts = this.#parts(strings);
    const view: QuotaView = session.isMissing ? { kind: 'failed', failure: failureOf('session-element-missing') } : quotas.view;
    const isList = view.kind === 'loading' || view.kind === 'ready';
    const isTable = quotas.state.layout === 'table';
    return html`${view.kind === 'failed' ? nothing : quotaTools(parts)}
      <div class="stage ${isList && !isTable ? 'open' : ''}" tabindex="-1">
        ${isList ? quotaList(view, parts) : notice(this.#notice(view, strings))}
      </div>
      <div class="below">${quotasBelow(view, parts)}</div>`;
  }

  #parts(strings: Strings): QuotasParts {
    const { session, quotas, lazy, frame, update } = this.#host;
    return {
      controller: quotas,
      strings,
      frame,
      acts: {
        canIssue: panelParts.dialogs.issue !== undefined && (session.session?.allows('POST /v1/coupons/issues') ?? false),
        issue: (quota) => void lazy.loadDialog('issue').then((dialog) => dialog?.open(quota)),
        menu: (quota, anchor) => this.#openMenu(quota, anchor, strings),
      },
      change: (filter) => this.#change(filter),
      reload: () => void quotas.load(),
      isUnfolded: this.#isUnfolded,
      fold: () => {
        this.#isUnfolded = !this.#isUnfolded;
        update();
      },
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
    void this.#host.quotas.load();
  }

  #notice(view: Exclude<QuotaView, { kind: 'loading' | 'ready' }>, strings: Strings): NoticeParts {
    const { quotas, leaving, failure } = this.#host;
    if (view.kind === 'failed') {
      return failure({
        failure: view.failure,
        words: strings,
        onRetry: () => void quotas.load(),
        onResume: () => quotas.following.resume(),
      });
    }
    const [title, advice] = view.kind === 'empty' ? strings.states.empty : strings.states.noMatch;
    const clear = { label: strings.clear, isPrimary: true, onAct: leaving(() => this.#change({})) };
    return { icon: 'search', title, advice, ...(view.kind === 'empty' ? { slot: 'empty' } : { actions: [clear] }) };
  }
}
