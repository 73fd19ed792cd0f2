import { css, html, nothing, type TemplateResult } from 'lit';
import type { EndpointKey } from '../../../shared/contract/index.ts';
import type { Failure } from '../../core/failure.ts';
import { formatClock } from '../../core/formats.ts';
import type { MoneyAct } from '../../core/money-act.ts';
import { codeField } from '../code-field.ts';
import { resultNotice } from '../toast.ts';
import type { ActWords } from './strings/zh-CN.ts';

/** A refusal in a sentence: what happened, then what to do. */
export function refusalText(code: string | null, words: ActWords, requestId: string | null = null): string {
  const known = code === null ? undefined : (words.refusals as Partial<Record<string, readonly [string, string]>>)[code];
  return words.told(...(known ?? words.unknown(requestId)));
}

/** What happened, where it was done; null where nothing did. */
export function failureLine(failure: Failure | null, words: ActWords): TemplateResult | typeof nothing {
  if (!failure) return nothing;
  const { code, requestId, retryAfterSeconds } = failure;
  const when = retryAfterSeconds === null ? '' : words.after(formatClock(Date.now() + retryAfterSeconds * 1000, true));
  return resultNotice({ kind: 'refused', text: `${refusalText(code, words, requestId)}${when}` });
}

/** The step in which a code is entered; the dialog around it shows what it is for. */
export function codeStep<Key extends EndpointKey>(act: MoneyAct<Key>, words: ActWords, summary: string): TemplateResult {
  const { code } = words;
  const { sent, failure } = act;
  const isOver = sent !== null && sent.endsAt <= performance.now();
  const problem = isOver ? code.over : failure ? refusalText(failure.code, words, failure.requestId) : null;
  return html`<section class="code-step" aria-label=${code.heading}>
    <p class="code-for">${summary}</p>
    <p>${sent ? code.sentTo(sent.sentTo) : code.sending}</p>
    ${codeField({
      id: 'step-up-code',
      label: code.label,
      value: act.code,
      problem,
      isDisabled: act.isBusy,
      onType: (digits) => act.type(digits),
      onComplete: (digits) => void act.enter(digits),
    })}
    <p class="code-facts">
      ${sent ? html`<span>${code.triesLeft(sent.triesLeft)}</span>` : nothing}
      <button type="button" class="button quiet" part="button button-quiet" ?disabled=${act.isBusy} @click=${() => void act.sendCode()}>${act.isSendingCode ? code.sending : code.again}</button>
    </p>
  </section>`;
}

/** Of the code's step, and of the button that cannot be undone. */
export const actStyles = css`
  .code-step {
    display: grid;
    gap: var(--_space-3);
  }
  .code-step p {
    margin: 0;
  }
  .code-step .code-for {
    font-size: var(--_font-size-title);
    font-weight: var(--_font-weight-strong);
  }
  .code-facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-3);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .button.danger-act {
    border-color: var(--_danger);
    background: var(--_danger);
    color: var(--_surface);
  }
  .button.danger-act:hover {
    border-color: var(--_danger-hover);
    background: var(--_danger-hover);
  }
`;
