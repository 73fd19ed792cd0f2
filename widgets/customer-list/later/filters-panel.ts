import { html, type TemplateResult } from 'lit';
import { ASSOCIATION_TYPES } from '../../../shared/values/lists.ts';
import { selectField, textField } from '../../kit/field.ts';
import { dayOf, type Filter, isSound, MORE_GROUPS, problemOf } from '../filter.ts';
import { withChosen } from '../toolbar.ts';
import type { LaterContext } from './index.ts';
import { panelHead } from './panel-head.ts';

/** Days ahead that are asked for most. */
const QUICK_DAYS = [7, 30, 90] as const;

/** The filters by what customers are and do (DOMAIN.md §2.1); whom one looks for stands in sight. */
export function filtersPanel(context: LaterContext): TemplateResult {
  const { controller, strings, words, close } = context;
  const submit = (event: Event): void => {
    event.preventDefault();
    controller.commit();
    if (isSound(controller.filter)) close();
  };
  return html`<form class="panel-box filters-panel" @submit=${submit}>
    ${panelHead(strings.filters.moreTitle, words.close, close)}
    <div class="panel-body">
      <div class="pair">${association(context)}${controller.isOfResellers || !controller.canListOptions ? '' : tags(context)}</div>
      ${consumption(context)} ${expiry(context)}
    </div>
    <footer class="panel-foot">
      <button type="button" class="button quiet" part="button button-quiet" @click=${() => controller.clearFilters(...MORE_GROUPS)}>${words.clear}</button>
      <button type="submit" class="button primary" part="button button-primary">${words.done}</button>
    </footer>
  </form>`;
}

function association({ controller, strings }: LaterContext): TemplateResult {
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

function tags({ controller, strings }: LaterContext): TemplateResult {
  const { filter, options } = controller;
  const known = (options?.tags ?? []).map((tag) => ({ value: tag, label: tag }));
  return selectField({
    id: 'tag',
    label: strings.filters.tag,
    value: filter.tag,
    options: [{ value: '', label: strings.filters.all }, ...withChosen(known, filter.tag)],
    onPick: (value) => controller.setFilter({ tag: value }),
  });
}

type RangeField = 'consumptionFrom' | 'consumptionTo' | 'expiryFrom' | 'expiryUntil';

/** One end of a range; it is asked for when the field is left, not with every figure. */
function end({ controller, strings }: LaterContext, field: RangeField, label: string): TemplateResult {
  const problem = problemOf(controller.filter, field);
  const isDay = field.startsWith('expiry');
  return textField({
    id: field,
    label,
    value: controller.filter[field],
    ...(isDay ? { type: 'date' } : { maximumLength: 40, inputMode: 'decimal' }),
    help: problem ? strings.filters.problems[problem] : undefined,
    isInvalid: problem !== null,
    onType: (value) => controller.setFilter({ [field]: value }, 'held'),
    onCommit: () => controller.commit(),
  });
}

function consumption(context: LaterContext): TemplateResult {
  const { answer, words } = context;
  const { cycle = '', currency } = answer?.consumption ?? {};
  return html`<fieldset>
    <legend>${words.consumption(currency ? cycle : '', currency ?? '')}</legend>
    <div class="pair">${end(context, 'consumptionFrom', words.least)}${end(context, 'consumptionTo', words.most)}</div>
  </fieldset>`;
}

function expiry(context: LaterContext): TemplateResult {
  const { controller, words } = context;
  const now = Date.parse(controller.session?.snapshot.view?.businessTime.now ?? '') || Date.now();
  const choices = [
    { label: words.overdue, days: { expiryFrom: '', expiryUntil: dayOf(now, -1) } },
    ...QUICK_DAYS.map((days) => ({ label: words.within(days), days: { expiryFrom: dayOf(now), expiryUntil: dayOf(now, days) } })),
  ];
  const { expiryFrom, expiryUntil } = controller.filter;
  return html`<fieldset>
    <legend>${words.expiry}</legend>
    <div class="quick" role="group" aria-label=${words.quick}>
      ${choices.map(({ label, days }) => {
        const isChosen = days.expiryFrom === expiryFrom && days.expiryUntil === expiryUntil;
        const next = isChosen ? { expiryFrom: '', expiryUntil: '' } : days;
        return html`<button type="button" class="button choice" part="button" aria-pressed=${isChosen} @click=${() => controller.setFilter(next)}>${label}</button>`;
      })}
    </div>
    <div class="pair days">${end(context, 'expiryFrom', words.from)}${end(context, 'expiryUntil', words.until)}</div>
  </fieldset>`;
}
