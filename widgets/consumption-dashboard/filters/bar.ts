import { html, type TemplateResult } from 'lit';
import { icons } from '../../kit/icons.ts';
import type { DashboardContext } from '../context.ts';
import type { Narrowing } from '../query.ts';
import { narrowingFields } from './narrowing.ts';
import { periodFields } from './period.ts';
import { trail } from './trail.ts';

/** How the filters look, whatever they are set to. */
export interface FiltersLook {
  /** On a narrow widget: all of them are seen. */
  isOpen: boolean;
  /** First and last cycle are chosen each. */
  isCustom: boolean;
}

export interface FiltersParts extends FiltersLook {
  /** In the order in which they came. */
  narrowed: readonly Narrowing[];
  turn: (look: Partial<FiltersLook>) => void;
}

/** Cycles first; on a narrow widget everything else folds behind one button. Below, the trail of what narrows the figures. */
export function filters(context: DashboardContext, parts: FiltersParts): TemplateResult {
  const { filters: words } = context.strings;
  const { isOpen, narrowed, turn } = parts;
  return html`<form class="filters ${isOpen ? 'unfolded' : ''}" part="filters" role="search" aria-label=${words.title} @submit=${(event: Event) => event.preventDefault()}>
      <div class="filter-fields">
        ${context.options ? periodFields(context, context.options, parts) : standIn(words.cycles)}
        <button type="button" class="button fold" part="button" aria-expanded=${isOpen} @click=${() => turn({ isOpen: !isOpen })}>
          ${icons.filter}${words.open(narrowed.length)}
        </button>
        ${
          context.options
            ? narrowingFields(context, context.options).map((field) => html`<div class="foldable">${field}</div>`)
            : Array.from({ length: 7 }, () => html`<div class="foldable" aria-hidden="true">${standIn('')}</div>`)
        }
      </div>
    </form>
    ${trail(context, narrowed)}`;
}

/** As high as a field, until it is known what can be chosen. */
function standIn(label: string): TemplateResult {
  return html`<div class="field standing" part="field"><span class="stand-in-label">${label}</span><span class="input" part="input"></span></div>`;
}
