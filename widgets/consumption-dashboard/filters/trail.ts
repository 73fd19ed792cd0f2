import { html, nothing, type TemplateResult } from 'lit';
import type { ChargeMode } from '../../../shared/values/consumption-lists.ts';
import type { AssociationType } from '../../../shared/values/lists.ts';
import { icons } from '../../kit/icons.ts';
import type { DashboardContext } from '../context.ts';
import { type Narrowing, NONE } from '../query.ts';

export const managerWords = ({ name, userId }: { name: string | null; userId: string }): string =>
  [name, userId].filter(Boolean).join(' · ');

/** What a filter is set to, in words. */
function narrowingWords({ state, options, strings }: DashboardContext, narrowing: Narrowing): string {
  const value = state[narrowing] ?? '';
  if (value === NONE) return narrowing === 'accountManagerId' ? strings.nobody : strings.notStated;
  const named = (list: readonly { code: string; name: string | null }[] | undefined): string =>
    list?.find(({ code }) => code === value)?.name ?? value;
  switch (narrowing) {
    case 'supervisorId': {
      const supervisor = options?.supervisors.find(({ operatorId }) => operatorId === value);
      return supervisor ? managerWords(supervisor) : value;
    }
    case 'accountManagerId': {
      const manager = options?.accountManagers.find(({ operatorId }) => operatorId === value);
      return manager ? managerWords(manager) : value;
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
export function trail(context: DashboardContext, narrowed: readonly Narrowing[]): TemplateResult | typeof nothing {
  const { strings, change, leaving } = context;
  const { filters: words } = strings;
  if (narrowed.length === 0) return nothing;
  const none = Object.fromEntries(narrowed.map((name) => [name, null]));
  return html`<ul class="trail" aria-label=${words.trail}>
    <li><button type="button" class="button quiet" part="button button-quiet" @click=${leaving(() => change(none))}>${words.whole}</button></li>
    ${narrowed.map((name) => {
      const value = narrowingWords(context, name);
      const label = words.narrowings[name];
      return html`<li>
        <button type="button" class="chip removable" part="badge" aria-label=${words.remove(label, value)} @click=${leaving(() => change({ [name]: null }))}>
          <span class="chip-words">${words.chip(label, value)}</span>${icons.close}
        </button>
      </li>`;
    })}
  </ul>`;
}
