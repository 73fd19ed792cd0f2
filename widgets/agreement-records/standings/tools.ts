import { html, nothing, type TemplateResult } from 'lit';
import { STANDING_STATES } from '../../../shared/values/agreement-lists.ts';
import { CUSTOMER_ID_PATTERN } from '../../../shared/values/ids.ts';
import { formatCount, formatInstant } from '../../core/formats.ts';
import { checkbox } from '../../kit/checkbox.ts';
import { selectField, textField } from '../../kit/field.ts';
import { icons } from '../../kit/icons.ts';
import type { RecordsContext } from '../context.ts';
import { NARROWINGS } from '../query.ts';
import type { Agreement, Page, Standings, StandingsController, Version } from './controller.ts';
import type { StandingsStrings } from './strings/index.ts';

export interface ToolsParts {
  context: RecordsContext;
  controller: StandingsController;
  words: StandingsStrings;
  value: Standings | null;
  /** What is in the field and was not looked for yet; null where nothing is. */
  typed: string | null;
  onType: (text: string | null) => void;
  isOpen: boolean;
  onFold: () => void;
  onVersions: (agreement: Agreement) => void;
}

/** Which agreement it is about, and what its current version says of itself. */
export function agreementHead(parts: ToolsParts): TemplateResult | typeof nothing {
  const { value, words, controller, context, onVersions } = parts;
  const chosen = value?.chosen;
  if (!value || !chosen) return nothing;
  const { agreements } = value;
  const current = chosen.versions.find(({ version }) => version === chosen.current);
  const title = words.named(controller.title(chosen));
  return html`<section class="agreement" aria-label=${words.agreement}>
    <div class="agreement-main">
      ${
        agreements.length > 1
          ? selectField({
              id: 'agreement',
              label: words.agreement,
              value: chosen.code,
              options: agreements.map((one) => ({ value: one.code, label: `${words.named(controller.title(one))} · ${one.code}` })),
              onPick: (code) => context.change({ code }),
            })
          : html`<h2 class="agreement-title">${title}</h2>`
      }
      <button type="button" class="button" part="button" @click=${() => onVersions(chosen)}>${words.versions.open}</button>
    </div>
    ${current ? html`<p class="note">${factsInARow(versionFacts(current, words))}</p>` : nothing}
  </section>`;
}

/** Facts side by side; where a line ends it does so between two of them. */
export function factsInARow(facts: readonly string[]): TemplateResult[] {
  return facts.map((fact) => html`<span class="part">${fact}</span> `);
}

/** What is frozen with a version, in words. */
export function versionFacts(version: Version, words: StandingsStrings): string[] {
  const { facts } = words;
  return [
    words.version(String(version.version)),
    facts.effective(formatInstant(version.effectiveAt)),
    facts.audience(version.audience.map((type) => words.associationTypes[type]).join(facts.list)),
    ...(version.isRequired ? [facts.notice(formatCount(version.noticeDays)), facts.required] : [facts.optional]),
  ];
}

/** How many stand where; pressed, only these are listed. */
export function stateChoices({ context, words }: ToolsParts, page: Page | null): TemplateResult {
  const { filters, states } = words;
  const { state: shown } = context.state;
  const all = page ? page.counts.overdue + page.counts.pending + page.counts.signed : null;
  const button = (state: (typeof STANDING_STATES)[number] | null, label: string, count: number | null): TemplateResult => html`<button
    type="button"
    class="button" part="button"
    aria-pressed=${(shown ?? null) === state}
    @click=${() => context.change({ state })}
  >
    ${label} <b>${count === null ? '' : formatCount(count)}</b>
  </button>`;
  return html`<div class="choices" role="group" aria-label=${filters.states}>
    ${button(null, filters.all, all)}${STANDING_STATES.map((state) => button(state, states[state], page?.counts[state] ?? null))}
  </div>`;
}

/** Filters besides the state; on a narrow widget they fold behind one button. */
export function standingFilters(parts: ToolsParts): TemplateResult {
  const { context, words, isOpen, onFold } = parts;
  const { filters } = words;
  const { state, change } = context;
  const active = NARROWINGS.filter((name) => name !== 'state' && state[name] !== undefined).length;
  const submit = (event: Event): void => {
    event.preventDefault();
    commit(parts);
  };
  return html`<form class="filters standing-filters ${isOpen ? 'unfolded' : ''}" part="filters" role="search" aria-label=${filters.title} @submit=${submit}>
    <button type="button" class="button fold" part="button" aria-expanded=${isOpen} @click=${onFold}>${icons.filter}${filters.open(active)}</button>
    <div class="filter-fields">
      ${whoseField(parts)} ${idField(parts)} ${managerField(parts)}
      <div class="only-withdrawn">
        ${checkbox({
          label: filters.onlyWithdrawn,
          isChecked: state.isOnlyWithdrawn ?? false,
          onChange: (isChecked) => change({ isOnlyWithdrawn: isChecked ? true : null }),
        })}
      </div>
      ${active > 0 || parts.typed ? html`<button type="button" class="button quiet clear-filters" part="button button-quiet" @click=${() => clear(parts)}>${filters.clear}</button>` : nothing}
      <button type="submit" hidden></button>
    </div>
  </form>`;
}

/** The partner's own customers, or those of a reseller; nothing where there is none to choose. */
function whoseField({
  context: { state, change },
  controller: { resellers },
  words: { filters },
}: ToolsParts): TemplateResult | typeof nothing {
  if (resellers.length === 0) return nothing;
  return selectField({
    id: 'whose',
    label: filters.whose,
    value: state.indirectPartnerId ?? '',
    options: [{ value: '', label: filters.own }, ...resellers.map(({ partnerId, name }) => ({ value: partnerId, label: name }))],
    // Another partner has agreements and account managers of its own.
    onPick: (value) => change({ indirectPartnerId: value || null, code: null, accountManagerId: null }),
  });
}

function managerField({
  context: { state, change },
  controller: { managers },
  words: { filters },
}: ToolsParts): TemplateResult | typeof nothing {
  if (managers.length === 0 || state.indirectPartnerId) return nothing;
  const named = managers.map(({ operatorId, userId, name }) => ({
    value: operatorId,
    label: name === null ? userId : `${userId} ${name}`,
  }));
  return selectField({
    id: 'manager',
    label: filters.manager,
    value: state.accountManagerId ?? '',
    options: [{ value: '', label: filters.all }, ...named],
    onPick: (value) => change({ accountManagerId: value || null }),
  });
}

function clear({ controller, onType }: ToolsParts): void {
  onType(null);
  controller.clear();
}

/** A customer is looked for by its whole id, on Enter or when the field is left. */
function idField(parts: ToolsParts): TemplateResult {
  const { context, words, typed, onType } = parts;
  const value = typed ?? context.state.customerId ?? '';
  const isWrong = value.trim() !== '' && !CUSTOMER_ID_PATTERN.test(value.trim());
  return textField({
    id: 'customer-id',
    label: words.filters.customerId,
    value,
    maximumLength: 64,
    isInvalid: isWrong,
    help: isWrong ? words.filters.unfit : undefined,
    onType,
    onCommit: () => commit(parts),
  });
}

function commit({ context, typed, onType }: ToolsParts): void {
  const text = typed?.trim();
  if (text === undefined || (text !== '' && !CUSTOMER_ID_PATTERN.test(text))) return;
  onType(null);
  if (text !== (context.state.customerId ?? '')) context.change({ customerId: text || null });
}
