import { html, nothing, type TemplateResult } from 'lit';
import { ASSOCIATION_TYPES, CUSTOMER_SORTS, type MaskedField, REVEAL_PURPOSES, SORT_DIRECTIONS } from '../../shared/values/lists.ts';
import { formatClock, formatCount } from '../core/formats.ts';
import { eye } from '../kit/eye.ts';
import { type SelectOption, selectField, textField } from '../kit/field.ts';
import { icons } from '../kit/icons.ts';
import { decidingWindow } from './allowance.ts';
import type { ColumnContext } from './cells.ts';
import { columnEye } from './columns.ts';
import type { CustomerListController } from './controller.ts';
import { activeFilters, type Filter, isTooShort, type Sort } from './query.ts';
import type { RevealRefusal } from './reveals.ts';
import type { Strings } from './strings/index.ts';

const REVEALED_ON_CARDS: readonly MaskedField[] = ['customerName', 'accountName', 'mobile', 'email', 'accountManagerName'];

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

/** Between filters and rows: how much may still be revealed, for what purpose, and why something was not. */
export function revealBar(controller: CustomerListController, strings: Strings): TemplateResult {
  const { allowance, refusal, purpose } = controller.reveals;
  const words = refusal
    ? refusalWords(refusal, controller, strings)
    : allowance
      ? strings.reveal.remaining(formatCount(allowance.remaining), decidingWindow(allowance))
      : '';
  return html`<div class="reveal-bar">
    ${
      allowance?.isPurposeRequired
        ? selectField({
            id: 'purpose',
            label: strings.reveal.purpose,
            value: purpose,
            options: [
              { value: '', label: strings.reveal.choosePurpose },
              ...REVEAL_PURPOSES.map((value) => ({ value, label: strings.reveal.purposes[value] })),
            ],
            onPick: (value) => controller.choosePurpose(value as typeof purpose),
          })
        : nothing
    }
    <p class="allowance ${refusal ? 'refusal' : ''}" role=${refusal ? 'alert' : nothing}>${refusal ? icons.warning : nothing}<span>${words}</span></p>
  </div>`;
}

function refusalWords(refusal: RevealRefusal, controller: CustomerListController, { reveal }: Strings): string {
  const time = refusal.againAt === null ? null : formatClock(refusal.againAt, true);
  const remaining = controller.reveals.allowance?.remaining ?? 0;
  switch (refusal.code) {
    case 'purpose-missing':
    case 'purpose-required':
      return reveal.purposeNeeded;
    case 'reveal-limit-reached':
      if (remaining > 0) return reveal.notEnough(formatCount(remaining), time);
      return time ? reveal.limitReached(time) : reveal.limitReachedUntimed;
    case 'not-found':
      return reveal.customerGone;
    case 'permission-missing':
    case 'feature-not-in-session':
      return reveal.notAllowed;
    case 'offline':
      return reveal.offline;
    default:
      return reveal.failed(refusal.requestId);
  }
}

/** Where cards hide the header, its sorting and its eyes stand here. */
export function cardTools(context: ColumnContext): TemplateResult {
  const { controller, strings } = context;
  const options = CUSTOMER_SORTS.flatMap((by) =>
    SORT_DIRECTIONS.map((direction) => ({ value: `${by} ${direction}`, label: `${strings.sort.by[by]} · ${strings.sort[direction]}` })),
  );
  const eyes = REVEALED_ON_CARDS.map((field) => ({ field, parts: columnEye(context, field) }));
  return html`<div class="card-tools">
    ${selectField({
      id: 'card-sort',
      label: strings.sort.label,
      isLabelUnseen: true,
      value: `${controller.sort.by} ${controller.sort.direction}`,
      options,
      onPick: (value) => {
        const [by, direction] = value.split(' ') as [Sort['by'], Sort['direction']];
        controller.sortBy(by, direction);
      },
    })}
    ${
      controller.canReveal || !context.answer
        ? html`<div class="card-eyes" role="group" aria-label=${strings.reveal.columns}>
          ${eyes.map(({ field, parts }) => html`<span class="card-eye ${parts ? '' : 'absent'}">${strings.fields[field]}${parts ? eye({ ...parts, isTabStop: true }) : html`<span class="eye"></span>`}</span>`)}
        </div>`
        : nothing
    }
  </div>`;
}
