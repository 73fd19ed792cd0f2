import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatInstant, formatMoney } from '../../core/formats.ts';
import { resultNotice } from '../../kit/toast.ts';
import { subtracted } from '../money/amounts.ts';
import { failureLine, refusalText } from '../money/draw.ts';
import type { Quota } from '../quotas/controller.ts';
import { lastDayOf } from '../quotas/facts.ts';
import type { Check } from './desk.ts';
import type { StepParts } from './recipients.ts';

type Item = Check['items'][number];

/** Third step: what will happen, to whom, how much in total, what is left after. */
export function confirmStep(parts: StepParts, quota: Quota, check: Check): TemplateResult {
  const { desk, words, money } = parts;
  const { confirm } = words;
  const shown = (amount: string): string => formatMoney({ amount, currency: quota.currency });
  const going = check.items.filter(({ refusal }) => refusal === null);
  const values = new Set(going.map(({ faceValue }) => faceValue));
  const [value = null] = values;
  const count = formatCount(check.issuable);
  return html`${failureLine(desk.failure, money)}
    ${check.refusal ? resultNotice({ kind: 'refused', text: wholeRefusal(parts, check, shown) }) : nothing}
    <div class="sum">
      <span class="sum-total">${shown(check.total)}</span>
      <span class="sum-line"><span>${values.size === 1 && value ? confirm.each(count, shown(value)) : confirm.various(count)}</span></span>
      <span class="sum-line"><span>${confirm.available}</span><b>${check.available ? shown(check.available) : ''}</b></span>
      ${check.availableAfter ? html`<span class="sum-line"><span>${confirm.after}</span><b>${shown(check.availableAfter)}</b></span>` : nothing}
    </div>
    ${refusedItems(parts, check)} ${repeatedItems(parts, check, shown)}
    <ul class="parties">
      ${going.map((item) => goingItem(item, parts, shown))}
    </ul>
    ${parts.names.bar()}
    ${going.length < check.issuable ? html`<p class="faint">${confirm.listed(formatCount(going.length), count)}</p>` : nothing}
    ${check.needsApproval ? html`<p class="about">${money.needsApproval}</p>` : nothing}`;
}

/** Nothing was sent yet, so that only what is to be changed is said. */
function wholeRefusal({ words, money }: StepParts, { refusal, total, available }: Check, shown: (amount: string) => string): string {
  if (refusal === 'quota-insufficient' && available !== null) return words.confirm.insufficient(shown(subtracted(total, available)));
  return refusalText(refusal, money);
}

function goingItem(
  { customer, customerId, faceValue, expiresAt }: Item,
  { names }: StepParts,
  shown: (amount: string) => string,
): TemplateResult {
  return html`<li class="party-line">
    ${customer ? names.face(customer) : html`<span>${customerId}</span>`}
    <span class="value-until"><span>${faceValue ? shown(faceValue) : ''}</span><span class="faint">${expiresAt ? `→ ${lastDayOf(expiresAt)}` : ''}</span></span>
  </li>`;
}

function refusedItems({ desk, words, money, names }: StepParts, check: Check): unknown {
  if (check.refused === 0) return nothing;
  const refused = check.items.filter(({ refusal }) => refusal !== null);
  return html`<section class="aside-list">
    <h3>${words.confirm.refused(formatCount(check.refused))}
      <button type="button" class="button quiet" part="button button-quiet" ?disabled=${desk.isBusy} @click=${() => void desk.leaveOut(idsOf(refused))}>${words.confirm.leaveOut}</button>
    </h3>
    <ul class="parties">
      ${refused.map(
        ({ customer, customerId, refusal }) => html`<li class="party-line">
          ${customer ? names.face(customer) : html`<span>${customerId}</span>`}<span class="why">${refusalText(refusal, money)}</span>
        </li>`,
      )}
    </ul>
  </section>`;
}

function repeatedItems({ desk, words, names }: StepParts, check: Check, shown: (amount: string) => string): unknown {
  if (check.repeats === 0) return nothing;
  const repeated = check.items.filter(({ recent, refusal }) => recent !== null && refusal === null);
  return html`<section class="aside-list warned">
    <h3>${words.confirm.repeats(formatCount(check.repeats))}
      <button type="button" class="button quiet" part="button button-quiet" ?disabled=${desk.isBusy} @click=${() => void desk.leaveOut(idsOf(repeated))}>${words.confirm.leaveOutRepeats}</button>
    </h3>
    <p>${words.confirm.repeatsAbout}</p>
    <ul class="parties">
      ${repeated.map(
        ({ customer, customerId, recent }) => html`<li class="party-line">
          ${customer ? names.face(customer) : html`<span>${customerId}</span>`}
          ${recent ? html`<span class="faint">${words.confirm.recent(recent.by.userId ?? recent.by.id, formatInstant(recent.at), recent.operationId)} · ${shown(recent.amount)}</span>` : nothing}
        </li>`,
      )}
    </ul>
  </section>`;
}

function idsOf(items: readonly Item[]): ReadonlySet<string> {
  return new Set(items.map(({ customerId }) => customerId));
}
