import { html, nothing, type TemplateResult } from 'lit';
import { type BillCycle, billCycleAt, shiftBillCycle } from '../../../shared/values/bill-cycle.ts';
import { CURRENCY_PATTERN } from '../../../shared/values/money.ts';
import { selectField } from '../../kit/field.ts';
import type { ContractsStrings } from './strings/index.ts';

/** Bill cycles before the running one that can be asked for. */
export const CYCLES_BEHIND = 18;

export interface ContractForm {
  from: BillCycle;
  to: BillCycle;
  /** Empty: the one currency that the cycles have. */
  currency: string;
}

/** Cycles that are over at an instant of the business clock, newest first. */
export function cyclesOver(now: number): BillCycle[] {
  const running = billCycleAt(now);
  return Array.from({ length: CYCLES_BEHIND }, (_, index) => shiftBillCycle(running, -1 - index));
}

/** Why the form cannot be sent; null where nothing is wrong. */
export function problemOf({ from, to, currency }: ContractForm): 'inverted' | 'currency' | null {
  if (from > to) return 'inverted';
  return currency === '' || CURRENCY_PATTERN.test(currency) ? null : 'currency';
}

interface FormParts {
  form: ContractForm;
  words: ContractsStrings;
  cycles: readonly BillCycle[];
  /** That there are among the partner's consumption; empty where that is not known. */
  currencies: readonly string[];
  problem: 'inverted' | 'currency' | null;
  onChange: (part: Partial<ContractForm>) => void;
}

/** Which cycles, in which currency, and what the contract will contain. */
export function contractForm({ form, words: { apply }, cycles, currencies, problem, onChange }: FormParts): TemplateResult {
  const options = cycles.map((cycle) => ({ value: cycle, label: cycle }));
  const isBadCurrency = problem === 'currency';
  return html`<p class="about">${apply.about}</p>
    <div class="contract-form">
      ${selectField({ id: 'cycle-from', label: apply.from, value: form.from, options, onPick: (from) => onChange({ from: from as BillCycle }) })}
      ${selectField({ id: 'cycle-to', label: apply.to, value: form.to, options, onPick: (to) => onChange({ to: to as BillCycle }) })}
      <div class="field" part="field">
        <label for="currency">${apply.currency}</label>
        <input
          class="input" part="input"
          id="currency"
          type="text"
          maxlength="3"
          list="currencies"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          .value=${form.currency}
          aria-invalid=${isBadCurrency}
          aria-describedby="currency-help"
          @input=${(event: Event) => onChange({ currency: (event.target as HTMLInputElement).value.trim().toUpperCase() })}
        />
        <datalist id="currencies">${currencies.map((one) => html`<option value=${one}></option>`)}</datalist>
      </div>
    </div>
    <span class="hint-line ${isBadCurrency ? 'problem' : ''}" id="currency-help" role=${isBadCurrency ? 'alert' : nothing}>${isBadCurrency ? apply.badCurrency : apply.currencyHelp}</span>
    ${problem === 'inverted' ? html`<p class="hint-line problem" role="alert">${apply.inverted}</p>` : nothing}
    <h3>${apply.contains}</h3>
    <ul class="contents">${apply.contents.map((one) => html`<li>${one}</li>`)}</ul>
    <p class="about">${apply.same}</p>`;
}
