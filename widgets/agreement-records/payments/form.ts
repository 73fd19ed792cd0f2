import { html, nothing, type TemplateResult } from 'lit';
import {
  THIRD_PARTY_PAYMENT_KINDS,
  type ThirdPartyPaymentKind,
  TRUSTEE_TYPES,
  type TrusteeType,
} from '../../../shared/values/agreement-lists.ts';
import type { PaymentsStrings } from './strings/index.ts';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
export const TRUSTEE_MINIMUM = 2;
const TRUSTEE_MAXIMUM = 128;

/** What is entered; kept until it is done or the dialog is left. */
export interface PaymentForm {
  trustee: string;
  type: TrusteeType;
  kind: ThirdPartyPaymentKind;
  /** `YYYY-MM-DD`, a day in UTC+8 that is still covered; empty: until it is voided. */
  lastDay: string;
}

export const EMPTY_FORM: PaymentForm = { trustee: '', type: 'enterprise', kind: 'standing', lastDay: '' };

/** Why the form cannot be sent, by its field; nothing is wrong where it is empty. */
export function problemsOf(form: PaymentForm, today: string): readonly ('trustee' | 'lastDay')[] {
  const isShort = [...form.trustee.trim()].length < TRUSTEE_MINIMUM;
  const isPast = form.lastDay !== '' && form.lastDay < today;
  return [...(isShort ? (['trustee'] as const) : []), ...(isPast ? (['lastDay'] as const) : [])];
}

/** The request that the form stands for. A day counts whole: the agreement ends as it does. */
export function bodyOf({ trustee, type, kind, lastDay }: PaymentForm) {
  const expiresAt = lastDay === '' ? null : new Date(Date.parse(`${lastDay}T00:00:00+08:00`) + DAY_MILLISECONDS).toISOString();
  return { trustee: trustee.trim(), trusteeType: type, kind, ...(expiresAt && { expiresAt }) };
}

interface FormParts {
  form: PaymentForm;
  words: PaymentsStrings;
  today: string;
  /** It was tried to go on: what is missing is said. */
  problems: readonly ('trustee' | 'lastDay')[];
  onChange: (part: Partial<PaymentForm>) => void;
}

/** Who, of which type, for what, until when, and what follows from it. */
export function paymentForm(parts: FormParts): TemplateResult {
  const { form, words, problems, today, onChange } = parts;
  const { add } = words;
  const value = (event: Event): string => (event.target as HTMLInputElement).value;
  const isWrong = (field: 'trustee' | 'lastDay'): boolean => problems.includes(field);
  return html`<p class="about">${add.about}</p>
    <div class="payment-form">
      <div class="field">
        <label for="trustee">${add.trustee}</label>
        <input
          class="input"
          id="trustee"
          type="text"
          maxlength=${TRUSTEE_MAXIMUM}
          autocomplete="off"
          spellcheck="false"
          .value=${form.trustee}
          aria-invalid=${isWrong('trustee')}
          aria-describedby="trustee-help"
          @input=${(event: Event) => onChange({ trustee: value(event) })}
        />
        <span class="hint-line ${isWrong('trustee') ? 'problem' : ''}" id="trustee-help" role=${isWrong('trustee') ? 'alert' : nothing}>${isWrong('trustee') ? add.trusteeMissing : add.trusteeHelp}</span>
      </div>
      ${radios(
        'type',
        add.type,
        TRUSTEE_TYPES,
        form.type,
        (type) => words.types[type],
        (type) => onChange({ type }),
      )}
      ${radios(
        'kind',
        add.kind,
        THIRD_PARTY_PAYMENT_KINDS,
        form.kind,
        (kind) => html`${words.kinds[kind]}<span class="faint"> · ${add.kindHints[kind]}</span>`,
        (kind) => onChange({ kind }),
      )}
      <div class="field last-day">
        <label for="last-day">${add.expires}</label>
        <input
          class="input"
          id="last-day"
          type="date"
          min=${today}
          .value=${form.lastDay}
          aria-invalid=${isWrong('lastDay')}
          aria-describedby="last-day-help"
          @change=${(event: Event) => onChange({ lastDay: value(event) })}
        />
      </div>
      <span class="hint-line ${isWrong('lastDay') ? 'problem' : ''}" id="last-day-help" role=${isWrong('lastDay') ? 'alert' : nothing}>${isWrong('lastDay') ? add.passed : add.expiresHelp}</span>
    </div>
    <ul class="payment-notes">${add.notes.map((note) => html`<li>${note}</li>`)}</ul>`;
}

function radios<Value extends string>(
  name: string,
  legend: string,
  values: readonly Value[],
  chosen: Value,
  label: (value: Value) => unknown,
  onPick: (value: Value) => void,
): TemplateResult {
  return html`<fieldset class="radios">
    <legend>${legend}</legend>
    ${values.map(
      (value) =>
        html`<label class="radio"><input type="radio" name=${name} value=${value} .checked=${value === chosen} @change=${() => onPick(value)} /><span>${label(value)}</span></label>`,
    )}
  </fieldset>`;
}
