import { html, type TemplateResult } from 'lit';
import { AUDIT_ACTIONS } from '../../shared/values/lists.ts';
import { selectField, textField } from '../kit/field.ts';
import { icons } from '../kit/icons.ts';
import type { AuditController } from './controller.ts';
import { type AuditState, activeFilters, isUpsideDown, OUTCOMES } from './query.ts';
import type { Strings } from './strings/index.ts';

/** The filters; on a narrow widget they fold behind one button. Who acted is asked for by those alone who see more than themselves. */
export function filters(controller: AuditController, strings: Strings, isOpen: boolean, onFold: () => void): TemplateResult {
  const { state } = controller;
  const { filters: words } = strings;
  const active = activeFilters(state);
  const all = { value: '', label: words.all };
  const text = (name: 'userId' | 'target'): TemplateResult =>
    textField({
      id: name,
      label: words[name],
      value: state[name] ?? '',
      maximumLength: 128,
      onType: (value) => controller.setState({ [name]: value }, true),
    });
  return html`<form class="filters ${isOpen ? 'unfolded' : ''}" part="filters" role="search" aria-label=${words.title} @submit=${(event: Event) => event.preventDefault()}>
    <button type="button" class="button fold" part="button" aria-expanded=${isOpen} @click=${onFold}>${icons.filter}${words.open(active)}</button>
    <div class="filter-fields">
      ${dayField('from', controller, strings)} ${dayField('until', controller, strings)}
      ${selectField({
        id: 'action',
        label: strings.columns.action,
        value: state.action ?? '',
        options: [all, ...AUDIT_ACTIONS.map((action) => ({ value: action, label: strings.actionNames[action] }))],
        onPick: (value) => controller.setState({ action: value as NonNullable<AuditState['action']> }),
      })}
      ${selectField({
        id: 'outcome',
        label: strings.columns.outcome,
        value: state.outcome ?? '',
        options: [all, ...OUTCOMES.map((outcome) => ({ value: outcome, label: strings.outcomes[outcome] }))],
        onPick: (value) => controller.setState({ outcome: value as NonNullable<AuditState['outcome']> }),
      })}
      ${controller.scope === 'own' ? '' : text('userId')} ${text('target')}
      <button type="button" class="button quiet clear-filters" part="button button-quiet" ?disabled=${active === 0} @click=${() => controller.clear()}>${words.clear}</button>
    </div>
  </form>`;
}

function dayField(name: 'from' | 'until', controller: AuditController, strings: Strings): TemplateResult {
  const { state } = controller;
  const isWrong = isUpsideDown(state);
  return html`<div class="field" part="field">
    <label for=${name}>${strings.filters[name]}</label>
    <input
      class="input" part="input"
      type="date"
      id=${name}
      .value=${state[name] ?? ''}
      aria-invalid=${isWrong}
      aria-describedby=${isWrong ? 'days-help' : 'none'}
      @change=${(event: Event) => controller.setState({ [name]: (event.target as HTMLInputElement).value })}
    />
    ${isWrong && name === 'until' ? html`<span class="help" id="days-help">${strings.filters.upsideDown}</span>` : ''}
  </div>`;
}
