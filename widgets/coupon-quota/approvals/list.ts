import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../core/formats.ts';
import { progress } from '../../kit/progress.ts';
import { resultNotice } from '../../kit/toast.ts';
import { amountOf, doerOf, isUnderWay, momentOf, type Operation, whatOf } from '../operation/operation.ts';
import type { OperationStrings } from '../operation/strings/index.ts';
import type { ApprovalStrings } from './strings/index.ts';

const HOUR_SECONDS = 3600;
const DAY_HOURS = 24;

export interface WaitingWords {
  approval: ApprovalStrings;
  operation: OperationStrings;
}

export interface WaitingActs {
  /** Seconds since the operations were read. */
  age: number;
  isBusy: (operationId: string) => boolean;
  look: (operation: Operation) => void;
  /** Which own operation is asked whether it is to be taken back. */
  questioned: string | null;
  question: (operationId: string | null) => void;
  stop: (operation: Operation) => void;
}

/** How long an operation still waits, in words. */
export function timeLeft(seconds: number, words: ApprovalStrings['dialog']): string {
  const hours = Math.floor(seconds / HOUR_SECONDS);
  if (hours < 1) return words.leftSoon;
  return hours < DAY_HOURS ? words.leftHours(String(hours)) : words.left(String(Math.floor(hours / DAY_HOURS)), String(hours % DAY_HOURS));
}

/** To how many it goes. */
export function targetsOf({ kind, items }: Operation, words: ApprovalStrings['dialog']): string {
  const count = formatCount(items.total);
  if (kind === 'coupon-issue') return words.customers(count);
  return kind === 'quota-grant' ? words.resellers(count) : words.targets(count);
}

/** What came of one that was decided or watched; null while it still waits or goes on. */
export function outcomeOf(operation: Operation, { approval: { act }, operation: words }: WaitingWords): TemplateResult | null {
  const { state, items, amount, currency, isOwn } = operation;
  const asked = amountOf(amount.asked, currency, words);
  const moved = amountOf(amount.moved, currency, words);
  const done = formatCount(items.done);
  const refused = formatCount(items.refused);
  if (state === 'rejected') return resultNotice({ kind: 'done', text: act.rejected(asked) });
  if (state === 'stopped' && items.done === 0) return resultNotice({ kind: 'done', text: act.withdrawn(asked) });
  if (state === 'awaiting-approval') return null;
  if (isUnderWay(operation)) return isOwn ? null : resultNotice({ kind: 'done', text: act.approved(asked) });
  if (items.refused > 0) return resultNotice({ kind: 'partial', text: act.partly(done, refused, moved) });
  return resultNotice({ kind: 'done', text: isOwn ? act.ended(done, moved) : act.executed(done, moved) });
}

/** Operations that wait, and own ones that go on. */
export function waitingList(operations: readonly Operation[], words: WaitingWords, acts: WaitingActs): TemplateResult {
  if (operations.length === 0) return html`<p class="faint">${words.approval.dialog.none}</p>`;
  return html`<ul class="parties waiting-list">
    ${operations.map((operation) => html`<li>${entry(operation, words, acts)}</li>`)}
  </ul>`;
}

function entry(operation: Operation, words: WaitingWords, acts: WaitingActs): TemplateResult {
  const { approval, operation: told } = words;
  const { dialog } = approval;
  const { isOwn, by, at, amount, currency, memo, quotaId, state } = operation;
  const who = isOwn ? dialog.you : doerOf(by, told);
  return html`<div class="waiting-head">
      <span class="waiting-what">${whatOf(operation, told)}<span class="faint">${targetsOf(operation, dialog)}${quotaId ? ` · ${told.items.quota(quotaId)}` : nothing}</span></span>
      <b class="waiting-amount">${amountOf(amount.asked, currency, told)}</b>
    </div>
    <p class="waiting-facts"><span class="op-state ${state}">${told.states[state]}</span><span>${dialog.asked(who, momentOf(at))}</span>${memo ? html`<span>${told.facts.memo}: ${memo}</span>` : nothing}</p>
    ${outcomeOf(operation, words) ?? nothing}${below(operation, words, acts)}`;
}

function below(operation: Operation, { approval, operation: told }: WaitingWords, acts: WaitingActs): TemplateResult | typeof nothing {
  const { dialog } = approval;
  const { operationId, isOwn, items, amount, currency, isStopping } = operation;
  const asked = amountOf(amount.asked, currency, told);
  const isBusy = acts.isBusy(operationId);
  if (isUnderWay(operation)) {
    const done = items.total - items.waiting;
    const text = told.progress(formatCount(done), formatCount(items.total));
    return html`<div class="waiting-foot">
      ${progress({ label: told.states[operation.state], done, total: items.total, text })}
      ${isOwn ? html`<button type="button" class="button" part="button" aria-disabled=${isBusy || isStopping} @click=${() => !isStopping && acts.stop(operation)}>${isStopping ? dialog.stopping : dialog.stop}</button>` : nothing}
    </div>`;
  }
  if (operation.state !== 'awaiting-approval') return nothing;
  const left = timeLeft((operation.approval?.expiresInSeconds ?? 0) - acts.age, dialog);
  if (!isOwn) {
    return html`<div class="waiting-foot"><span class="waiting-left">${left}</span>
      ${operation.approval?.canDecide ? html`<button type="button" class="button primary" part="button button-primary" @click=${() => acts.look(operation)}>${dialog.look}</button>` : nothing}
    </div>`;
  }
  if (acts.questioned === operationId) {
    return html`<div class="waiting-foot"><span class="waiting-left" role="alert">${dialog.withdrawQuestion(asked)}</span>
      <button type="button" class="button" part="button" @click=${() => acts.question(null)}>${dialog.cancel}</button>
      <button type="button" class="button danger-act" part="button" aria-disabled=${isBusy} @click=${() => acts.stop(operation)}>${isBusy ? dialog.busy : dialog.withdrawAct(asked)}</button>
    </div>`;
  }
  return html`<div class="waiting-foot"><span class="waiting-left">${dialog.own} ${left}</span>
    <button type="button" class="button" part="button" @click=${() => acts.look(operation)}>${told.items.list}</button>
    <button type="button" class="button" part="button" @click=${() => acts.question(operationId)}>${dialog.withdraw}</button>
  </div>`;
}
