import { html, nothing, type TemplateResult } from 'lit';
import { DISSOCIATION_REASONS, type DissociationReason } from '../../../shared/values/money-lists.ts';
import { formatClock, formatCount, formatInstant, formatMoney } from '../../core/formats.ts';
import { actionIcons } from '../../kit/action-icons.ts';
import { checkbox } from '../../kit/checkbox.ts';
import { codeField } from '../../kit/code-field.ts';
import { dialog } from '../../kit/dialog.ts';
import { selectField } from '../../kit/field.ts';
import { noticeIcons } from '../../kit/notice-icons.ts';
import { resultNotice } from '../../kit/toast.ts';
import type { Checked, Dissociation } from './dissociation.ts';
import type { LaterStrings } from './strings/zh-CN.ts';

interface Parts {
  act: Dissociation;
  words: LaterStrings;
  close: () => void;
  onClosed: () => void;
}

/** Check, notes, reason, code and result: one dialog in which nothing that was chosen is lost. */
export function dissociationDialog(parts: Parts): TemplateResult {
  const { act, words } = parts;
  return dialog({
    id: 'dissociation',
    heading: words.dissociate,
    closeLabel: words.close,
    body: html`<p class="about quiet">${words.about(act.customerId)}</p>${failureLine(parts)}${body(parts)}`,
    footer: footer(parts),
    mayClose: (request) => !act.isSubmitting && (request === 'asked' || !act.isUnsaved),
    onClosed: parts.onClosed,
  });
}

function body(parts: Parts): unknown {
  const { act, words } = parts;
  if (act.step === 'done') {
    return resultNotice({ kind: 'done', text: words.result.title, detail: words.result.advice, action: null });
  }
  if (act.step === 'code') return code(parts);
  const { checked } = act;
  if (!checked) return act.isChecking ? html`<p class="quiet" role="status">${words.check.busy}</p>` : nothing;
  return checked.isPassed ? notes(parts, checked) : failures(parts, checked);
}

function failures({ words: { check } }: Parts, { failures: all, last }: Checked): TemplateResult {
  return html`<h3 class="verdict failed">${noticeIcons.warning}<span>${check.failed(all.length)}</span></h3>
    <ul class="blocks">
      ${all.map((failure) => html`<li data-block=${failure.block}>${blockWords(failure, last, check.blocks)}</li>`)}
    </ul>`;
}

function blockWords(
  { block, amount, until }: Checked['failures'][number],
  last: Checked['last'],
  words: LaterStrings['check']['blocks'],
): string {
  if (block === 'arrears') return words.arrears(amount ? formatMoney(amount) : '');
  if (block === 'submitted') return words.submitted(last ? formatInstant(last.submittedAt) : '');
  if (block === 'too-soon') return words['too-soon'](until ? formatInstant(until) : '');
  return words[block];
}

function notes(parts: Parts, checked: Checked): TemplateResult {
  const { act, words } = parts;
  const isFixed = act.isBusy || act.isUnclear;
  return html`<h3 class="verdict">${actionIcons.done}<span>${words.check.passed}</span></h3>
    <h3>${words.notes.title}</h3>
    <ul class="notes">${noteWords(checked, words.notes).map((note) => html`<li>${note}</li>`)}</ul>
    <div class="accept">
      ${checkbox({ label: words.notes.accept, isChecked: act.isAccepted, isDisabled: isFixed, onChange: (isChecked) => act.accept(isChecked) })}
      ${act.demand === 'accept' ? html`<p class="demand" role="alert">${words.notes.acceptNeeded}</p>` : nothing}
    </div>
    <div class="reason">
      ${selectField({
        id: 'dissociation-reason',
        label: words.reason.label,
        value: act.reason ?? '',
        options: [
          { value: '', label: words.reason.choose },
          ...DISSOCIATION_REASONS.map((reason) => ({ value: reason, label: words.reason.reasons[reason] })),
        ],
        onPick: (value) => act.choose(value === '' ? null : (value as DissociationReason)),
      })}
      ${act.demand === 'reason' ? html`<p class="demand" role="alert">${words.reason.needed}</p>` : nothing}
    </div>`;
}

/** Amounts of two currencies are two notes: they are never added. */
function noteWords({ notes: { couponsReturned, couponsKept, unspent } }: Checked, words: LaterStrings['notes']): string[] {
  const back = [
    ...couponsReturned.map((sum) => words.returned(sum.asset, formatCount(sum.coupons), formatMoney(sum))),
    ...unspent.map((sum) => words.unspent(formatMoney(sum))),
  ];
  const kept = couponsKept.map((sum) => words.kept(sum.asset, formatCount(sum.coupons), formatMoney(sum)));
  return [...(back.length > 0 ? back : [words.nothing]), ...kept, words.paid, words.leaves, words.three];
}

function code({ act, words: { code: words } }: Parts): TemplateResult {
  const seconds = act.resendSeconds;
  return html`<p>${words.explain(act.sentTo ?? '')}</p>
    ${codeField({
      id: 'dissociation-code',
      label: words.label,
      value: act.code,
      problem: codeProblem(act, words),
      isDisabled: act.isSubmitting || act.isUnclear,
      onType: (digits) => act.type(digits),
      onComplete: () => void act.submit(),
    })}
    <button type="button" class="button quiet resend" part="button button-quiet" ?disabled=${seconds > 0 || act.isBusy || act.isUnclear} @click=${() => void act.sendCode()}>
      ${seconds > 0 ? words.resendIn(seconds) : words.resend}
    </button>`;
}

function codeProblem({ failure, triesLeft }: Dissociation, words: LaterStrings['code']): string | null {
  if (failure?.code === 'step-up-code-wrong' && triesLeft > 0) return words.tries(triesLeft);
  return failure?.code === 'step-up-code-wrong' || failure?.code === 'step-up-code-expired' ? words.expired : null;
}

function footer({ act, words, close }: Parts): unknown {
  if (act.step === 'done')
    return html`<button type="button" class="button primary" part="button button-primary" @click=${close}>${words.done}</button>`;
  const cancel =
    act.step === 'code' && !act.isUnclear
      ? html`<button type="button" class="button" part="button" ?disabled=${act.isBusy} @click=${() => act.back()}>${words.code.back}</button>`
      : html`<button type="button" class="button" part="button" ?disabled=${act.isSubmitting} @click=${close}>${words.cancel}</button>`;
  const isSubmittable = act.checked?.isPassed ?? false;
  return html`${cancel} ${isSubmittable ? submitButton(act, words) : checkButton(act, words)}`;
}

function submitButton(act: Dissociation, words: LaterStrings): TemplateResult {
  const label = act.isUnclear ? words.sendAgain : words.submit;
  const isWaiting = act.isBusy || act.isCodeMissing;
  return html`<button type="button" class="button primary submit" part="button button-primary" aria-disabled=${isWaiting} aria-busy=${act.isBusy ? 'true' : nothing} @click=${() => void act.submit()}>
    ${act.isSubmitting ? words.busy : label}
  </button>`;
}

function checkButton(act: Dissociation, words: LaterStrings): TemplateResult {
  return html`<button type="button" class="button primary check-again" part="button button-primary" aria-disabled=${act.isChecking} @click=${() => void act.check()}>
    ${act.isChecking ? words.check.busy : words.check.again}
  </button>`;
}

type FailureWord = keyof LaterStrings['failures'];
const FAILURES: Partial<Record<string, FailureWord>> = {
  'session-missing': 'expired',
  'session-invalid': 'expired',
  'session-expired': 'expired',
  'session-revoked': 'expired',
  'session-unavailable': 'expired',
  'session-late': 'expired',
  'secret-invalid': 'expired',
  'session-element-missing': 'expired',
  'notes-changed': 'changed',
  'not-found': 'gone',
  'permission-missing': 'refused',
  'session-kind-wrong': 'refused',
  'step-up-address-missing': 'address',
  'step-up-limit-reached': 'limit',
  'mail-unavailable': 'mail',
  'dissociation-blocked': 'again',
  'dissociation-too-soon': 'again',
  'dissociation-submitted': 'again',
};

function failureLine({ act, words }: Parts): unknown {
  const { failure } = act;
  if (!failure || (act.step === 'code' && codeProblem(act, words.code) !== null)) return nothing;
  const word = act.isUnclear ? (failure.code === 'offline' ? 'offline' : 'unclear') : (FAILURES[failure.code] ?? 'failed');
  const [text = '', next = ''] = words.failures[word];
  const when = failure.retryAfterSeconds === null ? '' : words.after(formatClock(Date.now() + failure.retryAfterSeconds * 1000, true));
  const id = failure.requestId && (word === 'failed' || word === 'unclear') ? words.requestId(failure.requestId) : '';
  const resume = { label: words.resume, onAct: () => void act.resume() };
  return resultNotice({
    kind: 'refused',
    text,
    detail: [next, when, id].filter(Boolean).join(' '),
    action: word === 'expired' ? resume : null,
  });
}
