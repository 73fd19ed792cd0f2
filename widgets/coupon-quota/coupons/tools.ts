import { html, nothing, type TemplateResult } from 'lit';
import { COUPON_ASSETS, COUPON_STATES } from '../../../shared/values/money-lists.ts';
import { type SelectOption, selectField, textField } from '../../kit/field.ts';
import { icons } from '../../kit/icons.ts';
import { panelIcons } from '../icons.ts';
import type { Strings } from '../strings/index.ts';
import type { CouponController } from './controller.ts';
import { type FilterGroup, MORE_GROUPS, problemOf } from './filter.ts';
import type { CouponStrings } from './strings/index.ts';

export interface ToolsParts {
  controller: CouponController;
  words: CouponStrings;
  panel: Strings;
  isMoreOpen: boolean;
  isUnfolded: boolean;
  onMore: () => void;
  onFold: () => void;
  /** Where the focus goes when what had it goes away. */
  leaving: (act: () => void) => () => void;
}

type Choice = 'state' | 'asset' | 'accountManagerId' | 'tag' | 'unspent';

/** Whom and what somebody looks for; ids and dates stand behind a button, and on a narrow panel all of it folds behind another. */
export function couponTools(parts: ToolsParts): TemplateResult {
  const { controller, words, isMoreOpen, isUnfolded } = parts;
  const { filters } = words;
  const { active } = controller;
  const hidden = active.filter((group) => MORE_GROUPS.some((more) => more === group)).length;
  const submit = (event: Event): void => {
    event.preventDefault();
    controller.commit();
  };
  return html`<form class="coupon-filters ${isUnfolded ? 'unfolded' : ''}" part="filters" role="search" aria-label=${filters.title} @submit=${submit}>
    <button type="button" class="button fold" part="button" aria-expanded=${isUnfolded} @click=${parts.onFold}>${icons.filter}${filters.fold(active.length)}</button>
    <div class="coupon-fields">
      ${text(parts, 'customerName', 64, 'pause')} ${text(parts, 'customerId', 128, 'pause')}
      ${select(
        parts,
        'state',
        COUPON_STATES.map((value) => ({ value, label: words.couponStates[value] })),
      )}
      ${select(
        parts,
        'asset',
        COUPON_ASSETS.map((value) => ({ value, label: parts.panel.assets[value] })),
      )}
      ${whose(parts)} ${controller.indirectPartnerId === '' ? managersAndTags(parts) : nothing}
      <button type="submit" hidden></button>
    </div>
    <div class="field-end">
      <button type="button" class="button" part="button" aria-expanded=${isMoreOpen} aria-controls="coupon-more" @click=${parts.onMore}>${icons.filter}${filters.more(hidden)}</button>
      <button type="button" class="button icon" part="button" aria-label=${filters.refresh} data-hint=${filters.refresh} @click=${() => controller.load()}>${panelIcons.refresh}</button>
    </div>
    ${isMoreOpen ? html`<div class="coupon-fields more" id="coupon-more">${more(parts)}</div>` : nothing}
  </form>`;
}

function more(parts: ToolsParts): unknown {
  const { unspent } = parts.words.filters;
  const options = (['yes', 'no'] as const).map((value) => ({ value, label: unspent[value] }));
  return html`${select(parts, 'unspent', options)} ${text(parts, 'quotaId', 64, 'held')} ${text(parts, 'operationId', 64, 'held')}
    ${text(parts, 'couponId', 64, 'held')} ${day(parts, 'issuedFrom')} ${day(parts, 'issuedUntil')} ${day(parts, 'expiryFrom')}
    ${day(parts, 'expiryUntil')}`;
}

function text(
  { controller, words }: ToolsParts,
  field: 'customerName' | 'customerId' | 'quotaId' | 'operationId' | 'couponId',
  maximumLength: number,
  moment: 'pause' | 'held',
): TemplateResult {
  const problem = problemOf(controller.filter, field);
  return textField({
    id: `coupon-${field}`,
    label: words.filters.groups[field],
    value: controller.filter[field],
    maximumLength,
    help: problem ? words.filters.problems[problem] : undefined,
    isInvalid: problem === 'notAnId',
    onType: (value) => controller.setFilter({ [field]: value }, moment),
    onCommit: () => controller.commit(),
  });
}

function day({ controller, words }: ToolsParts, field: 'issuedFrom' | 'issuedUntil' | 'expiryFrom' | 'expiryUntil'): TemplateResult {
  const problem = problemOf(controller.filter, field);
  return textField({
    id: `coupon-${field}`,
    label: words.filters[field],
    value: controller.filter[field],
    type: 'date',
    help: problem ? words.filters.problems[problem] : undefined,
    isInvalid: problem !== null,
    onType: (value) => controller.setFilter({ [field]: value }, 'held'),
    onCommit: () => controller.commit(),
  });
}

function select({ controller, words }: ToolsParts, field: Choice, options: readonly SelectOption[]): TemplateResult {
  return selectField({
    id: `coupon-${field}`,
    label: words.filters.groups[field],
    value: controller.filter[field],
    options: [{ value: '', label: words.filters.all }, ...options],
    onPick: (value) => controller.setFilter({ [field]: value }),
  });
}

/** A distributor's resellers, whose coupons can be shown instead. */
function whose({ controller, words }: ToolsParts): unknown {
  if (!controller.hasResellers) return nothing;
  return selectField({
    id: 'coupon-whose',
    label: words.filters.whose,
    value: controller.indirectPartnerId,
    options: [
      { value: '', label: words.filters.own },
      ...controller.resellers.map(({ partnerId, name }) => ({ value: partnerId, label: name })),
    ],
    onPick: (value) => controller.showOf(value),
  });
}

/** Managers share masked names, so the partner's own user id stands beside each. */
function managersAndTags(parts: ToolsParts): unknown {
  const { options, canListOptions } = parts.controller;
  if (!canListOptions) return nothing;
  const managers = (options?.accountManagers ?? []).map(({ operatorId, userId, name }) => ({
    value: operatorId,
    label: name ? `${name} · ${userId}` : userId,
  }));
  return html`${select(parts, 'accountManagerId', [{ value: 'none', label: parts.words.filters.noManager }, ...managers])}
    ${select(
      parts,
      'tag',
      (options?.tags ?? []).map((tag) => ({ value: tag, label: tag })),
    )}`;
}

/** The filters in force, each of which goes with one press. */
export function couponChips({ controller, words, panel, leaving }: ToolsParts): unknown {
  const { filters } = words;
  const reseller = controller.resellers.find(({ partnerId }) => partnerId === controller.indirectPartnerId);
  if (controller.active.length === 0 && !reseller) return nothing;
  const chip = (label: string, value: string, onRemove: () => void): TemplateResult => html`<button
    type="button"
    class="chip removable" part="badge"
    aria-label=${filters.remove(label, value)}
    @click=${leaving(onRemove)}
  >
    <span class="chip-words">${filters.chip(label, value)}</span>${icons.close}
  </button>`;
  return html`<div class="chips" role="group" aria-label=${filters.active}>
    ${reseller ? chip(filters.whose, reseller.name, () => controller.showOf('')) : nothing}
    ${controller.active.map((group) => chip(filters.groups[group], valueText(group, controller, words, panel), () => controller.clear(group)))}
    <button type="button" class="button quiet clear-filters" part="button button-quiet" @click=${leaving(() => controller.clear())}>${filters.clear}</button>
  </div>`;
}

function valueText(
  group: FilterGroup,
  { filter, options }: CouponController,
  { filters, couponStates }: CouponStrings,
  panel: Strings,
): string {
  switch (group) {
    case 'state':
      return filter.state && couponStates[filter.state];
    case 'asset':
      return filter.asset && panel.assets[filter.asset];
    case 'unspent':
      return filter.unspent && filters.unspent[filter.unspent];
    case 'issued':
      return filters.days(filter.issuedFrom, filter.issuedUntil);
    case 'expiry':
      return filters.days(filter.expiryFrom, filter.expiryUntil);
    case 'accountManagerId': {
      const manager = options?.accountManagers.find(({ operatorId }) => operatorId === filter.accountManagerId);
      if (filter.accountManagerId === 'none') return filters.noManager;
      return manager ? [manager.name, manager.userId].filter(Boolean).join(' · ') : filter.accountManagerId;
    }
    default:
      return filter[group].trim();
  }
}
