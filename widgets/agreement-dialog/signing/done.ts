import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatInstant } from '../../core/formats.ts';
import { actionIcons } from '../../kit/action-icons.ts';
import type { Signed } from './states.ts';
import type { SigningView } from './view.ts';

/** What was signed, by what it is found again, and what comes next. */
export function done({ signature, isRepeat }: Signed, { words, files, left, listHref }: SigningView): TemplateResult {
  const { done: own } = words;
  const { title, version, signedAt, receiptNumber, capacity } = signature;
  const [next] = left;
  const fact = (label: string, value: string): TemplateResult => html`<div class="fact"><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`<div class="done">
    <p class="done-title">${actionIcons.done}<span>${isRepeat ? own.repeat(title, version) : own.sentence(title, version)}</span></p>
    <dl class="facts">
      ${fact(own.at, words.due(formatInstant(signedAt)))} ${fact(words.capacity, words.capacities[capacity])} ${fact(own.receipt, receiptNumber)}
    </dl>
    <p class="kept">${own.kept}${listHref === null ? nothing : html` <a href=${listHref}>${own.list}</a>`}</p>
    ${files.hasFailed ? html`<p class="problem" role="alert">${own.notSaved}</p>` : nothing}
    ${next ? html`<p class="next-one">${own.next(formatCount(left.length))}${words.named(next.title)}</p>` : nothing}
  </div>`;
}

export function doneVerbs(signed: Signed, { words, files, left, acts }: SigningView): TemplateResult {
  const { done: own } = words;
  const [next] = left;
  const save = (): void => void files.saveReceipt(signed, signed.signature.locale);
  return html`<button type="button" class="button save-receipt" part="button" aria-disabled=${files.isBusy} @click=${save}>${actionIcons.download}${own.download}</button>
    ${
      next
        ? html`<button type="button" class="button" part="button" @click=${acts.close}>${words.later}</button>
          <button type="button" class="button primary sign-next" part="button button-primary" @click=${() => acts.openNext(next.code)}>${own.signNext}</button>`
        : html`<button type="button" class="button primary finish" part="button button-primary" @click=${acts.close}>${own.finish}</button>`
    }`;
}
