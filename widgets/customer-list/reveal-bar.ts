import { html, nothing, type TemplateResult } from 'lit';
import { REVEAL_PURPOSES } from '../../shared/values/lists.ts';
import { decidingWindow } from '../core/allowance.ts';
import { formatClock, formatCount } from '../core/formats.ts';
import type { RevealRefusal } from '../core/reveals.ts';
import { selectField } from '../kit/field.ts';
import { noticeIcons } from '../kit/notice-icons.ts';
import type { CustomerListController } from './controller.ts';
import type { Strings } from './strings/index.ts';

/** Between filters and rows: how much may still be revealed, for what purpose, and why something was not. */
export function revealBar(controller: CustomerListController, strings: Strings): TemplateResult {
  const { allowance, refusal, purpose } = controller.reveals;
  const words = refusal
    ? refusalWords(refusal, controller, strings)
    : allowance
      ? strings.reveal.remaining(formatCount(allowance.remaining), decidingWindow(allowance))
      : '';
  return html`
    ${
      allowance?.isPurposeRequired
        ? selectField({
            id: 'purpose',
            label: strings.reveal.purpose,
            value: purpose,
            options: [
              { value: '', label: strings.reveal.choosePurpose },
              ...REVEAL_PURPOSES.map((value) => ({ value, label: strings.reveal.purposes[value] })),
            ],
            onPick: (value) => controller.choosePurpose(value as typeof purpose),
          })
        : nothing
    }
    <p class="allowance ${refusal ? 'refusal' : ''}" role=${refusal ? 'alert' : nothing}>${refusal ? noticeIcons.warning : nothing}<span>${words}</span></p>`;
}

function refusalWords(refusal: RevealRefusal, controller: CustomerListController, { reveal }: Strings): string {
  const time = refusal.againAt === null ? null : formatClock(refusal.againAt, true);
  const remaining = controller.reveals.allowance?.remaining ?? 0;
  switch (refusal.code) {
    case 'purpose-missing':
    case 'purpose-required':
      return reveal.purposeNeeded;
    case 'reveal-limit-reached':
      if (remaining > 0) return reveal.notEnough(formatCount(remaining), time);
      return time ? reveal.limitReached(time) : reveal.limitReachedUntimed;
    case 'not-found':
      return reveal.customerGone;
    case 'permission-missing':
    case 'feature-not-in-session':
      return reveal.notAllowed;
    case 'offline':
      return reveal.offline;
    default:
      return reveal.failed(refusal.requestId);
  }
}
