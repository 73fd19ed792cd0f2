import { html, nothing, type TemplateResult } from 'lit';
import { REVEAL_PURPOSES } from '../../shared/values/lists.ts';
import { decidingWindow } from '../core/allowance.ts';
import { formatClock, formatCount } from '../core/formats.ts';
import type { RevealRefusal, Reveals } from '../core/reveals.ts';
import type { RevealWords } from '../core/strings/zh-CN.ts';
import { selectField } from './field.ts';
import { noticeIcons } from './notice-icons.ts';

/** How much may still be revealed, for what purpose, and why something was not. */
export function revealBar(reveals: Reveals, words: RevealWords): TemplateResult {
  const { allowance, refusal, purpose } = reveals;
  const text = refusal
    ? refusalWords(refusal, allowance?.remaining ?? 0, words)
    : allowance
      ? words.remaining(formatCount(allowance.remaining), decidingWindow(allowance))
      : '';
  return html`
    ${
      allowance?.isPurposeRequired
        ? selectField({
            id: 'purpose',
            label: words.purpose,
            value: purpose,
            options: [
              { value: '', label: words.choosePurpose },
              ...REVEAL_PURPOSES.map((value) => ({ value, label: words.purposes[value] })),
            ],
            onPick: (value) => reveals.choosePurpose(value as typeof purpose),
          })
        : nothing
    }
    <p class="allowance ${refusal ? 'refusal' : ''}" role=${refusal ? 'alert' : nothing}>${refusal ? noticeIcons.warning : nothing}<span>${text}</span></p>`;
}

function refusalWords(refusal: RevealRefusal, remaining: number, words: RevealWords): string {
  const time = refusal.againAt === null ? null : formatClock(refusal.againAt, true);
  const isReveal = refusal.attempt === 'reveal';
  switch (refusal.code) {
    case 'purpose-missing':
    case 'purpose-required':
      return words.purposeNeeded;
    case 'not-copied':
      return words.notCopied;
    case 'reveal-limit-reached':
      if (remaining > 0) return words.notEnough(formatCount(remaining), time);
      return time ? words.limitReached(time) : words.limitReachedUntimed;
    case 'not-found':
      return words.customerGone;
    case 'permission-missing':
    case 'feature-not-in-session':
      return words.notAllowed;
    case 'changes-closed':
      return words.unrecorded;
    case 'offline':
      return isReveal ? words.offline : words.notDisclosedOffline;
    default:
      return (isReveal ? words.failed : words.notDisclosed)(refusal.requestId);
  }
}
