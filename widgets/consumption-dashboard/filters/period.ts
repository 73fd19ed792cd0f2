import { html, nothing, type TemplateResult } from 'lit';
import { shiftBillCycle } from '../../../shared/values/bill-cycle.ts';
import { CYCLES_BEFORE } from '../../../shared/values/consumption-lists.ts';
import { selectField, textField } from '../../kit/field.ts';
import type { DashboardContext } from '../context.ts';
import type { Options } from '../query.ts';
import type { FiltersParts } from './bar.ts';

/** Spans of cycles, by how many end with the running one. */
const SPANS = [3, 6, 12, CYCLES_BEFORE + 1];
const CUSTOM = 'custom';

const spanOf = ({ state }: DashboardContext, { cycles }: Options): { from: string; to: string } =>
  state.cycles ?? { from: cycles.latest, to: cycles.latest };

/** Spans that are asked for most; first and last cycle, and days of one, where somebody wants others. */
export function periodFields(context: DashboardContext, options: Options, { isCustom, turn }: FiltersParts): TemplateResult {
  const { strings, change } = context;
  const { filters: words } = strings;
  const { earliest, latest } = options.cycles;
  const { from, to } = spanOf(context, options);
  const last = shiftBillCycle(latest, -1);
  const spans = SPANS.map((count) => ({ value: `${shiftBillCycle(latest, 1 - count)} ${latest}`, label: words.lastCycles(count) }));
  const presets = [
    { value: `${latest} ${latest}`, label: words.current },
    { value: `${last} ${last}`, label: words.last },
    ...spans.filter(({ value }) => value.slice(0, 7) >= earliest),
  ];
  const isOwn = isCustom || context.state.dates !== undefined || presets.every(({ value }) => value !== `${from} ${to}`);
  const pick = (value: string): void => {
    const [first = latest, end = latest] = value.split(' ');
    turn({ isCustom: value === CUSTOM });
    if (value !== CUSTOM) change({ cycles: first === latest && end === latest ? null : { from: first, to: end } });
  };
  return html`${selectField({
    id: 'cycles',
    label: words.cycles,
    value: isOwn ? CUSTOM : `${from} ${to}`,
    options: [...presets, { value: CUSTOM, label: words.custom }],
    onPick: pick,
  })}
  ${isOwn ? ownSpan(context, options) : nothing}`;
}

function ownSpan(context: DashboardContext, options: Options): TemplateResult {
  const { strings, change } = context;
  const { filters: words } = strings;
  const { earliest, latest } = options.cycles;
  const { from, to } = spanOf(context, options);
  const all = Array.from({ length: CYCLES_BEFORE + 1 }, (_, place) => shiftBillCycle(latest, -place)).filter((cycle) => cycle >= earliest);
  const cycles = all.map((cycle) => ({ value: cycle, label: cycle }));
  return html`${selectField({
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
  ${from === to || context.state.dates ? [dayField('begin', context), dayField('end', context)] : nothing}`;
}

function dayField(name: 'begin' | 'end', { state, strings, change }: DashboardContext): TemplateResult {
  const { dates } = state;
  const isHalf = dates !== undefined && (dates.begin === undefined || dates.end === undefined);
  return textField({
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
  });
}
