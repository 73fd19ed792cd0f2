import { html, nothing, type TemplateResult } from 'lit';
import { OPERATION_ITEM_STATES, OPERATION_KINDS } from '../../../shared/values/money-lists.ts';
import { selectField, textField } from '../../kit/field.ts';
import { icons } from '../../kit/icons.ts';
import type { OperationStrings } from '../operation/strings/index.ts';
import type { LogController } from './controller.ts';
import { activeFilters, isUnfit, isUpsideDown, type LogFilter, readFilter, type Typed } from './query.ts';
import type { LogStrings } from './strings/index.ts';

export interface FilterParts {
  controller: LogController;
  words: LogStrings;
  operation: OperationStrings;
  /** What is in the fields, not looked for yet. */
  typed: Map<Typed, string>;
  isOpen: boolean;
  onFold: () => void;
  update: () => void;
}

/** The filters of DOMAIN.md §3.7; on a narrow widget they fold behind one button. What is typed is looked for on Enter. */
export function logFilters(parts: FilterParts): TemplateResult {
  const { controller, words, operation, isOpen, onFold } = parts;
  const { filters } = words;
  const { filter } = controller;
  const active = activeFilters(filter);
  const all = { value: '', label: filters.all };
  const pick = (name: keyof LogFilter) => (value: string) => controller.narrow(readFilter({ ...filter, [name]: value }));
  const submit = (event: Event): void => {
    event.preventDefault();
    commit(parts);
  };
  return html`<form class="filters log-filters ${isOpen ? 'unfolded' : ''}" part="filters" role="search" aria-label=${filters.title} @submit=${submit}>
    <button type="button" class="button fold" part="button" aria-expanded=${isOpen} @click=${onFold}>${icons.filter}${filters.open(active)}</button>
    <div class="filter-fields">
      ${
        controller.resellers.length > 0
          ? selectField({
              id: 'log-whose',
              label: filters.whose,
              value: filter.indirectPartnerId ?? '',
              options: [
                { value: '', label: filters.own },
                ...controller.resellers.map(({ partnerId, name }) => ({ value: partnerId, label: name })),
              ],
              onPick: pick('indirectPartnerId'),
            })
          : nothing
      }
      ${dayField('from', parts)} ${dayField('until', parts)}
      ${selectField({
        id: 'log-kind',
        label: filters.kind,
        value: filter.kind ?? '',
        options: [all, ...OPERATION_KINDS.map((kind) => ({ value: kind, label: operation.kinds[kind] }))],
        onPick: pick('kind'),
      })}
      ${selectField({
        id: 'log-state',
        label: filters.state,
        value: filter.state ?? '',
        options: [all, ...OPERATION_ITEM_STATES.map((state) => ({ value: state, label: operation.results[state] }))],
        onPick: pick('state'),
      })}
      ${(['customerName', 'customerId', 'userId', 'quotaId', 'couponId', 'operationId'] as const).map((name) => typedField(name, parts))}
      ${active > 0 || parts.typed.size > 0 ? html`<button type="button" class="button quiet clear-filters" part="button button-quiet" @click=${() => clearFilters(parts)}>${filters.clear}</button>` : nothing}
      <button type="submit" hidden></button>
    </div>
  </form>`;
}

/** Whose log it is stays. */
export function clearFilters({ controller, typed }: Pick<FilterParts, 'controller' | 'typed'>): void {
  typed.clear();
  const { indirectPartnerId } = controller.filter;
  controller.narrow(readFilter({ indirectPartnerId }));
}

/** What the log was opened for, where it can be seen and taken away at once. */
export function filterChips({
  controller,
  words,
  typed,
}: Pick<FilterParts, 'controller' | 'words' | 'typed'>): TemplateResult | typeof nothing {
  const { filter } = controller;
  const shown = (['quotaId', 'couponId', 'operationId'] as const).filter((name) => filter[name] !== undefined);
  if (shown.length === 0) return nothing;
  return html`<div class="log-chips">
    ${shown.map((name) => {
      const label = words.filters.chips[name](filter[name] ?? '');
      const remove = (): void => {
        typed.delete(name);
        controller.narrow(readFilter({ ...filter, [name]: '' }));
      };
      return html`<span class="log-chip"><span class="value">${label}</span><button type="button" class="button quiet icon small" part="button button-quiet" aria-label=${words.filters.remove(label)} @click=${remove}>${icons.close}</button></span>`;
    })}
  </div>`;
}

function typedField(name: Typed, parts: FilterParts): TemplateResult {
  const { controller, words, typed, update } = parts;
  const value = typed.get(name) ?? controller.filter[name] ?? '';
  const isWrong = isUnfit(name, value);
  return textField({
    id: `log-${name}`,
    label: words.filters[name],
    value,
    maximumLength: 128,
    isInvalid: isWrong,
    help: isWrong ? (name === 'customerName' ? words.filters.tooShort : words.filters.unfit) : undefined,
    onType: (text) => {
      typed.set(name, text);
      update();
    },
    onCommit: () => commit(parts),
  });
}

/** Looks for what was typed, unless something of it cannot be found. */
function commit({ controller, typed, update }: FilterParts): void {
  const wanted = [...typed].filter(([name, text]) => !isUnfit(name, text));
  const next = readFilter({ ...controller.filter, ...Object.fromEntries(wanted) });
  for (const [name] of wanted) typed.delete(name);
  if (JSON.stringify(next) === JSON.stringify(readFilter({ ...controller.filter }))) update();
  else controller.narrow(next);
}

function dayField(name: 'from' | 'until', { controller, words }: FilterParts): TemplateResult {
  const { filter } = controller;
  const isWrong = isUpsideDown(filter);
  const change = (event: Event): void => controller.narrow(readFilter({ ...filter, [name]: (event.target as HTMLInputElement).value }));
  return html`<div class="field" part="field">
    <label for="log-${name}">${words.filters[name]}</label>
    <input
      class="input" part="input"
      type="date"
      id="log-${name}"
      .value=${filter[name] ?? ''}
      aria-invalid=${isWrong ? 'true' : nothing}
      aria-describedby=${isWrong ? 'log-days-help' : nothing}
      @change=${change}
    />
    ${isWrong && name === 'until' ? html`<span class="help" id="log-days-help">${words.filters.upsideDown}</span>` : nothing}
  </div>`;
}
