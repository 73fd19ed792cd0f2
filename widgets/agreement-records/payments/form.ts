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
  const { form, words, onChange } = parts;
  const { add } = words;
  return html`<p class="about">${add.about}</p>
    <div class="payment-form">
      ${trusteeField(parts)}
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
      ${lastDayField(parts)}
    </div>
    <ul class="payment-notes">${add.notes.map((note) => html`<li>${note}</li>`)}</ul>`;
}

const typedIn = (event: Event): string => (event.target as HTMLInputElement).value;

function trusteeField({ form, words: { add }, problems, onChange }: FormParts): TemplateResult {
  const isWrong = problems.includes('trustee');
  return html`<div class="field" part="field">
    <label for="trustee">${add.trustee}</label>
    <input
      class="input" part="input"
      id="trustee"
      type="text"
      maxlength=${TRUSTEE_MAXIMUM}
      autocomplete="off"
      spellcheck="false"
      .value=${form.trustee}
      aria-invalid=${isWrong}
      aria-describedby="trustee-help"
      @input=${(event: Event) => onChange({ trustee: typedIn(event) })}
    />
    <span class="hint-line ${isWrong ? 'problem' : ''}" id="trustee-help" role=${isWrong ? 'alert' : nothing}>${isWrong ? add.trusteeMissing : add.trusteeHelp}</span>
  </div>`;
}

function lastDayField({ form, words: { add }, problems, today, onChange }: FormParts): TemplateResult {
  const isWrong = problems.includes('lastDay');
  return html`<div class="field last-day" part="field">
    <label for="last-day">${add.expires}</label>
    <input
      class="input" part="input"
      id="last-day"
      type="date"
      min=${today}
      .value=${form.lastDay}
      aria-invalid=${isWrong}
      aria-describedby="last-day-help"
      @change=${(event: Event) => onChange({ lastDay: typedIn(event) })}
    />
  </div>
  <span class="hint-line ${isWrong ? 'problem' : ''}" id="last-day-help" role=${isWrong ? 'alert' : nothing}>${isWrong ? add.passed : add.expiresHelp}</span>`;
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
