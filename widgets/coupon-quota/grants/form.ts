import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import { formatCount, formatMoney } from '../../core/formats.ts';
import { checkbox } from '../../kit/checkbox.ts';
import type { Quota } from '../quotas/controller.ts';
import type { GrantStrings } from './strings/index.ts';

export type Reseller = AnswerOf<'GET /v1/resellers'>['resellers'][number];

/** So many resellers are found by reading. */
const READABLE = 8;

export interface GrantForm {
  words: GrantStrings['grant'];
  from: Pick<Quota, 'quotaId' | 'available' | 'currency'>;
  amount: string;
  /** Null until they are known. */
  resellers: readonly Reseller[] | null;
  hasFailed: boolean;
  picked: ReadonlySet<string>;
  /** What resellers are looked for by: a part of the name, or the whole id. */
  find: string;
  /** It was tried to go on: what is missing is said. */
  isDemanded: boolean;
  onAmount: (amount: string) => void;
  onFind: (text: string) => void;
  onPick: (partnerId: string, isPicked: boolean) => void;
}

const textOf = (event: Event): string => (event.target as HTMLInputElement).value;

/** How much each gets, and who. */
export function grantForm(form: GrantForm): TemplateResult {
  const { words, from, amount, picked, isDemanded, onAmount } = form;
  const isMissing = isDemanded && amount.trim() === '';
  return html`<p class="about">${words.from(from.quotaId, formatMoney({ amount: from.available, currency: from.currency }))}</p>
    <div class="field amount-field" part="field">
      <label for="grant-amount">${words.amount} (${from.currency})</label>
      <input class="input" part="input" id="grant-amount" type="text" inputmode="decimal" autocomplete="off" .value=${amount} aria-invalid=${isMissing} @input=${(event: Event) => onAmount(textOf(event))} />
      ${isMissing ? html`<span class="help" role="alert">${words.amountMissing}</span>` : nothing}
    </div>
    <fieldset class="resellers">
      <legend>${words.resellers} <span class="faint">${words.picked(formatCount(picked.size))}</span></legend>
      ${isDemanded && picked.size === 0 ? html`<span class="help" role="alert">${words.pickOne}</span>` : nothing}
      ${resellerList(form)}
    </fieldset>`;
}

function resellerList({ words, resellers, hasFailed, picked, find, onFind, onPick }: GrantForm): TemplateResult | typeof nothing {
  if (!resellers) return hasFailed ? nothing : html`<p class="faint" role="status">${words.loading}</p>`;
  if (resellers.length === 0) return html`<p class="faint">${words.none}</p>`;
  const found = resellers.filter(({ name, partnerId }) => find === '' || name.includes(find) || partnerId === find);
  return html`${
    resellers.length > READABLE
      ? html`<div class="field" part="field"><label class="unseen" for="grant-find">${words.search}</label><input class="input" part="input" id="grant-find" type="search" placeholder=${words.search} autocomplete="off" @input=${(event: Event) => onFind(textOf(event).trim())} /></div>`
      : nothing
  }
  ${found.length === 0 ? html`<p class="faint">${words.noMatch}</p>` : nothing}
  <ul class="parties">
    ${found.map(
      ({ name, partnerId, customers }) => html`<li>
        ${checkbox({
          label: html`<span class="party"><span>${name}</span><span class="faint">${partnerId} · ${words.customers(formatCount(customers))}</span></span>`,
          isChecked: picked.has(partnerId),
          onChange: (isChecked) => onPick(partnerId, isChecked),
        })}
      </li>`,
    )}
  </ul>`;
}
