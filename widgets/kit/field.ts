import { html, nothing, type TemplateResult } from 'lit';

export interface TextFieldParts {
  id: string;
  label: string;
  value: string;
  /** Shown under the field while what is typed cannot be searched for. */
  help?: string | undefined;
  /** True where what is typed is wrong, not merely unfinished. */
  isInvalid?: boolean;
  maximumLength?: number;
  /** Default: `search`. */
  type?: 'search' | 'date';
  inputMode?: 'tel' | 'decimal';
  /** Called while typing, but never in the middle of an input method's composition. */
  onType: (value: string) => void;
  /** Called when the field is left, or emptied, after a change. */
  onCommit?: () => void;
}

export function textField(parts: TextFieldParts): TemplateResult {
  const report = (event: Event): void => {
    if ('isComposing' in event && event.isComposing) return;
    const { value } = event.target as HTMLInputElement;
    parts.onType(value);
    if (value === '') parts.onCommit?.();
  };
  return html`<div class="field" part="field">
    <label for=${parts.id}>${parts.label}</label>
    <input
      class="input" part="input"
      type=${parts.type ?? 'search'}
      id=${parts.id}
      .value=${parts.value}
      maxlength=${parts.maximumLength ?? nothing}
      inputmode=${parts.inputMode ?? nothing}
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      enterkeyhint="search"
      aria-invalid=${parts.isInvalid ? 'true' : nothing}
      aria-describedby=${parts.help ? `${parts.id}-help` : nothing}
      @input=${report}
      @change=${parts.onCommit ?? nothing}
      @compositionend=${report}
    />
    ${parts.help ? html`<span class="help" id="${parts.id}-help">${parts.help}</span>` : nothing}
  </div>`;
}

export interface SelectOption {
  value: string;
  label: string;
}

export interface SelectParts {
  id: string;
  label: string;
  value: string;
  options: readonly SelectOption[];
  isLabelUnseen?: boolean;
  onPick: (value: string) => void;
}

export function selectField(parts: SelectParts): TemplateResult {
  return html`<div class="field" part="field">
    <label class=${parts.isLabelUnseen ? 'unseen' : ''} for=${parts.id}>${parts.label}</label>
    <select class="input" part="input" id=${parts.id} @change=${(event: Event) => parts.onPick((event.target as HTMLSelectElement).value)}>
      ${parts.options.map((option) => html`<option value=${option.value} .selected=${option.value === parts.value}>${option.label}</option>`)}
    </select>
  </div>`;
}
