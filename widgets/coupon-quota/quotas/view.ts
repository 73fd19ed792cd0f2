import { html, nothing, type TemplateResult } from 'lit';
import { COUPON_ASSETS, type CouponAsset, QUOTA_STATES, type QuotaState } from '../../../shared/values/money-lists.ts';
import { formatCount, formatInstant } from '../../core/formats.ts';
import { selectField } from '../../kit/field.ts';
import type { TableFrame } from '../../kit/table-frame.ts';
import { panelIcons } from '../icons.ts';
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
}

/** What narrows the quotas, and how they are shown. */
export function quotaTools({ controller, strings, change, reload }: QuotasParts): TemplateResult {
  const { quotas: words } = strings;
  const { state } = controller;
  const without = (name: keyof QuotaFilter): QuotaFilter => Object.fromEntries(Object.entries(state).filter(([key]) => key !== name));
  const all = { value: '', label: words.all };
  const layout = (name: 'cards' | 'table'): TemplateResult => html`<button
    type="button"
    class="button icon"
    aria-pressed=${(state.layout ?? 'cards') === name}
    aria-label=${words[name]}
    data-hint=${words[name]}
    @click=${() => change(name === 'cards' ? without('layout') : { ...state, layout: name })}
  >
    ${panelIcons[name]}
  </button>`;
  return html`<form class="filters" part="filters" role="search" aria-label=${words.filters} @submit=${(event: Event) => event.preventDefault()}>
    ${
      controller.resellers.length > 0
        ? selectField({
            id: 'whose',
            label: words.whose,
            value: state.indirectPartnerId ?? '',
            options: [
              { value: '', label: words.own },
              ...controller.resellers.map(({ partnerId, name }) => ({ value: partnerId, label: name })),
            ],
            onPick: (value) => change(value === '' ? without('indirectPartnerId') : { ...state, indirectPartnerId: value }),
          })
        : nothing
    }
    ${selectField({
      id: 'asset',
      label: words.asset,
      value: state.asset ?? '',
      options: [all, ...COUPON_ASSETS.map((value) => ({ value, label: strings.assets[value] }))],
      onPick: (value) => change(value === '' ? without('asset') : { ...state, asset: value as CouponAsset }),
    })}
    ${selectField({
      id: 'state',
      label: words.state,
      value: state.state ?? '',
      options: [all, ...QUOTA_STATES.map((value) => ({ value, label: strings.quotaStates[value] }))],
      onPick: (value) => change(value === '' ? without('state') : { ...state, state: value as QuotaState }),
    })}
    <label class="check">
      <input type="checkbox" .checked=${state.isIssuable ?? false} @change=${() => change(state.isIssuable ? without('isIssuable') : { ...state, isIssuable: true })} />
      <span>${words.issuableOnly}</span>
    </label>
    ${controller.isNarrowed ? html`<button type="button" class="button quiet" @click=${() => change(state.layout ? { layout: state.layout } : {})}>${strings.clear}</button>` : nothing}
    <span class="rest"></span>
    <span class="layouts" role="group" aria-label=${words.layout}>${layout('cards')}${layout('table')}</span>
    <button type="button" class="button icon" aria-label=${words.refresh} data-hint=${words.refresh} @click=${reload}>${panelIcons.refresh}</button>
  </form>`;
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
        <button type="button" class="button" aria-disabled=${controller.isLoadingMore} @click=${() => void controller.loadMore()}>
          ${controller.isLoadingMore ? words.loadingMore : words.more}
        </button>`
      : nothing
  }
  <span>${words.count(formatCount(view.total))}</span><span>${words.asOf(formatInstant(view.asOf))}</span>`;
}
