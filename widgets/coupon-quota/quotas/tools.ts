import { html, nothing, type TemplateResult } from 'lit';
import { COUPON_ASSETS, type CouponAsset, QUOTA_STATES, type QuotaState } from '../../../shared/values/money-lists.ts';
import { selectField } from '../../kit/field.ts';
import { icons } from '../../kit/icons.ts';
import { panelIcons } from '../icons.ts';
import type { QuotaFilter } from './controller.ts';
import type { QuotasParts } from './view.ts';

/** What narrows the quotas, and how they are shown. */
export function quotaTools(parts: QuotasParts): TemplateResult {
  const { controller, strings, reload, isUnfolded, fold } = parts;
  const { quotas: words } = strings;
  const { layout: _layout, ...filters } = controller.state;
  const count = Object.keys(filters).length;
  return html`<form
    class="filters quota-filters ${isUnfolded ? 'unfolded' : ''}"
    part="filters"
    role="search"
    aria-label=${words.filters}
    @submit=${(event: Event) => event.preventDefault()}
  >
    <button type="button" class="button fold" part="button" aria-expanded=${isUnfolded} @click=${fold}>${icons.filter}${words.fold(count)}</button>
    <div class="quota-fields">${fields(parts)}</div>
    <span class="layouts" role="group" aria-label=${words.layout}>${layout('cards', parts)}${layout('table', parts)}</span>
    <button type="button" class="button icon" part="button" aria-label=${words.refresh} data-hint=${words.refresh} @click=${reload}>${panelIcons.refresh}</button>
  </form>`;
}

function without({ controller }: QuotasParts, name: keyof QuotaFilter): QuotaFilter {
  return Object.fromEntries(Object.entries(controller.state).filter(([key]) => key !== name));
}

function fields(parts: QuotasParts): unknown {
  const { controller, strings, change } = parts;
  const { quotas: words } = strings;
  const { state } = controller;
  const all = { value: '', label: words.all };
  const pick = <Name extends keyof QuotaFilter>(name: Name, value: string): void =>
    change(value === '' ? without(parts, name) : { ...state, [name]: value as QuotaFilter[Name] });
  return html`${whose(parts, (value) => pick('indirectPartnerId', value))}
    ${selectField({
      id: 'asset',
      label: words.asset,
      value: state.asset ?? '',
      options: [all, ...COUPON_ASSETS.map((value: CouponAsset) => ({ value, label: strings.assets[value] }))],
      onPick: (value) => pick('asset', value),
    })}
    ${selectField({
      id: 'state',
      label: words.state,
      value: state.state ?? '',
      options: [all, ...QUOTA_STATES.map((value: QuotaState) => ({ value, label: strings.quotaStates[value] }))],
      onPick: (value) => pick('state', value),
    })}
    <label class="only-issuable">
      <input
        type="checkbox"
        .checked=${state.isIssuable ?? false}
        @change=${() => change(state.isIssuable ? without(parts, 'isIssuable') : { ...state, isIssuable: true })}
      />
      <span>${words.issuableOnly}</span>
    </label>
    ${
      controller.isNarrowed
        ? html`<button type="button" class="button quiet" part="button button-quiet" @click=${() => change(state.layout ? { layout: state.layout } : {})}>${strings.clear}</button>`
        : nothing
    }`;
}

/** A distributor's resellers, whose quotas can be shown instead. */
function whose({ controller, strings: { quotas: words } }: QuotasParts, onPick: (value: string) => void): unknown {
  if (controller.resellers.length === 0) return nothing;
  return selectField({
    id: 'whose',
    label: words.whose,
    value: controller.state.indirectPartnerId ?? '',
    options: [{ value: '', label: words.own }, ...controller.resellers.map(({ partnerId, name }) => ({ value: partnerId, label: name }))],
    onPick,
  });
}

function layout(name: 'cards' | 'table', parts: QuotasParts): TemplateResult {
  const { controller, strings, change } = parts;
  const label = strings.quotas[name];
  return html`<button
    type="button"
    class="button icon" part="button"
    aria-pressed=${(controller.state.layout ?? 'cards') === name}
    aria-label=${label}
    data-hint=${label}
    @click=${() => change(name === 'cards' ? without(parts, 'layout') : { ...controller.state, layout: name })}
  >
    ${panelIcons[name]}
  </button>`;
}
