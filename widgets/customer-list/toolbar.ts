import { html, nothing, type TemplateResult } from 'lit';
import { ASSOCIATION_TYPES } from '../../shared/values/lists.ts';
import { type SelectOption, selectField, textField } from '../kit/field.ts';
import { icons } from '../kit/icons.ts';
import type { CustomerListController } from './controller.ts';
import { activeFilters, type Filter, isTooShort } from './query.ts';
import type { Strings } from './strings/index.ts';

/** The chosen option stays in the list even where the BFF did not name it. */
function withChosen(options: readonly SelectOption[], value: string): readonly SelectOption[] {
  return value === '' || options.some((option) => option.value === value) ? options : [...options, { value, label: value }];
}

/** The filters; on a narrow widget they fold behind one button. */
export function filters(controller: CustomerListController, strings: Strings, isOpen: boolean, onFold: () => void): TemplateResult {
  const { filter } = controller;
  const active = activeFilters(filter);
  const text = (field: 'customerName' | 'accountName' | 'customerId', label: string, maximumLength: number): TemplateResult =>
    textField({
      id: field,
      label,
      value: filter[field],
      maximumLength,
      help: isTooShort(filter, field) ? strings.filters.tooShort : undefined,
      onType: (value) => controller.setFilter({ [field]: value } as Partial<Filter>, true),
    });
  const search = (event: Event): void => {
    event.preventDefault();
    controller.searchNow();
  };
  return html`<form class="filters ${isOpen ? 'unfolded' : ''}" part="filters" role="search" aria-label=${strings.filters.title} @submit=${search}>
    <button type="button" class="button fold" aria-expanded=${isOpen} @click=${onFold}>${icons.filter}${strings.filters.open(active)}</button>
    <div class="filter-fields">
      ${associationFilter(controller, strings)} ${text('customerName', strings.fields.customerName, 64)}
      ${text('accountName', strings.fields.accountName, 64)} ${text('customerId', strings.filters.idLabel, 128)}
      ${controller.canListOptions ? optionFilters(controller, strings) : nothing}
      <button type="button" class="button quiet clear-filters" ?disabled=${active === 0} @click=${() => controller.clearFilters()}>${strings.filters.clear}</button>
    </div>
  </form>`;
}

function associationFilter(controller: CustomerListController, strings: Strings): TemplateResult {
  return selectField({
    id: 'associationType',
    label: strings.columns.associationType,
    value: controller.filter.associationType,
    options: [
      { value: '', label: strings.filters.all },
      ...ASSOCIATION_TYPES.map((type) => ({ value: type, label: strings.associationTypes[type] })),
    ],
    onPick: (value) => controller.setFilter({ associationType: value as Filter['associationType'] }),
  });
}

/** Managers share masked names, so the partner's own user id stands beside each. */
function optionFilters(controller: CustomerListController, strings: Strings): TemplateResult {
  const { filter, options } = controller;
  const all = { value: '', label: strings.filters.all };
  const managers = (options?.accountManagers ?? []).map((manager) => ({
    value: manager.operatorId,
    label: manager.name ? `${manager.name} · ${manager.userId}` : manager.userId,
  }));
  const tags = (options?.tags ?? []).map((tag) => ({ value: tag, label: tag }));
  return html`${selectField({
    id: 'accountManagerId',
    label: strings.fields.accountManagerName,
    value: filter.accountManagerId,
    options: [
      all,
      { value: 'none', label: strings.cells.noManager },
      ...withChosen(managers, filter.accountManagerId === 'none' ? '' : filter.accountManagerId),
    ],
    onPick: (value) => controller.setFilter({ accountManagerId: value }),
  })}
  ${selectField({
    id: 'tag',
    label: strings.filters.tag,
    value: filter.tag,
    options: [all, ...withChosen(tags, filter.tag)],
    onPick: (value) => controller.setFilter({ tag: value }),
  })}`;
}
