import { html, nothing, type TemplateResult } from 'lit';
import { MEMO_MAXIMUM } from '../../../shared/values/ids.ts';
import { ORDER_TYPES } from '../../../shared/values/money-lists.ts';
import { formatInstant, formatMoney } from '../../core/formats.ts';
import { checkbox } from '../../kit/checkbox.ts';
import { failureLine, refusalText } from '../money/draw.ts';
import type { Quota } from '../quotas/controller.ts';
import { lastDayOf } from '../quotas/facts.ts';

import type { Terms, TermsField, TermsProblem } from './model.ts';
import type { StepParts } from './recipients.ts';

/** Second step: how much, from when to when, for what. The total stands below all the time. */
export function termsStep(parts: StepParts, quota: Quota): TemplateResult {
  const { desk, words, money } = parts;
  const { terms } = desk;
  const { terms: labels } = words;
  const problems = desk.isDemanded ? desk.problems : new Map<TermsField, TermsProblem>();
  const told = (field: TermsField): string | null => {
    const problem = problems.get(field);
    if (problem === undefined) return null;
    return problem === 'missing' ? labels.faceValueMissing : refusalText(problem, money);
  };
  return html`${failureLine(desk.failure, money)}
    <div class="terms">
      <fieldset class="group">
        <legend>${labels.faceValue} (${quota.currency})</legend>
        ${choice('same', labels.sameForAll, !terms.isOwnFaceValue, () => desk.setTerms({ isOwnFaceValue: false }))}
        ${choice('own', labels.perCustomer, terms.isOwnFaceValue, () => desk.setTerms({ isOwnFaceValue: true }))}
        ${terms.isOwnFaceValue ? ownValues(parts, quota) : amount('faceValue', '', terms, parts, told('faceValue'))}
        ${terms.isOwnFaceValue && told('faceValue') ? html`<span class="problem" role="alert">${told('faceValue')}</span>` : nothing}
      </fieldset>
      <fieldset class="group">
        <legend>${labels.validity}</legend>
        <div class="two-fields">
          ${day('validFrom', labels.validFrom, quota, parts, null)} ${day('lastDay', labels.lastDay, quota, parts, told('lastDay'))}
        </div>
        <p class="faint">${labels.validityHelp(formatInstant(quota.effectiveAt).slice(0, 10), lastDayOf(quota.expiresAt))}</p>
      </fieldset>
      <fieldset class="group">
        <legend>${labels.restrictions}</legend>
        ${amount('minimumOrder', labels.minimumOrder, terms, parts, told('minimumOrder'))} ${services(quota, parts)} ${orders(quota, parts)}
      </fieldset>
      <div class="group">${longText('customerNote', labels.customerNote, parts)} ${longText('memo', labels.memo, parts)}</div>
    </div>`;
}

function choice(value: string, label: string, isChosen: boolean, pick: () => void): TemplateResult {
  return html`<label class="check" part="checkbox"><input type="radio" name="face-value" value=${value} .checked=${isChosen} @change=${pick} /><span>${label}</span></label>`;
}

function amount(
  name: 'faceValue' | 'minimumOrder',
  label: string,
  terms: Terms,
  { desk, words }: StepParts,
  problem: string | null,
): TemplateResult {
  return html`<div class="field amount-field" part="field">
    <label class=${label ? '' : 'unseen'} for="issue-${name}">${label || words.terms.faceValue}</label>
    <input
      class="input" part="input"
      id="issue-${name}"
      type="text"
      inputmode="decimal"
      autocomplete="off"
      placeholder="100.00"
      .value=${terms[name]}
      aria-invalid=${problem ? 'true' : nothing}
      aria-describedby=${problem ? `issue-${name}-problem` : nothing}
      @input=${(event: Event) => desk.setTerms({ [name]: (event.target as HTMLInputElement).value })}
    />
    ${problem ? html`<span class="problem" id="issue-${name}-problem" role="alert">${problem}</span>` : nothing}
  </div>`;
}

/** More rows than these would be work for a file. */
const SHOWN = 200;

function ownValues({ desk, words, names }: StepParts, quota: Quota): TemplateResult {
  return html`<ul class="parties own-values">
    ${desk.recipients.slice(0, SHOWN).map(
      ({ customer, own }) => html`<li class="picked">
        ${names.face(customer)}
        <input
          class="input own-value" part="input"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          aria-label="${words.terms.faceValue} (${quota.currency}) ${customer.customerId}"
          .value=${own.faceValue}
          @input=${(event: Event) => desk.pick((picks) => picks.setOwn(customer.customerId, { faceValue: (event.target as HTMLInputElement).value }))}
        />
      </li>`,
    )}
  </ul>`;
}

function day(name: 'validFrom' | 'lastDay', label: string, quota: Quota, { desk }: StepParts, problem: string | null): TemplateResult {
  return html`<div class="field" part="field">
    <label for="issue-${name}">${label}</label>
    <input
      class="input" part="input"
      id="issue-${name}"
      type="date"
      min=${formatInstant(quota.effectiveAt).slice(0, 10)}
      max=${lastDayOf(quota.expiresAt)}
      .value=${desk.terms[name]}
      aria-invalid=${problem ? 'true' : nothing}
      @change=${(event: Event) => desk.setTerms({ [name]: (event.target as HTMLInputElement).value })}
    />
    ${problem ? html`<span class="problem" role="alert">${problem}</span>` : nothing}
  </div>`;
}

function services(quota: Quota, { desk, words }: StepParts): TemplateResult {
  const allowed = quota.restrictions.services;
  return html`<div class="field" part="field">
    <label for="issue-services">${words.terms.services}</label>
    <input
      class="input" part="input"
      id="issue-services"
      type="text"
      autocomplete="off"
      spellcheck="false"
      .value=${desk.terms.services}
      @input=${(event: Event) => desk.setTerms({ services: (event.target as HTMLInputElement).value })}
    />
    ${allowed ? html`<span class="faint">${words.terms.servicesOfQuota(allowed.join(', '))}</span>` : nothing}
  </div>`;
}

function orders(quota: Quota, { desk, words }: StepParts): TemplateResult {
  const allowed = quota.restrictions.orderTypes ?? ORDER_TYPES;
  return html`<div class="orders" role="group" aria-label=${words.terms.orderTypes}>
    <span class="group-label">${words.terms.orderTypes}</span>
    ${allowed.map((type) =>
      checkbox({
        label: words.orderTypes[type],
        isChecked: desk.terms.orderTypes.includes(type),
        onChange: (isChecked) => {
          const others = desk.terms.orderTypes.filter((one) => one !== type);
          desk.setTerms({ orderTypes: isChecked ? [...others, type] : others });
        },
      }),
    )}
  </div>`;
}

function longText(name: 'customerNote' | 'memo', label: string, { desk, words }: StepParts): TemplateResult {
  const value = desk.terms[name];
  const used = [...value.trim()].length;
  return html`<div class="field" part="field">
    <label for="issue-${name}">${label}</label>
    <textarea class="input area" part="input" id="issue-${name}" rows="2" .value=${value} aria-describedby="issue-${name}-count" @input=${(event: Event) => desk.setTerms({ [name]: (event.target as HTMLTextAreaElement).value })}></textarea>
    <span class=${used > MEMO_MAXIMUM ? 'problem' : 'faint'} id="issue-${name}-count">${words.terms.characters(used, MEMO_MAXIMUM)}</span>
  </div>`;
}

/** The line above the buttons: the total, and what is left after. */
export function runningTotal({ words }: StepParts, quota: Quota, total: string, left: string): TemplateResult {
  const shown = (text: string): string => formatMoney({ amount: text, currency: quota.currency });
  const isOver = left.startsWith('-');
  return html`<span class="running ${isOver ? 'over' : ''}" aria-live="polite">
    <b>${words.terms.total(shown(total))}</b>
    <span>${isOver ? words.terms.over(shown(left.slice(1))) : words.terms.left(shown(left))}</span>
  </span>`;
}
