import { html, nothing, type TemplateResult } from 'lit';
import { type SelectOption, selectField, textField } from '../kit/field.ts';
import { icons } from '../kit/icons.ts';
import type { FirstContext } from './context.ts';
import { activeGroups, MORE_GROUPS, problemOf } from './filter.ts';
import { panelButton } from './panel-button.ts';

/** The chosen option stays in the list even where the BFF did not name it. */
export function withChosen(options: readonly SelectOption[], value: string): readonly SelectOption[] {
  return value === '' || options.some((option) => option.value === value) ? options : [...options, { value, label: value }];
}

/** Whom somebody looks for. The other filters stand behind a button; on a narrow widget all of them fold behind another. */
export function filters(context: FirstContext, isOpen: boolean, onFold: () => void): TemplateResult {
  const { controller, strings } = context;
  const { filters: words, fields } = strings;
  const active = activeGroups(controller.filter);
  const more = active.filter((group) => MORE_GROUPS.some((each) => each === group)).length;
  const search = (event: Event): void => {
    event.preventDefault();
    controller.searchNow();
  };
  return html`<form class="filters ${isOpen ? 'unfolded' : ''}" part="filters" role="search" aria-label=${words.title} @submit=${search}>
    <button type="button" class="button fold" part="button" aria-expanded=${isOpen} @click=${onFold}>${icons.filter}${words.open(active.length)}</button>
    <div class="filter-fields">
      ${text(context, 'customerName', fields.customerName, 64)} ${text(context, 'accountName', fields.accountName, 64)}
      ${text(context, 'customerId', words.idLabel, 128)} ${mobile(context)}
      ${controller.isOfResellers ? resellers(context) : controller.canListOptions ? managers(context) : nothing}
      <button type="submit" hidden></button>
      <div class="more-filters">${panelButton(context, 'filters', html`${icons.filter}<span>${words.more(more)}</span>`)}</div>
    </div>
  </form>`;
}

function text(
  { controller, strings }: FirstContext,
  field: 'customerName' | 'accountName' | 'customerId',
  label: string,
  maximumLength: number,
) {
  const problem = problemOf(controller.filter, field);
  return textField({
    id: field,
    label,
    value: controller.filter[field],
    maximumLength,
    help: problem ? strings.filters.problems[problem] : undefined,
    onType: (value) => controller.setFilter({ [field]: value }, 'pause'),
  });
}

/** A number is asked for whole: half of one would find nobody and be counted as a search. */
function mobile({ controller, strings }: FirstContext): TemplateResult {
  const { filters: words } = strings;
  const problem = problemOf(controller.filter, 'mobile');
  const isHeld = controller.isUnasked && controller.filter.mobile !== controller.filterInForce.mobile;
  return textField({
    id: 'mobile',
    label: words.mobile,
    value: controller.filter.mobile,
    maximumLength: 32,
    inputMode: 'tel',
    help: problem ? words.problems[problem] : isHeld ? words.enter : undefined,
    onType: (value) => controller.setFilter({ mobile: value }, 'held'),
    onCommit: () => controller.commit(),
  });
}

/** Managers share masked names, so the partner's own user id stands beside each. */
function managers({ controller, strings }: FirstContext): TemplateResult {
  const { filter, options } = controller;
  const named = (options?.accountManagers ?? []).map((manager) => ({
    value: manager.operatorId,
    label: manager.name ? `${manager.name} · ${manager.userId}` : manager.userId,
  }));
  return selectField({
    id: 'accountManagerId',
    label: strings.fields.accountManagerName,
    value: filter.accountManagerId,
    options: [
      { value: '', label: strings.filters.all },
      { value: 'none', label: strings.cells.noManager },
      ...withChosen(named, filter.accountManagerId === 'none' ? '' : filter.accountManagerId),
    ],
    onPick: (value) => controller.setFilter({ accountManagerId: value }),
  });
}

function resellers({ controller, strings }: FirstContext): TemplateResult {
  const { indirectPartnerId } = controller.shown;
  const named = (controller.choices?.resellers ?? []).map(({ partnerId, name }) => ({ value: partnerId, label: name }));
  return selectField({
    id: 'reseller',
    label: strings.columns.reseller,
    value: indirectPartnerId,
    options: [{ value: 'all', label: strings.filters.all }, ...withChosen(named, indirectPartnerId === 'all' ? '' : indirectPartnerId)],
    onPick: (value) => controller.showCustomersOf(value),
  });
}
