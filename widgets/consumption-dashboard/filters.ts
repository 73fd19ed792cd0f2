import { html, nothing, type TemplateResult } from 'lit';
import { shiftBillCycle } from '../../shared/values/bill-cycle.ts';
import type { ChargeMode } from '../../shared/values/consumption-lists.ts';
import { ASSOCIATION_TYPES, type AssociationType } from '../../shared/values/lists.ts';
import { type SelectOption, selectField, textField } from '../kit/field.ts';
import { icons } from '../kit/icons.ts';
import type { DashboardContext } from './context.ts';
import { type Narrowing, NONE } from './query.ts';

export interface FiltersParts {
  isOpen: boolean;
  /** In the order in which they came. */
  narrowed: readonly Narrowing[];
  onFold: () => void;
}

/** Spans of cycles, by how many end with the running one. */
const SPANS = [3, 6, 12, 19];
const CUSTOM = 'custom';

/** Cycles first; on a narrow widget everything else folds behind one button. Below, the trail of what narrows the figures. */
export function filters(context: DashboardContext, { isOpen, narrowed, onFold }: FiltersParts): TemplateResult {
  const { filters: words } = context.strings;
  return html`<form class="filters ${isOpen ? 'unfolded' : ''}" part="filters" role="search" aria-label=${words.title} @submit=${(event: Event) => event.preventDefault()}>
      <div class="filter-fields">
        ${cycleFields(context)}
        <button type="button" class="button fold" aria-expanded=${isOpen} @click=${onFold}>${icons.filter}${words.open(narrowed.length)}</button>
        ${narrowingFields(context).map((field) => html`<div class="foldable">${field}</div>`)}
      </div>
    </form>
    ${trail(context, narrowed)}`;
}

function cycleFields({ state, options, strings, change }: DashboardContext): TemplateResult | typeof nothing {
  const { filters: words } = strings;
  if (!options) return nothing;
  const { earliest, latest } = options.cycles;
  const { from, to } = state.cycles ?? { from: latest, to: latest };
  const last = shiftBillCycle(latest, -1);
  const spans = SPANS.map((count) => ({ value: `${shiftBillCycle(latest, 1 - count)} ${latest}`, label: words.lastCycles(count) }));
  const presets = [
    { value: `${latest} ${latest}`, label: words.current },
    { value: `${last} ${last}`, label: words.last },
    ...spans.filter(({ value }) => value.slice(0, 7) >= earliest),
  ];
  const isPreset = presets.some(({ value }) => value === `${from} ${to}`);
  const pick = (value: string): void => {
    const [first = latest, end = latest] = value.split(' ');
    if (value !== CUSTOM) change({ cycles: { from: first, to: end } });
  };
  const all = Array.from({ length: 19 }, (_, place) => shiftBillCycle(latest, -place)).filter((cycle) => cycle >= earliest);
  const cycles = all.map((cycle) => ({ value: cycle, label: cycle }));
  return html`${selectField({
    id: 'cycles',
    label: words.cycles,
    value: isPreset ? `${from} ${to}` : CUSTOM,
    options: isPreset ? [...presets] : [...presets, { value: CUSTOM, label: words.custom }],
    onPick: pick,
  })}
  ${selectField({
    id: 'cycle-from',
    label: words.from,
    value: from,
    options: cycles,
    onPick: (value) => change({ cycles: { from: value, to: value > to ? value : to } }),
  })}
  ${selectField({
    id: 'cycle-to',
    label: words.to,
    value: to,
    options: cycles,
    onPick: (value) => change({ cycles: { from: value < from ? value : from, to: value } }),
  })}
  ${from === to ? [dayField('begin', { state, strings, change }), dayField('end', { state, strings, change })] : nothing}`;
}

function dayField(
  name: 'begin' | 'end',
  { state, strings, change }: Pick<DashboardContext, 'state' | 'strings' | 'change'>,
): TemplateResult {
  const { dates } = state;
  const isHalf = dates !== undefined && (dates.begin === undefined || dates.end === undefined);
  return html`<div class="foldable">
    ${textField({
      id: `date-${name}`,
      type: 'date',
      label: strings.filters[name],
      value: dates?.[name] ?? '',
      help: isHalf && name === 'end' ? strings.filters.bothDays : undefined,
      onType: (value) => {
        const { [name]: _gone, ...other } = dates ?? {};
        const next = value === '' ? other : { ...other, [name]: value };
        change({ dates: Object.keys(next).length > 0 ? next : null });
      },
    })}
  </div>`;
}

function narrowingFields(context: DashboardContext): TemplateResult[] {
  const { state, options, strings, change } = context;
  if (!options) return [];
  const { filters: words } = strings;
  const all = { value: '', label: words.all };
  const none = { value: NONE, label: strings.notStated };
  const field = (
    name: 'accountManagerId' | 'associationType' | 'chargeMode' | 'service' | 'currency',
    choices: readonly SelectOption[],
  ): TemplateResult =>
    selectField({
      id: name,
      label: name === 'currency' ? words.currency : words.narrowings[name],
      value: state[name] ?? '',
      options: choices,
      onPick: (value) => change({ [name]: value === '' ? null : value }),
    });
  const managers = options.accountManagers.map(({ operatorId, userId, name }) => ({
    value: operatorId,
    label: [name, userId].filter(Boolean).join(' · '),
  }));
  return [
    ...(options.currencies.length > 1
      ? [field('currency', [all, ...options.currencies.map((code) => ({ value: code, label: code }))].slice(1))]
      : []),
    ...(managers.length > 0 ? [field('accountManagerId', [all, ...managers, { value: NONE, label: strings.nobody }])] : []),
    field('associationType', [all, ...ASSOCIATION_TYPES.map((type) => ({ value: type, label: strings.associationTypes[type] }))]),
    field('chargeMode', [all, ...options.chargeModes.map((mode) => ({ value: mode, label: strings.chargeModes[mode] })), none]),
    field('service', [all, ...options.services.map(({ code, name }) => ({ value: code, label: name ?? code })), none]),
  ];
}

/** What a filter is set to, in words. */
export function narrowingWords({ state, options, strings }: DashboardContext, narrowing: Narrowing): string {
  const value = state[narrowing] ?? '';
  if (value === NONE) return narrowing === 'accountManagerId' ? strings.nobody : strings.notStated;
  const named = (list: readonly { code: string; name: string | null }[] | undefined): string =>
    list?.find(({ code }) => code === value)?.name ?? value;
  switch (narrowing) {
    case 'accountManagerId': {
      const manager = options?.accountManagers.find(({ operatorId }) => operatorId === value);
      return manager ? [manager.name, manager.userId].filter(Boolean).join(' · ') : value;
    }
    case 'associationType':
      return strings.associationTypes[value as AssociationType];
    case 'chargeMode':
      return strings.chargeModes[value as ChargeMode];
    case 'billClass':
      return state.billClass ? strings.classes[state.billClass] : '';
    case 'service':
      return named(options?.services);
    case 'region':
      return named(options?.regions);
    case 'resourceType':
      return named(options?.resourceTypes);
    default:
      return value;
  }
}

/** Steps back: a press on one goes, one on the first takes all away. */
function trail(context: DashboardContext, narrowed: readonly Narrowing[]): TemplateResult | typeof nothing {
  const { strings, change, leaving } = context;
  const { filters: words } = strings;
  if (narrowed.length === 0) return nothing;
  const none = Object.fromEntries(narrowed.map((name) => [name, null]));
  return html`<ul class="trail" aria-label=${words.trail}>
    <li><button type="button" class="button quiet" @click=${leaving(() => change(none))}>${words.whole}</button></li>
    ${narrowed.map((name) => {
      const value = narrowingWords(context, name);
      const label = words.narrowings[name];
      return html`<li>
        <button type="button" class="chip removable" aria-label=${words.remove(label, value)} @click=${leaving(() => change({ [name]: null }))}>
          <span class="chip-words">${words.chip(label, value)}</span>${icons.close}
        </button>
      </li>`;
    })}
  </ul>`;
}
