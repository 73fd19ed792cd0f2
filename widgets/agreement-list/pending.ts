import { html, nothing, type TemplateResult } from 'lit';
import { formatDeadline, formatInstant } from '../core/formats.ts';
import { actionIcons } from '../kit/action-icons.ts';
import { unbroken } from '../kit/unbroken.ts';
import type { Pending } from './controller.ts';
import type { Strings } from './strings/index.ts';

const DAY_SECONDS = 24 * 60 * 60;

/** What is to be signed, the most urgent first as the server has put it, each with the one thing to do about it. */
export function pendingPart(pending: readonly Pending[], strings: Strings, sign: (one: Pending) => void): TemplateResult {
  const { pending: words } = strings;
  return html`<section class="part s-pending" part="pending" aria-labelledby="h-pending">
    <h3 id="h-pending" tabindex="-1">${words.heading}</h3>
    ${
      pending.length === 0
        ? html`<p class="none">${actionIcons.done}${words.none}</p>`
        : html`<ul class="cards">${pending.map((one) => card(one, strings, sign))}</ul>`
    }
  </section>`;
}

function card(one: Pending, strings: Strings, sign: (one: Pending) => void): TemplateResult {
  const { pending: words } = strings;
  const date = one.dueAt === null ? null : formatDeadline(one.dueAt);
  const sentence = strings.asked({ title: one.title, reason: one.reason, due: date && strings.due(date), isOverdue: one.isOverdue });
  const days = one.expiresInSeconds === null || one.isOverdue ? null : Math.floor(one.expiresInSeconds / DAY_SECONDS);
  return html`<li class="card ${one.isOverdue ? 'overdue' : ''}" data-code=${one.code}>
    <div class="card-text">
      <p class="asked">${unbroken(sentence, date)}</p>
      <p class="facts">
        ${one.isOverdue ? html`<span class="chip warning" part="badge">${words.overdue}</span>` : nothing}
        ${one.isRequired ? nothing : html`<span class="chip" part="badge">${words.optional}</span>`}
        ${days === null ? nothing : html`<span class="chip" part="badge">${words.left(days)}</span>`}
        <span>${strings.version(one.version)}</span><span>${words.effective(formatInstant(one.effectiveAt))}</span>
      </p>
    </div>
    <button type="button" class="button ${one.isRequired ? 'primary' : ''}" part="button ${one.isRequired ? 'button-primary' : ''}" aria-label=${words.signOf(one.title)} @click=${() => sign(one)}>
      ${strings.signNow}
    </button>
  </li>`;
}
