import { css, html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '../../core/failure.ts';
import { formatClock } from '../../core/formats.ts';
import type { CodeEndpoint, MoneyAct } from '../../core/money-act.ts';
import { codeField } from '../../kit/code-field.ts';
import { resultNotice } from '../../kit/toast.ts';
import type { MoneyStrings } from './strings/index.ts';

/** A refusal in a sentence: what happened, then what to do. */
export function refusalText(code: string | null, words: MoneyStrings, requestId: string | null = null): string {
  const known = code === null ? undefined : (words.refusals as Partial<Record<string, readonly [string, string]>>)[code];
  return words.told(...(known ?? words.unknown(requestId)));
}

/** What happened, where it was done; null where nothing did. */
export function failureLine(failure: Failure | null, words: MoneyStrings): TemplateResult | typeof nothing {
  if (!failure) return nothing;
  const { code, requestId, retryAfterSeconds } = failure;
  const when = retryAfterSeconds === null ? '' : words.after(formatClock(Date.now() + retryAfterSeconds * 1000, true));
  return resultNotice({ kind: 'refused', text: `${refusalText(code, words, requestId)}${when}` });
}

/** The step in which a code is entered; the dialog around it shows what it is for. */
export function codeStep<Key extends CodeEndpoint>(act: MoneyAct<Key>, words: MoneyStrings, summary: string): TemplateResult {
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
      <button type="button" class="button quiet" ?disabled=${act.isBusy} @click=${() => void act.sendCode()}>${act.isSendingCode ? code.sending : code.again}</button>
    </p>
  </section>`;
}

export const moneyStyles = css`
  .code-step {
    display: grid;
    gap: 12px;
  }
  .code-step p {
    margin: 0;
  }
  .code-step .code-for {
    font-size: 20px;
    font-weight: 600;
  }
  .code-facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    color: var(--_text-secondary);
    font-size: 12px;
  }
  .sum {
    display: grid;
    gap: 4px;
    padding: 16px;
    border-radius: var(--_radius-panel);
    background: var(--_surface-raised);
  }
  .sum-total {
    font-size: 28px;
    font-weight: 600;
    line-height: 36px;
    overflow-wrap: anywhere;
  }
  .sum-line {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 16px;
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
  }
  .sum-line b {
    color: var(--_text);
    font-weight: 400;
  }
  .button.danger-act {
    border-color: var(--_danger);
    background: var(--_danger);
    color: var(--_surface);
  }
  .button.danger-act:hover {
    border-color: color-mix(in oklab, var(--_text) 20%, var(--_danger));
    background: color-mix(in oklab, var(--_text) 20%, var(--_danger));
  }
`;
