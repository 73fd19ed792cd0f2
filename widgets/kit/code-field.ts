import { css, html, nothing, type TemplateResult } from 'lit';

/** Digits of a code. */
export const CODE_LENGTH = 6;

export interface CodeFieldParts {
  id: string;
  label: string;
  /** Digits typed so far. */
  value: string;
  /** What is wrong with it; null while nothing is. */
  problem: string | null;
  isDisabled?: boolean;
  onType: (digits: string) => void;
  /** All digits are there: by typing, pasting, or the browser's own offer. */
  onComplete: (digits: string) => void;
}

/** One field for a code of six digits: pasted with spaces it is still taken, and phones offer what came by message. */
export function codeField(parts: CodeFieldParts): TemplateResult {
  const report = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const digits = field.value.normalize('NFKC').replace(/\D/g, '').slice(0, CODE_LENGTH);
    if (field.value !== digits) field.value = digits;
    parts.onType(digits);
    if (digits.length === CODE_LENGTH) parts.onComplete(digits);
  };
  return html`<div class="field code-field" part="field">
    <label for=${parts.id}>${parts.label}</label>
    <input
      class="input code-digits" part="input"
      type="text"
      id=${parts.id}
      .value=${parts.value}
      inputmode="numeric"
      autocomplete="one-time-code"
      spellcheck="false"
      enterkeyhint="done"
      ?disabled=${parts.isDisabled ?? false}
      aria-invalid=${parts.problem ? 'true' : nothing}
      aria-describedby=${parts.problem ? `${parts.id}-problem` : nothing}
      @input=${report}
    />
    ${parts.problem ? html`<span class="problem" id="${parts.id}-problem" role="alert">${parts.problem}</span>` : nothing}
  </div>`;
}

export const codeFieldStyles = css`
  .code-field {
    max-inline-size: 208px;
  }
  .code-digits {
    block-size: 44px;
    padding-inline: var(--_space-3);
    font-size: var(--_font-size-title);
    letter-spacing: 0.3em;
  }
  .code-field .problem {
    max-inline-size: 320px;
    color: var(--_danger);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
    white-space: normal;
  }
`;
