import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatInstant } from '../../core/formats.ts';
import type { TableFrame } from '../../kit/table-frame.ts';
import type { Strings } from '../strings/index.ts';
import { type QuotaActs, quotaCard } from './card.ts';
import { quotaColumns } from './columns.ts';
import type { Quota, QuotaController, QuotaFilter, QuotaView } from './controller.ts';

export interface QuotasParts {
  controller: QuotaController;
  strings: Strings;
  acts: QuotaActs;
  frame: TableFrame;
  change: (filter: QuotaFilter) => void;
  reload: () => void;
  /** Where the widget is narrow, filters fold behind a button. */
  isUnfolded: boolean;
  fold: () => void;
}

const SKELETONS = 6;

/** The quotas themselves, as cards or as a table. */
export function quotaList(view: Extract<QuotaView, { kind: 'loading' | 'ready' }>, parts: QuotasParts): TemplateResult {
  const { controller, strings } = parts;
  const asOf = view.kind === 'ready' ? view.asOf : new Date().toISOString();
  if (controller.state.layout === 'table') return tableOf(view, asOf, parts);
  if (view.quotas === null) {
    return html`<div class="cards" aria-busy="true">${Array.from({ length: SKELETONS }, () => html`<div class="quota bones"><span class="bone"></span><span class="bone tall"></span><span class="bone"></span></div>`)}</div>`;
  }
  return html`<div class="cards" role="list" aria-label=${strings.quotas.list} aria-busy=${view.kind === 'loading'}>
    ${view.quotas.map((quota) => html`<div role="listitem">${quotaCard(quota, asOf, strings, parts.acts)}</div>`)}
  </div>`;
}

function tableOf(view: Extract<QuotaView, { kind: 'loading' | 'ready' }>, asOf: string, parts: QuotasParts): TemplateResult {
  const { strings, acts, frame } = parts;
  const rows: readonly Quota[] | null = view.quotas;
  return frame.draw({
    label: strings.quotas.list,
    columns: quotaColumns(rows ?? [], asOf, strings, acts),
    rows,
    skeletonRows: 10,
    position: 1,
    total: rows?.length ?? 0,
    isBusy: view.kind === 'loading',
    rowKey: (quota) => `${quota.reseller?.partnerId ?? ''} ${quota.quotaId}`,
    rowState: () => [strings, asOf],
    card: strings.table,
  });
}

/** Below the list: how many, as of when, and more. */
export function quotasBelow(view: QuotaView, { controller, strings }: QuotasParts): TemplateResult | typeof nothing {
  if (view.kind !== 'ready') return nothing;
  const { quotas: words } = strings;
  return html`${
    controller.hasMore
      ? html`${controller.hasMoreFailed ? html`<span role="alert">${words.moreFailed}</span>` : nothing}
        <button type="button" class="button" part="button" aria-disabled=${controller.isLoadingMore} @click=${() => void controller.loadMore()}>
          ${controller.isLoadingMore ? words.loadingMore : words.more}
        </button>`
      : nothing
  }
  <span>${words.count(formatCount(view.total))}</span><span>${words.asOf(formatInstant(view.asOf))}</span>`;
}
