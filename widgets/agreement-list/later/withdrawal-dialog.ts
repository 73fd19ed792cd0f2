import { html, nothing, type TemplateResult } from 'lit';
import { SIGNATURE_WITHDRAWAL_REASONS } from '../../../shared/values/agreement-lists.ts';
import { isSessionEnd } from '../../core/failure.ts';
import { formatInstant } from '../../core/formats.ts';
import { dialog } from '../../kit/dialog.ts';
import { selectField } from '../../kit/field.ts';
import { resultNotice } from '../../kit/toast.ts';
import type { LaterStrings } from './strings/index.ts';
import type { Withdrawal } from './withdrawal.ts';

export interface WithdrawalParts {
  act: Withdrawal;
  words: LaterStrings;
  submit: () => void;
  close: () => void;
  onClosed: () => void;
}

/** What follows from it, then why, then the act. */
export function withdrawalDialog({ act, words, submit, close, onClosed }: WithdrawalParts): TemplateResult {
  const { withdrawal } = words;
  const { title } = act.signature;
  return dialog({
    id: 'withdrawal',
    heading: withdrawal.heading,
    closeLabel: words.close,
    body: act.isDone
      ? resultNotice({ kind: 'done', text: words.succeeded, detail: withdrawal.done(title) })
      : html`${sentence(act, words)}${before(act, words)}`,
    footer: act.isDone
      ? html`<button type="button" class="button primary" part="button button-primary" @click=${close}>${withdrawal.finish}</button>`
      : html`<button type="button" class="button" part="button" ?disabled=${act.isBusy} @click=${close}>${withdrawal.cancel}</button>
          <button type="button" class="button danger submit" part="button" aria-disabled=${act.isBusy ? 'true' : nothing} @click=${submit}>
            ${act.isBusy ? withdrawal.busy : act.isUnclear ? withdrawal.again : withdrawal.submit}
          </button>`,
    mayClose: (request) => !act.isBusy && (request === 'asked' || act.reason === null || act.isDone),
    onClosed,
  });
}

function before(act: Withdrawal, words: LaterStrings): TemplateResult {
  const { withdrawal } = words;
  const { title, version, signedAt } = act.signature;
  return html`<p class="of">${withdrawal.of(title, words.version(version), formatInstant(signedAt))}</p>
    <h3 class="follows">${withdrawal.consequences}</h3>
    <ul class="notes">
      ${[withdrawal.asked, withdrawal.kept, withdrawal.association, withdrawal.final].map((note) => html`<li>${note}</li>`)}
    </ul>
    ${act.isBusy || act.isUnclear ? chosen(act, words) : choice(act, words)}
    ${act.isReasonMissing ? html`<p class="demand" role="alert">${withdrawal.needed}</p>` : nothing}`;
}

/** What was sent can only be sent again: nothing of it changes any more. */
function chosen({ reason }: Withdrawal, { withdrawal, withdrawalReasons }: LaterStrings): TemplateResult {
  return html`<p>${withdrawal.reason}: ${reason === null ? nothing : withdrawalReasons[reason]}</p>`;
}

function choice(act: Withdrawal, words: LaterStrings): TemplateResult {
  const { withdrawal } = words;
  return selectField({
    id: 'withdrawal-reason',
    label: withdrawal.reason,
    value: act.reason ?? '',
    options: [
      { value: '', label: withdrawal.choose },
      ...SIGNATURE_WITHDRAWAL_REASONS.map((reason) => ({ value: reason, label: words.withdrawalReasons[reason] })),
    ],
    onPick: (value) => act.choose(value),
  });
}

function sentence(act: Withdrawal, { withdrawal: words }: LaterStrings): unknown {
  const { failure } = act;
  if (!failure) return nothing;
  return resultNotice({ kind: 'refused', text: textOf(failure, words, act.isUnclear) });
}

function textOf(failure: NonNullable<Withdrawal['failure']>, words: LaterStrings['withdrawal'], isUnclear: boolean): string {
  const { code, requestId } = failure;
  if (isUnclear) return words.unclear;
  if (isSessionEnd(failure)) return words.refusals.expired;
  const known: Partial<Record<string, string>> = words.refusals;
  return known[code] ?? words.failed(requestId);
}
