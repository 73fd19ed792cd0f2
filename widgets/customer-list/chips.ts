import { html, nothing, type TemplateResult } from 'lit';
import { formatMoneyExactly } from '../core/formats.ts';
import { icons } from '../kit/icons.ts';
import type { AroundStrings } from './around/strings/zh-CN.ts';
import type { ListContext } from './context.ts';
import { type FilterGroup, readAmount } from './filter.ts';

/** A filter in words: what it is about, and what it is set to. */
export function filterWords(context: ListContext, group: FilterGroup): readonly [label: string, value: string] {
  const { controller, strings, answer } = context;
  const filter = controller.filterInForce;
  const { fields, columns, filters: words } = strings;
  switch (group) {
    case 'associationType':
      return [columns.associationType, filter.associationType && strings.associationTypes[filter.associationType]];
    case 'customerId':
      return [words.idLabel, filter.customerId.trim()];
    case 'accountManagerId':
      return [fields.accountManagerName, managerWords(context)];
    case 'tag':
      return [words.tag, filter.tag];
    case 'consumption': {
      const currency = answer?.consumption.currency;
      const [from, to] = [filter.consumptionFrom, filter.consumptionTo].map((text) => {
        const amount = readAmount(text);
        return amount && (currency ? formatMoneyExactly({ amount, currency }) : amount);
      });
      return [words.consumption, words.amounts(from ?? '', to ?? '')];
    }
    case 'resourceExpiry':
      return [columns.resourceExpiry, words.days(filter.expiryFrom, filter.expiryUntil)];
    default:
      return [fields[group], filter[group].trim()];
  }
}

function managerWords({ controller, strings }: ListContext): string {
  const { accountManagerId } = controller.filterInForce;
  if (accountManagerId === 'none') return strings.cells.noManager;
  const manager = controller.options?.accountManagers.find(({ operatorId }) => operatorId === accountManagerId);
  return manager ? [manager.name, manager.userId].filter(Boolean).join(' · ') : accountManagerId;
}

/** The filters in force, each of which goes with one press. */
export function chips(context: ListContext, words: AroundStrings['chips']): TemplateResult | typeof nothing {
  const { controller, strings, host } = context;
  const { indirectPartnerId } = controller.shown;
  const reseller = ['', 'all'].includes(indirectPartnerId) ? null : indirectPartnerId;
  if (controller.active.length === 0 && !reseller) return nothing;
  const chip = ([label, value]: readonly [string, string], onRemove: () => void): TemplateResult => html`<button
    type="button"
    class="chip removable" part="badge"
    aria-label=${words.remove(label, value)}
    @click=${() => {
      // The chip goes away with what it stands for.
      host.find('.stage')?.focus();
      onRemove();
    }}
  >
    <span class="chip-words">${strings.filters.chip(label, value)}</span>${icons.close}
  </button>`;
  const name = controller.choices?.resellers?.find(({ partnerId }) => partnerId === reseller)?.name ?? reseller;
  return html`<div class="chips" role="group" aria-label=${words.active}>
    ${reseller && name ? chip([strings.columns.reseller, name], () => controller.showCustomersOf('all')) : nothing}
    ${controller.active.map((group) => chip(filterWords(context, group), () => controller.clearFilters(group)))}
    <button type="button" class="button quiet clear-filters" part="button button-quiet" @click=${() => controller.clearFilters()}>${words.clear}</button>
  </div>`;
}
