import { html, nothing, type TemplateResult } from 'lit';
import { formatDeadline, formatInstant } from '../../core/formats.ts';
import { actionIcons } from '../../kit/action-icons.ts';
import { resultNotice } from '../../kit/toast.ts';
import type { Presented } from './presented.ts';
import type { SigningView } from './view.ts';

/** For which company with which partner; which text, from when, until when. Then what can be done with it before signing. */
export function about(presented: Presented, view: SigningView): TemplateResult {
  const { words, desk } = view;
  const [text, detail] = desk.news ? words.news[desk.news] : [];
  return html`${text ? html`<div id="news" tabindex="-1">${resultNotice({ kind: 'partial', text, detail })}</div>` : nothing}
    ${facts(presented, view)} ${notes(presented, view)} ${tools(presented, view)}
    ${view.passOn.draw({ code: presented.agreement.code, title: presented.agreement.title, words, announce: view.acts.announce })}`;
}

/** What decides whether it is the right text is one line; what proves it is behind that line. */
function facts({ agreement, company, partnerName }: Presented, { words }: SigningView): TemplateResult {
  const { facts: own } = words;
  const { version, effectiveAt, dueAt, isOverdue } = agreement;
  const fact = (label: string, value: unknown): TemplateResult => html`<div class="fact"><dt>${label}</dt><dd>${value}</dd></div>`;
  const until = dueAt === null ? own.optional : own.until(words.due(formatDeadline(dueAt)));
  return html`<details class="facts">
    <summary>
      <span class="parties">${own.company} <b class="company">${company.customerName ?? own.none}</b> ${own.partner} <b>${partnerName}</b></span>
      <span class="which"><span>${words.version(version)}</span> <span class="until">${until}</span>${isOverdue ? html` <span class="chip warning" part="badge">${own.overdue}</span>` : nothing}</span>
    </summary>
    <dl aria-label=${own.label}>
      ${fact(own.customerId, company.customerId)} ${company.partnerCustomerNo === null ? nothing : fact(own.customerNo, company.partnerCustomerNo)}
      ${fact(own.effective, words.due(formatInstant(effectiveAt)))}
    </dl>
  </details>`;
}

/** What would read like a fault: a deadline before the text was in force, a text signed before and nothing said of what changed. */
function notes({ agreement, changes }: Presented, { words }: SigningView): (TemplateResult | typeof nothing)[] {
  const { facts: own } = words;
  const { dueAt, effectiveAt, signedVersion } = agreement;
  const note = (text: string): TemplateResult => html`<p class="fact-note">${text}</p>`;
  return [
    dueAt !== null && dueAt <= effectiveAt ? note(own.earlierDeadline) : nothing,
    signedVersion !== null && changes === null ? note(own.notComparable(words.version(signedVersion))) : nothing,
  ];
}

function tools(presented: Presented, { words, files, passOn, desk, acts }: SigningView): TemplateResult {
  const { tools: own } = words;
  const { locale, locales, code } = presented.agreement;
  const other = locales.find((one) => one !== locale);
  const isFrozen = desk.isSending || desk.isUnclear;
  return html`<div class="tools" role="group" aria-label=${own.label}>
      <button type="button" class="button quiet" part="button button-quiet" aria-disabled=${files.isBusy} @click=${() => void files.saveText(presented)}>${actionIcons.download}${own.download}</button>
      <button type="button" class="button quiet print" part="button button-quiet" @click=${acts.print}>${own.print}</button>
      ${other ? html`<button type="button" class="button quiet" part="button button-quiet" lang=${other} ?disabled=${isFrozen} @click=${() => void desk.open(code, other)}>${own.locales[other]}</button>` : nothing}
      <button type="button" class="button quiet" part="button button-quiet" aria-expanded=${passOn.isOpen} aria-controls="pass-on" @click=${() => passOn.toggle()}>${own.someoneElse}</button>
    </div>
    ${files.hasFailed ? html`<p class="problem" role="alert">${own.notSaved}</p>` : nothing}`;
}
