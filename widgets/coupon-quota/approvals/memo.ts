import { html, nothing, type TemplateResult } from 'lit';
import { MEMO_MAXIMUM } from '../../../shared/values/ids.ts';
import type { ApprovalStrings } from './strings/index.ts';

const ID = 'approval-memo';

/**
 * What whoever decides notes, by operation: it stays typed while they look around, until the operation is decided. Optional; at most 512
 * characters, counted as the server counts them.
 */
export class DecisionMemos {
  readonly #typed = new Map<string, string>();

  /** What is sent; empty where nothing was noted. */
  of(operationId: string): string {
    return (this.#typed.get(operationId) ?? '').trim();
  }

  isTooLong(operationId: string): boolean {
    return countOf(this.of(operationId)) > MEMO_MAXIMUM;
  }

  type(operationId: string, memo: string): void {
    this.#typed.set(operationId, memo);
  }

  forget(operationId: string): void {
    this.#typed.delete(operationId);
  }

  /** `isHeld`: true while what was sent must stay as it is. */
  field(operationId: string, words: ApprovalStrings['memo'], parts: { isHeld: boolean; onType: (memo: string) => void }): TemplateResult {
    const used = countOf(this.of(operationId));
    const isTooLong = used > MEMO_MAXIMUM;
    return html`<div class="field verdict-memo" part="field">
      <label for=${ID}>${words.label}</label>
      <textarea
        class="input" part="input"
        id=${ID}
        rows="2"
        autocomplete="off"
        .value=${this.#typed.get(operationId) ?? ''}
        ?readonly=${parts.isHeld}
        aria-invalid=${isTooLong ? 'true' : nothing}
        aria-describedby="${ID}-told"
        @input=${(event: Event) => parts.onType((event.target as HTMLTextAreaElement).value)}
      ></textarea>
      <span class="verdict-told ${isTooLong ? 'over' : ''}" id="${ID}-told">
        <span aria-live="polite">${isTooLong ? words.tooLong(used - MEMO_MAXIMUM) : nothing}</span>
        <span>${words.characters(used, MEMO_MAXIMUM)}</span>
      </span>
    </div>`;
  }
}

/** Moves the focus to the field, where what is wrong stands. */
export function focusMemo(root: ParentNode | null | undefined): void {
  root?.querySelector<HTMLElement>(`#${ID}`)?.focus();
}

/** Characters as a person counts them; an emoji outside the basic plane is one. */
function countOf(memo: string): number {
  return [...memo].length;
}
