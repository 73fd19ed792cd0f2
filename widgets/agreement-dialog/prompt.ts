import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatDeadline } from '../core/formats.ts';
import type { NoticeParts } from '../kit/notice.ts';
import { noticeIcons } from '../kit/notice-icons.ts';
import { unbroken } from '../kit/unbroken.ts';
import type { Pending } from './controller.ts';
import type { Strings } from './strings/index.ts';

const DAY_SECONDS = 24 * 60 * 60;

export interface PromptActs {
  sign: () => void;
  later: () => void;
  isOpening: boolean;
  hasFailed: boolean;
}

/** What is to be signed first, why, until when, and how many come after it. */
export function prompt(pending: readonly Pending[], strings: Strings, acts: PromptActs): TemplateResult | typeof nothing {
  const [first] = pending;
  if (!first) return nothing;
  const sentence = sentenceOf(first, strings);
  const { isOverdue, isRequired, expiresInSeconds } = first;
  const facts = [
    isOverdue && isRequired ? strings.waits : '',
    !isOverdue && expiresInSeconds !== null ? leftOf(expiresInSeconds, strings) : '',
    pending.length > 1 ? strings.more(formatCount(pending.length - 1)) : '',
  ].filter(Boolean);
  return html`<section class="prompt ${isOverdue ? 'overdue' : ''}" part="prompt" aria-label=${strings.label}>
    <span class="prompt-icon">${isOverdue ? noticeIcons.warning : noticeIcons.clock}</span>
    <div class="prompt-text">
      <p class="prompt-title">${isOverdue ? html`<span class="chip warning" part="badge">${strings.overdue}</span> ` : nothing}${unbroken(sentence, first.dueAt && formatDeadline(first.dueAt))}</p>
      ${facts.length > 0 ? html`<p class="prompt-more">${facts.map((fact) => html`<span>${fact}</span>`)}</p>` : nothing}
      ${acts.hasFailed ? html`<p class="prompt-problem" role="alert">${strings.notCome}</p>` : nothing}
    </div>
    <div class="prompt-acts">
      <button type="button" class="button primary sign-now" part="button button-primary" aria-disabled=${acts.isOpening} @click=${acts.sign}>
        ${acts.isOpening ? strings.opening : strings.signNow}
      </button>
      <button type="button" class="button quiet later" part="button button-quiet" @click=${acts.later}>${strings.later}</button>
    </div>
  </section>`;
}

export function sentenceOf(pending: Pending, strings: Strings): string {
  const { title, reason, isOverdue } = pending;
  return strings.asked({ title, reason, due: dueOf(pending, strings), isOverdue });
}

function dueOf({ dueAt }: Pending, strings: Strings): string | null {
  return dueAt === null ? null : strings.due(formatDeadline(dueAt));
}

function leftOf(seconds: number, strings: Strings): string {
  return seconds < DAY_SECONDS ? strings.lastDay : strings.left(formatCount(Math.floor(seconds / DAY_SECONDS)));
}

/** Why it is not known what is to be signed, in a line: the page around it goes on without. */
export function trouble({ title, advice, actions = [], requestId, state = 'failed' }: NoticeParts): TemplateResult {
  return html`<div class="prompt" part="notice" data-state=${state} role="group">
    <span class="prompt-icon">${noticeIcons.warning}</span>
    <div class="prompt-text">
      <p class="prompt-title">${title}</p>
      <p class="prompt-more"><span>${advice}</span>${requestId ? html`<span>${requestId.label} <code>${requestId.value}</code></span>` : nothing}</p>
    </div>
    <div class="prompt-acts">
      ${actions.map(({ label, onAct }) => html`<button type="button" class="button" part="button" @click=${onAct}>${label}</button>`)}
    </div>
  </div>`;
}
